"""`search frequencies`: count how frequent queries are, in articles and in words."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli.app import app
from search.cli.exit_codes import NO_HITS
from search.cli.export_choice import NO_EXPORT, Export
from search.cli.export_options import takes_export_of_lines
from search.cli.filter_options import takes_filters
from search.cli.frequencies import frequencies_lines
from search.cli.options import ExactOption, IndexOption, NoVariantsOption
from search.cli.query_command import QueryCommand
from search.cli.statistics import put_table
from search.cli.workspace import open_archive
from search.filters import Filters
from search.statistics.frequencies import Frequency
from search.statistics.groups import Grouping
from search.timeline import Base

QueriesArgument = Annotated[
    list[str],
    typer.Argument(
        help="Queries, each in quotes if it has several words.", metavar="QUERY", show_default=False
    ),
]


@app.command("frequencies", cls=QueryCommand)
@takes_filters
@takes_export_of_lines
def frequencies_command(
    queries: QueriesArgument,
    filters: Filters,
    by: Annotated[
        Grouping | None, typer.Option(help="Group the articles by period, source or name.")
    ] = None,
    relative_to: Annotated[
        Base, typer.Option(help="Shares of all articles, or of those that pass the filters.")
    ] = "filters",
    limit: Annotated[
        int, typer.Option("--limit", "-n", help="Number of sources or names.", metavar="N")
    ] = 20,
    export: Export = NO_EXPORT,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    index: IndexOption = None,
) -> None:
    """Count how frequent queries are: in how many articles, and how often in their words."""
    with open_archive(index) as archive:
        table = archive.statistics.frequencies(
            queries,
            by=by,
            relative_to=relative_to,
            limit=limit,
            exact=exact,
            variants=not no_variants,
            filters=filters,
        )
    put_table(export, table, Frequency, frequencies_lines)
    raise typer.Exit(0 if any(total.articles for total in table.totals) else NO_HITS)
