"""Tell the earliest year that a text can be of, by the names in it that did not exist before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from index.analysis.word_lists import read_entries
from index.dates.normalization import fold

_FILE = Path(__file__).with_name("french") / "first_years.txt"


def first_year(text: str) -> int | None:
    """Return the latest of the years in which the names of a text began; None if it has no such name.

    An article on Daech is not older than 2013, whatever day it is of.
    """
    words = _spaced(text)
    years = [year for name, year in _first_years().items() if name in words]
    return max(years, default=None)


@cache
def _first_years() -> Mapping[str, int]:
    """Return the year of each name, written as `_spaced` writes it."""
    years: dict[str, int] = {}
    for entry in read_entries(_FILE):
        year, _, name = entry.partition(" ")
        years[_spaced(name)] = int(year)
    return years


def _spaced(text: str) -> str:
    """Return the folded words of a text with a space around each."""
    return f" {fold(text)} "
