"""The styles of a Word document: which of them are headings, whatever their names are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.office.french import CONTENTS_STYLE, HEADING_STYLE, TITLE_STYLE
from index.readers.office.xml_events import Event, Start

_MAX_ANCESTORS = 20
"""Styles that a style is based on, one upon the other. A circle has more."""

_BODY_LEVEL = 9
"""The outline level, counted from 0, of a text that is no heading."""

_NOT_IN_NAMES = lazy_pattern(r"[\W_]+")


class Style(Struct):
    """A style of paragraphs.

    Attributes:
        name: Its name.
        parent: The id of the style it is based on; empty if there is none.
        level: The level of its headings, from 1; 0 for the title of a document, None if it does
            not say.
        is_body: It says that its paragraphs are no headings.
        begins_page: Its paragraphs begin a page.
    """

    name: str = ""
    parent: str = ""
    level: int | None = None
    is_body: bool = False
    begins_page: bool = False

    def set_outline(self, written: str) -> None:
        """Set the level that an outline level stands for, which is counted from 0."""
        if written.isdecimal() and len(written) <= 2:
            self.is_body = int(written) >= _BODY_LEVEL
            self.level = None if self.is_body else int(written) + 1


class Styles:
    """The styles of a document.

    Args:
        events: Those of the file `word/styles.xml`; none if the document lacks it.
    """

    __slots__ = ("_by_id",)

    def __init__(self, events: Iterable[Event]) -> None:
        self._by_id: Mapping[str, Style] = _styles(events)

    def level(self, style_id: str) -> int | None:
        """Return the level of the headings of a style; None if it has none."""
        for style in self._lineage(style_id):
            if style.is_body:
                return None
            level = style.level if style.level is not None else _named_level(style.name)
            if level is not None:
                return level
        return None

    def begins_page(self, style_id: str) -> bool:
        """Return True if paragraphs of a style begin a page."""
        return any(style.begins_page for style in self._lineage(style_id))

    def is_contents(self, style_id: str) -> bool:
        """Return True if a style is that of the lines of a table of contents."""
        style = self._by_id.get(style_id)
        return CONTENTS_STYLE.fullmatch(_plain_name(style.name if style else style_id)) is not None

    def _lineage(self, style_id: str) -> Iterator[Style]:
        """Yield a style and those that it is based on."""
        if style_id and style_id not in self._by_id:
            yield Style(name=style_id)
            return
        for _ in range(_MAX_ANCESTORS):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.parent


def _styles(events: Iterable[Event]) -> dict[str, Style]:
    """Return the styles of a file by their ids."""
    by_id: dict[str, Style] = {}
    style = Style()
    for event in events:
        if not isinstance(event, Start):
            continue
        value = event.attributes.get("val", "")
        match event.name:
            case "style":
                style = by_id.setdefault(event.attributes.get("styleId", ""), Style())
            case "name":
                style.name = value
            case "basedOn":
                style.parent = value
            case "outlineLvl":
                style.set_outline(value)
            case "pageBreakBefore":
                style.begins_page = value not in {"0", "false", "off"}
    return by_id


def _named_level(name: str) -> int | None:
    """Return the level that the name of a style tells; None if it tells none.

    Word gives its own styles English names in files of every language, other programs do not.
    """
    plain = _plain_name(name)
    heading = HEADING_STYLE.fullmatch(plain)
    if heading:
        return int(heading["level"])
    return 0 if TITLE_STYLE.fullmatch(plain) else None


def _plain_name(name: str) -> str:
    """Return a name in lower case without spaces: `titre1` for `Titre 1`."""
    return _NOT_IN_NAMES.sub("", name).casefold()
