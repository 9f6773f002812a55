"""Draw how other engines stand beside ours: in ratios, which vary less than times do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, floor, log10

from search.pictures.svg import element, number, text

Ratios = Mapping[str, Mapping[str, float]]
"""For each thing that is measured, by engine, the time or the bytes that it takes for one of ours."""

WIDTH = 760.0
LEFT, RIGHT = 250.0, 30.0
"""Room for the names of what is measured, and behind the last mark of the axis."""
TOP, ROW, BOTTOM = 64.0, 38.0, 52.0
"""Heights of the legend, of a row, and of the marks of the axis with what they mean."""
LEGEND_SPACING = 150.0
DOT = 6.0
SHIFT = 5.0
"""Height between the dots of one engine and of the next, so that none hides another."""

COLOURS = ("#2b7bba", "#c8553d", "#3f8f4f", "#8e5bb5")
"""Colours of the engines, which can be told apart by day and by night."""
_STYLE = """
text { font: 13px sans-serif; fill: #222 } .axis { fill: #666 } line { stroke: #ccc }
line.ours { stroke: #222; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
text { fill: #ddd } .axis { fill: #aaa } line { stroke: #444 } line.ours { stroke: #ddd } }
"""


def as_svg(ratios: Ratios) -> str:
    """Return a picture with a row for each thing that is measured, and a dot for each engine.

    The axis is logarithmic. The line at 1 is ours; what lies right of it takes more than ours.
    """
    engines = list(dict.fromkeys(name for row in ratios.values() for name in row))
    colours = dict(zip(engines, COLOURS, strict=False))
    axis = _Axis([ratio for row in ratios.values() for ratio in row.values()])
    height = TOP + ROW * len(ratios) + BOTTOM
    parts = [element("style", _STYLE), *_legend(colours), *axis.marks(height)]
    for index, (name, row) in enumerate(ratios.items()):
        y = TOP + ROW * (index + 0.5)
        parts.append(element("text", text(name), x=LEFT - 14, y=y + 4, text_anchor="end"))
        for position, engine in enumerate(engines):
            if engine in row:
                shift = SHIFT * (position - (len(engines) - 1) / 2)
                parts.append(_dot(axis.x(row[engine]), y + shift, engine, row[engine], colours))
    return element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(height)}",
        role="img",
    )


class _Axis:
    """A logarithmic axis from a power of ten to another, with 1 between them."""

    def __init__(self, ratios: list[float]) -> None:
        self._low = floor(log10(min(*ratios, 0.5)))
        self._high = ceil(log10(max(*ratios, 2.0)))

    def x(self, ratio: float) -> float:
        """Return where a ratio stands."""
        share = (log10(ratio) - self._low) / (self._high - self._low)
        return LEFT + (WIDTH - LEFT - RIGHT) * share

    def marks(self, height: float) -> Iterator[str]:
        """Yield a line for each power of ten, and what the two sides of ours mean."""
        bottom = height - BOTTOM
        for power in range(self._low, self._high + 1):
            ratio = 10.0**power
            kind = "ours" if power == 0 else None
            x = self.x(ratio)
            yield element("line", x1=x, x2=x, y1=TOP, y2=bottom, class_=kind)
            label = "ours" if power == 0 else f"×{ratio:g}"
            yield _axis_text(label, x, bottom + 18)
        yield _axis_text("takes less than ours", (LEFT + self.x(1)) / 2, bottom + 38)
        yield _axis_text("takes more than ours", (self.x(1) + WIDTH - RIGHT) / 2, bottom + 38)


def _axis_text(label: str, x: float, y: float) -> str:
    return element("text", text(label), x=x, y=y, text_anchor="middle", class_="axis")


def _legend(colours: Mapping[str, str]) -> Iterator[str]:
    """Yield the name of each engine behind a dot."""
    for index, (engine, colour) in enumerate(colours.items()):
        x = 16 + LEGEND_SPACING * index
        yield element("circle", cx=x, cy=24, r=DOT, fill=colour)
        yield element("text", text(engine), x=x + 12, y=28)


def _dot(x: float, y: float, engine: str, ratio: float, colours: Mapping[str, str]) -> str:
    """Return the dot of an engine, which tells its ratio to whoever points at it."""
    title = element("title", text(f"{engine}: ×{ratio:.2g}"))
    return element("circle", title, cx=x, cy=y, r=DOT, fill=colours[engine])
