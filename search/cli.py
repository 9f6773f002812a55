"""The command line: each command reads its options, makes one call to the library, and prints what it gives back."""

from __future__ import annotations

import gc
import sys
from copy import copy
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from index.engine import Sort
from index.errors import ClusterDown, IndexBusy, IndexMoved, InputError, SearchError
from search import console, workspace
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
    SourcesArgument,
    UntilOption,
    WaitOption,
)
from search.render import as_csv, as_json, as_json_lines, people_as_csv, timeline_as_csv

NONE, ERROR, BUSY = 1, 2, 75
"""Exit codes beside 0: nothing found, failed, locked or out of reach (a retry is worth it)."""
MISUSE = cast("type[Exception]", typer.BadParameter.__mro__[2])
"""The parent of all that Typer says of a command line it cannot read; it has no public name."""
GARBAGE = 50_000
"""Objects that are made before any is looked at again: a search makes fewer, and hardly any in circles."""
LATER = (IndexBusy, IndexMoved, ClusterDown)


app = typer.Typer(
    name="search",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def search() -> None:
    """Search archives of French-language press articles."""


@app.command("index")
def index_command(
    sources: SourcesArgument = None,
    index: IndexOption = None,
    engine: Annotated[str | None, typer.Option(help="tantivy, whoosh or opensearch.", metavar="NAME")] = None,
    ner: Annotated[bool | None, typer.Option(help="Ask spaCy who else is a person (slow).")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every article again.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Forget articles also where a folder has gone or lost most of its files.")
    ] = False,
    shard: Annotated[
        str | None,
        typer.Option(help="Read only this part of the files, where several machines feed one cluster.", metavar="I/N"),
    ] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes to use.", metavar="N", min=1)] = None,
    wait: WaitOption = 0.0,
    watch: Annotated[bool, typer.Option("--watch", help="Go on whenever files change, until Ctrl-C.")] = False,
    poll: Annotated[bool, typer.Option("--poll", help="Watch by looking: for network shares.")] = False,
    as_json_: JsonOption = False,
) -> None:
    """Bring an index up to date with the articles: only new, changed and vanished files cost."""
    options: dict[str, Any] = {"engine": engine, "ner": ner, "rebuild": rebuild, "prune": prune, "shard": shard}
    options["jobs"] = jobs
    if watch or poll:
        console.follow(workspace.followed(sources or [], index, **options, wait=wait, poll=poll), json=as_json_)
        return
    report = workspace.synchronised(sources or [], index, **options, wait=wait)
    console.put(as_json(report.as_dict()) if as_json_ else console.report(report))


@app.command("query", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
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
    text = _text(words)
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


@app.command("batch")
def batch_command(
    file: Annotated[Path, typer.Argument(help="A query a line, or JSON Lines with id and text; - is the input.")],
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    person: PersonOption = None,
    limit: LimitOption = 10,
    exact: ExactOption = False,
    index: IndexOption = None,
) -> None:
    """Answer many queries: a line of JSON for each, in order."""
    filters: dict[str, Any] = {"since": since, "until": until, "source": source, "person": person}
    hits = False
    with workspace.opened(index) as archive:
        for answer in workspace.answers(archive, file, {**filters, "exact": exact, "limit": limit, "group": False}):
            hits = hits or bool(answer.get("hits"))
            console.put(as_json(answer))
    raise typer.Exit(0 if hits else NONE)


@app.command("timeline", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
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
    filters: dict[str, Any] = {"since": since, "until": until, "source": source, "person": person}
    with workspace.opened(index) as archive:
        found = archive.timeline(_text(words), by=by.value, exact=exact, **filters)
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
    filters: dict[str, Any] = {"since": since, "until": until, "source": source}
    with workspace.opened(index) as archive:
        found = archive.people(name, beside=beside, **filters, limit=limit, page=page)
    if as_json_:
        console.put(as_json(found.as_dict()))
    else:
        console.put(people_as_csv(found) if csv else console.terminal("auto").people(found, (page - 1) * limit + 1))
    raise typer.Exit(0 if found.people else NONE)


@app.command("save", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
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
    filters: dict[str, Any] = {"since": since, "until": until, "source": source, "person": person}
    with workspace.opened(index) as archive:
        number = archive.saved.save(name, _text(words), exact=exact, **filters)
    console.say(f"saved as {name}: {number:,} articles match now; what comes after: search new {name}")


@app.command("saved")
def saved_command(
    forget: Annotated[str | None, typer.Option(help="Drop the query of this name.", metavar="NAME")] = None,
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
    name: Annotated[str | None, typer.Argument(help="A saved query; all of them by default.")] = None,
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
        console.say(f"there is no article {id}: ids are shown under each hit")
        raise typer.Exit(NONE)
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
        console.say(f"there is no article {id}: ids are shown under each hit")
        raise typer.Exit(NONE)
    if as_json_:
        console.put(as_json({"id": id, "similar": [one.as_dict() for one in found]}))
    else:
        console.put_lines(console.terminal("auto").similar(found))
    raise typer.Exit(0 if found else NONE)


@app.command("status")
def status_command(as_json_: JsonOption = False, index: IndexOption = None) -> None:
    """Show what an index holds."""
    with workspace.opened(index) as archive:
        status = archive.status()
    console.put(as_json(status.as_dict()) if as_json_ else console.terminal("auto").status(status))


@app.command("doctor")
def doctor_command(
    repair: Annotated[bool, typer.Option("--repair", help="Mend what is found: by a run, or by a rebuild.")] = False,
    jobs: Annotated[int | None, typer.Option(help="Processes to mend with.", metavar="N", min=1)] = None,
    wait: WaitOption = 0.0,
    as_json_: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Check an index against what it was made from; exit 0 if it is as it should be, else 1."""
    treated = workspace.treated(index, mend=repair, jobs=jobs, wait=wait)
    console.put(as_json(treated.as_dict()) if as_json_ else console.treatment(treated))
    raise typer.Exit(0 if treated.healthy else NONE)


def start() -> None:
    """Be the program: run a command in a process of its own, with hardly any time spent on collecting garbage."""
    gc.freeze()  # what is loaded by now stays
    gc.set_threshold(GARBAGE)
    try:
        main()
    finally:
        gc.disable()  # on its way out Python would look at everything once more


def main() -> None:
    """Run a command; errors are one line and an exit code."""
    try:
        sys.exit(_asked(sys.argv[1:2])(standalone_mode=False))
    except MISUSE as error:
        console.say_usage(error)
        sys.exit(ERROR)
    except SearchError as error:
        console.say(str(error))
        sys.exit(BUSY if isinstance(error, LATER) else ERROR)
    except OSError as error:
        console.say(f"{error.filename or 'a file'}: {error.strerror or error}")
        sys.exit(ERROR)
    except Exception as error:
        console.say(f"this is a fault of the program, please report it: {type(error).__name__}: {error}")
        sys.exit(ERROR)


def _asked(name: list[str]) -> typer.Typer:
    """The program with none but the command that is asked for: preparing all takes Typer as long as a search takes."""
    program = copy(app)
    program.registered_commands = [command for command in app.registered_commands if command.name in name]
    return program if program.registered_commands else app


def _export(text: str, index: Path | None, *, csv: bool, jsonl: bool, **options: Any) -> None:
    """Print every hit, one after the other."""
    if not (csv or jsonl):
        raise InputError("--all prints every hit for a program or a spreadsheet: add --jsonl or --csv")
    with workspace.opened(index) as archive:
        hits = archive.hits(text, **options)
        printed = console.put_lines(as_csv(hits) if csv else as_json_lines(hits)) - csv  # the first line is no hit
    raise typer.Exit(0 if printed else NONE)


def _text(words: list[str]) -> str:
    """The words of a query; what looks like an option is refused, lest a misspelt one be searched for.

    A single hyphen begins an exclusion: `query` takes no option of one letter, not even for help.
    """
    for word in words:
        if word.startswith("--") or words == ["-h"]:
            raise InputError(
                f"there is no option {word}; see search query --help (to search for it, quote it: '\"{word}\"')"
            )
    return " ".join(words)


if __name__ == "__main__":
    start()
