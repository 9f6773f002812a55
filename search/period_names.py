"""Write days and periods in words: `1er mars 2019`, `semaine du 4 février 2019`, `February 2019`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from index.messages import Language
from search.timeline import Step, quarter_of

_MAX_KEPT_NAMES = 5_000
"""Names of periods that are remembered: those of ten years of days, in a language."""


class _Calendar(NamedTuple):
    """The words that a language has for dates.

    Attributes:
        months: The names of the months, with spaces between them.
        short_months: The names of the months, abbreviated as newspapers do.
        first: The number of the first day of a month.
        week: The name of a week, with `{}` for its Monday.
        quarter: The name of a quarter, with `{}` for its number.
        span: The name of several days, with `{}` for the first and the last.
    """

    months: str
    short_months: str
    first: str
    week: str
    quarter: str
    span: str

    def month(self, day: date) -> str:
        """Return the name of the month of a day."""
        return self.months.split()[day.month - 1]

    def short_month(self, day: date) -> str:
        """Return the abbreviation of the month of a day."""
        return self.short_months.split()[day.month - 1]

    def day_number(self, day: date) -> str:
        """Return the number of a day in its month, as the language has it before a month."""
        return self.first if day.day == 1 else str(day.day)


_CALENDARS: Mapping[Language, _Calendar] = {
    "fr": _Calendar(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "1er",
        "semaine du {}",
        "T{}",
        "du {} au {}",
    ),
    "en": _Calendar(
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "1",
        "week of {}",
        "Q{}",
        "{} to {}",
    ),
}
"""The words for dates in each language."""


def day_name(day: date, language: Language) -> str:
    """Return a day in words, such as `1er mars 2019` or `1 March 2019`."""
    calendar = _CALENDARS[language]
    return f"{calendar.day_number(day)} {calendar.month(day)} {day.year}"


@lru_cache(_MAX_KEPT_NAMES)
def period_name(start: date, by: Step, language: Language) -> str:
    """Return the name of the period that begins on a day, such as `mars 2019`."""
    calendar = _CALENDARS[language]
    match by:
        case "day":
            return day_name(start, language)
        case "week":
            return calendar.week.format(day_name(start, language))
        case "month":
            return f"{calendar.month(start)} {start.year}"
        case "quarter":
            return f"{calendar.quarter.format(quarter_of(start))} {start.year}"
        case "year":
            return str(start.year)


def short_period_name(start: date, by: Step, language: Language) -> str:
    """Return a name for an axis, such as `févr. 2019`, or `4 févr. 2019` for a day or a week."""
    calendar = _CALENDARS[language]
    if by in ("quarter", "year"):
        return period_name(start, by, language)
    month = f"{calendar.short_month(start)} {start.year}"
    return month if by == "month" else f"{calendar.day_number(start)} {month}"


def span_name(first: date, last: date, language: Language) -> str:
    """Return the name of the days from one to another, such as `du 4 mars 2019 au 2 avril 2020`."""
    if first == last:
        return day_name(first, language)
    span = _CALENDARS[language].span
    return span.format(day_name(first, language), day_name(last, language))
