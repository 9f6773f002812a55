"""Count matching articles over time."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli import console, workspace
from search.cli.app import NONE, QUERYING, app, typed
from search.cli.export import as_json, timeline_as_csv
from search.cli.options import (
    CsvOption,
    ExactOption,
    IndexOption,
    JsonOption,
    Period,
    PersonOption,
    QueryArgument,
    SinceOption,
    SourceOption,
    UntilOption,
)
from search.filters import Filters


@app.command("timeline", context_settings=QUERYING)
def timeline_command(
    words: QueryArgument,
    by: Annotated[Period, typer.Option(help="The length of a period.")] = Period.month,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    person: PersonOption = None,
    exact: ExactOption = False,
    as_json_: JsonOption = False,
    csv: CsvOption = False,
    index: IndexOption = None,
) -> None:
    """Show how many articles match over time, and what share of all articles that is."""
    with workspace.opened(index) as archive:
        filters = Filters(since, until, source, person)
        found = archive.timeline(typed(words), by=by.value, filters=filters, exact=exact)
    if as_json_:
        console.put(as_json(found.as_dict()))
    else:
        console.put(timeline_as_csv(found) if csv else console.terminal("auto").timeline(found))
    raise typer.Exit(0 if found.total else NONE)
