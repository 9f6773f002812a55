"""Draw a query over time: a bar for each period, which is a link to it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from index.dates.period import Period
from index.messages import Language, Message, catalogue
from search.period_names import period_name
from search.pictures.frame import Frame, Role
from search.pictures.periods import Address, period_link, place, point_label
from search.pictures.scale import Measure, Scale, is_thin
from search.pictures.summary import summary
from search.pictures.svg import Picture, number, percent
from search.timeline import Point, Timeline, period_end

HEIGHT = 120
"""Pixels from the top of the picture to the bottom of the names below the axis."""
_LEAST = 2.0
"""Pixels of a bar that is not empty: it is seen next to high ones."""
_GAP = 0.08
"""Part of the width of a period that is left free on each side of its bar."""


def draw_bars(
    timeline: Timeline,
    language: Language,
    *,
    measure: Measure = "articles",
    address: Address | None = None,
    chosen: Period | None = None,
    height: float = HEIGHT,
) -> Picture:
    """Draw a timeline as bars, as wide as the place where they stand.

    Args:
        timeline: The timeline.
        language: The language of names and figures.
        measure: The height of a bar is the number of articles, or their share.
        address: Tells where a bar leads to; by default nowhere.
        chosen: The days that are chosen already.
        height: The height of the picture in pixels.
    """
    frame = Frame(height)
    scale = Scale.of(timeline.points, measure)
    bars = _Bars(timeline, language, scale, frame, address, chosen)
    drawn = [bars.draw(index, point) for index, point in enumerate(timeline.points)]
    starts = [point.start for point in timeline.points]
    content = [
        *frame.rules(scale, language),
        *frame.names(starts, timeline.by, language),
        *drawn,
        *frame.marks(scale, language),
        frame.brush(),
    ]
    title = catalogue(language).text(Message(f"picture-{measure}-by-{timeline.by}"))
    role: Role = "group" if address else "img"
    return frame.picture(content, title, summary(timeline, language), "picture-bars", role)


class _Bars(Struct, frozen=True):
    """The bars of a picture, see `draw_bars`."""

    timeline: Timeline
    language: Language
    scale: Scale
    frame: Frame
    address: Address | None
    chosen: Period | None

    def draw(self, index: int, point: Point) -> str:
        """Draw the bar of a period, and over the whole height a place to point at."""
        end = period_end(point.start, self.timeline.by)
        name = period_name(point.start, self.timeline.by, self.language)
        return period_link(
            self.address,
            point.start,
            end,
            name,
            self._label(name, point),
            place(index, len(self.timeline.points), self.frame.base),
            self._bar(index, point),
            is_chosen=self._is_chosen(point.start, end),
        )

    def _label(self, name: str, point: Point) -> str:
        """Return the name of a period with its figures."""
        message = Message.of(
            "picture-period",
            period=name,
            figures=point_label(point, self.scale.measure, self.language),
        )
        return catalogue(self.language).text(message)

    def _bar(self, index: int, point: Point) -> str:
        """Draw the bar itself."""
        width = 1 / len(self.timeline.points)
        top = self.frame.y(self.scale.height(point))
        if point.articles:
            top = min(top, self.frame.base - _LEAST)
        thin = " picture-thin" if is_thin(point, self.scale.measure) else ""
        x, drawn_width = percent((index + _GAP) * width), percent((1 - 2 * _GAP) * width)
        return (
            f'<rect class="picture-bar{thin}" x="{x}" y="{number(top)}" '
            f'width="{drawn_width}" height="{number(self.frame.base - top)}"/>'
        )

    def _is_chosen(self, first: date, last: date) -> bool:
        """Return True if a period touches the days that are chosen."""
        if self.chosen is None or not (self.chosen.first or self.chosen.last):
            return False
        starts_late = self.chosen.last is not None and first > self.chosen.last
        ends_early = self.chosen.first is not None and last < self.chosen.first
        return not (starts_late or ends_early)
