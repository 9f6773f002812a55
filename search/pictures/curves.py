"""Draw up to five queries over time as curves, told apart by dashes and marks as well as colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from index.messages import Language, Message, catalogue
from search.period_names import period_name
from search.pictures.frame import Frame, Role
from search.pictures.periods import Address, period_link, place, point_label
from search.pictures.scale import Measure, Scale, is_thin
from search.pictures.summary import summary
from search.pictures.svg import Picture, element, number, percent
from search.timeline import Point, Step, Timeline, period_end, periods

MAX_CURVES = 5
"""Curves that can be told apart."""
HEIGHT = 300
"""Pixels from the top of the picture to the bottom of the names below the axis."""

_MARKS = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-3.5-3.5h7v7h-7z",
    "M0-5l4.5 8h-9z",
    "M0-5l5 5l-5 5l-5-5z",
    "M-4-4L4 4M4-4L-4 4",
)
"""The mark of each curve around its own middle: a circle, a square, a triangle, a diamond, a cross."""
_MARKED = 8
"""Marks of a curve at most, so that they do not hide it."""
_STRETCHED = 1_000.0
"""Width of the box in which curves are drawn, before it is stretched to the width of the picture."""


def draw_curves(
    timelines: Sequence[Timeline],
    language: Language,
    *,
    measure: Measure = "share",
    address: Address | None = None,
    height: float = HEIGHT,
    width: float | None = None,
    bands: bool = False,
) -> Picture:
    """Draw timelines of one step as curves, as wide as the place where they stand.

    A curve has a gap where a period has too few articles for a share. Curves of moving averages begin
    and end where these do.

    Args:
        timelines: The timelines; those after the fifth are left out.
        language: The language of names and figures.
        measure: The height of a curve is the number of articles, or their share.
        address: Tells where a period leads to; by default nowhere.
        height: The height of the picture in pixels.
        width: The width of the picture in pixels, if it is known. Then nothing is stretched, and
            the curves get thicker where the picture is enlarged.
        bands: True to draw the 95 % intervals of shares as bands.
    """
    comparison = _Comparison.of(timelines[:MAX_CURVES], language, measure, Frame(height), width)
    frame = comparison.frame
    content = [
        *frame.rules(comparison.scale, language),
        *frame.names(comparison.starts, comparison.by, language),
        comparison.stretched(bands=bands and measure == "share"),
        *comparison.marks(),
        *frame.marks(comparison.scale, language),
        *comparison.columns(address),
        frame.brush(),
    ]
    title = catalogue(language).text(Message(f"picture-{measure}-by-{comparison.by}"))
    role: Role = "group" if address else "img"
    return frame.picture(content, title, comparison.description(), "picture-curves", role)


def legend_key(curve: int) -> str:
    """Draw a piece of a curve, to stand beside the name of its query."""
    line = element("path", class_=_curve_class(curve), d="M0 8h36")
    mark = element("path", class_=_mark_class(curve), d=_MARKS[curve], transform="translate(18 8)")
    return element(
        "svg",
        line,
        mark,
        class_="picture picture-key",
        width=36,
        height=16,
        aria_hidden="true",
        xmlns="http://www.w3.org/2000/svg",
    )


class _Comparison(Struct, frozen=True):
    """Several queries over the same periods.

    Attributes:
        timelines: The timelines.
        points: The points of each by their first days.
        starts: The first day of every period.
        by: The length of a period.
        language, frame, width: See `draw_curves`.
        scale: The scale of all curves.
    """

    timelines: Sequence[Timeline]
    points: Sequence[Mapping[date, Point]]
    starts: Sequence[date]
    by: Step
    scale: Scale
    language: Language
    frame: Frame
    width: float | None

    @classmethod
    def of(
        cls,
        timelines: Sequence[Timeline],
        language: Language,
        measure: Measure,
        frame: Frame,
        width: float | None,
    ) -> _Comparison:
        """Bring timelines to the same periods."""
        drawn_points = [_drawn_points(timeline) for timeline in timelines]
        points = [point for of_one in drawn_points for point in of_one]
        # ends where nothing can be drawn would only press the curves together
        drawn = [point.start for point in points if not is_thin(point, measure)]
        days = drawn or [point.start for point in points]
        by = timelines[0].by if timelines else "month"
        starts = list(periods(min(days), max(days), by)) if days else []
        by_start = [{point.start: point for point in of_one} for of_one in drawn_points]
        scale = Scale.of(points, measure)
        return cls(timelines, by_start, starts, by, scale, language, frame, width)

    def stretched(self, *, bands: bool) -> str:
        """Draw the curves, and their bands, in a box that is stretched to the width of the picture."""
        drawn_bands = self._bands() if bands else ()
        curves = [
            element(
                "path",
                class_=_curve_class(curve),
                d=self._path(points),
                vector_effect=None if self.width else "non-scaling-stroke",
            )
            for curve, points in enumerate(self.points)
        ]
        frame = self.frame
        return element(
            "svg",
            *drawn_bands,
            *curves,
            y=frame.y(1),
            width="100%",
            height=frame.base - frame.y(1),
            viewBox=f"0 0 {number(self.width or _STRETCHED)} {number(frame.base - frame.y(1))}",
            preserveAspectRatio="none",
            overflow="visible",
        )

    def _bands(self) -> Iterator[str]:
        """Draw the intervals around each curve, one piece for each stretch without a gap."""
        for curve, points in enumerate(self.points):
            for stretch in self._stretches(points):
                ends = [self._bounds(index, point) for index, point in stretch]
                above = [f"{x} {high}" for x, _, high in ends]
                below = [f"{x} {low}" for x, low, _ in reversed(ends)]
                outline = f"M{'L'.join(above + below)}z"
                yield element("path", class_=f"picture-band picture-sign-{curve + 1}", d=outline)

    def _stretches(self, points: Mapping[date, Point]) -> Iterator[list[tuple[int, Point]]]:
        """Yield the points of a curve between its gaps, each with the number of its period."""
        stretch: list[tuple[int, Point]] = []
        for index, start in enumerate(self.starts):
            point = points.get(start)
            if point is not None and not is_thin(point, self.scale.measure):
                stretch.append((index, point))
            elif stretch:
                yield stretch
                stretch = []
        if stretch:
            yield stretch

    def _bounds(self, index: int, point: Point) -> tuple[str, str, str]:
        """Return where a point stands from left to right, and the bounds of its interval."""
        shown = point.average or point
        heights = [
            min((bound or 0.0) / self.scale.top, 1.0)
            for bound in (shown.share_low, shown.share_high)
        ]
        low, high = [number(self.frame.y(height) - self.frame.y(1)) for height in heights]
        width = (self.width or _STRETCHED) / max(len(self.starts), 1)
        return number((index + 0.5) * width), low, high

    def marks(self) -> Iterator[str]:
        """Draw the marks of each curve, at other periods than those of the curve before."""
        every = max(-(-len(self.starts) // _MARKED), 1)
        for curve, points in enumerate(self.points):
            first = curve * every // MAX_CURVES
            for index in range(first, len(self.starts), every):
                point = points.get(self.starts[index])
                if point and not is_thin(point, self.scale.measure):
                    yield self._mark(curve, index, point)

    def columns(self, address: Address | None) -> Iterator[str]:
        """Draw a place to point at for each period, which tells the figures of all curves."""
        for index, start in enumerate(self.starts):
            column = place(index, len(self.starts), self.frame.base)
            end = period_end(start, self.by)
            name = period_name(start, self.by, self.language)
            yield period_link(address, start, end, name, self._label(name, start), column)

    def description(self) -> str:
        """Say in a sentence a query what the curves show."""
        return " ".join(
            f"{timeline.query} – {summary(timeline, self.language)}." for timeline in self.timelines
        )

    def _path(self, points: Mapping[date, Point]) -> str:
        """Return the path of a curve, which has a gap where a share says little."""
        width = (self.width or _STRETCHED) / max(len(self.starts), 1)
        pen = "M"
        path: list[str] = []
        for index, start in enumerate(self.starts):
            point = points.get(start)
            if point is None or is_thin(point, self.scale.measure):
                pen = "M"
                continue
            y = self.frame.y(self.scale.height(point)) - self.frame.y(1)
            # a line of no length is drawn as a dot: a period between two gaps is seen
            path.append(f"{pen}{number((index + 0.5) * width)} {number(y)}h0")
            pen = "L"
        return "".join(path)

    def _mark(self, curve: int, index: int, point: Point) -> str:
        """Draw the mark of a curve at one of its points."""
        sign = element("path", class_=_mark_class(curve), d=_MARKS[curve])
        x = percent((index + 0.5) / len(self.starts))
        y = self.frame.y(self.scale.height(point))
        return element("svg", sign, x=x, y=y, overflow="visible")

    def _label(self, name: str, start: date) -> str:
        """Return the name of a period with the figures of one query after the other."""
        lines = [name]
        for timeline, points in zip(self.timelines, self.points, strict=True):
            if start in points:
                figures = point_label(points[start], self.scale.measure, self.language)
                lines.append(f"{timeline.query} – {figures}")
        return " · ".join(lines)


def _drawn_points(timeline: Timeline) -> Sequence[Point]:
    """Return the points of a curve: of one of moving averages, those that have one."""
    if timeline.window is None:
        return timeline.points
    return [point for point in timeline.points if point.average]


def _curve_class(curve: int) -> str:
    return f"picture-curve picture-curve-{curve + 1}"


def _mark_class(curve: int) -> str:
    return f"picture-sign picture-sign-{curve + 1}"
