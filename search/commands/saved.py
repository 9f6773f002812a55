"""`search save`, `saved` and `new`: save queries, and ask them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from search.cli import console
from search.cli.app import NO_HITS, QUERY_SETTINGS, app, query_text
from search.cli.export import as_json
from search.cli.hits import result_page
from search.cli.options import (
    ColorOption,
    ExactOption,
    IndexOption,
    JsonOption,
    PersonOption,
    QueryArgument,
    SinceOption,
    SourceOption,
    UntilOption,
)
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive
from search.filters import Filters
from search.saved import SavedQuery


@app.command("save", context_settings=QUERY_SETTINGS)
def save_command(
    name: Annotated[str, typer.Argument(help="A name for the query.", metavar="NAME")],
    words: QueryArgument,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    person: PersonOption = None,
    exact: ExactOption = False,
    index: IndexOption = None,
) -> None:
    """Save a query, so that `search new` can show what matches it later."""
    filters = Filters(since, until, source, person)
    with open_archive(index) as archive:
        count = archive.saved.save(name, query_text(words), filters=filters, exact=exact)
    console.say_message("query-saved", name=name, count=count)


@app.command("saved")
def saved_command(
    forget: Annotated[
        str | None, typer.Option(help="Delete the query of this name.", metavar="NAME")
    ] = None,
    json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """List the saved queries."""
    with open_archive(index) as archive:
        if forget is not None:
            archive.saved.forget(forget)
        queries = archive.saved.all()
    if json:
        console.put(as_json([query.as_dict() for query in queries]))
    else:
        console.put_lines(saved_lines(queries, console.terminal()))


@app.command("new")
def new_command(
    name: Annotated[
        str | None, typer.Argument(help="A saved query; all of them by default.", metavar="[NAME]")
    ] = None,
    json: JsonOption = False,
    color: ColorOption = "auto",
    index: IndexOption = None,
) -> None:
    """Show the articles that match saved queries since they were last asked."""
    hits = 0
    with open_archive(index) as archive:
        queries = archive.saved.all() if name is None else [archive.saved.named(name)]
        for query in queries:
            page = archive.saved.new(query.name)
            hits += page.total
            if json:
                console.put(as_json({"name": query.name, **page.as_dict(console.language())}))
            else:
                console.put(result_page(page, console.terminal(color)))
    raise typer.Exit(0 if hits else NO_HITS)


def saved_lines(queries: Iterable[SavedQuery], terminal: Terminal) -> Iterator[str]:
    """List saved queries, one on a line: `retraites: réforme des retraites --since 2019`."""
    for query in queries:
        yield from terminal.wrap(f"{query.name}: {query.text}{_options(query)}", indent=4)


def _options(query: SavedQuery) -> str:
    """Write the filters of a query as options: ` --since 2019 --exact`."""
    fields = query.as_dict()
    options = ""
    for key in ("since", "until", "source", "person"):
        if fields.get(key):
            options += f" --{key} {fields[key]}"
    return f"{options} --exact" if fields.get("exact") else options
