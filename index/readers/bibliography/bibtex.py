"""Read BibTeX and BibLaTeX, which Zotero, JabRef and Mendeley export: an article an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from index.lazy_pattern import lazy_pattern
from index.readers.bibliography.bibtex_entry import Entry, parse_entry
from index.readers.bibliography.days import day_of_parts
from index.readers.bibliography.latex import plain_text
from index.readers.bibliography.names import joined
from index.readers.encoding import decode_blocks
from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part, Piece, keyed, split_before
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.addresses import first_web_address

_ENTRY = lazy_pattern(r"(?:\A|(?<=[\n})\ufeff]))[ \t]*@[A-Za-z]{2,40}[ \t]*[{(]")
_MAX_BOUNDARY_CHARS = 64

_NO_ARTICLES = frozenset(("comment", "preamble", "string"))
"""Types of the entries that are no articles."""

_SOURCE = (
    "journaltitle",
    "journal",
    "newspaper",
    "magazine",
    "maintitle",
    "booktitle",
    "eventtitle",
    "howpublished",
    "organization",
    "institution",
    "publisher",
)
_SECTION = ("section", "titleaddon", "journalsubtitle")
_LANGUAGE = ("langid", "language", "hyphenation")
_SUMMARY = ("abstract", "annotation", "annote")
_ADDRESSES = ("url", "howpublished", "note", "eprint")

_URL = lazy_pattern(r"https?://[^\s{}]+")
_AND = lazy_pattern(r" and ", re.IGNORECASE)
_RANGE_END = lazy_pattern(r"/.*", re.DOTALL)
_DASHES = lazy_pattern(r" ?(?:-{1,3}|[–—]) ?")
_BETWEEN_FILES = lazy_pattern(r"(?<!\\);")
_BETWEEN_PARTS = lazy_pattern(r"(?<!\\):")
_UNESCAPED = lazy_pattern(r"\\([\\:;_&%#$~{}])")


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a bibliography, and a problem for every entry that is not whole.

    Raises:
        UnreadableFile: There is no entry in it.
    """
    pieces = split_before(decode_blocks(material.blocks()), _ENTRY, _MAX_BOUNDARY_CHARS)
    macros: dict[str, str] = {}
    return keyed(map(partial(_parts, macros), islice(pieces, 1, None)))


def _parts(macros: dict[str, str], piece: Piece) -> Iterator[Part]:
    """Yield the article of an entry, and a problem if it is not whole.

    Args:
        macros: What names stand for that `@string` defines; added to.
        piece: The entry.
    """
    if piece.is_too_large:
        yield TOO_LARGE
        return
    entry = parse_entry(piece.text, macros)
    if entry is None:
        yield EMPTY
    elif entry.type == "string":
        macros.update(entry.fields)
    elif entry.type not in _NO_ARTICLES:
        raw = _article(entry)
        yield raw if raw.text or raw.title else EMPTY
        if not entry.is_whole:
            yield CUT_SHORT


def _article(entry: Entry) -> RawArticle:
    fields = entry.fields
    title = _text(fields, ("title",))
    subtitle = _text(fields, ("subtitle",))
    return RawArticle(
        _text(fields, _SUMMARY) or "",
        key=entry.key or None,
        title=f"{title} : {subtitle}" if title and subtitle else title,
        date=_day(fields),
        source=_text(fields, _SOURCE),
        url=_url(fields),
        author=_authors(fields),
        section=_text(fields, _SECTION),
        page=_DASHES.sub("-", " ".join(fields.get("pages", "").split())) or None,
        saved=fields.get("urldate"),
        language=_text(fields, _LANGUAGE),
        files=_files(fields.get("file", "")),
    )


def _text(fields: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """Return the first value under any of the names that is a text and no address.

    It comes in one line a paragraph; None is returned if there is none.
    """
    for name in names:
        value = fields.get(name, "")
        if _URL.search(value) and name not in _SUMMARY:
            continue
        paragraphs = re.split(r"\n\s*\n", plain_text(value))
        text = "\n".join(filter(None, (" ".join(lines.split()) for lines in paragraphs)))
        if text:
            return text
    return None


def _day(fields: Mapping[str, str]) -> str | None:
    """Return the day, or as much of it as there is; the first one of a period."""
    date = _RANGE_END.sub("", fields.get("date", "")).strip()
    year = fields.get("year", "").strip()
    if date or not year:
        return date or None
    return day_of_parts(year, plain_text(fields.get("month", "")), fields.get("day", ""))


def _url(fields: Mapping[str, str]) -> str | None:
    addresses = (_URL.search(fields.get(name, "")) for name in _ADDRESSES)
    return first_web_address(_UNESCAPED.sub(r"\1", address[0]) for address in addresses if address)


def _authors(fields: Mapping[str, str]) -> str | None:
    """Return the authors. One in braces, such as a news agency, has a name of one part."""
    names: list[str] = []
    for name in _AND.split(" ".join(fields.get("author", "").split())):
        is_whole = name.startswith("{") and name.endswith("}")
        written = plain_text(name)
        names.append(written.replace(",", "") if is_whole else written)
    return joined(names)


def _files(value: str) -> tuple[str, ...] | None:
    """Return the paths of the attached files; None if there are none.

    Zotero and JabRef write `name:path:type` for each, Better BibTeX only the path.
    """
    paths: list[str] = []
    for file in _BETWEEN_FILES.split(value):
        parts = [_UNESCAPED.sub(r"\1", part).strip() for part in _BETWEEN_PARTS.split(file)]
        if len(parts) > 2:
            parts = [":".join(parts[1:-1])]
        paths.append(":".join(parts))
    return tuple(filter(None, paths)) or None
