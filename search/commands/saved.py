"""`search save`, `saved` and `new`: save queries, and ask them again."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import InputError
from search.archive import Archive
from search.cli import console
from search.cli.app import app
from search.cli.console import Color
from search.cli.copy_count import copy_count
from search.cli.exit_codes import ERROR, NO_HITS
from search.cli.export import as_json
from search.cli.filter_options import takes_filters
from search.cli.hits import result_page
from search.cli.last_hits import remember
from search.cli.options import (
    ColorOption,
    ExactOption,
    IndexOption,
    JsonOption,
    NoVariantsOption,
    QueryArgument,
)
from search.cli.query_command import QueryCommand
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive
from search.filters import Filters
from search.printable import printable
from search.results import ResultPage
from search.saved import SavedQuery

if TYPE_CHECKING:
    from search.alerts.alert import Target


@app.command("save", cls=QueryCommand)
@takes_filters
def save_command(
    name: Annotated[str, typer.Argument(help="A name for the query.", metavar="NAME")],
    words: QueryArgument,
    filters: Filters,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    index: IndexOption = None,
) -> None:
    """Save a query, so that `search new` can show what matches it later."""
    with open_archive(index) as archive:
        is_new = all(query.name != name for query in archive.saved.all())
        text = " ".join(words)
        variants = not no_variants
        count = archive.saved.save(name, text, filters=filters, exact=exact, variants=variants)
        found = archive.find(
            text, filters=filters, exact=exact, variants=variants, limit=1, count_copies=True
        )
    report = "query-saved" if is_new else "query-replaced"
    copies = copy_count(found.total, found.without_copies)
    console.say_message(report, name=name, count=count, copies=copies, argument=_argument(name))


@app.command("saved")
def saved_command(
    forget: Annotated[
        str | None, typer.Option(help="Delete the query of this name.", metavar="NAME")
    ] = None,
    history: Annotated[
        str | None,
        typer.Option(
            help="Show what was new for the query of this name, and when.", metavar="NAME"
        ),
    ] = None,
    rename: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Give the query of this name another one.", metavar="NAME NEW"),
    ] = None,
    json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """List the saved queries."""
    with open_archive(index) as archive:
        if history is not None:
            _print_history(archive, history, json=json)
            return
        if forget is not None:
            archive.saved.forget(forget)
            console.say_message("query-forgotten", name=forget)
        if rename is not None:
            archive.saved.rename(*rename)
        queries = archive.saved.all()
    if json:
        console.put(as_json([query.as_dict() for query in queries]))
    elif not queries and forget is None:
        console.say_message("no-query-saved")
    else:
        console.put_lines(saved_lines(queries, console.terminal()))


@app.command("new")
def new_command(
    name: Annotated[
        str | None, typer.Argument(help="A saved query; all of them by default.", metavar="[NAME]")
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Do not count the articles as seen.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Print nothing for queries without new articles.")
    ] = False,
    notify: Annotated[
        list[str] | None,
        typer.Option(
            help="Send them there: mailto:ADDRESS, atom:FILE or exec:COMMAND; repeatable.",
            metavar="TARGET",
        ),
    ] = None,
    smtp: Annotated[
        str,
        typer.Option(
            help="The server for mails: smtps://, smtp:// or smtp+plain://USER@HOST:PORT.",
            metavar="ADDRESS",
        ),
    ] = "",
    json: JsonOption = False,
    color: ColorOption = "auto",
    index: IndexOption = None,
) -> None:
    """Show the articles that match saved queries since they were last asked."""
    if notify and (keep or json):
        raise InputError("notify-alone")
    targets = _targets(notify or (), smtp)
    hits = 0
    with open_archive(index) as archive:
        queries = archive.saved.all() if name is None else (archive.saved.named(name),)
        if not queries and not json and not quiet:
            console.say_message("no-query-saved")
        if targets:
            raise typer.Exit(_deliver(archive, queries, targets, quiet=quiet))
        for query in queries:
            page = archive.saved.peek(query.name)
            hits += page.total
            if page.total or not quiet:
                _print_new(query.name, page, color, json=json)
            if not json:
                remember(archive.location, 1, [hit.id for hit in page.hits])
            if page.total and not keep:
                # an article counts as seen only if somebody was there to see it
                console.check_reader()
                archive.saved.mark(query.name, [hit.id for hit in page.hits])
    raise typer.Exit(0 if hits else NO_HITS)


def _targets(notify: Iterable[str], smtp: str) -> list[Target]:
    """Read the places that articles are sent to, and warn of passwords that others could read."""
    from search.alerts.mail_server import MailServer
    from search.alerts.targets import read_target

    @cache
    def find_server() -> MailServer:
        server = MailServer.of_environment(os.environ, smtp)
        if server.withholds_password:
            console.say_message("mail-password-withheld", server=server.address)
        if server.is_exposed:
            console.say_message("mail-password-in-the-open", server=server.address)
        return server

    return [read_target(text, find_server) for text in notify]


def _deliver(
    archive: Archive, queries: Iterable[SavedQuery], targets: Sequence[Target], *, quiet: bool
) -> int:
    """Send what is new for queries, say what was sent and what was not, and return the exit code."""
    is_new = has_failed = False
    for query in queries:
        delivery = archive.deliver(query.name, targets, console.language())
        is_new |= delivery.total > 0
        has_failed |= bool(delivery.failures)
        if not (delivery.total or quiet):
            console.say_message("new-articles", name=query.name, total=0, copies=None)
        for label, count in delivery.sent.items():
            if count:
                console.say_message("alert-sent", name=query.name, total=count, target=label)
        for label, reason in delivery.failures.items():
            console.say_message("alert-unsent", name=query.name, target=label, reason=reason)
    if has_failed:
        return ERROR
    return 0 if is_new else NO_HITS


def _print_new(name: str, page: ResultPage, color: Color, *, json: bool) -> None:
    """Print the new articles of a query, in words or as JSON."""
    if json:
        console.put(as_json({"name": name, **page.as_dict(console.language())}))
        return
    terminal = console.terminal(color)
    console.put(result_page(page, terminal, heading=_heading(name, page, terminal)))


def _print_history(archive: Archive, name: str, *, json: bool) -> None:
    """Print what was new for a query each time, in words or as JSON."""
    rounds = archive.saved.history(name)
    if json:
        console.put(as_json({"name": name, "history": [each.as_dict() for each in rounds]}))
        return
    terminal = console.terminal()
    if not rounds:
        console.put(terminal.text("new-articles", name=name, total=0, copies=None))
    for each in rounds:
        moment = each.seen.astimezone().isoformat(" ", "minutes")
        console.put(terminal.text("history-line", moment=moment, total=len(each.ids)))
        for id in each.ids:
            article = archive.get(id)
            title = article.title if article else terminal.text("article-gone")
            console.put(printable(f"  {id}  {title}"))


def saved_lines(queries: Iterable[SavedQuery], terminal: Terminal) -> Iterator[str]:
    """List saved queries, one on a line: `retraites: réforme des retraites --since 2019`."""
    for query in queries:
        asked = f"{query.text}{_options(query)}"
        yield from terminal.wrap(
            terminal.text("saved-line", name=query.name, query=asked), indent=4
        )


def _heading(name: str, page: ResultPage, terminal: Terminal) -> str:
    """Say how many articles are new for a saved query."""
    copies = copy_count(page.total, page.without_copies)
    if not page.query.strip():
        return terminal.text("new-articles", name=name, total=page.total, copies=copies)
    return terminal.text(
        "new-articles-for", name=name, total=page.total, copies=copies, query=page.query
    )


def _argument(name: str) -> str:
    """Write the name of a query as a shell takes it for an argument."""
    quoted = shlex.quote(name)
    return f"-- {quoted}" if name.startswith("-") else quoted


def _options(query: SavedQuery) -> str:
    """Write the filters of a query as options: ` --since 2019 --exact`."""
    exact = {"exact": True} if query.options.exact else {}
    fields = {**query.options.filters.as_dict(), **exact}
    options = ""
    for key, value in fields.items():
        option = f" --{key.replace('_', '-')}"
        if value is True:
            options += option
        else:
            values = [value] if isinstance(value, str) else value
            options += "".join(f"{option} {shlex.quote(each)}" for each in values)
    return options
