"""`search collocates`: find the words that stand near a query more often than by chance."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli.app import app
from search.cli.collocates import collocates_lines
from search.cli.exit_codes import NO_HITS
from search.cli.export_choice import NO_EXPORT, Export
from search.cli.export_options import takes_export_of_lines
from search.cli.filter_options import takes_filters
from search.cli.options import ExactOption, IndexOption, NoVariantsOption, QueryArgument
from search.cli.query_command import QueryCommand
from search.cli.statistics import MinCountOption, StopWordsOption, WordLimitOption, put_table
from search.cli.workspace import open_archive
from search.filters import Filters
from search.statistics.collocates import Collocate, Order
from search.timeline import Base


@app.command("collocates", cls=QueryCommand)
@takes_filters
@takes_export_of_lines
def collocates_command(
    words: QueryArgument,
    filters: Filters,
    window: Annotated[
        int, typer.Option(help="Words on each side of an occurrence.", metavar="N")
    ] = 5,
    min_count: MinCountOption = 5,
    stop_words: StopWordsOption = False,
    sort: Annotated[Order, typer.Option(help="Order of the words.")] = "log-likelihood",
    limit: WordLimitOption = 50,
    relative_to: Annotated[
        Base, typer.Option(help="Compare with all articles, or with those that pass the filters.")
    ] = "filters",
    export: Export = NO_EXPORT,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    index: IndexOption = None,
) -> None:
    """Find the words that stand near a query more often than by chance."""
    with open_archive(index) as archive:
        found = archive.statistics.collocates(
            " ".join(words),
            window=window,
            min_count=min_count,
            stop_words=stop_words,
            order=sort,
            limit=limit,
            relative_to=relative_to,
            exact=exact,
            variants=not no_variants,
            filters=filters,
        )
    put_table(export, found, Collocate, collocates_lines)
    raise typer.Exit(0 if found.rows else NO_HITS)
