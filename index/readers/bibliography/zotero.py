"""Read the RDF that Zotero exports: an article an item, with the files attached to it.

The file is read twice: what an item refers to may stand before or after it. It is cut into elements
before any XML is parsed, so it may have any size, and a mistake in one spoils no other.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from msgspec import Struct

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.bibliography.names import joined
from index.readers.encoding import decode_blocks
from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part, keyed
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.addresses import first_web_address
from index.readers.web.elements import text_of
from index.readers.xml.splitting import Piece, Splitter
from index.readers.xml.tree import parse

_CONTAINERS = frozenset(
    """
    blog courtreporter forum journal newspaper periodical series website
    """.split()  # noqa: SIM905 - names read better without quotes and commas
)
"""Names of what articles appear in. One that several refer to stands by itself."""

_ITEMS = frozenset(
    """
    article book booksection conferenceproceedings data description document illustration image
    interview legislation letter manuscript motionpicture patent recording report thesis
    """.split()  # noqa: SIM905
)
"""Names of the elements of items of all types."""

_NAME = lazy_pattern(r"<(?:[\w.-]+:)?(?P<name>\w+)")
_LOCAL_ID = "#"
"""The start of the id of an item that has no address."""


class _References(Struct):
    """The newspapers, files and notes that items refer to.

    Attributes:
        sources: The names of what articles appear in, by ids.
        files: The paths of attached files, by ids.
        notes: The number of notes.
    """

    sources: dict[str, str]
    files: dict[str, str]
    notes: int = 0


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a library, and a problem for every item that is not whole.

    Raises:
        UnreadableFile: There is no item in it.
    """
    references = _read_references(material)
    items = (piece for name, piece in _elements(material) if name in _ITEMS)
    yield from keyed(map(partial(_parts, references), items))
    if references.notes:
        yield Problem.of("bibliography-notes-skipped", notes=references.notes)


def _elements(material: Material) -> Iterator[tuple[str, Piece]]:
    """Yield the outermost elements of a library, each with its name.

    Raises:
        UnreadableFile: The file breaks off.
    """
    names = _ITEMS | _CONTAINERS | {"attachment", "memo"}
    splitter = Splitter(names, MAX_PAGE_CHARS)
    for piece in splitter.split(decode_blocks(material.blocks())):
        name = _NAME.match(piece.text)
        if piece.is_element:
            yield (name["name"].lower() if name else "article"), piece


def _read_references(material: Material) -> _References:
    """Return what the items of a library refer to."""
    references = _References({}, {})
    with suppress(UnreadableFile):  # it is told when the items are read
        for name, piece in _elements(material):
            if name == "memo":
                references.notes += 1
            elif name == "attachment" or name in _CONTAINERS:
                _add(references, name, piece.text)
    return references


def _add(references: _References, name: str, xml: str) -> None:
    """Add an attached file or a container, unless it is broken."""
    try:
        element = parse(xml)
    except ET.ParseError:
        return
    about = element.get("about", "")
    path = element.find("resource")
    if name != "attachment":
        references.sources[about] = _line(element, "title") or ""
    elif path is not None and path.get("resource"):
        references.files[about] = path.get("resource", "")


def _parts(references: _References, piece: Piece) -> Iterator[Part]:
    """Yield the article of an item, and a problem if it is not whole."""
    if piece.is_too_large:
        yield TOO_LARGE
        return
    try:
        raw = _article(parse(piece.text), references)
    except ET.ParseError as error:
        reason = str(error).partition(":")[0]
        yield Problem.of("xml-broken", reason=reason)
        return
    yield raw if raw.text or raw.title else EMPTY
    if not piece.is_closed:
        yield CUT_SHORT


def _article(item: ET.Element, references: _References) -> RawArticle:
    about = item.get("about", "")
    source, section = _container(item, references)
    links = [link.get("resource", "") for link in item.iter("link")]
    files = tuple(references.files[link] for link in links if link in references.files)
    return RawArticle(
        _line(item, "abstract") or "",
        key=about.removeprefix(_LOCAL_ID) or None,
        title=_line(item, "title"),
        date=_line(item, "date"),
        source=source or _line(item, "publisher"),
        url=first_web_address([*map(text_of, item.iterfind("identifier")), about]),
        author=joined(_person(person) for person in item.iterfind("authors/seq/li/person")),
        section=section,
        page=_line(item, "pages"),
        saved=_line(item, "datesubmitted"),
        language=_line(item, "language"),
        files=files or None,
    )


def _container(item: ET.Element, references: _References) -> tuple[str | None, str | None]:
    """Return the name of what an item appeared in, and that of the section; None if not said."""
    source = section = None
    for part in item.iter("ispartof"):
        source = source or references.sources.get(part.get("resource", ""))
        for container in part:
            if container.tag == "part":
                section = _line(container, "title")
            elif container.tag != "series":
                source = source or _line(container, "title")
    return source, section


def _person(person: ET.Element) -> str:
    first = _line(person, "givenname") or ""
    return f"{first} {_line(person, 'surname') or ''}".strip()


def _line(element: ET.Element, name: str) -> str | None:
    """Return the text of the first child of a name in one line; None if there is none."""
    child = element.find(name)
    return text_of(child) or None if child is not None else None
