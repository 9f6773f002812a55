"""Measure archives of growing size, and show the figures as a table and as a plot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log10
from pathlib import Path
from statistics import median

from bench.speed.corpus import Corpus
from bench.speed.made_archive import index_folder, make_archive
from bench.speed.querying import COMPARABLE_KINDS, measure_kinds

WIDTH, HEIGHT, MARGIN = 720, 320, 60
"""The size of the picture and of the margin around the plot, in pixels."""

PLOT_WIDTH = WIDTH - 2 * MARGIN
PLOT_HEIGHT = HEIGHT - 2 * MARGIN

COLOURS = ("#1b6ca8", "#c1440e", "#3a7d44", "#7a4ea3")
LEVELS = (0.1, 1, 10)
"""Ratios that the plot has a horizontal line for."""

LEGEND_SPACING = 160
HEADING = (
    "| articles | articles/s | memory, MB | index bytes for each of text | a search, ms |\n"
    "|---|---|---|---|---|"
)


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """The figures of an archive of some size.

    Attributes:
        articles: The number of its articles.
        rate: Articles indexed a second.
        memory: The most bytes held while indexing.
        share: Bytes of index for each byte of text.
        search_ms: Milliseconds of a search, in the median over kinds of queries.
    """

    articles: int
    rate: float
    memory: int
    share: float
    search_ms: float


Measure = Callable[[GrowthPoint], float]

CURVES: dict[str, Measure] = {
    "articles/s": lambda point: point.rate,
    "memory": lambda point: point.memory,
    "index for text": lambda point: point.share,
    "search": lambda point: point.search_ms,
}
"""The figures that the plot shows, by their labels."""


def measure_growth(
    corpus: Corpus, titles: Sequence[str], sizes: Sequence[int], folder: Path
) -> Iterator[GrowthPoint]:
    """Make and measure archives of these sizes, one after the other."""
    for size in sizes:
        made = make_archive(corpus, size, folder)
        latencies = measure_kinds(index_folder(size, folder), titles, COMPARABLE_KINDS)
        search_ms = median(latency.median for latency in latencies.values())
        yield GrowthPoint(size, made.rate, made.memory, made.share, search_ms)


def as_table(points: Sequence[GrowthPoint]) -> str:
    """Return a table with a row for each archive."""
    rows: list[str] = [HEADING]
    for point in points:
        cells = (
            f"{point.articles:,}",
            f"{point.rate:,.0f}",
            f"{point.memory / 1e6:,.0f}",
            f"{point.share:.2f}",
            f"{point.search_ms:.2f}",
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def as_svg(points: Sequence[GrowthPoint]) -> str:
    """Return a plot of the figures as SVG.

    Each figure is divided by that of the smallest archive. Both axes are logarithmic.
    """
    curves = {name: _ratios(points, figure) for name, figure in CURVES.items()}
    top = max(10.0, *map(max, curves.values()))
    columns = [_x(point.articles, points) for point in points]
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
    parts = [f'{start} font-family="sans-serif">']
    for x, point in zip(columns, points, strict=True):
        parts.append(_label(f"{point.articles:,}", x, HEIGHT - 20, "middle"))
    for level in LEVELS:
        y = _y(level, top)
        parts.append(f'<path d="M{MARGIN} {y:.0f}H{WIDTH - MARGIN}" stroke="#ccc"/>')
        parts.append(_label(f"×{level}", MARGIN - 8, y + 4, "end"))
    for index, (name, ratios) in enumerate(curves.items()):
        corners = [
            f"{x:.0f},{_y(ratio, top):.0f}" for x, ratio in zip(columns, ratios, strict=True)
        ]
        parts += _curve(name, corners, index)
    return "\n".join([*parts, "</svg>\n"])


def _ratios(points: Sequence[GrowthPoint], figure: Measure) -> list[float]:
    first = figure(points[0])
    return [figure(point) / first for point in points]


def _label(text: str, x: float, y: float, anchor: str) -> str:
    position = f'x="{x:.0f}" y="{y:.0f}"'
    return f'<text {position} text-anchor="{anchor}" font-size="12">{text}</text>'


def _curve(name: str, corners: Sequence[str], index: int) -> tuple[str, str]:
    """Return the line of a figure, and its name above the plot."""
    colour = COLOURS[index]
    style = f'fill="none" stroke="{colour}" stroke-width="2"'
    line = f'<polyline points="{" ".join(corners)}" {style}/>'
    x = MARGIN + LEGEND_SPACING * index
    return line, f'<text x="{x}" y="20" fill="{colour}" font-size="13">{name}</text>'


def _x(articles: int, points: Sequence[GrowthPoint]) -> float:
    low = log10(points[0].articles)
    high = log10(points[-1].articles)
    span = (high - low) or 1
    share = (log10(articles) - low) / span
    return MARGIN + PLOT_WIDTH * share


def _y(ratio: float, top: float) -> float:
    share = (log10(ratio) + 1) / (log10(top) + 1)
    return HEIGHT - MARGIN - PLOT_HEIGHT * max(share, 0.0)
