"""The glyph: a character as it is drawn on a page."""

from __future__ import annotations

from msgspec import Struct


class Glyph(Struct, frozen=True):
    """A character and its box, whose sides are given as those of a `Line`.

    Attributes:
        character: The character.
        left: The left side of the box.
        bottom: The lower side.
        right: The right side.
        top: The upper side.
        is_drawn: False for spaces and line breaks that PDFium has added. Their box means nothing.
    """

    character: str
    left: float
    bottom: float
    right: float
    top: float
    is_drawn: bool

    @property
    def is_visible(self) -> bool:
        """True for a character that leaves ink on the page."""
        return self.is_drawn and not self.character.isspace()

    @property
    def height(self) -> float:
        """The height of the box in points."""
        return self.top - self.bottom
