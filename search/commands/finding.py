"""Commands that find and show articles, and the people in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, cast

import typer

from index.engine import Sort
from index.errors import InputError
from search import console, workspace
from search.commands.program import NONE, QUERYING, app, typed
from search.options import (
    Color,
    ColorOption,
    CsvOption,
    ExactOption,
    IndexOption,
    JsonOption,
    LimitOption,
    Order,
    Period,
    PersonOption,
    QueryArgument,
    SinceOption,
    SourceOption,
    UntilOption,
)
from search.render import as_csv, as_json, as_json_lines, people_as_csv, timeline_as_csv


@app.command("query", context_settings=QUERYING)
def query_command(
    words: QueryArgument,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    person: PersonOption = None,
    sort: Annotated[Order | None, typer.Option(help="Order of the hits; -date is latest first.")] = None,
    limit: LimitOption = 10,
    page: Annotated[int, typer.Option(help="Which page of hits.", metavar="N")] = 1,
    all_: Annotated[bool, typer.Option("--all", help="Every hit, for --jsonl and --csv.")] = False,
    as_json_: JsonOption = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print a line of JSON for each hit.")] = False,
    csv: CsvOption = False,
    exact: ExactOption = False,
    no_group: Annotated[bool, typer.Option("--no-group", help="Show near-duplicates as hits of their own.")] = False,
    facets: Annotated[bool, typer.Option("--facets", help="Count all hits by source, person and time.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Tell what the scores are made of.")] = False,
    color: ColorOption = Color.auto,
    index: IndexOption = None,
) -> None:
    """Find articles, best first, with the passages that match."""
    text = typed(words)
    if as_json_ + jsonl + csv > 1:
        raise InputError("choose one of --json, --jsonl and --csv")
    order = cast("Sort | None", sort and sort.value)
    filters: dict[str, Any] = {"since": since, "until": until, "source": source, "person": person}
    if all_:
        _export(text, index, csv=csv, jsonl=jsonl, exact=exact, sort=order, **filters)
    with workspace.opened(index) as archive:
        shown: dict[str, Any] = {"group": not no_group, "facets": facets, "explain": explain}
        found = archive.find(text, **filters, **shown, exact=exact, sort=order, limit=limit, page=page)
    if as_json_:
        console.put(as_json(found.as_dict()))
    elif jsonl or csv:
        console.put_lines(as_json_lines(found.hits) if jsonl else as_csv(found.hits))
    else:
        console.put(console.terminal(color.value).page(found, (page - 1) * limit + 1))
    raise typer.Exit(0 if found.hits else NONE)


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
        found = archive.timeline(
            typed(words), by=by.value, since=since, until=until, source=source, person=person, exact=exact
        )
    if as_json_:
        console.put(as_json(found.as_dict()))
    else:
        console.put(timeline_as_csv(found) if csv else console.terminal("auto").timeline(found))
    raise typer.Exit(0 if found.total else NONE)


@app.command("people")
def people_command(
    name: Annotated[str | None, typer.Argument(help="Only people of this name or surname.", metavar="[NAME]")] = None,
    beside: Annotated[
        str | None, typer.Option("--with", help="Only people who appear with them.", metavar="NAME")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    limit: Annotated[int, typer.Option(help="People of a page.", metavar="N")] = 20,
    page: Annotated[int, typer.Option(help="Which page of people.", metavar="N")] = 1,
    as_json_: JsonOption = False,
    csv: CsvOption = False,
    index: IndexOption = None,
) -> None:
    """List the people whom the articles name, most frequent first, with their spellings."""
    with workspace.opened(index) as archive:
        found = archive.people(name, beside=beside, since=since, until=until, source=source, limit=limit, page=page)
    if as_json_:
        console.put(as_json(found.as_dict()))
    else:
        console.put(people_as_csv(found) if csv else console.terminal("auto").people(found, (page - 1) * limit + 1))
    raise typer.Exit(0 if found.people else NONE)


@app.command("show")
def show_command(
    id: Annotated[str, typer.Argument(help="The article's id, as hits show it.")],
    as_json_: JsonOption = False,
    color: ColorOption = Color.auto,
    index: IndexOption = None,
) -> None:
    """Show a whole article."""
    with workspace.opened(index) as archive:
        dossier = archive.dossier(id)
    if dossier is None:
        raise _unknown(id)
    console.put(as_json(dossier.article.as_dict()) if as_json_ else console.terminal(color.value).dossier(dossier))


@app.command("similar")
def similar_command(
    id: Annotated[str, typer.Argument(help="The article's id, as hits show it.")],
    limit: LimitOption = 10,
    as_json_: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Find articles like one: its near-duplicates, then those on the same subject."""
    with workspace.opened(index) as archive:
        found = archive.similar(id, limit=limit)
    if found is None:
        raise _unknown(id)
    if as_json_:
        console.put(as_json({"id": id, "similar": [one.as_dict() for one in found]}))
    else:
        console.put_lines(console.terminal("auto").similar(found))
    raise typer.Exit(0 if found else NONE)


def _unknown(id: str) -> typer.Exit:
    console.say(f"there is no article {id}: ids are shown under each hit")
    return typer.Exit(NONE)


def _export(text: str, index: Path | None, *, csv: bool, jsonl: bool, **options: Any) -> None:
    """Print every hit, one after the other."""
    if not (csv or jsonl):
        raise InputError("--all prints every hit for a program or a spreadsheet: add --jsonl or --csv")
    with workspace.opened(index) as archive:
        hits = archive.hits(text, **options)
        printed = console.put_lines(as_csv(hits) if csv else as_json_lines(hits)) - csv  # the first line is no hit
    raise typer.Exit(0 if printed else NONE)
