"""Read the word lists in `index/people/french`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from index.analysis.word_lists import read_entries

_FOLDER = Path(__file__).with_name("french")
_MAX_SEARCHES = 20
"""Searches through the text of a list. As many more would take as long as making a set of it."""


def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a list in their order, comments left out.

    Args:
        name: The file's name without its suffix.
    """
    return tuple(read_entries(_FOLDER / f"{name}.txt"))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list as a set; it is read when it is first needed."""
    return frozenset(entries(name))


def has_entry(name: str, entry: str) -> bool:
    """Return True if a list has an entry. No set is made of a list that is seldom asked."""
    return _asked_list(name).has(entry)


class _AskedList:
    """A list that is searched as a text, as long as that takes less time than making a set of it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._content = (_FOLDER / f"{name}.txt").read_bytes()
        self._searches = 0

    def has(self, entry: str) -> bool:
        """Return True if the list has an entry."""
        if self._searches == _MAX_SEARCHES:
            return entry in word_set(self._name)
        self._searches += 1
        return f"\n{entry}\n".encode() in self._content


_asked_list = cache(_AskedList)
