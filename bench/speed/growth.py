"""Archives of growing size: what changes with the number of articles, as a table and as a plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10
from pathlib import Path
from statistics import median

from bench.peers import Text
from bench.speed.clock import COMMAND, size, watched
from bench.speed.corpus import grown, written
from bench.speed.querying import FAIR, ours

WIDTH, HEIGHT, MARGIN = 720, 320, 60
COLOURS = ("#1b6ca8", "#c1440e", "#3a7d44", "#7a4ea3")


@dataclass(frozen=True, slots=True)
class Grown:
    """An archive of some size.

    Attributes:
        articles: How many it has.
        rate: Articles indexed a second.
        memory: Bytes held at most while indexing.
        share: Bytes of index for each of text.
        find: Milliseconds of a search, in the median over all kinds of queries.
    """

    articles: int
    rate: float
    memory: int
    share: float
    find: float


def growth(
    texts: Sequence[Text], titles: Sequence[str], sizes: Sequence[int], place: Path
) -> Iterator[Grown]:
    """Archives of these sizes, one after the other."""
    for number in sizes:
        file, folder = place / f"{number}.jsonl", place / f"of {number}"
        text = written(grown(texts, number), file)
        ran = watched((*COMMAND, "index", str(file), "--index", str(folder)))
        taken = ours(folder, titles, FAIR)
        yield Grown(
            number,
            number / ran.seconds,
            ran.memory,
            size(folder) / text,
            median(taken[kind].median for kind in FAIR),
        )


def table(points: Sequence[Grown]) -> str:
    """The archives, one a row."""
    rows = [
        f"| {point.articles:,} | {point.rate:,.0f} | {point.memory / 1e6:,.0f} | {point.share:.2f} | {point.find:.2f} |"
        for point in points
    ]
    head = "| articles | articles/s | memory, MB | index bytes for each of text | a search, ms |\n|---|---|---|---|---|"
    return "\n".join([head, *rows])


def plot(points: Sequence[Grown]) -> str:
    """The same as a picture in SVG: each figure beside what it was in the smallest archive, both axes logarithmic."""
    first = points[0]
    curves = {
        "articles/s": [point.rate / first.rate for point in points],
        "memory": [point.memory / first.memory for point in points],
        "index for text": [point.share / first.share for point in points],
        "search": [point.find / first.find for point in points],
    }
    highest = max(10.0, *(value for curve in curves.values() for value in curve))
    across = [MARGIN + (WIDTH - 2 * MARGIN) * _place(point.articles, points) for point in points]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
    ]
    parts += [
        f'<text x="{x:.0f}" y="{HEIGHT - 20}" text-anchor="middle" font-size="12">{point.articles:,}</text>'
        for x, point in zip(across, points, strict=True)
    ]
    for level in (0.1, 1, 10):
        y = _height(level, highest)
        parts.append(f'<path d="M{MARGIN} {y:.0f}H{WIDTH - MARGIN}" stroke="#ccc"/>')
        parts.append(
            f'<text x="{MARGIN - 8}" y="{y + 4:.0f}" text-anchor="end" font-size="12">×{level}</text>'
        )
    for number, (name, curve) in enumerate(curves.items()):
        line = " ".join(
            f"{x:.0f},{_height(value, highest):.0f}" for x, value in zip(across, curve, strict=True)
        )
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{COLOURS[number]}" stroke-width="2"/>'
        )
        parts.append(
            f'<text x="{MARGIN + 160 * number}" y="20" fill="{COLOURS[number]}" font-size="13">{name}</text>'
        )
    return "\n".join([*parts, "</svg>\n"])


def _place(articles: int, points: Sequence[Grown]) -> float:
    low, high = log10(points[0].articles), log10(points[-1].articles)
    return (log10(articles) - low) / ((high - low) or 1)


def _height(value: float, highest: float) -> float:
    share = (log10(value) + 1) / (log10(highest) + 1)
    return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * max(share, 0.0)
