"""The word lists of `index/people/french`: plain text, one entry a line, below lines of comment that begin with `#`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("french")


def entries(name: str) -> tuple[str, ...]:
    """The entries of a list in the order of its file, comments left out.

    Args:
        name: The file's name without its suffix.
    """
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    first = next(
        (place for place, line in enumerate(lines) if not line.startswith("#")), len(lines)
    )
    return tuple(
        lines[first:]
    )  # a comprehension over every line would take longer than all else a search does


@cache
def words(name: str) -> frozenset[str]:
    """A list as a set, read when first needed."""
    return frozenset(entries(name))
