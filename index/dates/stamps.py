"""Dates in the addresses and paths of articles (`/2019/02/25/`, `20190225-x.txt`), and the years of their folders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from index.dates.written import Written, read_date

_YEAR: Final = "(?P<year>(?:19|20)[0-9]{2})"
_YMD: Final = rf"{_YEAR}(?P<sign>[-_.]?)(?P<month>[01][0-9])(?P=sign)(?P<day>[0-3][0-9])"
_DMY: Final = rf"(?P<day>[0-3][0-9])(?P<sign>[-_.])(?P<month>[01][0-9])(?P=sign){_YEAR}"
_OPEN, _SHUT = "(?<![0-9A-Za-z])", r"(?![0-9A-Za-z]|\.[0-9])"
_NOT_OF = "(?<!du[-_. ])(?<!le[-_. ])(?<!au[-_. ])"  # "du-13-11-2015" is what a title speaks of

_FOLDERS: Final = (
    re.compile(rf"(?:^|/){_YEAR}[-_/.](?P<month>[01]?[0-9])[-_/.](?P<day>[0-3]?[0-9])(?=[/?]|$)"),
    re.compile(rf"(?:^|/){_YEAR}(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?=[/?]|$)"),
    re.compile(rf"(?:^|/)(?P<day>[0-3][0-9])[-_/.](?P<month>[01][0-9])[-_/.]{_YEAR}(?=[/?]|$)"),
)
_FILE_NAME: Final = (
    re.compile(rf"{_OPEN}{_YMD}(?=$|[^0-9A-Za-z]|T[0-9]|(?:[0-9]{{4}}|[0-9]{{6}}){_SHUT})"),
    re.compile(rf"^\W*{_DMY}{_SHUT}"),
    re.compile(rf"{_OPEN}{_NOT_OF}{_DMY}(?=\W*(?:$|\.[a-z]))"),
)
_SLUG: Final = (
    re.compile(rf"{_OPEN}{_YEAR}(?P<month>[01][0-9])(?P<day>[0-3][0-9]){_SHUT}"),
    re.compile(rf"(?<=[/=]){_YMD}(?:{_SHUT}|(?=T[0-9]))"),
    re.compile(rf"{_OPEN}{_YMD}(?=$|[/?&]|\.[a-z])"),
    re.compile(rf"{_OPEN}{_NOT_OF}{_DMY}(?=$|[/?&]|\.[a-z]|[-_][0-9]{{4}})"),
    re.compile(rf"(?<=[/=]){_DMY}{_SHUT}"),
)
_YEAR_FOLDER = re.compile(rf"(?:^|/){_YEAR}(?:[-_][01]?[0-9])?(?=/)")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SCHEME = re.compile(r"https?:/{0,2}|^//", re.IGNORECASE)
_AFTER_HOST = re.compile(r"[/?][^#]*")
_WORD = re.compile("[a-z]{3}", re.IGNORECASE)
_LONGEST_DATE: Final = 30  # characters: a name that is longer is not a date in words alone
_LONGEST: Final = 1000  # characters of an address or a path: no stamp is looked for further on


def days_in_path(path: str) -> Iterator[date]:
    """The days that a file's name tells and then those of the folders it lies in, the nearest first.

    Args:
        path: Its parts parted by `/`. Hexadecimal names and longer numbers are no dates.
    """
    folders, _, name = _UUID.sub("-", path[-_LONGEST:]).rpartition("/")
    stem = name.rpartition(".")[0] or name
    yield from _days(_FILE_NAME, stem)
    written = (
        read_date(re.sub("[-_]", " ", stem))
        if _WORD.search(stem) and len(stem) <= _LONGEST_DATE
        else None
    )
    day = written and written.full()
    if day:
        yield day
    yield from reversed(list(_days(_FOLDERS, folders)))


def days_in_url(url: str) -> Iterator[date]:
    """The days an address tells, the likeliest first; of an archive's copy, those of the original."""
    place = _place(url)
    yield from _days(_FOLDERS, place.partition("?")[0])
    yield from _days(_SLUG, place)


def years_in_path(path: str) -> list[int]:
    """The years that folders are named after (`2019/`, `2019-02/`), the nearest first."""
    return [int(found["year"]) for found in _YEAR_FOLDER.finditer(path[-_LONGEST:])][::-1]


def years_in_url(url: str) -> list[int]:
    """The years that parts of an address are named after."""
    return years_in_path(_place(url))


def _place(url: str) -> str:
    found = _AFTER_HOST.search(_SCHEME.split(url[:_LONGEST])[-1])
    return _UUID.sub("-", found[0]) if found else ""


def _days(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[date]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            day = Written(0, 0, int(found["day"]), int(found["month"]), int(found["year"])).full()
            if day:
                yield day
