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
    _check_number("limit-out-of-bounds", limit, max_limit)


def check_width(width: int, max_width: int) -> None:
    """Refuse a number of characters beside a match that is out of bounds.

    Raises:
        InputError: It is below 1 or too large.
    """
    _check_number("width-out-of-bounds", width, max_width)


def check_window(window: int, max_window: int) -> None:
    """Refuse a number of words beside an occurrence that is out of bounds.

    Raises:
        InputError: It is below 1 or too large.
    """
    _check_number("window-out-of-bounds", window, max_window)


def check_min_count(min_count: int) -> None:
    """Refuse a smallest number of occurrences that is out of bounds.

    Raises:
        InputError: It is below 1 or too large.
    """
    _check_number("min-count-out-of-bounds", min_count, MAX_PAGE_HITS)


def _check_number(code: str, number: int, most: int) -> None:
    """Refuse a number below 1 or above a limit, with the message of a code.

    Raises:
        InputError: It is.
    """
    if not 1 <= number <= most:
        raise InputError(code, limit=number, max_limit=most)
