"""`search keywords`: find the words that are more frequent in a part of the archive than elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli.app import app
from search.cli.exit_codes import NO_HITS
from search.cli.export_choice import NO_EXPORT, Export
from search.cli.export_options import takes_export_of_lines
from search.cli.filter_options import takes_filters
from search.cli.keywords import keywords_lines
from search.cli.options import ExactOption, IndexOption, NoVariantsOption
from search.cli.query_command import QueryCommand
from search.cli.statistics import (
    MinCountOption,
    OptionalQueryArgument,
    StopWordsOption,
    WordLimitOption,
    put_table,
)
from search.cli.workspace import open_archive
from search.filters import Filters
from search.statistics.keywords import Direction, Keyword, Order


@app.command("keywords", cls=QueryCommand)
@takes_filters
@takes_export_of_lines
def keywords_command(
    filters: Filters,
    words: OptionalQueryArgument = None,
    against: Annotated[
        str,
        typer.Option(
            help="A query for what to compare with, such as source:AFP; by default all the rest.",
            metavar="TEXT",
        ),
    ] = "",
    min_count: MinCountOption = 5,
    stop_words: StopWordsOption = False,
    direction: Annotated[
        Direction, typer.Option(help="Words that are more frequent there, or less.")
    ] = "more",
    sort: Annotated[Order, typer.Option(help="Order of the words.")] = "log-likelihood",
    limit: WordLimitOption = 50,
    export: Export = NO_EXPORT,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    index: IndexOption = None,
) -> None:
    """Find the words that are more frequent in a part of the archive than in the rest."""
    with open_archive(index) as archive:
        found = archive.statistics.keywords(
            " ".join(words or ()),
            against=against,
            min_count=min_count,
            stop_words=stop_words,
            direction=direction,
            order=sort,
            limit=limit,
            exact=exact,
            variants=not no_variants,
            filters=filters,
        )
    put_table(export, found, Keyword, keywords_lines)
    raise typer.Exit(0 if found.rows else NO_HITS)
