"""Find the elements of a frame by their classes, although some are closed wrongly."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.lazy_pattern import lazy_pattern

_TAG = lazy_pattern(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?P<attributes>[^<>]*+)>")
_CLASSES = lazy_pattern(
    r"""\b(?:class|id)\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'>]++))""",
    re.IGNORECASE,
)
_PARTS = frozenset(("article", "aside", "footer", "header", "section"))
"""Elements that the elements of an article do not reach across."""

_LANDMARKS = frozenset(
    """
    titrearticle docauthors doctext dococurrcontainer doc-legalinfo rdp__certificat divpublic
    public-lblnodoc public_lblnodoc public_lblcertificatissuedto
    """.split()  # noqa: SIM905 - names read better without quotes and commas
)
"""Classes of elements, in lower case, before which an element ends that was not closed."""

_PARAGRAPH_ENDS = frozenset(("p", "div", "table"))


class Tag(NamedTuple):
    """One tag of a frame.

    Attributes:
        name: The name of its element, in lower case.
        is_closing: It ends the element.
        classes: The classes and the id of the element, in lower case.
        start: Where the tag begins.
        end: Where it ends.
    """

    name: str
    is_closing: bool
    classes: frozenset[str]
    start: int
    end: int


class Element(NamedTuple):
    """The place of an element in the HTML of a frame.

    Attributes:
        start: Where its first tag begins.
        content_start: Where its content begins.
        content_end: Where its content ends.
        end: Where its last tag ends, if it has one.
    """

    start: int
    content_start: int
    content_end: int
    end: int


class Tags:
    """The HTML of a frame, with its tags in their order."""

    __slots__ = ("_tags", "html")

    def __init__(self, html: str) -> None:
        self.html = html
        self._tags = [_tag(match) for match in _TAG.finditer(html)]

    def elements(self, *classes: str, start: int = 0) -> list[Element]:
        """Return the elements that have one of some classes, given in lower case."""
        wanted = frozenset(classes)
        elements: list[Element] = []
        for index, tag in enumerate(self._tags):
            if tag.start >= start and not tag.is_closing and tag.classes & wanted:
                element = self._element(index)
                elements.append(element)
                start = element.content_end
        return elements

    def first(self, *classes: str, start: int = 0) -> Element | None:
        """Return the first element that has one of some classes; None if there is none."""
        wanted = frozenset(classes)
        for index, tag in enumerate(self._tags):
            if tag.start >= start and not tag.is_closing and tag.classes & wanted:
                return self._element(index)
        return None

    def element_at(self, start: int) -> tuple[Tag, Element] | None:
        """Return the first element from some offset on, if only space stands before it."""
        for index, tag in enumerate(self._tags):
            if tag.start >= start:
                is_next = not tag.is_closing and not self.html[start : tag.start].strip()
                return (tag, self._element(index)) if is_next else None
        return None

    def content(self, element: Element) -> str:
        """Return the HTML inside an element."""
        return self.html[element.content_start : element.content_end]

    def next_part(self, start: int, *classes: str, names: frozenset[str] = _PARTS) -> int:
        """Return where the part of an article that goes on from some offset ends.

        Args:
            start: The offset.
            classes: Classes of elements that begin another part.
            names: Elements that begin or end a part.
        """
        wanted = frozenset(classes)
        for tag in self._tags:
            if tag.start >= start and (tag.name in names or tag.classes & wanted):
                return tag.start
        return len(self.html)

    def _element(self, index: int) -> Element:
        opening = self._tags[index]
        depth = 1
        for next_index in range(index + 1, len(self._tags)):
            tag = self._tags[next_index]
            if _ends_early(tag, opening):
                return Element(opening.start, opening.end, tag.start, tag.start)
            if tag.name == opening.name:
                depth += -1 if tag.is_closing else 1
            if depth == 0:
                return Element(opening.start, opening.end, tag.start, tag.end)
        return Element(opening.start, opening.end, len(self.html), len(self.html))


def _ends_early(tag: Tag, opening: Tag) -> bool:
    """Return True if an element ends before a tag although it was not closed."""
    if tag.name in _PARTS and tag.name != opening.name:
        return True
    if opening.name == "p" and tag.name in _PARAGRAPH_ENDS:
        return not (tag.name == "p" and tag.is_closing)
    if "titrearticlevisu" in opening.classes and "rdp__subtitle" in tag.classes:
        return True
    return not tag.classes.isdisjoint(_LANDMARKS)


def _tag(match: re.Match[str]) -> Tag:
    attributes = match["attributes"]
    classes = _classes(attributes) if attributes else frozenset()
    is_closing = match["slash"] == "/"
    return Tag(match["name"].lower(), is_closing, classes, match.start(), match.end())


def _classes(attributes: str) -> frozenset[str]:
    names: list[str] = []
    for match in _CLASSES.finditer(attributes):
        value = match["double"] or match["single"] or match["bare"] or ""
        names += value.lower().split()
    return frozenset(names)
