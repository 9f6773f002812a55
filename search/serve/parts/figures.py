"""Write figures as the pages have them."""

from __future__ import annotations

from search.serve.visit import Visit


def percentage(visit: Visit, share: float | None) -> str:
    """Write a share such as 0.125 as a percentage; nothing if it is not known."""
    if share is None:
        return ""
    words = visit.words.catalogue
    return f"{words.number(100 * share, 1)}{words.percent}"
