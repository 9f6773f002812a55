"""What a user types as a date or a period becomes an inclusive range of days.

ISO first, then words, then day/month/year; a month or a year means the whole of it; a date without a year is
the latest one; what cannot be read is an error that lists what can.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from index.dates.expressions import UNIT, resolve, shift
from index.dates.period import Period
from index.dates.words import MONTHS, WEEKDAYS, WHICH, plain
from index.dates.written import Written, read_date
from index.errors import DateError

FORMS: Final = (
    "2019, 2019-02, 2019-02-25, 25/02/2019, 25 février 2019, mars 2019, hier, lundi dernier, cette semaine, "
    "le mois dernier, il y a 3 mois, 3 derniers mois, 2019..2021, ..2020, depuis mars 2019, avant 2020, "
    "entre mars 2019 et juin 2020"
)
"""Forms that are understood, for messages and help pages."""
_LONGEST: Final = 200  # characters; more is no date


def read_period(text: str, today: date) -> Period:
    """Read what a user typed as a date or a period, in French or simple English.

    Args:
        text: Such as "2019", "25/02/2019", "fév. 2019", "la semaine dernière" or "depuis mars 2019".
        today: The day relative expressions start from, and the latest that a date without a year can mean.

    Raises:
        DateError: It is not understood, names a day that does not exist, or ends before it begins.
    """
    typed = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    try:
        period = _understood(typed, today) if len(typed) <= _LONGEST and not _STRAY.search(typed) else None
    except OverflowError:
        raise _refusal(text, "it is beyond the calendar, whose years go from 1 to 9999") from None
    except DateError as error:
        raise _refusal(text, str(error)) from None
    if period is None:
        raise _refusal(text, "it is no date I know how to read")
    if period.first and period.last and period.first > period.last:
        raise _refusal(text, f"it ends on {period.last}, before it begins on {period.first}")
    return period


def _understood(typed: str, today: date) -> Period | None:
    return _range(typed, today) or _open(typed, today) or _span(typed, today, today)


def _refusal(text: str, reason: str) -> DateError:
    return DateError(f"“{_shown(text)}” cannot be read as a date: {reason}. Dates can be written so: {FORMS}.")


def _shown(text: str) -> str:
    printable = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text.strip())
    return printable if len(printable) <= 60 else printable[:59] + "…"


_STRAY = re.compile(r"^[-–—/,;:?!=]|[-–—/,;:?!<>=]$")
"""A sign at an end might mean an open range, or a slip: better asked than guessed."""
_UNTIL = r"(?:jusqu\W?(?:à|a|au|en)|until|till|up to)"
_RANGES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<from>.*?)\s*(?:\.{2,}|…)\s*(?P<to>.*)",
        r"(?:entre|between) (?P<from>.+?) (?:et|and) (?P<to>.+)",
        rf"(?:de|du|from|depuis) (?P<from>.+?) (?:à|a|au|{_UNTIL}|to) (?P<to>.+)",
        r"(?P<from>.+) [–—-] (?P<to>.+)",
    )
)


def _range(typed: str, today: date) -> Period | None:
    """A range between two expressions; when the first has no year, it is the latest before the second."""
    found = next((found for pattern in _RANGES if (found := pattern.fullmatch(typed))), None)
    if found is None or not (found["from"] or found["to"]):
        return None
    end = _span(found["to"], today, today) if found["to"] else Period(None, None)
    start = _start(found["from"], today, end.last or today) if end and found["from"] else Period(None, None)
    return Period(start.first, end.last) if start and end else None


def _start(typed: str, today: date, before: date) -> Period | None:
    """Where a range starts: "du 3 au 15 mars" gives the day alone."""
    day = resolve(typed, before, past=True) if plain(typed).isdigit() and len(typed) < 4 else None
    return Period(day, day) if day else _span(typed, today, before)


_OPENINGS: Final[tuple[tuple[re.Pattern[str], Callable[[Period], Period]], ...]] = (
    (
        re.compile(r"(?:(?:depuis|since|dès|des|[àa] (?:partir|compter) d[eu]|from) |>= ?)(?P<limit>.+)"),
        lambda limit: Period(limit.first, None),
    ),
    (
        re.compile(r"(?:(?:avant|before) (?!hier$)|< ?(?!=))(?P<limit>.+)"),
        lambda limit: Period(None, limit.first and limit.first - timedelta(days=1)),
    ),
    (
        re.compile(r"(?:(?:après|apres|after) |> ?(?!=))(?P<limit>.+)"),
        lambda limit: Period(limit.last and limit.last + timedelta(days=1), None),
    ),
    (
        re.compile(rf"(?:{_UNTIL} |<= ?)(?P<limit>.+)"),
        lambda limit: Period(None, limit.last),
    ),
)


def _open(typed: str, today: date) -> Period | None:
    """A period with one end: since, before, after, until."""
    for pattern, opened in _OPENINGS:
        found = pattern.fullmatch(typed)
        if found:
            limit = _lasting(found["limit"], today) or _span(found["limit"], today, today)
            return limit and opened(limit)
    return None


def _lasting(typed: str, today: date) -> Period | None:
    """What "depuis 3 mois" starts from: a bare duration, counted back."""
    found = re.fullmatch(rf"(?P<amount>[0-9]{{1,5}}) (?P<unit>{UNIT})", plain(typed))
    return _day(shift(today, -int(found["amount"]), found["unit"])) if found else None


def _span(typed: str, today: date, before: date) -> Period | None:
    """One date, month, year or stretch of time; one without a year is the latest not after `before`."""
    written = read_date(typed)
    if written:
        return _day(_existing(written, before))
    phrase = plain(typed)
    for pattern, meaning in _SPANS:
        found = pattern.fullmatch(phrase)
        if found:
            return meaning(found, today, before)
    day = None if phrase.isdigit() else resolve(typed, today, past=True)
    return _day(day) if day else None


def _day(day: date) -> Period:
    return Period(day, day)


def _existing(written: Written, before: date) -> date:
    """The day a written date names.

    Raises:
        DateError: There is no such day, or it has another weekday; its message is the reason alone.
    """
    if written.year is None:
        day = written.latest(before)
        if day:
            return day
    year = written.year if written.year is not None else 2000  # any leap year: all months at their longest
    last = _month(year, written.month).last
    if not last or not 1 <= written.day <= last.day:
        where = f"month {written.month} of {written.year or 'any year'}"
        raise DateError(f"there is no day {written.day} in {where}")
    day = date(year, written.month, written.day)
    if written.weekday is None or day.weekday() == written.weekday:
        return day
    raise DateError(f"{day} is a {_weekday_name(day.weekday())}, not a {_weekday_name(written.weekday)}")


def _weekday_name(number: int) -> str:
    return next(name for name, weekday in WEEKDAYS.items() if weekday == number)


def _month(year: int, month: int, months: int = 1) -> Period:
    """So many whole months, from the first of one.

    Raises:
        DateError: There is no such month or year; its message is the reason alone.
    """
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}, they go from 1 to 12")
    if not 1 <= year <= 9999:
        raise DateError(f"there is no year {year}, they go from 1 to 9999")
    end = month + months - 1
    return Period(date(year, month, 1), date(year, end, monthrange(year, end)[1]))


def _whole(day: date, unit: str) -> Period:
    """The calendar week, month or year around a day."""
    match unit[0]:
        case "s" | "w":
            monday = day - timedelta(days=day.weekday())
            return Period(monday, monday + timedelta(days=6))
        case "m":
            return _month(day.year, day.month)
    return _month(day.year, 1, 12)


def _around_now(found: re.Match[str], today: date, _before: date) -> Period | None:
    away = WHICH.get(found["which"] or found["then"])
    return None if away is None else _whole(shift(today, away, found["unit"]), found["unit"])


def _rolling(found: re.Match[str], today: date, _before: date) -> Period:
    return Period(shift(today, -int(found["amount"]), found["unit"]), today)


def _years(found: re.Match[str], _today: date, _before: date) -> Period:
    last = int(found["last"] or found["first"])
    return Period(_month(int(found["first"]), 1, 12).first, _month(last, 1, 12).last)


def _numbered_month(found: re.Match[str], _today: date, _before: date) -> Period:
    return _month(int(found["year"]), int(found["month"]))


def _named_month(found: re.Match[str], _today: date, before: date) -> Period:
    month = MONTHS[found["month"]]
    latest = before.month - bool(found["last"])
    return _month(int(found["year"] or before.year - (month > latest)), month)


def _quarter(found: re.Match[str], _today: date, _before: date) -> Period:
    return _month(int(found["year"]), 3 * int(found["quarter"]) - 2, 3)


_YEAR = "(?P<year>[0-9]{4})"
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_AMOUNT = "(?P<amount>[0-9]{1,5})"
_NAMED_UNIT = f"(?P<unit>{UNIT})"
_WHICH = "|".join(WHICH)
_Meaning = Callable[[re.Match[str], date, date], Period | None]
_SPANS: Final[tuple[tuple[re.Pattern[str], _Meaning], ...]] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"(?:annee |year )?(?P<first>[0-9]{4})(?: (?P<last>[0-9]{4}))?", _years),
        (rf"{_YEAR} (?P<month>[0-9]{{1,2}})", _numbered_month),
        (rf"(?P<month>[0-9]{{1,2}}) {_YEAR}", _numbered_month),
        (rf"(?:mois de |in )?{_MONTH}(?: (?:de )?{_YEAR}| (?P<last>dernier|passe))?", _named_month),
        (rf"(?P<quarter>[1-4]) trimestre (?:de )?{_YEAR}", _quarter),
        (rf"[tq](?P<quarter>[1-4]) {_YEAR}", _quarter),
        (rf"{_YEAR} [tq](?P<quarter>[1-4])", _quarter),
        (rf"(?:(?P<which>{_WHICH}) )?{_NAMED_UNIT}(?: ci)?(?: (?P<then>{_WHICH}))?", _around_now),
        (rf"{_AMOUNT} (?:derni(?:er|ere)s?|last|past) {_NAMED_UNIT}", _rolling),
        (rf"(?:derni(?:er|ere)s?|last|past) {_AMOUNT} {_NAMED_UNIT}", _rolling),
    )
)
