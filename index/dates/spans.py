"""One stretch of time as a user types it: a day, a week, a month, a season, a year, or a part of one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from index.dates.expressions import resolve, shift
from index.dates.french.words import (
    MONTH_NUMBERS,
    RELATIVE_OFFSETS,
    SEASONS,
    THIRDS,
    UNIT_PATTERN,
    WEEKDAY_NUMBERS,
)
from index.dates.normalization import normalize_expression
from index.dates.period import Period
from index.dates.units import months, third, week, whole, years
from index.dates.written import Written, read_date
from index.errors import DateError


def span(typed: str, today: date, before: date) -> Period | None:
    """One day, week, month, season, year or part of one; without a year, it is the latest begun by `before`.

    Raises:
        DateError: It names a day, a month or a year that does not exist; its message is the reason alone.
        OverflowError: It is beyond the calendar.
    """
    written = read_date(typed)
    if written:
        day = _existing(written, before)
        return Period(day, day)
    phrase = _LEAD.sub("", normalize_expression(typed))
    for pattern, meaning in _SPANS:
        found = re.fullmatch(pattern, phrase)
        period = meaning(found, today, before) if found else None
        if period:
            return period
    meant = None if phrase.isdigit() else resolve(phrase, today, past=True)
    return Period(meant, meant) if meant else None


def _existing(written: Written, before: date) -> date:
    """The day a written date names.

    Raises:
        DateError: There is no such day, or it has another weekday; its message is the reason alone.
    """
    if written.year is None:
        day = written.latest(before)
        if day:
            return day
    year = (
        written.year if written.year is not None else 2000
    )  # any leap year: all months at their longest
    last = months(year, written.month).last
    if not last or not 1 <= written.day <= last.day:
        where = f"month {written.month} of {written.year or 'any year'}"
        raise DateError(f"there is no day {written.day} in {where}")
    day = date(year, written.month, written.day)
    if written.weekday is None or day.weekday() == written.weekday:
        return day
    raise DateError(
        f"{day} is a {_weekday_name(day.weekday())}, not a {_weekday_name(written.weekday)}"
    )


def _weekday_name(number: int) -> str:
    return next(name for name, weekday in WEEKDAY_NUMBERS.items() if weekday == number)


def _around_now(found: re.Match[str], today: date, _before: date) -> Period | None:
    away = RELATIVE_OFFSETS.get(found["which"] or found["then"])
    if away is None:
        return None
    if found["unit"][0] in "tq":
        return whole(shift(today, 3 * away, "mois"), found["unit"])
    return whole(shift(today, away, found["unit"]), found["unit"])


def _rolling(found: re.Match[str], today: date, _before: date) -> Period:
    return Period(shift(today, -int(found["amount"]), found["unit"]), today)


def _hours(found: re.Match[str], today: date, _before: date) -> Period:
    return Period(today - timedelta(days=-(-int(found["amount"]) // 24)), today)


def _years(found: re.Match[str], _today: date, _before: date) -> Period:
    return years(int(found["first"]), int(found["last"] or found["first"]))


def _decade(found: re.Match[str], _today: date, _before: date) -> Period:
    typed = int(found["decade"])
    first = typed if typed > 99 else typed + (1900 if typed >= 30 else 2000)
    return years(first, first + 9)


def _numbered_month(found: re.Match[str], _today: date, _before: date) -> Period:
    return months(int(found["year"]), int(found["month"]))


def _latest_year(typed: str | None, month: int, before: date) -> int:
    """The year as typed or, failing that, the latest in which a month has begun by some day."""
    return int(typed or before.year - (month > before.month))


def _named_month(found: re.Match[str], today: date, before: date) -> Period:
    month = MONTH_NUMBERS[found["month"]]
    if found["which"]:
        return months(today.year + RELATIVE_OFFSETS[found["which"]], month)
    if found["last"]:
        before = shift(before.replace(day=1), -1, "mois")
    return months(_latest_year(found["year"], month, before), month)


def _part_of_year(found: re.Match[str], _today: date, before: date) -> Period:
    """A quarter or a half of a year, by its number."""
    amount = 3 if found["unit"][0] in "tq" else 6
    number = int(found["number"]) if found["number"].isdigit() else 12 // amount
    if not 1 <= number <= 12 // amount:
        raise DateError(f"a year has {12 // amount} of these, there is no {number}")
    first = amount * (number - 1) + 1
    return months(_latest_year(found["year"], first, before), first, amount)


def _season(found: re.Match[str], _today: date, before: date) -> Period:
    first, last = SEASONS[found["season"]]
    over = int(first > last)  # a winter ends in the next year
    begun = before.year - ((last if found["last"] else first) > (before.month, before.day))
    year = int(found["year"] or begun - over * bool(found["last"]))
    if over and found["year"] and not found["next"]:
        raise DateError(f"a winter has two years, such as hiver {year - 1}-{year}")
    if found["next"] and int(found["next"]) != year + over:
        raise DateError("only a winter has two years, one after the other")
    years(year, year + over)  # refuses what is no year of the calendar
    return Period(date(year, *first), date(year + over, *last))


def _around(found: re.Match[str], today: date, before: date) -> Period | None:
    """The week or the weekend that a day is of."""
    day = span(found["other"], today, before)
    if day is None or day.first is None or day.first != day.last:
        return None
    return week(day.first) if found["unit"] in {"semaine", "week of"} else week(day.first, 5, 2)


def _numbered_week(found: re.Match[str], today: date, _before: date) -> Period:
    number, typed = int(found["week"]), found["year"] or found["before"]
    try:
        monday = date.fromisocalendar(int(typed or today.year), number, 1)
        if not typed and monday > today:
            monday = date.fromisocalendar(today.year - 1, number, 1)
    except ValueError:
        raise DateError(f"there is no week {number} in {typed or 'that year'}") from None
    return week(monday)


def _weekend(found: re.Match[str], today: date, _before: date) -> Period:
    which = found["which"] or found["then"]
    away = RELATIVE_OFFSETS[which] if which else -(today.weekday() < 5)
    return week(today + timedelta(weeks=away), 5, 2)


def _part_of_month(found: re.Match[str], _today: date, before: date) -> Period | None:
    """The first seven days of a month are its first week, the first fifteen its first fortnight."""
    month = _named_month(found, before, before)
    amount = 7 if found["unit"] == "semaine" else 15
    if month.first is None or month.last is None:
        return None
    first = month.first + timedelta(days=amount * (int(found["number"]) - 1))
    last = (
        month.last
        if amount == 15 and found["number"] == "2"
        else first + timedelta(days=amount - 1)
    )
    return Period(first, min(last, month.last)) if first <= month.last else None


def _third(found: re.Match[str], today: date, before: date) -> Period | None:
    now = found["other"] in {"mois", "month", "annee", "year", "trimestre", "quarter"}
    other = whole(today, found["other"]) if now else span(found["other"], today, before)
    if (
        other is None
        or other.first is None
        or other.last is None
        or (other.last - other.first).days < 27
    ):
        return None
    return third(other.first, other.last, THIRDS[found["part"]])


_YEAR = "(?P<year>[0-9]{4})"
_OF = "(?:de |of |du |d )?(?:l |la |le |the )?"
_MONTH = f"(?P<month>{'|'.join(MONTH_NUMBERS)})"
_AMOUNT = "(?P<amount>[0-9]{1,5})"
_NAMED_UNIT = f"(?P<unit>{UNIT_PATTERN})"
_WHICH = "|".join(RELATIVE_OFFSETS)
_LAST = "(?P<last>dernier|derniere|passe|passee)"
_OF_MONTH = (
    rf"{_MONTH}(?: {_OF}(?:annee )?{_YEAR}| {_LAST}| {_OF}(?:an|annee) (?P<which>{_WHICH}))?"
)
_OF_YEAR = rf"{_OF}(?:annee )?{_YEAR}"
_PART_OF_YEAR = "(?P<unit>trimestre|quarter|semestre|half)"
_LEAD = re.compile(
    r"^(?:(?:cours|dans le courant|courant|pendant|durant|dans|toute?s?|during|over|ces|these)"
    r" (?:de |du |des |d )?(?:l |la |le |les |the )?)+"
)
_Meaning = Callable[[re.Match[str], date, date], Period | None]
_SEASON = f"(?P<season>{'|'.join(SEASONS)})"
_SPANS: Final[tuple[tuple[str, _Meaning], ...]] = (
    (r"(?:annee |an |l an |year )?(?P<first>[0-9]{4})(?: (?P<last>[0-9]{4}))?", _years),
    (r"(?:annees |decennie |decade )(?P<decade>[0-9]{3}0|[0-9]0)", _decade),
    (r"(?P<decade>[0-9]{3}0)s", _decade),
    (rf"{_YEAR} (?P<month>[0-9]{{1,2}})", _numbered_month),
    (r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})", _numbered_month),
    (rf"(?P<month>[0-9]{{1,2}}) {_YEAR}", _numbered_month),
    (rf"(?:mois de |mois d |in )?{_OF_MONTH}", _named_month),
    (rf"{_YEAR} {_MONTH}(?P<last>)(?P<which>)", _named_month),
    (rf"(?P<number>[0-9]) {_PART_OF_YEAR}(?: {_OF_YEAR})?", _part_of_year),
    (rf"(?P<number>dernier|last) {_PART_OF_YEAR} {_OF_YEAR}", _part_of_year),
    (rf"(?P<unit>[tqsh])(?P<number>[0-9])(?: {_YEAR})?", _part_of_year),
    (rf"{_YEAR} (?P<unit>[tqsh])(?P<number>[0-9])", _part_of_year),
    (rf"{_SEASON} (?:{_OF}{_YEAR}(?: (?P<next>[0-9]{{4}}))?|{_LAST})", _season),
    (rf"(?:ce|cet|this) {_SEASON}(?P<year>)(?P<next>)(?P<last>)", _season),
    (rf"(?:semaine|week) (?P<week>[0-9]{{1,2}})(?: {_OF}{_YEAR})?(?P<before>)", _numbered_week),
    (rf"(?:(?P<before>[0-9]{{4}}) ?)?[ws](?P<week>[0-9]{{2}})(?: {_YEAR})?", _numbered_week),
    (r"(?P<unit>semaine|week of|week ?end) (?:du |de |of |the )*(?P<other>.*[0-9].*)", _around),
    (rf"(?:(?P<which>{_WHICH}) )?(?:week ?end|fin de semaine)(?: (?P<then>{_WHICH}))?", _weekend),
    (rf"(?P<number>[1-5]) (?P<unit>semaine|quinzaine) {_OF}{_OF_MONTH}", _part_of_month),
    (rf"(?P<part>{'|'.join(THIRDS)}) {_OF}(?P<other>.+)", _third),
    (
        rf"(?:(?P<which>{_WHICH}) )?(?P<unit>{UNIT_PATTERN}|trimestre|quarter)(?: ci)?(?: (?P<then>{_WHICH}))?",
        _around_now,
    ),
    (
        rf"{_AMOUNT} (?:(?:derni(?:er|ere)s?|last|past) )?{_NAMED_UNIT}(?: (?:derni(?:er|ere)s?|passee?s))?",
        _rolling,
    ),
    (rf"(?:derni(?:er|ere)s?|last|past) {_AMOUNT} {_NAMED_UNIT}", _rolling),
    (
        rf"(?:(?:derni(?:er|ere)s?|last|past) )?{_AMOUNT} (?:derni(?:er|ere)s? )?(?:heures?|hours?)",
        _hours,
    ),
)
"""What is typed, folded, and what it means. Compiled only as they are tried: a query has one date, if any."""
