"""Read the word lists in `index/entities/french`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from index.analysis.word_lists import read_entries

AMBIGUOUS = "?"
"""The mark after a name that means other things as well."""
_FOLDER = Path(__file__).with_name("french")


def list_path(name: str) -> Path:
    """Return the path of a list."""
    return _FOLDER / f"{name}.txt"


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list without sections as a set; it is read when it is first needed."""
    return frozenset(read_entries(list_path(name)))


def split_mark(cell: str) -> tuple[str, bool]:
    """Return a name of a line without its mark, and True if it has the mark."""
    cell = cell.strip()
    return cell.removesuffix(AMBIGUOUS).rstrip(), cell.endswith(AMBIGUOUS)


def synonym_lines() -> list[str]:
    """Return the lines of the list of synonyms, without comments and headings."""
    text = list_path("synonyms").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if "|" in line]
