"""Walk the structure of an issue: its sections, its articles, and the blocks that they consist of."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from index.lazy_pattern import lazy_pattern

_ADVERTISEMENTS = lazy_pattern(r"advert|free_?ad|annonce|publicit", re.IGNORECASE)
_BODIES = frozenset(("body", "body_content", "paragraph", "text"))
"""Parts that a division has directly if it is an article, whatever its type."""


class Role(StrEnum):
    """Part that a block has in an article."""

    TITLE = "title"
    LINE = "line"  # a line above or below the title
    AUTHOR = "author"
    TEXT = "text"
    TABLE = "table"  # a part of the text, of which there is an image most often
    CAPTION = "caption"


_ROLES = {
    "title": Role.TITLE,
    "headline": Role.TITLE,
    "heading": Role.TITLE,
    "overline": Role.LINE,
    "overheadline": Role.LINE,
    "subheadline": Role.LINE,
    "subtitle": Role.LINE,
    "motto": Role.LINE,
    "author": Role.AUTHOR,
    "table": Role.TABLE,
    "caption": Role.CAPTION,
    "illustration": Role.CAPTION,
    "image": Role.CAPTION,
}
"""The roles that types of divisions have. Any other type keeps the role of the one around it."""

_LEFT_OUT = frozenset(("page_number", "running_title", "header", "footer"))


class Area(Struct, frozen=True):
    """A block of a page.

    Attributes:
        file: The id of the file of the page.
        block: The id of the block; empty for the whole page.
    """

    file: str
    block: str


class Section(Struct, frozen=True):
    """A section of an issue.

    Attributes:
        label: Its label, most often its title; empty if there is none.
        heading: The blocks of its title.
        metadata: The ids of its sections of metadata.
    """

    label: str = ""
    heading: tuple[Area, ...] = ()
    metadata: tuple[str, ...] = ()


class Item(Struct, frozen=True):
    """An article, or an advertisement.

    Attributes:
        key: Its id.
        label: Its label, most often its title.
        metadata: The ids of its sections of metadata.
        section: The section around it; None if there is none.
        areas: Its blocks with their roles, in their order.
        is_advertisement: It is an advertisement.
    """

    key: str
    label: str
    metadata: tuple[str, ...]
    section: Section | None
    areas: list[tuple[Role, Area]]
    is_advertisement: bool


def items(logical: ET.Element) -> Iterator[Item]:
    """Yield the articles and advertisements of an issue, in their order."""
    stack: list[tuple[ET.Element, Section | None]] = [(logical, None)]
    while stack:
        element, section = stack.pop()
        divisions = [child for child in element if child.tag == "div"]
        if _is_item(element):
            yield _item(element, section)
            divisions = list(_inner_items(element))
        if _kind(element) == "section":
            section = _section(element)
        stack.extend((child, section) for child in reversed(divisions))


def issue_metadata(logical: ET.Element | None) -> list[str]:
    """Return the ids of the sections of metadata of the issue, its own before those around it."""
    found: list[str] = []
    element = logical
    while element is not None:
        found[:0] = element.get("dmdid", "").split()
        inner = [child for child in element if child.tag == "div"]
        element = inner[0] if len(inner) == 1 else None
    return found


def areas_of(element: ET.Element) -> Iterator[Area]:
    """Yield the blocks that the pointers of a division name, but not those of divisions in it."""
    for pointer in element:
        if pointer.tag != "fptr":
            continue
        areas = list(pointer.iter("area"))
        for area in areas:
            yield Area(area.get("fileid", ""), area.get("begin", ""))
        if not areas and pointer.get("fileid"):
            yield Area(pointer.get("fileid", ""), "")


def _kind(element: ET.Element) -> str:
    return element.get("type", "").lower()


def _is_item(element: ET.Element) -> bool:
    """Return True for an article, an advertisement, or what has a body without being either."""
    kind = _kind(element)
    if "article" in kind or _ADVERTISEMENTS.search(kind):
        return True
    if kind in _BODIES or kind == "heading":
        return False
    return any(child.tag == "div" and _kind(child) in _BODIES for child in element)


def _inner_items(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the articles and advertisements within one, the outermost ones."""
    stack = [child for child in reversed(element) if child.tag == "div"]
    while stack:
        division = stack.pop()
        if _is_item(division):
            yield division
        else:
            stack.extend(child for child in reversed(division) if child.tag == "div")


def _section(element: ET.Element) -> Section:
    headings = [child for child in element if _kind(child) in {"heading", "title", "headline"}]
    areas = [
        area for heading in headings for part in heading.iter("div") for area in areas_of(part)
    ]
    metadata = tuple(element.get("dmdid", "").split())
    return Section(element.get("label", ""), tuple(areas), metadata)


def _item(element: ET.Element, section: Section | None) -> Item:
    areas: list[tuple[Role, Area]] = []
    stack: list[tuple[ET.Element, Role]] = [(element, Role.TEXT)]
    while stack:
        division, role = stack.pop()
        areas.extend((role, area) for area in areas_of(division))
        for child in reversed(division):
            kind = _kind(child)
            if child.tag == "div" and not _is_item(child) and kind not in _LEFT_OUT:
                keeps = role is Role.TABLE and kind != "caption"
                stack.append((child, role if keeps else _ROLES.get(kind, role)))
    return Item(
        key=element.get("id", ""),
        label=element.get("label", ""),
        metadata=tuple(element.get("dmdid", "").split()),
        section=section,
        areas=areas,
        is_advertisement=_ADVERTISEMENTS.search(_kind(element)) is not None,
    )
