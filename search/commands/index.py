"""Bring an index up to date with the articles."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from search.cli import console, workspace
from search.cli.app import app
from search.cli.export import as_json
from search.cli.options import IndexOption, JsonOption, SourcesArgument, WaitOption


@app.command("index")
def index_command(
    sources: SourcesArgument = None,
    index: IndexOption = None,
    engine: Annotated[
        str | None, typer.Option(help="tantivy, whoosh or opensearch.", metavar="NAME")
    ] = None,
    ner: Annotated[bool | None, typer.Option(help="Ask spaCy who else is a person (slow).")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every article again.")] = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune",
            help="Forget articles also where a folder has gone or lost most of its files.",
        ),
    ] = False,
    shard: Annotated[
        str | None,
        typer.Option(
            help="Read only this part of the files, where several machines feed one cluster.",
            metavar="I/N",
        ),
    ] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes to use.", metavar="N", min=1)] = None,
    wait: WaitOption = 0.0,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on whenever files change, until Ctrl-C.")
    ] = False,
    poll: Annotated[
        bool, typer.Option("--poll", help="Watch by looking: for network shares.")
    ] = False,
    as_json_: JsonOption = False,
) -> None:
    """Bring an index up to date with the articles: only new, changed and vanished files cost."""
    options: dict[str, Any] = {
        "engine": engine,
        "ner": ner,
        "rebuild": rebuild,
        "prune": prune,
        "shard": shard,
    }
    options["jobs"] = jobs
    if watch or poll:
        console.follow(
            workspace.followed(sources or [], index, **options, wait=wait, poll=poll), json=as_json_
        )
        return
    report = workspace.synchronised(sources or [], index, **options, wait=wait)
    console.put(as_json(report.as_dict()) if as_json_ else console.report(report))
