"""`search timeline`: count the matching articles over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from index.errors import InputError
from search.cli import console
from search.cli.app import app
from search.cli.copy_count import copy_count
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json, timelines_as_csv, timelines_as_dict
from search.cli.filter_options import takes_filters
from search.cli.options import (
    CsvOption,
    ExactOption,
    ExcelOption,
    IndexOption,
    JsonOption,
    NoVariantsOption,
    OutputOption,
    QueryArgument,
)
from search.cli.output import output_to
from search.cli.query_command import QueryCommand
from search.cli.table import number, percentage
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive
from search.filters import Filters
from search.pictures import MAX_CURVES, Measure, timeline_sheet
from search.pictures.scale import value_of
from search.tables import CSV, EXCEL
from search.timeline import Base, Point, Step, Timeline, label

_MIN_USUAL_COLUMNS = 60
"""Columns from which numbers of articles have the same room in all timelines."""
_COUNT_WIDTH = len("999,999")
"""Columns for the number of articles of a period."""


@app.command("timeline", cls=QueryCommand)
@takes_filters
def timeline_command(
    words: QueryArgument,
    filters: Filters,
    vs: Annotated[
        list[str] | None,
        typer.Option(
            "--vs", help="Another query to compare with; up to four of them.", metavar="TEXT"
        ),
    ] = None,
    by: Annotated[
        Step | None,
        typer.Option(
            help="Length of a period: by default a month, and in a picture what gives few of them."
        ),
    ] = None,
    relative_to: Annotated[
        Base, typer.Option(help="Shares of all articles, or of those that pass the filters.")
    ] = "filters",
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", help="Draw a picture in this file.", metavar="FILE"),
    ] = None,
    measure: Annotated[
        Measure | None,
        typer.Option(
            help="What the picture shows: by default articles of one query, shares of several."
        ),
    ] = None,
    average: Annotated[
        int | None,
        typer.Option(help="Moving averages of so many periods, an odd number.", metavar="N"),
    ] = None,
    bands: Annotated[
        bool, typer.Option("--bands", help="Show how far shares may be off, at 95 %.")
    ] = False,
    json: JsonOption = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
    index: IndexOption = None,
) -> None:
    """Count the matching articles over time, and their share of all articles."""
    if svg and (json or csv or excel or output):
        raise InputError("picture-alone")
    queries = [" ".join(words), *(vs or ())]
    check_queries(queries)
    step = by or (None if svg else "month")
    with open_archive(index) as archive:
        timelines = archive.timelines(
            queries,
            filters=filters,
            by=step,
            relative_to=relative_to,
            exact=exact,
            variants=not no_variants,
            count_copies=True,
        )
    if average is not None:
        timelines = tuple(timeline.smoothed(average) for timeline in timelines)
    with output_to(svg or output) as write:
        if svg:
            write([timeline_sheet(timelines, console.language(), measure, bands=bands)])
        elif json:
            write([as_json(timelines_as_dict(timelines, console.language()))])
        elif csv or excel:
            write(timelines_as_csv(timelines, EXCEL if excel else CSV))
        else:
            write(all_lines(timelines, console.terminal(), bands=bands))
    if svg:
        for timeline in timelines:
            console.put_lines(console.terminal().notes(timeline.notes))
    raise typer.Exit(0 if any(timeline.total for timeline in timelines) else NO_HITS)


def check_queries(queries: Sequence[str]) -> None:
    """Refuse more queries than a picture can tell apart.

    Raises:
        InputError: There are too many.
    """
    if len(queries) > MAX_CURVES:
        raise InputError("queries-compared", count=len(queries), most=MAX_CURVES)


def all_lines(
    timelines: Sequence[Timeline], terminal: Terminal, *, bands: bool = False
) -> Iterator[str]:
    """Draw timelines one below the other."""
    for place, timeline in enumerate(timelines):
        if place:
            yield ""
        yield from timeline_lines(timeline, terminal, bands=bands)


def timeline_lines(timeline: Timeline, terminal: Terminal, *, bands: bool = False) -> Iterator[str]:
    """Draw a bar for every period, after its matching articles and what share of others they are.

    The bars are of moving averages where there are some.

    Args:
        timeline: The timeline.
        terminal: The terminal to draw on.
        bands: True to write the 95 % interval of each share.
    """
    yield from _headings(timeline, terminal)
    heights = [_height(point, timeline) for point in timeline.points]
    figures = [_figures(point, timeline, terminal, bands=bands) for point in timeline.points]
    longest_bar = terminal.columns - max(map(len, figures), default=0) - len("  ")
    most_articles = max(heights, default=0.0)
    for text, articles in zip(figures, heights, strict=True):
        bar = "█" * round(longest_bar * articles / max(most_articles, 1))
        if articles and not bar:  # a few articles are visible next to many
            bar = "▏"
        yield f"{text}  {bar}".rstrip()[: terminal.columns]


def _height(point: Point, timeline: Timeline) -> float:
    """Return the height of the bar of a period. Without its moving average, it has none."""
    if timeline.window and not point.average:
        return 0.0
    return value_of(point, "articles")


def _figures(point: Point, timeline: Timeline, terminal: Terminal, *, bands: bool) -> str:
    """Write the period, its articles, the articles that they are a share of, and the share."""
    share_width = len(percentage(terminal, 1.0))
    width = _count_width(timeline, terminal)
    articles = terminal.words.number(point.articles)
    out_of = terminal.words.number(point.out_of)
    share = percentage(terminal, point.share)
    parts = [f"{articles:>{width}} / {out_of:>{width}}", f"{share:>{share_width}}"]
    if bands:
        bounds = [percentage(terminal, bound, 1) for bound in (point.share_low, point.share_high)]
        parts.append(f"{'–'.join(bounds):>{2 * share_width}}")
    if timeline.window:
        mean = point.average.articles if point.average else None
        parts.append(f"{number(terminal, mean, 1):>{_COUNT_WIDTH}}")
    return _fitting([label(point.start, timeline.by), *parts], terminal)


def _count_width(timeline: Timeline, terminal: Terminal) -> int:
    """Return the columns of a number of articles, which are fewer where a terminal is narrow."""
    most = max(point.out_of for point in timeline.points)
    is_narrow = terminal.columns < _MIN_USUAL_COLUMNS
    return len(terminal.words.number(most)) if is_narrow else _COUNT_WIDTH


def _fitting(parts: Sequence[str], terminal: Terminal) -> str:
    """Join the first parts that a line has room for: half a number would be another number."""
    line, *others = parts
    for part in others:
        if len(line) + 1 + len(part) > terminal.columns:
            break
        line = f"{line} {part}"
    return line


def _headings(timeline: Timeline, terminal: Terminal) -> Iterator[str]:
    """Say how many articles match, how many of them are in no period, and what they are a share of."""
    code = "timeline-undated" if timeline.undated else "timeline"
    if timeline.query.strip():
        code = f"{code}-for"
    heading = terminal.text(
        code,
        total=timeline.total,
        query=timeline.query,
        undated=timeline.undated,
        copies=copy_count(timeline.total, timeline.without_copies),
    )
    yield from terminal.wrap(heading)
    if timeline.points:
        yield from terminal.wrap(
            terminal.text(f"share-of-{timeline.relative_to}", out_of=timeline.out_of)
        )
    if timeline.window:
        yield from terminal.wrap(terminal.text("bars-averaged", window=timeline.window))
    yield from terminal.notes(timeline.notes)
