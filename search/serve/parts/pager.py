"""The numbers of the pages of hits."""

from __future__ import annotations

from msgspec import Struct

from search.serve.asking import Question
from search.serve.visit import Visit

MAX_PAGES = 1000
"""Pages that may be asked for."""
_NEIGHBOURS = 2
"""Pages that are named on either side of the one that is shown."""


class PageLink(Struct, frozen=True):
    """The number of a page and its address; without a number, a gap between numbers."""

    number: str = ""
    address: str = ""
    is_current: bool = False


class Pager(Struct, frozen=True):
    """Links to the pages of hits.

    Attributes:
        previous, following: The addresses of the neighbours; empty at the ends.
        links: The pages that are named.
    """

    previous: str
    following: str
    links: tuple[PageLink, ...]


def pager_of(
    visit: Visit, path: str, question: Question, total: int, *, has_more: bool
) -> Pager | None:
    """Return the links to the pages of some hits, or None if they are all on one page.

    Args:
        visit: The request.
        path: The path of the page.
        question: The question.
        total: Number of hits on all pages.
        has_more: True if there is a page after this one.
    """
    last = min(max(-(-total // question.limit), question.page + has_more), MAX_PAGES)
    if last <= 1:
        return None

    def address(number: int) -> str:
        is_page = 1 <= number <= last and number != question.page
        return visit.address(path, question.but(page=number)) if is_page else ""

    links: list[PageLink] = []
    previous = 0
    for number in _named(question.page, last):
        if number > previous + 1:
            links.append(PageLink())
        is_current = number == question.page
        links.append(PageLink(visit.words.number(number), address(number), is_current))
        previous = number
    following = address(question.page + 1) if has_more else ""
    return Pager(address(question.page - 1), following, tuple(links))


def _named(current: int, last: int) -> list[int]:
    """Return the pages that are named: both ends, and those near the current one."""
    near = range(current - _NEIGHBOURS, current + _NEIGHBOURS + 1)
    return sorted({1, last, *(number for number in near if 1 <= number <= last)})
