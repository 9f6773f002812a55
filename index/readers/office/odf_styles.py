"""The styles of an OpenDocument file that begin a page, or are those of a title."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from index.readers.office.french import TITLE_STYLE

_MAX_ANCESTORS = 20
"""Styles that a style is based on, one upon the other. A circle has more."""


class OdfStyles(Struct):
    """The styles that have been read so far.

    Attributes:
        parents: The names of the styles that others are based on.
        page_breaks: The names of styles whose paragraphs begin a page.
        current: The name of the style that is being read.
    """

    parents: dict[str, str] = {}
    page_breaks: set[str] = set()
    current: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Read the start of an element."""
        if name == "style":
            self.current = attributes.get("name", "")
            self.parents[self.current] = attributes.get("parent-style-name", "")
            if attributes.get("master-page-name"):
                self.page_breaks.add(self.current)
        elif name == "paragraph-properties" and attributes.get("break-before") == "page":
            self.page_breaks.add(self.current)

    def begins_page(self, style: str) -> bool:
        """Return True if paragraphs of a style begin a page."""
        return style in self.page_breaks

    def is_title(self, style: str) -> bool:
        """Return True if a style is that of the title of a document."""
        for _ in range(_MAX_ANCESTORS):
            if TITLE_STYLE.fullmatch(style.casefold()):
                return True
            style = self.parents.get(style, "")
        return False
