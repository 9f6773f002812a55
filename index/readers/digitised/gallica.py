"""Read the plain text of Gallica ("texte brut"): a notice, then the pages, as a page or as text.

Each page is an article, as nothing tells the articles of a page apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.digitised.french import FIELDS, NOTICE_END, PAGES, SERIAL
from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.readers.web.markup import is_markup, plain

__all__ = ["read"]

_RULE = lazy_pattern(r"<hr\b[^<>]*>", re.IGNORECASE)
_BREAK = "\f"
_DASHES = lazy_pattern(r"^[ \t]*[-_]{10,}[ \t]*$", re.MULTILINE)
"""A line between the pages of a text."""

_MAX_NOTICE_LINES = 200
_MAX_FIELD_CHARS = 2000
"""Characters of a field of the notice. A longer one is no field, and takes long to search."""
_FULL_DAY = lazy_pattern(
    r"1[5-9][0-9]{2}([-/])[01][0-9]\1[0-3][0-9]|20[0-9]{2}([-/])[01][0-9]\2[0-3][0-9]"
)
_PLACE_AND_YEARS = lazy_pattern(r"\s*\([^()]*[0-9]{4}[^()]*\)\s*\Z")
"""The place and years that the catalogue adds to the name of a newspaper: `Le Figaro (Paris. 1854)`."""

_ARK = lazy_pattern(r"ark:/[0-9]+/\w+")

Fields = dict[str, list[str]]


def read(material: Material) -> Iterator[RawArticle]:
    """Yield the pages.

    Raises:
        UnreadableFile: There is no text below the notice.
    """
    lines = _lines(decode(material.whole()))
    fields, start = _notice(lines)
    pages = _pages(lines[start:])
    if not pages:
        raise UnreadableFile("article-missing")
    first = _first_page(lines[:start])
    for number, text in enumerate(pages, first):
        key = str(number) if len(pages) > 1 else None
        yield _article(text, fields, key, str(number))


def _lines(text: str) -> list[str]:
    """Return the lines of a text; `_BREAK` stands for the line between two pages."""
    if _RULE.search(text) and is_markup(text):
        text = f"\n{_BREAK}\n".join(map(plain, _RULE.split(text)))
    else:
        text = _DASHES.sub(_BREAK, text)
    return [_BREAK if _BREAK in line else line.strip() for line in text.split("\n")]


def _notice(lines: list[str]) -> tuple[Fields, int]:
    """Return the fields of the notice, and the number of the first line below it."""
    fields: Fields = {}
    end = 0
    is_ending = False  # the lines about the quality of the text have come
    for number, line in enumerate(lines[:_MAX_NOTICE_LINES]):
        if line == _BREAK and "identifier" in fields:
            return fields, number
        name, value = (None, "") if is_ending else _field(line)
        if name:
            fields.setdefault(name, []).append(value)
        is_last = NOTICE_END.search(line) is not None
        is_ending = is_ending or is_last
        if name or is_last:
            end = number + 1
    return fields, end


def _field(line: str) -> tuple[str | None, str]:
    """Return the name of the field that a line of the notice gives, and its value."""
    label, colon, value = line.partition(":")
    name = FIELDS.get(label.strip().lower().replace("’", "'")) if colon else None
    return name, value.strip()[:_MAX_FIELD_CHARS]


def _pages(lines: list[str]) -> list[str]:
    """Return the texts of the pages, without those that are empty."""
    breaks = [number for number, line in enumerate(lines) if line == _BREAK]
    bounds = pairwise([-1, *breaks, len(lines)])
    texts = ["\n".join(lines[start + 1 : end]).strip() for start, end in bounds]
    return [text for text in texts if text]


def _first_page(notice: list[str]) -> int:
    """Return the number of the first page, which the notice tells: `Vues 3 à 4 sur 8`."""
    for line in notice:
        pages = PAGES.search(line)
        if pages:
            return int(pages["first"])
    return 1


def _article(text: str, fields: Fields, key: str | None, page: str) -> RawArticle:
    """Return the article of a page."""
    name = _PLACE_AND_YEARS.sub("", _first(fields, "title") or "") or None
    is_serial = SERIAL.search(" ".join(fields.get("type", ()))) is not None or "type" not in fields
    ark = _ARK.search(_first(fields, "identifier") or "")
    return RawArticle(
        text,
        key=key,
        title=None if is_serial else name,
        date=_day(fields),
        source=name if is_serial else _first(fields, "publisher"),
        url=f"https://gallica.bnf.fr/{ark[0]}" if ark else None,
        author=_first(fields, "author"),
        page=page,
        saved=_first(fields, "online"),
        language=_first(fields, "language"),
    )


def _day(fields: Fields) -> str | None:
    """Return the day of the issue: that of the edition, unless only the description has a day."""
    dates = fields.get("date", [])
    for value in (*dates, *fields.get("description", [])):
        day = _FULL_DAY.search(value)
        if day:
            return day[0].replace("/", "-")
    return dates[0] if dates else None


def _first(fields: Fields, name: str) -> str | None:
    return next(filter(None, fields.get(name, ())), None)
