"""Check the options of questions: orders, pages and limits."""

from __future__ import annotations

from typing import get_args

from index.engines.base import Sort
from index.errors import InputError
from index.messages import Message

MAX_PAGE_HITS = 100_000
"""Limit on the hits, similar articles or people of a page."""


def check_sort(sort: Sort | None) -> None:
    """Refuse an order that there is not.

    Raises:
        InputError: Hits cannot come in this order.
    """
    if sort is not None:
        check_order(sort, get_args(Sort))


def check_order(order: str, orders: tuple[str, ...]) -> None:
    """Refuse an order that is not among some.

    Raises:
        InputError: It is not.
    """
    if order not in orders:
        raise InputError("sort-unknown", sort=str(order), orders=orders)


def check_page(limit: int, page: int) -> None:
    """Refuse a page that is out of bounds.

    Raises:
        InputError: The number of hits or of the page is too small or too large.
    """
    if not 1 <= limit <= MAX_PAGE_HITS:
        fault = Message.of("limit-out-of-bounds", limit=limit, max_limit=MAX_PAGE_HITS)
    elif page < 1:
        fault = Message.of("page-below-one", page=page)
    else:
        return
    raise InputError(
        "page-out-of-bounds", max_limit=MAX_PAGE_HITS, limit=limit, page=page, fault=fault
    )


def check_limit(limit: int, max_limit: int) -> None:
    """Refuse a limit that is out of bounds.

    Raises:
        InputError: It is below 1 or too large.
    """
    if not 1 <= limit <= max_limit:
        raise InputError("limit-out-of-bounds", limit=limit, max_limit=max_limit)
