"""Read the word lists in `index/people/french`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from index.analysis.word_lists import read_entries

_FOLDER = Path(__file__).with_name("french")


def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a list in their order, comments left out.

    Args:
        name: The file's name without its suffix.
    """
    return tuple(read_entries(_FOLDER / f"{name}.txt"))


def has_entry(name: str, entry: str) -> bool:
    """Return True if a list has an entry.

    To look a few entries up in the text of a long list takes a hundredth of the time of making a
    set of it.
    """
    return f"\n{entry}\n".encode() in _content(name)


@cache
def _content(name: str) -> bytes:
    """Return the file of a list, which is kept."""
    return (_FOLDER / f"{name}.txt").read_bytes()


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list as a set; it is read when it is first needed."""
    return frozenset(entries(name))
