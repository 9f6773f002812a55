"""What a user types as a date or a period becomes an inclusive range of days.

ISO first, then words, then day/month/year; a month or a year means the whole of it; a date without a year is
the latest one; what cannot be read is an error that lists what can.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from index.dates.expressions import resolve
from index.dates.normalization import normalize_expression
from index.dates.period import Period
from index.dates.spans import span
from index.errors import DateError

FORMS: Final = (
    "2019, 2019-02, 2019-02-25, 25/02/2019, 25 février 2019, mars 2019, fin mars 2019, été 2019, T1 2020, "
    "semaine du 3 mars 2020, hier, le mois dernier, il y a 3 mois, 3 derniers mois, 2019..2021, ..2020, "
    "depuis mars 2019, avant 2020, du 3 au 5 mars 2020"
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
        period = (
            _understood(typed, today)
            if len(typed) <= _LONGEST and not _STRAY.search(typed)
            else None
        )
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
    return _range(typed, today) or _open(typed, today) or span(typed, today, today)


def _refusal(text: str, reason: str) -> DateError:
    return DateError(
        f"“{_shown(text)}” cannot be read as a date: {reason}. Dates can be written so: {FORMS}."
    )


def _shown(text: str) -> str:
    printable = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text.strip()
    )
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
        r"(?P<from>[0-9/.]{6,10})[–—-](?P<to>[0-9/.]{6,10})",
        r"(?P<from>[0-9-]{7,10})/(?P<to>[0-9-]{7,10})",
        r"(?P<from>[0-9]{1,2}(?:er)?)[–—-](?P<to>[0-9]{1,2} [^\W\d].+)",
        r"(?P<from>[^\W\d]{3,9}\.?)[–—-](?P<to>[^\W\d]{3,9}\.?(?: [0-9]{4})?)",
        rf"(?P<from>.+?) (?:à|a|au|{_UNTIL}|to) (?P<to>.+)",
    )
)


def _range(typed: str, today: date) -> Period | None:
    """A range between two expressions; when the first has no year, it is the latest before the second."""
    for pattern in _RANGES:
        found = pattern.fullmatch(typed)
        if found is None or not (found["from"] or found["to"]):
            continue
        end = span(found["to"], today, today) if found["to"] else Period(None, None)
        start = (
            _start(found["from"], today, end.last or today)
            if end and found["from"]
            else Period(None, None)
        )
        if start and end:
            return Period(start.first, end.last)
    return None


def _start(typed: str, today: date, before: date) -> Period | None:
    """Where a range starts: "du 3 au 15 mars" gives the day alone."""
    number = normalize_expression(typed)
    day = resolve(number, before, past=True) if number.isdigit() and len(number) < 3 else None
    return Period(day, day) if day else span(typed, today, before)


_OPENINGS: Final[tuple[tuple[re.Pattern[str], Callable[[Period], Period]], ...]] = (
    (
        re.compile(
            r"(?:(?:depuis|since|dès|des|[àa] (?:partir|compter) d[eu]|from|as of) |>= ?)(?P<limit>.+)"
        ),
        lambda limit: Period(limit.first, None),
    ),
    (
        re.compile(
            rf"(?:{_UNTIL} |<= ?|(?:avant|before) (?=(?:la |the )?(?:fin|end) ))(?P<limit>.+)"
        ),
        lambda limit: Period(None, limit.last),
    ),
    (
        re.compile(r"(?:(?:avant|before) (?!hier$)|< ?(?!=))(?P<limit>.+)"),
        lambda limit: Period(None, limit.first and limit.first - timedelta(days=1)),
    ),
    (
        re.compile(r"(?:(?:après|apres|after) |> ?(?!=))(?P<limit>.+)"),
        lambda limit: Period(limit.last and limit.last + timedelta(days=1), None),
    ),
)


def _open(typed: str, today: date) -> Period | None:
    """A period with one end: since, before, after, until."""
    for pattern, opened in _OPENINGS:
        found = pattern.fullmatch(typed)
        if found:
            limit = span(found["limit"], today, today)
            return limit and opened(limit)
    return None
