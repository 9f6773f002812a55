"""The units of a printed page: lines and the paragraphs they make up."""

from __future__ import annotations

from msgspec import Struct

_MIN_HEIGHT_POINTS = 0.1
_BASELINE_TOLERANCE = 0.4
"""Share of a line's height by which two base lines may differ and still count as one."""

_HEIGHT_TOLERANCE = 0.12
"""Share by which the heights of lines of one paragraph may differ."""


class Line(Struct, frozen=True):
    """A line of text on a page.

    Attributes:
        text: The words.
        page: The page's index.
        left: The left side of the box around the text, in points from the left edge of the page.
        bottom: The lower side of the box, in points from the lower edge of the page.
        right: The right side, in points from the left edge.
        top: The upper side, in points from the lower edge.
    """

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height in points, never 0."""
        return max(self.top - self.bottom, _MIN_HEIGHT_POINTS)

    @property
    def width(self) -> float:
        """The width in points."""
        return self.right - self.left

    def continues_row_of(self, other: Line) -> bool:
        """Return True if both stand on one base line, this one to the right of the other."""
        offset = abs(self.bottom - other.bottom)
        return offset < _BASELINE_TOLERANCE * other.height and self.left > other.left

    def overlaps(self, other: Line) -> bool:
        """Return True if some of this line is straight above or below some of the other."""
        return self.left < other.right and other.left < self.right

    def has_same_height_as(self, other: Line) -> bool:
        """Return True if both have nearly the same height."""
        tallest = max(self.height, other.height)
        return abs(self.height - other.height) < _HEIGHT_TOLERANCE * tallest

    def distance_below(self, other: Line) -> float:
        """Return how far this line stands below the other, in heights of this line.

        The distance is negative if it stands above.
        """
        return (other.bottom - self.bottom) / self.height


class Paragraph(Struct, frozen=True):
    """Lines that belong together.

    Attributes:
        text: The words of all lines, broken words joined.
        height: The median height of its lines, in points.
        page: The index of the page where it begins.
    """

    text: str
    height: float
    page: int
