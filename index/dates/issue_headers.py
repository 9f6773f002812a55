"""Find the day in the header of an old newspaper: "Samedi 20 mars 1926. — N° 79".

A day before the Web is history in most texts. It is that of the text itself only where it is
printed as the day of an issue, and where nothing in the text is of a later time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from index.dates.date_finder import find_dates
from index.dates.date_roles import Line, line_around
from index.dates.double_issues import FIRST_OF_TWO, first_of_two
from index.dates.eras import FIRST_NEWSPAPER_YEAR, FIRST_WEB_YEAR
from index.dates.french.labels import CAPITAL, MASTHEAD, NEWSPAPER, OPENING
from index.dates.french.sentences import DEPENDENT_DATE, YEAR
from index.dates.printed_dates import SAVING_FORMS, printed_form
from index.dates.written_date import WrittenDate
from index.lazy_pattern import lazy_pattern

_TOP_CHARS = 900
"""The top of a text, where the header of an issue is."""
_TOP_LINES = 4
"""Lines at the head of a text among which a day without any other sign may be that of an issue."""
_MAX_CHARS_BEFORE = 60
_MAX_CHARS_AFTER = 40
"""Distance on a line between the day of an issue and other parts of its header."""
_MAX_PREPOSITION_CHARS = 20
"""Distance before a date in which the word that makes it dependent is looked for."""
_OLD_NUMBER = lazy_pattern(r"1(?<![0-9]1)[6-9][0-9]{2}(?![0-9])")
_REPUBLICAN_YEAR = lazy_pattern(r"[Aa][Nn](?<!\w[Aa][Nn])(?:n[ée]e)?\s+[IVX0-9]")
"""A year of the Republican calendar. It begins with a letter, by which it is quickly found."""
_ROMAN_YEAR = "DC"
"""A part of every year from 1600 to 1899 in Roman numerals."""
_MASTHEAD = lazy_pattern(MASTHEAD)
_NAME_IN_CAPITALS = lazy_pattern(rf"{CAPITAL}{{4,}}(?:[\s'’]+{CAPITAL}{{2,}})+|{CAPITAL}{{8,}}")
"""The name of a newspaper, or any other words in capitals."""
_OPENING = lazy_pattern(OPENING)
_NEWSPAPER = lazy_pattern(NEWSPAPER)
_MAX_NAME_CHARS = 60
"""Characters of the name of a newspaper. A longer line is another title."""
_ARTICLES = frozenset({"", "le"})
_COPYRIGHT = lazy_pattern(r"(?:©|\(c\)|\bcopyright\b)[^\n]*$", re.IGNORECASE)
_MAX_COPYRIGHT_CHARS = 80
"""Distance before a year in which the sign of a copyright is looked for."""

_Sign = Literal["masthead", "mark", "alone"]
"""The sign that a day is that of an issue, the surest first.

