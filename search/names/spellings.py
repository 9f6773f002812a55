"""Counted names -> people: the spellings of one person brought together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from index.people.lookup import lookup_key

Spellings = Mapping[str, int]
"""By spelling of one person's name, how many articles have it."""


def persons(counts: Spellings) -> list[Spellings]:
    """Spellings of one person brought together, the most frequent first, and so are the people."""
    merged: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, count in counts.items():
        merged[lookup_key(name) or name][name] = count
    ordered = (dict(sorted(spellings.items(), key=_most_first)) for spellings in merged.values())
    return sorted(ordered, key=lambda spellings: (-sum(spellings.values()), display(spellings)))


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def display(spellings: Spellings) -> str:
    """The most frequent spelling."""
    return next(iter(spellings))
