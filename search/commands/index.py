"""`search index`: bring an index up to date with the articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from index.engines.base import ENGINES
from search.cli import console
from search.cli.app import app
from search.cli.index_answer import IndexOptions, answer_index, as_json, print_report
from search.cli.index_report import file_report, preview_total
from search.cli.options import IndexOption, JobsOption, JsonOption, PathsArgument, WaitOption
from search.cli.workspace import RunOptions, preview_files, watch_index

if TYPE_CHECKING:
    from index import FilePreview, Report
    from index.watching import Notice

_ENGINE_HELP = f"{', '.join(ENGINES[:-1])} or {ENGINES[-1]}."


@app.command("index")
def index_command(
    paths: PathsArgument = None,
    index: IndexOption = None,
    engine: Annotated[str | None, typer.Option(help=_ENGINE_HELP, metavar="NAME")] = None,
    ner: Annotated[bool | None, typer.Option(help="Ask spaCy for more people (slow).")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every article again.")] = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune",
            help="Also remove articles whose folder is gone, is empty or has lost most of its files "
            "(at least 50).",
        ),
    ] = False,
    shard: Annotated[
        str | None,
        typer.Option(
            help="Read only this share of the files, where several machines feed one cluster.",
            metavar="I/N",
        ),
    ] = None,
    jobs: JobsOption = None,
    wait: WaitOption = 0.0,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Keep running, and update the index whenever files change, until Ctrl-C.",
        ),
    ] = False,
    poll: Annotated[
        bool, typer.Option("--poll", help="Watch by polling, for network shares.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Tell what would be read of each file, and write nothing."),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Bring an index up to date: read new and changed files, drop removed ones."""
    if dry_run:
        _print_preview(preview_files(paths or [], index), json=json)
        return
    options = RunOptions(
        engine=engine, ner=ner, rebuild=rebuild, prune=prune, shard=shard, jobs=jobs, wait=wait
    )
    if watch or poll:
        _print_events(watch_index(paths or [], index, options, poll=poll), json=json)
        return
    answer_index(IndexOptions(tuple(paths or ()), index, options, json))


def _print_preview(files: Iterator[FilePreview], *, json: bool) -> None:
    """Print what each file is taken for, as soon as it is read, or all of them as JSON."""
    if json:
        described = [file.as_dict(console.language()) for file in files]
        console.put(as_json({"files": described}))
        return
    count = articles = 0
    for file in files:
        console.put(file_report(file))
        count += 1
        articles += file.articles
    console.put(preview_total(count, articles))


def _print_events(events: Iterator[Report | Notice], *, json: bool) -> None:
    """Print what a watched index reports, until Ctrl-C or a SIGTERM.

    Neither of these is an error.
    """
    from signal import SIGTERM, default_int_handler, signal

    from index.watching import Notice

    # SIGTERM then raises KeyboardInterrupt, as Ctrl-C does
    previous = signal(SIGTERM, default_int_handler)
    try:
        for number, event in enumerate(events):
            if isinstance(event, Notice):
                console.say(console.words().text(event.message))
            else:
                print_report(event, json=json)
            if number == 0:  # it comes from the update that starts the watching
                console.say_message("watching")
    except KeyboardInterrupt:
        console.say_message("watching-stopped")
    finally:
        signal(SIGTERM, previous)
