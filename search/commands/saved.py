"""Save queries and ask them again."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli import console, workspace
from search.cli.app import NONE, QUERYING, app, typed
from search.cli.export import as_json
from search.cli.options import (
    Color,
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
from search.filters import Filters


@app.command("save", context_settings=QUERYING)
def save_command(
    name: Annotated[str, typer.Argument(help="What to call the query.")],
    words: QueryArgument,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    person: PersonOption = None,
    exact: ExactOption = False,
    index: IndexOption = None,
) -> None:
    """Save a query, to be told by `search new` which articles match it since."""
    with workspace.opened(index) as archive:
        filters = Filters(since, until, source, person)
        number = archive.saved.save(name, typed(words), exact=exact, filters=filters)
    console.say(
        f"saved as {name}: {number:,} articles match now; what comes after: search new {name}"
    )


@app.command("saved")
def saved_command(
    forget: Annotated[
        str | None, typer.Option(help="Drop the query of this name.", metavar="NAME")
    ] = None,
    as_json_: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """List the queries that were saved."""
    with workspace.opened(index) as archive:
        if forget is not None:
            archive.saved.forget(forget)
        known = [saved.as_dict() for saved in archive.saved.all()]
    if as_json_:
        console.put(as_json(known))
    else:
        console.put_lines(console.terminal("auto").saved(known))


@app.command("new")
def new_command(
    name: Annotated[
        str | None, typer.Argument(help="A saved query; all of them by default.")
    ] = None,
    as_json_: JsonOption = False,
    color: ColorOption = Color.auto,
    index: IndexOption = None,
) -> None:
    """Show the articles that match saved queries since they were last asked."""
    hits = 0
    with workspace.opened(index) as archive:
        for saved in [archive.saved.named(name)] if name is not None else archive.saved.all():
            page = archive.saved.new(saved.name)
            hits += page.total
            shown = as_json({"name": saved.name, **page.as_dict()}) if as_json_ else None
            console.put(shown or console.terminal(color.value).page(page))
    raise typer.Exit(0 if hits else NONE)
