"""The pages of a long answer: the number of the last one, and the addresses of the neighbours."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from search.serve.api.links import api_address
from search.serve.parts.pager import MAX_PAGES
from search.serve.visit import Visit


class ListLinks(Struct, frozen=True):
    """The addresses of the neighbouring pages, or null at the ends."""

    next: str | None
    prev: str | None


def last_page(total: int, limit: int, least: int = 1) -> int:
    """Return the number of the last page.

    Args:
        total: The number of all that is listed.
        limit: The number of those that stand on one page.
        least: A page that there is in any case.
    """
    return min(max(-(-total // limit), least), MAX_PAGES)


def neighbours(visit: Visit, path: str, asked: Struct, page: int, *, has_more: bool) -> ListLinks:
    """Return the addresses of the neighbouring pages.

    Args:
        visit: The request.
        path: The path of the operation.
        asked: Its parameters, the number of the page among them.
        page: The number of the page.
        has_more: True if there is a page after this one.
    """

    def address(number: int) -> str:
        return api_address(visit, path, replace(asked, page=number))

    return ListLinks(
        next=address(page + 1) if has_more and page < MAX_PAGES else None,
        prev=address(page - 1) if page > 1 else None,
    )
