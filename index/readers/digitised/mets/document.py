"""Parse a METS file: what it says of the issue and its articles, its files, and its structure."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from msgspec import Struct

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.web.elements import text_of
from index.readers.xml.root import find_root
from index.readers.xml.tree import outermost, parse

_TECHNICAL = lazy_pattern(
    r"<(?P<prefix>(?:[\w.-]+:)?)amdSec\b[^<>]*>.*?</(?P=prefix)amdSec\s*>", re.DOTALL
)
"""Sections about scans and rights, which are the larger part of many files."""

_NOT_TEXT = lazy_pattern(r"image|jp2|jpe?g|tiff?|pdf|audio|video", re.IGNORECASE)
"""Types and suffixes of files without a text in ALTO."""

_AUTHOR_ROLES = frozenset(("", "aut", "author", "auteur", "creator", "cre"))


class Metadata(Struct, frozen=True):
    """A section of metadata.

    Attributes:
        titles: The titles, with the article that is left out in sorting.
        host: The title of what this is a part of; None if there is none.
        dates: The days of issue, in any notation.
        authors: The names of authors.
        language: The language.
    """

    titles: tuple[str, ...] = ()
    host: str | None = None
    dates: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str | None = None


class TextFile(Struct, frozen=True):
    """A file of the issue that may hold the text of a page.

    Attributes:
        href: Its path as the METS file gives it.
        number: Its number in the issue; None if there is none.
    """

    href: str
    number: str | None


class Mets(Struct, frozen=True):
    """A METS file.

    Attributes:
        label: The label of the whole.
        address: The address or other id of the whole.
        metadata: The sections of metadata by their ids, in their order.
        files: The files that may hold a text, by their ids.
        logical: The structure of sections and articles; None if there is none.
        physical: The structure of pages; None if there is none.
    """

    label: str
    address: str
    metadata: dict[str, Metadata]
    files: dict[str, TextFile]
    logical: ET.Element | None
    physical: ET.Element | None

    def pointed_at(self) -> list[str]:
        """Return the ids of the files of pages that the structures point at, each once."""
        ids: dict[str, None] = {}
        for structure in (self.logical, self.physical):
            for element in () if structure is None else structure.iter():
                file = element.get("fileid", "")
                if file and (structure is self.logical or file in self.files):
                    ids[file] = None
        return list(ids)


def document(material: Material) -> Mets:
    """Parse a METS file.

    Raises:
        UnreadableFile: It is not XML.
    """
    text = decode(material.whole())
    text = _TECHNICAL.sub("", text[find_root(text).offset :])
    try:
        root = parse(text)
    except ET.ParseError as error:
        raise UnreadableFile("dispatch-broken", reason=str(error)) from error
    return Mets(
        label=root.get("label", ""),
        address=root.get("objid", ""),
        metadata={
            section.get("id", ""): _metadata(section) for section in outermost(root, "dmdsec")
        },
        files=dict(_files(root)),
        logical=_structure(root, "logical"),
        physical=_structure(root, "physical"),
    )


def _structure(root: ET.Element, kind: str) -> ET.Element | None:
    """Return the structure of a kind; None if there is none."""
    for structure in root.iter("structmap"):
        if kind in f"{structure.get('type', '')} {structure.get('label', '')}".lower():
            return structure
    return None


def _files(root: ET.Element) -> Iterator[tuple[str, TextFile]]:
    for section in outermost(root, "filesec"):
        for file in section.iter("file"):
            for location in file.findall("flocat"):
                href = location.get("href", "")
                kind = f"{file.get('mimetype', '')} {href.rpartition('.')[2]}"
                if href and not _NOT_TEXT.search(kind):
                    number = (file.get("seq") or file.get("groupid") or "").lstrip("0")
                    yield file.get("id", ""), TextFile(href, number or None)


def _metadata(section: ET.Element) -> Metadata:
    """Read a section of metadata, in MODS or Dublin Core."""
    record = next(section.iter("mods"), None)
    fields = list(section.iter("xmldata") if record is None else [record])
    elements = [child for field in fields for child in _without_parts(field)]
    return Metadata(
        titles=tuple(filter(None, map(_title, elements))),
        host=_host(fields),
        dates=tuple(_texts(elements, ("dateissued", "date", "issued"))),
        authors=tuple(filter(None, map(_author, elements))),
        language=next(_texts(elements, ("languageterm", "language")), None),
    )


def _without_parts(field: ET.Element) -> Iterator[ET.Element]:
    """Yield the elements in one, but for those about other documents."""
    stack = list(reversed(field))
    while stack:
        element = stack.pop()
        if element.tag != "relateditem":
            yield element
            if element.tag not in {"titleinfo", "name"}:
                stack.extend(reversed(element))


def _title(element: ET.Element) -> str:
    """Return the title that an element is; an empty text if it is none."""
    if element.tag == "title":
        return text_of(element)
    if element.tag != "titleinfo":
        return ""
    start = next(map(text_of, element.iter("nonsort")), "")
    title = next(map(text_of, element.iter("title")), "")
    is_elided = start.endswith(("'", "’"))
    return f"{start}{'' if is_elided else ' '}{title}".strip()


def _host(fields: list[ET.Element]) -> str | None:
    for field in fields:
        for related in field.iter("relateditem"):
            if related.get("type", "").lower() in {"host", "series"}:
                titles = map(text_of, related.iter("title"))
                return next(filter(None, titles), None)
        for part in field.iter("ispartof"):
            return text_of(part) or None
    return None


def _author(element: ET.Element) -> str:
    """Return the name of the author that an element is; an empty text if it is none."""
    if element.tag == "creator":
        return text_of(element)
    if element.tag != "name":
        return ""
    role = next(map(text_of, element.iter("roleterm")), "").lower()
    if role not in _AUTHOR_ROLES:
        return ""
    parts = [part for part in element.iter("namepart") if part.get("type", "").lower() != "date"]
    return " ".join(filter(None, map(text_of, parts)))


def _texts(elements: list[ET.Element], tags: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts of the elements with these tags, in the order of the tags."""
    for tag in tags:
        for element in elements:
            text = text_of(element) if element.tag == tag else ""
            if text:
                yield text
