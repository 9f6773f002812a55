"""Find the dates in paths and addresses of articles: `/2019/02/25/`, `20190225-x.txt`, `2019/`.

Years go back to the first newspapers. Old ones are read with more care: in an address, an old day
among other words is mostly that of an event, so it has to be a part of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from unicodedata import normalize

from index.dates.eras import FIRST_WEB_YEAR
from index.dates.french.words import (
    EXPORT_WORD_PATTERN,
    MONTH_PATTERN_ACCENTS_OPTIONAL,
    PREPOSITIONS_BEFORE_EVENTS,
)
from index.dates.written_date import WrittenDate, read_date
from index.lazy_pattern import lazy_pattern

_YEAR = "(?P<year>(?:1[6-9]|20)[0-9]{2})"
_WEB_YEAR = "(?P<year>199[0-9]|20[0-9]{2})"
"""A year in which an article may have been put on the Web on its day."""
_MONTH_DAY = "(?P<separator>[-_. ]?)(?P<month>[01][0-9])(?P=separator)(?P<day>[0-3][0-9])"
_DAY_MONTH = "(?P<day>[0-3][0-9])(?P<separator>[-_. ])(?P<month>[01][0-9])(?P=separator)"
_COMPACT_MONTH_DAY = "(?P<month>[01][0-9])(?P<day>[0-3][0-9])"
_NOT_AFTER_WORD = "(?<![0-9A-Za-z])"
_NOT_BEFORE_WORD = r"(?![0-9A-Za-z]|\.[0-9])"
_NOT_OF_EVENT = "".join(f"(?<!{word}[-_. ])" for word in PREPOSITIONS_BEFORE_EVENTS)
"""Not after "du", as in "attentats-du-13-11-2015": this date is that of an event, not of the article."""

_ADDRESS_FOLDERS = (
    lazy_pattern(
        rf"(?:^|/){_WEB_YEAR}[-_/.](?P<month>[01]?[0-9])[-_/.](?P<day>[0-3]?[0-9])(?=[/?]|$)"
    ),
    lazy_pattern(rf"(?:^|/){_YEAR}[-_/.](?P<month>[01][0-9])[-_/.](?P<day>[0-3][0-9])(?=[/?]|$)"),
    lazy_pattern(rf"(?:^|/){_WEB_YEAR}{_COMPACT_MONTH_DAY}(?=[/?]|$)"),
    lazy_pattern(rf"(?:^|/)(?P<day>[0-3][0-9])[-_/.](?P<month>[01][0-9])[-_/.]{_YEAR}(?=[/?]|$)"),
)
"""Dates that parts of an address are named after. Eight digits are seldom a day before the Web."""
_FOLDERS = (
    lazy_pattern(
        rf"{_NOT_AFTER_WORD}(?P<year>1[6-8][0-9]{{2}}|19[0-8][0-9]){_MONTH_DAY}(?![0-9A-Za-z])"
    ),
    lazy_pattern(rf"{_NOT_AFTER_WORD}{_YEAR}{_MONTH_DAY}_[0-9]{{1,3}}(?=/|$)"),
    *_ADDRESS_FOLDERS,
)
"""Dates that folders are named after.

A folder of an old newspaper may have more in its name, and that of any may have the number of an
edition: `KB_AB12_1926-03-20/`, `20190312_01/`.
"""
_FILE_NAMES = (
    lazy_pattern(
        rf"{_NOT_AFTER_WORD}{_YEAR}{_MONTH_DAY}"
        rf"(?=$|[^0-9A-Za-z]|T[0-9]|(?:[0-9]{{4}}|[0-9]{{6}}){_NOT_BEFORE_WORD})"
    ),
    lazy_pattern(
        rf"{_NOT_AFTER_WORD}[A-Za-z]{{3,20}}{_YEAR}{_COMPACT_MONTH_DAY}{_NOT_BEFORE_WORD}"
    ),
    lazy_pattern(rf"^\W*{_DAY_MONTH}{_YEAR}{_NOT_BEFORE_WORD}"),
    lazy_pattern(rf"{_NOT_AFTER_WORD}{_NOT_OF_EVENT}{_DAY_MONTH}{_YEAR}(?=\W*(?:$|\.[a-z]))"),
)
"""Dates in the names of files."""
_EXPORT = lazy_pattern(rf"(?<![^\W_])(?:{EXPORT_WORD_PATTERN})(?![^\W_])", re.IGNORECASE)
_WORDED_END = lazy_pattern(
    rf"{_NOT_AFTER_WORD}{_NOT_OF_EVENT}"
    rf"(?P<words>[0-3]?[0-9](?:er)?[-_ ](?:{MONTH_PATTERN_ACCENTS_OPTIONAL})"
    r"[-_ ](?:1[6-9]|20)[0-9]{2})\W*$",
    re.IGNORECASE,
)
"""A date in words at the end of a name: "courrier 14 février 1898"."""
_SLUGS = (
    lazy_pattern(rf"{_NOT_AFTER_WORD}{_WEB_YEAR}{_COMPACT_MONTH_DAY}{_NOT_BEFORE_WORD}"),
    lazy_pattern(rf"(?<=[/=]){_WEB_YEAR}{_MONTH_DAY}(?:{_NOT_BEFORE_WORD}|(?=T[0-9]))"),
    lazy_pattern(rf"{_NOT_AFTER_WORD}{_WEB_YEAR}{_MONTH_DAY}(?=$|[/?&]|\.[a-z])"),
    lazy_pattern(
        rf"{_NOT_AFTER_WORD}{_NOT_OF_EVENT}{_DAY_MONTH}{_WEB_YEAR}(?=$|[/?&]|\.[a-z]|[-_][0-9]{{4}})"
    ),
    lazy_pattern(rf"(?<=[/=]){_DAY_MONTH}{_WEB_YEAR}{_NOT_BEFORE_WORD}"),
)
"""Dates in the words of an address."""
_ISSUES = (
    lazy_pattern(rf"(?<==){_YEAR}-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?=$|[&#])"),
    lazy_pattern(rf"(?<=/date){_YEAR}{_COMPACT_MONTH_DAY}(?=$|[/?.])"),
    lazy_pattern(rf"[/=][A-Za-z]{{2,8}}{_YEAR}{_COMPACT_MONTH_DAY}-[0-9]{{2}}(?![0-9])"),
    lazy_pattern(
        rf"/[A-Za-z_]{{2,20}}-{_YEAR}-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])-[a-z](?![a-z])"
    ),
)
"""Dates in the addresses of issues at digital libraries.

