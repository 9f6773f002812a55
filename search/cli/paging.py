"""Tell which pages of results there are."""

from __future__ import annotations

from search.cli import console


def say_page_missing(total: int, limit: int, page: int) -> None:
    """Print which page is the last one, if a page is beyond it."""
    last = -(-total // limit)
    if total and page > last:
        console.say_message("page-missing", page=page, last=last)
