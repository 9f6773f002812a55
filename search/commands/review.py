"""`search review`: write a press review to be read, printed or sent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from index.errors import InputError
from search.archive import Archive
from search.cli import console
from search.cli.app import app
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json
from search.cli.filter_options import takes_filters
from search.cli.options import (
    ExactOption,
    IndexOption,
    JsonOption,
    NoVariantsOption,
    OutputOption,
)
from search.cli.output import write_bytes
from search.cli.query_command import QueryCommand
from search.cli.workspace import open_archive
from search.filters import Filters
from search.reviews import FORMATS, Review
from search.reviews.formats import FormatName, format_of
from search.reviews.review import GroupedBy
from search.saved import SavedQuery


@app.command("review", cls=QueryCommand)
@takes_filters
def review_command(
    filters: Filters,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help="The query, or the name of a saved one; by default all that pass the filters.",
            metavar="[TEXT]...",
        ),
    ] = None,
    by: Annotated[GroupedBy, typer.Option(help="What the articles of a group share.")] = "day",
    format_: Annotated[
        FormatName | None,
        typer.Option("--format", help="Format; by default the one of the file's name."),
    ] = None,
    title: Annotated[str, typer.Option(help="Title of the review.", metavar="TEXT")] = "",
    limit: Annotated[
        int, typer.Option("--limit", "-n", help="Most texts, the oldest first.", metavar="N")
    ] = 500,
    output: OutputOption = None,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Write a press review: each text once, with passages and links."""
    name = format_ or _format_of(output)
    if not (FORMATS[name].is_text or output or json):
        raise InputError("review-needs-file", format=name)
    text = " ".join(words or ())
    with open_archive(index) as archive:
        saved = _saved(archive, text)
        if saved is not None:
            console.say_message("review-of-saved", name=saved.name)
            title = title or saved.name
            text, filters = saved.text, _narrowed(saved.options.filters, filters)
            exact = exact or saved.options.exact
            no_variants = no_variants or not saved.options.variants
        review = archive.review(
            text,
            by=by,
            limit=limit,
            title=title,
            exact=exact,
            variants=not no_variants,
            filters=filters,
        )
    _write(review, name, output, json=json)
    raise typer.Exit(0 if review.groups else NO_HITS)


def _format_of(output: Path | None) -> str:
    """Return the format that the name of a file asks for; Markdown if it asks for none."""
    suffix = output.suffix.lower() if output else ""
    return next((name for name, each in FORMATS.items() if each.suffix == suffix), "markdown")


def _saved(archive: Archive, text: str) -> SavedQuery | None:
    """Return the saved query of a name, or None if there is none."""
    return next((query for query in archive.saved.all() if query.name == text), None)


def _narrowed(saved: Filters, typed: Filters) -> Filters:
    """Return the filters of a saved query; those that were typed take their place."""
    return Filters.of(saved, **typed.as_dict())


def _write(review: Review, name: str, output: Path | None, *, json: bool) -> None:
    """Write a review to a file, or print it."""
    if json:
        console.put(as_json(review.as_dict(console.language())))
        return
    content = format_of(name).write(review, console.language())
    if output is not None:
        write_bytes(output, content)
    else:
        console.put(content.decode().rstrip("\n"))
