"""The year of a date that comes with its day of the week and without a year.

A date falls on the same weekday every five, six or eleven years. The years that the article itself names mostly tell
which of these it is; where they tell nothing, the latest is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from index.dates.french.words import MONTH_PATTERN
from index.dates.written import Written

_FIRST_YEAR: Final = 1990
_HISTORY: Final = 15  # years: what lies further back says little about the day of an article
_WITH_MONTH: Final = (0, 1, -1)
_ALONE: Final = (0, 1)
"""How many years after the latest year it names an article is likely to be of, the likeliest first; a year is surer
evidence where it comes with its month or season."""

# Four digits that are no year are mostly told by what they count.
_NAMED = re.compile(
    r"""(?:19|20)[0-9]{2}(?<![0-9A-Za-z.,/][0-9]{4})(?![0-9A-Za-z])
    (?!\s?(?:[€$%£°]|(?:euros?|dollars|personnes|hommes|femmes|enfants|morts|blessés|soldats|combattants|policiers
    |habitants|manifestants|voix|emplois|logements|places|salariés|mètres|m²|kilo\w+|km|hectares|tonnes|pages|cas)\b))""",
    re.VERBOSE,
)
_MONTH_BEFORE = re.compile(
    rf"\b(?:{MONTH_PATTERN}|été|hiver|automne|printemps|début|fin|saison)\s$"
)


def inferred(written: Written, text: str, hints: Sequence[int], latest: date) -> date | None:
    """The day that a date without a year most likely means.

    Args:
        written: A date with a weekday and without a year.
        text: The article, which may name years.
        hints: Years that its file or address are filed under, the best first.
        latest: The article is not later than this day.

    Returns:
        The day; None when there is none with that weekday.
    """
    found = _first(written, hints, latest)
    if found is None:
        named = _years_named(text, latest)
        dated = [year for year, with_month in named if with_month]
        likely = [max(dated) + away for away in _WITH_MONTH] if dated else []
        likely += [max(named)[0] + away for away in _ALONE] if named else []
        found = _first(written, likely, latest)
    return found or _first(written, range(latest.year, _FIRST_YEAR - 1, -1), latest)


def _years_named(text: str, latest: date) -> list[tuple[int, bool]]:
    """The years that are neither history nor yet to come, and whether a month or a season comes before each."""
    return [
        (year, _MONTH_BEFORE.search(text, max(0, found.start() - 12), found.start()) is not None)
        for found in _NAMED.finditer(text)
        if latest.year - _HISTORY <= (year := int(found[0])) <= latest.year
    ]


def _first(written: Written, years: Iterable[int], latest: date) -> date | None:
    days = (written.in_year(year) for year in years if year >= _FIRST_YEAR)
    return next((day for day in days if day and day <= latest), None)
