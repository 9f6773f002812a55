"""Read what an EPUB book says about itself: its title, day and documents (EPUB 3.3, W3C)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct, field

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode
from index.readers.office import calibre
from index.readers.office.package import Package, part_name
from index.readers.office.xml_events import End, Event, Start, Text
from index.readers.press.review.known_sources import is_known_source
from index.readers.press.review.source_line import SourceLine, read_source_line

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FIELDS = frozenset("title creator date publisher language".split())  # noqa: SIM905
_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_LEFT_OUT = frozenset(("toc", "cover", "title-page", "copyright-page", "index"))
"""Kinds of documents in the guide of a book that are no articles."""

_ISSUE_IN_BRACKETS = lazy_pattern(r"\s*\[(?P<issue>[^\[\]]{4,60})\]\s*\Z")
"""The day that calibre sets behind the title of a newspaper: `Le Monde [mar., 12 mars 2019]`."""

_LINK = lazy_pattern(
    r"""<a\b[^<>]*\bhref\s*=\s*["']([^"'<>]+)["'][^<>]*>([^<>]+)</a>""", re.IGNORECASE
)


class Publication(Struct, frozen=True):
    """The documents of a book, and what it says about itself.

    Attributes:
        documents: The names of the parts with its text, in their order.
        titles: Their titles in the table of contents, by their names.
        source: The newspaper, or the publisher.
        date: The day of the issue.
        saved: The day on which the file was made.
        language: Its language.
    """

    documents: tuple[str, ...]
    titles: Mapping[str, str]
    source: str | None
    date: str | None
    saved: str | None
    language: str | None


class _Package(Struct):
    """The elements of the file that describes a book.

    Attributes:
        fields: The texts of fields, by their names.
        saved: The days on which the file was made.
        parts: The names of documents, by their ids.
        order: The ids of documents in their order.
        left_out: The names of documents that are no articles.
        contents: The names of the tables of contents.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    saved: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    contents: list[str] = field(default_factory=list)


def read_publication(package: Package) -> Publication:
    """Read what a book says about itself.

    Raises:
        UnreadableFile: It is encrypted, or its description is missing or broken.
    """
    root = _root_file(package)
    folder = root.rpartition("/")[0]
    described = _described(package.events(root), folder)
    names = [described.parts[key] for key in described.order if key in described.parts]
    names = [name for name in dict.fromkeys(names) if name not in described.left_out]
    if not set(names).isdisjoint(_encrypted(package)):
        raise UnreadableFile("office-encrypted")
    source, date = _source_and_day(described.fields)
    return Publication(
        tuple(calibre.without_indexes(names)),
        dict(_titles(package, described.contents)),
        source,
        date,
        _first(described.saved),
        _first(described.fields.get("language", [])),
    )


def _root_file(package: Package) -> str:
    """Return the name of the part that describes the book."""
    for event in package.events(_CONTAINER):
        if isinstance(event, Start) and event.name == "rootfile":
            return part_name("", event.attributes.get("full-path", ""))
    raise UnreadableFile("office-part-missing", part="content.opf")


def _described(events: Iterator[Event], folder: str) -> _Package:
    """Return the elements of the description of a book."""
    described = _Package()
    current: list[str] | None = None
    pieces: list[str] = []  # of the text of the current field
    for event in events:
        if isinstance(event, Text):
            pieces.append(event.text)
            continue
        if current is not None:
            current.append("".join(pieces))
            current = None
        pieces.clear()
        if isinstance(event, Start):
            current = _field(described, event.name, event.attributes)
            _describe(described, event.name, event.attributes, folder)
    return described


def _field(described: _Package, name: str, attributes: Mapping[str, str]) -> list[str] | None:
    """Return the list to which the text of an element is added; None if it is no field."""
    is_saved = attributes.get("property") == "dcterms:modified"
    if is_saved or (name == "date" and attributes.get("event") in {"creation", "modification"}):
        return described.saved
    return described.fields.setdefault(name, []) if name in _FIELDS else None


def _describe(described: _Package, name: str, attributes: Mapping[str, str], folder: str) -> None:
    """Add a document, its place in the order, or its kind."""
    target = part_name(folder, unquote(attributes.get("href", "").partition("#")[0]))
    if name == "item":
        is_contents = "nav" in attributes.get("properties", "").split()
        if is_contents or attributes.get("media-type") == "application/x-dtbncx+xml":
            described.contents.append(target)
        if is_contents:
            described.left_out.add(target)
        if attributes.get("media-type") in _PAGES:
            described.parts[attributes.get("id", "")] = target
    elif name == "itemref":
        described.order.append(attributes.get("idref", ""))
    elif name == "reference" and attributes.get("type") in _LEFT_OUT:
        described.left_out.add(target)


def _encrypted(package: Package) -> set[str]:
    """Return the names of the parts that are encrypted. Fonts often are."""
    if _ENCRYPTION not in package:
        return set()
    events = package.events(_ENCRYPTION)
    return {
        unquote(event.attributes.get("URI", ""))
        for event in events
        if isinstance(event, Start) and event.name == "CipherReference"
    }


def _titles(package: Package, contents: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the names and the titles of documents in the tables of contents."""
    for name in contents:
        if name in package:
            folder = name.rpartition("/")[0]
            for target, title in _LINK.findall(decode(package.read(name))):
                yield part_name(folder, unquote(target.partition("#")[0])), " ".join(title.split())
            for target, title in _ncx_titles(package, name):
                yield part_name(folder, target), title


def _ncx_titles(package: Package, name: str) -> Iterator[tuple[str, str]]:
    """Yield the names and the titles of documents in a table of contents of EPUB 2."""
    title: list[str] = []
    in_text = False
    if not name.endswith(".ncx"):
        return
    for event in package.events(name):
        match event:
            case Start("text"):
                title.clear()
                in_text = True
            case End("text"):
                in_text = False
            case Text(text) if in_text:
                title.append(text)
            case Start("content", attributes):
                yield unquote(attributes.get("src", "").partition("#")[0]), "".join(title).strip()
            case _:
                pass


def _source_and_day(fields: Mapping[str, list[str]]) -> tuple[str | None, str | None]:
    """Return the newspaper and the day of an issue.

    The newspaper is the publisher, the author or the title, whichever is known. The title may have
    the day behind it, and that which calibre sets there is surer than the day of fetching.
    """
    title = _first(fields.get("title", [])) or ""
    dates = fields.get("date", [])
    publishers = _names(fields.get("publisher", []))
    bracket = _ISSUE_IN_BRACKETS.search(title)
    written = f"{title[: bracket.start()]}, {bracket['issue']}" if bracket else title
    issue = read_source_line(written) or SourceLine()
    date = issue.date if bracket and issue.date else _first(dates) or issue.date
    titles = [issue.source or title] if issue.date else [title]
    for name in _names([*publishers, *titles, *fields.get("creator", [])]):
        if is_known_source(name):
            return name, date
    return _first(publishers) or issue.source, date


def _names(texts: list[str]) -> list[str]:
    """Return the names among some texts, without that of calibre."""
    return [name for name in map(str.strip, texts) if name and name.lower() != calibre.NAME]


def _first(texts: list[str]) -> str | None:
    """Return the first text that is not blank; None if there is none."""
    return next((text.strip() for text in texts if text.strip()), None)
