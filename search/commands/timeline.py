"""`search timeline`: count the matching articles over time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from search.cli import console
from search.cli.app import NO_HITS, app
from search.cli.export import CSV, EXCEL, as_json, timeline_as_csv
from search.cli.filter_options import takes_filters
from search.cli.options import (
    CsvOption,
    ExactOption,
    ExcelOption,
    IndexOption,
    JsonOption,
    OutputOption,
    QueryArgument,
)
from search.cli.output import output_to
from search.cli.query_command import QueryCommand
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive
from search.filters import Filters
from search.timeline import Step, Timeline, label

_COUNT_WIDTH = len("999,999")
"""Columns for the number of articles of a period."""


@app.command("timeline", short_help="Count the matching articles over time.", cls=QueryCommand)
@takes_filters
def timeline_command(
    words: QueryArgument,
    filters: Filters,
    by: Annotated[Step, typer.Option(help="Length of a period.")] = "month",
    exact: ExactOption = False,
    json: JsonOption = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
    index: IndexOption = None,
) -> None:
    """Count the matching articles over time, and their share of all articles."""
    with open_archive(index) as archive:
        timeline = archive.timeline(" ".join(words), filters=filters, by=by, exact=exact)
    with output_to(output) as write:
        if json:
            write([as_json(timeline.as_dict(console.language()))])
        elif csv or excel:
            write(timeline_as_csv(timeline, EXCEL if excel else CSV))
        else:
            write(timeline_lines(timeline, console.terminal()))
    raise typer.Exit(0 if timeline.total else NO_HITS)


def timeline_lines(timeline: Timeline, terminal: Terminal) -> Iterator[str]:
    """Draw a bar for every period, after its matching articles and their share of all articles."""
    yield from _headings(timeline, terminal)
    labels = [label(point.start, timeline.by) for point in timeline.points]
    label_width = max((len(text) for text in labels), default=0)
    share_width = len(_percentage(1.0, terminal))
    figures_width = len(f" {'':{_COUNT_WIDTH}} {'':{share_width}}  ")
    longest_bar = terminal.columns - label_width - figures_width
    most_articles = max((point.articles for point in timeline.points), default=0)
    for text, point in zip(labels, timeline.points, strict=True):
        bar = "█" * round(longest_bar * point.articles / most_articles)
        if point.articles and not bar:  # a few articles are visible next to many
            bar = "▏"
        articles = terminal.words.number(point.articles)
        share = _percentage(point.share, terminal)
        line = f"{text} {articles:>{_COUNT_WIDTH}} {share:>{share_width}}  {bar}".rstrip()
        yield line[: terminal.columns]


def _headings(timeline: Timeline, terminal: Terminal) -> Iterator[str]:
    """Say how many articles match, how many of them are in no period, and the notes."""
    code = "timeline-undated" if timeline.undated else "timeline"
    if timeline.query.strip():
        code = f"{code}-for"
    heading = terminal.text(
        code, total=timeline.total, query=timeline.query, undated=timeline.undated
    )
    yield heading[: terminal.columns]
    yield from terminal.notes(timeline.notes)


def _percentage(share: float, terminal: Terminal) -> str:
    """Write a share such as 0.125 as a percentage with two decimals."""
    return f"{terminal.words.number(100 * share, 2)}{terminal.words.percent}"
