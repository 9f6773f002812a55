"""`search cite`: cite articles in the formats of bibliographies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from index.errors import InputError
from search.archive import Archive
from search.cli import console
from search.cli.app import ID_SETTINGS, app, say_unknown_articles
from search.cli.article_ids import find_id
from search.cli.export import citation_lines
from search.cli.last_hits import recall
from search.cli.options import IndexOption, OutputOption
from search.cli.output import output_to
from search.cli.workspace import open_archive

CitationName = Literal["md", "ris", "bib", "csl"]
"""The names of the formats of citations: Markdown, RIS, BibTeX, CSL-JSON."""

_SUFFIXES: dict[CitationName, str] = {"ris": ".ris", "bib": ".bib", "csl": ".json"}
"""The ends of the names of files that ask for a format other than Markdown."""


@app.command("cite", context_settings=ID_SETTINGS)
def cite_command(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            help="Articles: each by its id, the end of it, or its number in the last list;"
            " by default all of it.",
            metavar="[ID]...",
        ),
    ] = None,
    format_: Annotated[
        CitationName | None, typer.Option("--format", help="Format of the citations.")
    ] = None,
    output: OutputOption = None,
    index: IndexOption = None,
) -> None:
    """Cite articles for a bibliography: those that are named, or those of the last list."""
    name = format_ or _format_of(output)
    with open_archive(index) as archive:
        typed = ids or _last_list(archive)
        found = {id: archive.get(find_id(archive, id)) for id in typed}
    articles = [article for article in found.values() if article]
    if articles:
        with output_to(output) as write:
            write(citation_lines(articles, name, console.language()))
    raise typer.Exit(say_unknown_articles(found))


def _format_of(output: Path | None) -> CitationName:
    """Return the format that the name of a file asks for; without one, Markdown."""
    name = output.name.lower() if output else ""
    return next((format_ for format_, end in _SUFFIXES.items() if name.endswith(end)), "md")


def _last_list(archive: Archive) -> Sequence[str]:
    """Return the ids of the list that was shown last.

    Raises:
        InputError: None was.
    """
    last_hits = recall(archive.location)
    if last_hits is None:
        raise InputError("nothing-to-cite")
    return last_hits.ids