They are read of any year: `?date=1898-02-14`, `/date18980214`, `?d=FIG18980214-01`,
`/GDL-1898-02-14-a-i0001`.
"""
_WORDED_FOLDER = lazy_pattern(
    rf"/(?P<words>[0-3]?[0-9](?:er)?-(?:{MONTH_PATTERN_ACCENTS_OPTIONAL})-(?:1[6-9]|20)[0-9]{{2}})"
    r"(?=/[0-9])"
)
"""A part of an address that is a date in words, before a number: `/14-fevrier-1898/104/`."""
_YEAR_FOLDER = lazy_pattern(rf"(?:^|/){_YEAR}(?:[-_][01]?[0-9])?(?=/)")
"""A folder named after a year, or a year and a month: "2019/", "2019-02/"."""
_UUID = lazy_pattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SCHEME = lazy_pattern(r"https?:/{0,2}|^//", re.IGNORECASE)
_AFTER_HOST = lazy_pattern(r"[/?][^#]*")
_WORD = lazy_pattern("[a-z]{3}", re.IGNORECASE)
"""A piece of a word, such as the name of a month."""
_MAX_WORDED_NAME_CHARS = 30
"""A longer name is not a date in words alone."""
_YEAR_DIGITS = lazy_pattern("[0-9]{4}")
"""The digits of a year, without which there is no date."""
_MAX_CHARS = 1000
"""Characters of an address or a path that are searched."""


def days_in_path(path: str) -> Iterator[date]:
    """Find the days in the name of a file, then those in its folders, the nearest folder first.

    Args:
        path: A path with `/` between its parts. Digits in a UUID or in a longer number are no date,
            and the day of an export is not that of its articles.
    """
    if _YEAR_DIGITS.search(path) is None:
        return
    composed = normalize("NFC", path[-_MAX_CHARS:])  # some systems take accents apart
    folders, _, name = _without_uuids(composed).rpartition("/")
    stem = name.rpartition(".")[0] or name
    is_export = _EXPORT.search(stem) is not None
    for day in _days_in_name(stem):
        if not is_export or day.year < FIRST_WEB_YEAR:  # exports are made today
            yield day
    yield from reversed(list(_days(_FOLDERS, folders)))


def _days_in_name(stem: str) -> Iterator[date]:
    """Find the days in the name of a file without its suffix."""
    yield from _days(_FILE_NAMES, stem)
    worded_day = _day_in_words(stem)
    if worded_day is not None:
        yield worded_day


def days_in_url(url: str) -> Iterator[date]:
    """Find the days in an address, the likeliest first.

    The address of a copy in a Web archive gives the days of the original.
    """
    path = _path_of(url)
    yield from _days(_ADDRESS_FOLDERS, path.partition("?")[0])
    yield from _days(_SLUGS, path)
    yield from _days(_ISSUES, path)
    for folder in _WORDED_FOLDER.finditer(path):
        worded_day = _day_in_words(folder["words"])
        if worded_day is not None:
            yield worded_day


def years_in_path(path: str) -> list[int]:
    """Return the years that folders are named after (`2019/`, `2019-02/`), the nearest first."""
    matches = _YEAR_FOLDER.finditer(path[-_MAX_CHARS:])
    years = [int(match["year"]) for match in matches]
    years.reverse()
    return years


def years_in_url(url: str) -> list[int]:
    """Return the years that parts of an address are named after, but for those before the Web.

    A number such as 1754 in an address is mostly none.
    """
    return [year for year in years_in_path(_path_of(url)) if year >= FIRST_WEB_YEAR]


def _path_of(url: str) -> str:
    """Return the path and the query of an address, or an empty text if it has neither.

    For a copy in a Web archive, `https://archive.org/web/2020/http://x.fr/a`, it is the path of the
    original: `/a`.
    """
    address = _SCHEME.split(url[:_MAX_CHARS])[-1]
    match = _AFTER_HOST.search(address)
    if match is None:
        return ""
    return _without_uuids(match[0])


def _without_uuids(text: str) -> str:
    """Remove UUIDs, whose digits might look like a date."""
    return _UUID.sub("-", text)


def _day_in_words(stem: str) -> date | None:
    """Return the day of a name that is a date in words, or ends with one; None of any other.

    Examples are `10_juillet_2017` and `courrier 10 juillet 2017`.
    """
    words = _WORDED_END.search(stem)
    if words is not None:
        stem = words["words"]
    elif len(stem) > _MAX_WORDED_NAME_CHARS or not _WORD.search(stem):
        return None
    written = read_date(re.sub("[-_]", " ", stem))
    if written is None:
        return None
    return written.full()


def _days(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[date]:
    """Find the days that exist among the matches of some patterns, pattern after pattern."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            written = WrittenDate(int(match["day"]), int(match["month"]), int(match["year"]))
            day = written.full()
            if day is not None:
                yield day
