"""`search export`: write the articles of a query as a corpus for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from index.engines.base import Sort
from index.errors import InputError
from search.cli import console
from search.cli.app import app
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json
from search.cli.exports import comparison_lines, export_lines
from search.cli.filter_options import takes_filters
from search.cli.options import ExactOption, IndexOption, JsonOption, NoVariantsOption
from search.cli.query_command import QueryCommand
from search.cli.workspace import open_archive
from search.filters import Filters

CorpusFormat = Literal[
    "text", "jsonl", "csv", "xlsx", "parquet", "markdown", "tei", "iramuteq", "txm"
]
"""The names of the formats of exports."""


_STANDARD_OUTPUT = Path("-")
"""The name that other programs have for the standard output, which has no place for a manifest."""


@app.command("export", cls=QueryCommand)
@takes_filters
def export_command(
    filters: Filters,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help="The query; by default all articles that pass the filters.", metavar="[TEXT]..."
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", help="File to write, or folder for a file of each article.", metavar="PATH"
        ),
    ] = None,
    format_: Annotated[
        CorpusFormat | None,
        typer.Option("--format", help="Format; by default the one of the file's suffix."),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            help="Fields of the articles to write, such as id,date,title,text.", metavar="NAMES"
        ),
    ] = None,
    sort: Annotated[
        Sort, typer.Option(help="Order of the articles; date is oldest first.")
    ] = "date",
    without_copies: Annotated[
        bool, typer.Option("--without-copies", help="Write near-duplicates once.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace an export that is there.")
    ] = False,
    again: Annotated[
        Path | None,
        typer.Option(
            help="Repeat the export of this manifest, and tell what came, went and changed.",
            metavar="MANIFEST",
        ),
    ] = None,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Write the articles of a query as a corpus, with a manifest by which it can be repeated."""
    if to == _STANDARD_OUTPUT:
        raise InputError("export-to-standard-output")
    if again is not None:
        chosen = (words, filters.as_dict(), format_, fields, without_copies, exact, no_variants)
        if any(chosen) or sort != "date":
            raise InputError("export-again-alone")
        raise typer.Exit(_repeat(again, to, index, overwrite=overwrite, json=json))
    if to is None:
        raise InputError("export-without-target")
    with open_archive(index) as archive:
        manifest = archive.export(
            " ".join(words or ()),
            to,
            format=format_ or "",
            fields=[name.strip() for name in fields.split(",")] if fields else (),
            sort=sort,
            without_copies=without_copies,
            overwrite=overwrite,
            exact=exact,
            variants=not no_variants,
            filters=filters,
        )
    if json:
        console.put(as_json(manifest.as_dict()))
    else:
        console.put_lines(export_lines(manifest, to, console.terminal()))
    raise typer.Exit(0 if manifest.articles else NO_HITS)


def _repeat(
    again: Path, to: Path | None, index: Path | None, *, overwrite: bool, json: bool
) -> int:
    """Repeat an export, say what has changed, and return the exit code."""
    with open_archive(index) as archive:
        compared = archive.export_again(again, to, overwrite=overwrite)
    if json:
        console.put(as_json(compared.as_dict()))
    else:
        console.put_lines(comparison_lines(compared, console.terminal()))
    return 0
