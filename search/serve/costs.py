"""Refuse queries that cost more than one reader of many may ask for."""

from __future__ import annotations

from collections.abc import Iterable

from index.errors import QueryError
from index.lazy_pattern import lazy_pattern

MAX_EXPANSIONS = 12
"""Words of a query that stand for many others. On the command line, where each user waits for their
own query, there may be more."""

_QUERIES = ("q", "vs", "against")
_WORD = lazy_pattern(r"\S+")
_EXPANSION = lazy_pattern(r"[*~]|\w\?\w")
"""A sign by which a word stands for many others. A question mark may also end a question."""


def check_costs(pairs: Iterable[tuple[str, str]]) -> None:
    """Check the queries among the parameters of an address.

    Raises:
        QueryError: One has too many words such as `retrait*`. It points to the first that is too
            many.
    """
    for name, text in pairs:
        if name in _QUERIES:
            check_cost(text)


def check_cost(text: str) -> None:
    """Check a query; see `check_costs`."""
    words = [word.start() for word in _WORD.finditer(text) if _EXPANSION.search(word[0])]
    if len(words) > MAX_EXPANSIONS:
        position = words[MAX_EXPANSIONS]
        raise QueryError("query-too-many-expansions", position, character=position + 1)
