"""Read what a user types as a date or a period, in French or simple English.

ISO dates are tried first, then words, then day/month/year. A month or a year means the whole of it.
A date without a year is the latest one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from index.dates.french import phrases
from index.dates.normalization import normalize_expression
from index.dates.period import Period
from index.dates.relative_dates import resolve_day
from index.dates.span_parser import read_span
from index.errors import DateError
from index.lazy_pattern import lazy_pattern
from index.messages import Message

_MAX_TEXT_CHARS = 200
"""A longer text is not read: no date is so long."""
_MAX_QUOTED_CHARS = 60
"""Longer texts are cut where an error quotes them."""
_STRAY_CHARACTER = lazy_pattern(r"^[-–—/,;:?!=]|[-–—/,;:?!<>=]$")
"""Punctuation at an end, as in "2019-". It might mean an open range or be a slip, so it is refused."""
_ONE_DAY = timedelta(days=1)
_UNLIMITED = Period(None, None)


def read_period(text: str, today: date) -> Period:
    """Read a date or a period in French or simple English.

    Args:
        text: Such as "2019", "25/02/2019", "fév. 2019", "la semaine dernière" or "depuis mars 2019".
        today: The day that relative expressions start from, and the latest that a date without a year can mean.

    Raises:
        DateError: The text is not understood, names a day that does not exist, or ends before it begins.
    """
    try:
        period = _period(text, today)
    except OverflowError:
        raise _unreadable(text, Message.of("date-beyond-calendar")) from None
    except DateError as error:
        raise _unreadable(text, error.message) from None
    if period is None:
        raise _unreadable(text, Message.of("date-form-unknown"))
    if period.first and period.last and period.first > period.last:
        reason = Message.of("period-reversed", first=period.first, last=period.last)
        raise _unreadable(text, reason)
    return period


def _period(text: str, today: date) -> Period | None:
    """Read a text as a range, an open period or a single span. Return None if it is none of them."""
    composed = unicodedata.normalize("NFC", text)
    normalized = " ".join(composed.casefold().split())
    if len(normalized) > _MAX_TEXT_CHARS or _STRAY_CHARACTER.search(normalized):
        return None
    return (
        _range(normalized, today)
        or _open_period(normalized, today)
        or read_span(normalized, today, today)
    )


def _unreadable(text: str, reason: Message) -> DateError:
    """Return the error that quotes a text and says why it cannot be read."""
    return DateError("date-unreadable", text=_quotable(text), reason=reason)


def _quotable(text: str) -> str:
    """Shorten a text for a message, and replace the characters that cannot be printed."""
    characters = [
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for character in text.strip()
    ]
    if len(characters) > _MAX_QUOTED_CHARS:
        characters[_MAX_QUOTED_CHARS - 1 :] = "…"
    return "".join(characters)


_RANGES = [lazy_pattern(pattern) for pattern in phrases.RANGES]


def _range(text: str, today: date) -> Period | None:
    """Read a range between two expressions, of which one may be missing: "mars..mai", "..2019"."""
    for pattern in _RANGES:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        period = _period_between(match["from"], match["to"], today)
        if period is not None:
            return period
    return None


def _period_between(start_text: str, end_text: str, today: date) -> Period | None:
    """Read both ends of a range. Return None if one is not understood, or both are missing.

    A start without a year is the latest one before the end: "de novembre à mars 2020" begins in 2019.
    """
    if not start_text and not end_text:
        return None
    end = _end(end_text, today)
    if end is None:
        return None
    start = _start(start_text, today, end.last or today)
    if start is None:
        return None
    return Period(start.first, end.last)


def _end(text: str, today: date) -> Period | None:
    """Read the end of a range; one that is missing is no limit."""
    if not text:
        return _UNLIMITED
    return read_span(text, today, today)


def _start(text: str, today: date, latest: date) -> Period | None:
    """Read the start of a range; one that is missing is no limit.

    It may be the number of a day alone, "du 3 au 15 mars", which is the latest one before the end.
    """
    if not text:
        return _UNLIMITED
    normalized = normalize_expression(text)
    is_day_number = normalized.isdigit() and len(normalized) <= 2
    if is_day_number:
        day = resolve_day(normalized, latest, is_past=True)
        if day is not None:
            return Period(day, day)
    return read_span(text, today, latest)


def _since(limit: Period) -> Period:
    return Period(limit.first, None)


def _until(limit: Period) -> Period:
    return Period(None, limit.last)


def _before(limit: Period) -> Period:
    if limit.first is None:
        return _UNLIMITED
    return Period(None, limit.first - _ONE_DAY)


def _after(limit: Period) -> Period:
    if limit.last is None:
        return _UNLIMITED
    return Period(limit.last + _ONE_DAY, None)


_OPEN_PERIODS: tuple[tuple[re.Pattern[str], Callable[[Period], Period]], ...] = (
    (lazy_pattern(phrases.SINCE), _since),
    (lazy_pattern(phrases.UNTIL), _until),
    (lazy_pattern(phrases.BEFORE), _before),
    (lazy_pattern(phrases.AFTER), _after),
)
"""Patterns of open periods, each with the function that makes such a period of its limit."""


def _open_period(text: str, today: date) -> Period | None:
    """Read a period that has one limit: "depuis mars", "jusqu'à hier", "avant 2019", "après 2019"."""
    for pattern, open_at in _OPEN_PERIODS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        limit = read_span(match["limit"], today, today)
        if limit is None:
            return None
        return open_at(limit)
    return None