It stands among several marks of a masthead, such as the number and the price of the issue; beside
one, or a name in capitals; or on a line of its own.
"""


def find_issue_day(text: str) -> date | None:
    """Return the day before the Web on which a text says that it was printed; None if it says none.

    Of an issue of two days it is the first.

    Args:
        text: The title, a line end, the body.
    """
    if not _may_name_old_year(text[:_TOP_CHARS]):
        return None
    for written in find_dates(text, 0, _TOP_CHARS):
        day = _issue_day(written, text)
        if day is not None:
            return day
    return None


def _may_name_old_year(text: str) -> bool:
    """Return False if a text names no year before the Web, to save the time of a closer look."""
    if _OLD_NUMBER.search(text) or _ROMAN_YEAR in text:
        return True
    return _REPUBLICAN_YEAR.search(text) is not None


def _issue_day(written: WrittenDate, text: str) -> date | None:
    """Return the day of an issue that a date of its header tells; None if it is any other date."""
    line = line_around(written, text)
    day = first_of_two(written, line.before) or written.full()
    if day is None or not FIRST_NEWSPAPER_YEAR <= day.year < FIRST_WEB_YEAR:
        return None
    sign = _sign(written, line, text)
    if sign is None or _has_later_date(text):
        return None
    if sign != "masthead" and _names_later_year(text):
        return None
    return day


def _sign(written: WrittenDate, line: Line, text: str) -> _Sign | None:
    """Return the surest sign that a date is that of an issue; None if there is none."""
    is_double = FIRST_OF_TWO.search(line.before) is not None
    has_weekday = is_double or written.weekday is not None
    before = FIRST_OF_TWO.sub("", _OPENING.sub("", line.before))
    if not is_double and _is_tied(before, has_weekday=has_weekday):
        return None
    mark = _mark_beside(Line(before, line.after), text[written.start : written.end], has_weekday)
    if mark is not None:
        return mark
    form = printed_form(before, line.after)
    if form is None or form in SAVING_FORMS:
        return None
    return "alone" if has_weekday or form != "alone" or _is_only_header(written, text) else None


def _mark_beside(line: Line, written: str, has_weekday: bool) -> _Sign | None:
    """Return the sign that the words beside a date give; None if they may be those of a sentence."""
    around = line.before[-_MAX_CHARS_BEFORE:], line.after[:_MAX_CHARS_AFTER]
    marks = [len(_MASTHEAD.findall(part)) for part in around]
    is_capital = has_weekday and not written[0].islower()
    if any(marks) and (is_capital or not line.before.strip() or all(marks)):
        return "masthead" if sum(marks) > 1 else "mark"
    if is_capital and (written.isupper() or any(map(_NAME_IN_CAPITALS.search, around))):
        return "mark"
    return None


def _is_tied(before: str, *, has_weekday: bool) -> bool:
    """Return True if a date belongs to the words before it, or is the end of a longer word."""
    if before[-1:].isalnum():
        return True
    if has_weekday:
        before = before.rstrip(" –—-")  # between the number of an issue and its day
    return DEPENDENT_DATE.search(f"{before[-_MAX_PREPOSITION_CHARS:]} ") is not None


def _is_only_header(written: WrittenDate, text: str) -> bool:
    """Return True if a date stands near the head of a text, and no other is on a line of its own.

    In small letters, it has to stand below the name of the newspaper, or behind a place on the first
    line: "6 juin 1944" and "Caen, 6 juin 1944" may be the heading and the caption of a story.
    """
    lines_above = text[: written.start].split("\n")[:-1]
    if len(lines_above) >= _TOP_LINES:
        return False
    before = line_around(written, text).before.strip().lower()
    is_headed = _is_name(lines_above[-1]) if lines_above else before not in _ARTICLES
    if text[written.start : written.end].islower() and not is_headed:
        return False
    return all(other.full() == written.full() for other in _dates_alone(text))


def _is_name(line: str) -> bool:
    """Return True if a line may be the name of a newspaper: it is in capitals, or short and says so."""
    if line.isupper():
        return True
    return len(line) <= _MAX_NAME_CHARS and _NEWSPAPER.search(line) is not None


def _dates_alone(text: str) -> Iterator[WrittenDate]:
    """Find the dates with a year that stand on lines of their own."""
    for written in find_dates(text):
        line = line_around(written, text)
        if written.year is not None and printed_form(line.before, line.after) == "alone":
            yield written


def _has_later_date(text: str) -> bool:
    """Return True if a text has a date of the Web's years that is not that of its digitisation."""
    dates = (written for written in find_dates(text) if _is_of_web(written))
    return any(not _is_of_saving(written, text) for written in dates)


def _names_later_year(text: str) -> bool:
    """Return True if a text names a year of the Web's that is not that of its digitisation."""
    positions: set[int] = set()
    for written in find_dates(text):
        if _is_of_saving(written, text):
            positions.update(range(written.start, written.end))
    for year in YEAR.finditer(text):
        is_later = int(year[0]) >= FIRST_WEB_YEAR
        if is_later and year.start() not in positions and not _is_of_copyright(year, text):
            return True
    return False


def _is_of_copyright(year: re.Match[str], text: str) -> bool:
    """Return True if a year stands after the sign of a copyright: "© Bibliothèque 2021"."""
    start = max(0, year.start() - _MAX_COPYRIGHT_CHARS)
    return _COPYRIGHT.search(text, start, year.start()) is not None


def _is_of_web(written: WrittenDate) -> bool:
    """Return True if a date is a day since the Web."""
    day = written.full()
    return day is not None and day.year >= FIRST_WEB_YEAR


def _is_of_saving(written: WrittenDate, text: str) -> bool:
    """Return True if a date is labelled as that on which a text was put online or changed."""
    line = line_around(written, text)
    return printed_form(line.before, line.after) in SAVING_FORMS
