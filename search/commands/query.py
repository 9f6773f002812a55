"""`search query`: find articles."""

from __future__ import annotations

from typing import Annotated

import typer

from index.engines.base import Sort
from search.cli.app import app
from search.cli.export_choice import NO_EXPORT, Export
from search.cli.export_options import takes_export
from search.cli.filter_options import takes_filters
from search.cli.options import (
    ColorOption,
    CountCopiesOption,
    ExactOption,
    IndexOption,
    LimitOption,
    NoVariantsOption,
    QueryArgument,
)
from search.cli.query_answer import answer_query
from search.cli.query_command import QueryCommand
from search.cli.query_options import QueryOptions
from search.filters import Filters


@app.command("query", cls=QueryCommand)
@takes_filters
@takes_export
def query_command(
    words: QueryArgument,
    filters: Filters,
    sort: Annotated[
        Sort | None, typer.Option(help="Order of the hits; -date is latest first.")
    ] = None,
    limit: LimitOption = 10,
    page: Annotated[int, typer.Option(help="Which page of hits.", metavar="N")] = 1,
    all_: Annotated[
        bool, typer.Option("--all", help="Print every hit, with --jsonl, --csv or --excel.")
    ] = False,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Show and export all articles with some of the words."),
    ] = False,
    export: Export = NO_EXPORT,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    no_group: Annotated[
        bool, typer.Option("--no-group", help="Show near-duplicates as hits of their own.")
    ] = False,
    facets: Annotated[
        bool, typer.Option("--facets", help="Count all hits by source, name and year.")
    ] = False,
    count_copies: CountCopiesOption = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Explain how the query was read and what the scores are made of."
        ),
    ] = False,
    color: ColorOption = "auto",
    index: IndexOption = None,
) -> None:
    """Find articles, best first, with the passages that match."""
    asked = QueryOptions(
        words=tuple(words),
        filters=filters,
        export=export,
        sort=sort,
        limit=limit,
        page=page,
        all_=all_,
        partial=partial,
        exact=exact,
        no_variants=no_variants,
        no_group=no_group,
        facets=facets,
        count_copies=count_copies,
        explain=explain,
        color=color,
        index=index,
    )
    raise typer.Exit(answer_query(asked))
