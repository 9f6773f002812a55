"""Read RIS, which Zotero, EndNote and databases export: an article a record.

A line has a tag of two characters, which are defined differently by different programs. Where they
differ, all meanings are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from index.lazy_pattern import lazy_pattern
from index.readers.bibliography.days import day_of_parts, day_of_ris
from index.readers.bibliography.names import joined
from index.readers.encoding import decode_blocks
from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part, Piece, keyed, split_before
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.addresses import first_web_address
from index.readers.web.markup import is_markup, plain, plain_line

_RECORD = lazy_pattern(r"^[ \t]*TY {0,3}-", re.MULTILINE)
_MAX_BOUNDARY_CHARS = 16
_FIELD = lazy_pattern(r"[ \t]*(?P<tag>[A-Z][A-Z0-9]) {0,3}-(?:[ \t](?P<value>.*)|\s*\Z)")
_END = "ER"

_TITLE = ("TI", "T1", "CT")
_SOURCE = ("T2", "JO", "JF", "JA", "J2", "BT", "PB")
_DAYS = ("DA", "Y1", "PY")
_WHOLE_DAY = lazy_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = lazy_pattern(r"(?<![0-9])[0-9]{4}(?![0-9])")
_SUMMARY = ("AB", "N2")
_AUTHORS = ("AU", "A1")
_ADDRESSES = ("UR", "L2", "LK")
_FILES = ("L1", "L2", "L3", "L4")
_KEY = ("ID", "AN", "DO")

_Fields = dict[str, list[str]]


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a bibliography, and a problem for every record that is not whole.

    Raises:
        UnreadableFile: There is no record in it.
    """
    pieces = split_before(decode_blocks(material.blocks()), _RECORD, _MAX_BOUNDARY_CHARS)
    return keyed(map(_parts, islice(pieces, 1, None)))


def _parts(piece: Piece) -> Iterator[Part]:
    """Yield the article of a record, and a problem if it is not whole."""
    if piece.is_too_large:
        yield TOO_LARGE
        return
    fields = _fields(piece.text)
    raw = _article(fields)
    yield raw if raw.text or raw.title else EMPTY
    if _END not in fields:
        yield CUT_SHORT


def _fields(record: str) -> _Fields:
    """Return the values of a record by their tags. A line without a tag continues the one before."""
    fields: dict[str, list[list[str]]] = {}
    lines: list[str] | None = None  # of the last value
    for line in record.splitlines():
        field = _FIELD.match(line)
        if field:
            lines = [field["value"] or ""]
            fields.setdefault(field["tag"], []).append(lines)
        elif lines is not None and line.strip():
            lines.append(line.strip())
        if _END in fields:
            break
    return {tag: list(map("\n".join, values)) for tag, values in fields.items()}


def _article(fields: _Fields) -> RawArticle:
    addresses = [address.strip() for tag in _ADDRESSES for address in fields.get(tag, ())]
    summary = _first(fields, _SUMMARY) or ""
    accessed = _first(fields, ("Y2",))
    return RawArticle(
        plain(summary) if is_markup(summary) else summary,
        key=_first(fields, _KEY),
        title=plain_line(_first(fields, _TITLE) or ""),
        date=_day(fields),
        source=_line(_first(fields, _SOURCE)),
        url=first_web_address(addresses),
        author=joined(name for tag in _AUTHORS for name in fields.get(tag, ())),
        section=_line(_first(fields, ("SE",))),
        page=_pages(fields),
        saved=day_of_ris(accessed) if accessed else None,
        language=_first(fields, ("LA",)),
        files=_files(fields),
    )


def _first(fields: _Fields, tags: tuple[str, ...]) -> str | None:
    """Return the first value that is not empty under any of the tags; None if there is none."""
    for tag in tags:
        for value in fields.get(tag, ()):
            if value.strip():
                return value.strip()
    return None


def _day(fields: _Fields) -> str | None:
    """Return the first whole day, or else what there is of one.

    Some programs write the day and the month without the year, which stands by itself.
    """
    days = [day_of_ris(value) for tag in _DAYS for value in fields.get(tag, ()) if value.strip()]
    for day in days:
        if _WHOLE_DAY.match(day):
            return day
    year = next(filter(_YEAR.fullmatch, days), "")
    if year and days[0] != year:
        return day_of_parts(year, days[0]) if not _YEAR.search(days[0]) else days[0]
    return days[0] if days else None


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def _pages(fields: _Fields) -> str | None:
    first, last = _first(fields, ("SP",)), _first(fields, ("EP",))
    if first and last and first != last:
        return f"{first}-{last}"
    return first or last


def _files(fields: _Fields) -> tuple[str, ...] | None:
    """Return the attached files; None if there are none. Some tags may have an address instead."""
    values = (value.strip() for tag in _FILES for value in fields.get(tag, ()))
    paths = [value for value in values if value and not first_web_address([value])]
    return tuple(paths) or None
