"""`search ngrams`: count the words that follow one another."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli.app import app
from search.cli.exit_codes import NO_HITS
from search.cli.export_choice import NO_EXPORT, Export
from search.cli.export_options import takes_export_of_lines
from search.cli.filter_options import takes_filters
from search.cli.ngrams import ngrams_lines
from search.cli.options import ExactOption, IndexOption, NoVariantsOption
from search.cli.query_command import QueryCommand
from search.cli.statistics import (
    MinCountOption,
    OptionalQueryArgument,
    WordLimitOption,
    put_table,
)
from search.cli.workspace import open_archive
from search.filters import Filters
from search.statistics.ngrams import Ngram


@app.command("ngrams", cls=QueryCommand)
@takes_filters
@takes_export_of_lines
def ngrams_command(
    filters: Filters,
    words: OptionalQueryArgument = None,
    size: Annotated[int, typer.Option(help="Number of words, 2 to 8.", metavar="N")] = 3,
    around: Annotated[
        bool, typer.Option("--around", help="Only those that hold an occurrence of the query.")
    ] = False,
    min_count: MinCountOption = 5,
    stop_words: Annotated[
        bool, typer.Option("--stop-words", help="Those that begin or end with a stop word, too.")
    ] = False,
    limit: WordLimitOption = 50,
    export: Export = NO_EXPORT,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    index: IndexOption = None,
) -> None:
    """Count the words that follow one another in the articles of a query."""
    with open_archive(index) as archive:
        found = archive.statistics.ngrams(
            " ".join(words or ()),
            size=size,
            min_count=min_count,
            stop_words=stop_words,
            around=around,
            limit=limit,
            exact=exact,
            variants=not no_variants,
            filters=filters,
        )
    put_table(export, found, Ngram, ngrams_lines)
    raise typer.Exit(0 if found.rows else NO_HITS)
