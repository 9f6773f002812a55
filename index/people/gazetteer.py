"""The word lists of `index/people/french`: plain text, one entry a line, below lines of comment that begin with `#`."""

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


@cache
def words(name: str) -> frozenset[str]:
    """A list as a set, read when first needed."""
    return frozenset(entries(name))
