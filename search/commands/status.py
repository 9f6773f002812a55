"""`search status`: show what an index holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from search.cli import console
from search.cli.app import app
from search.cli.export import as_json
from search.cli.index_report import MAX_SKIPPED, skipped_line
from search.cli.options import IndexOption, JsonOption
from search.cli.sizes import size_text
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive
from search.printable import printable
from search.results import Status
from search.upkeep import Upkeep


@app.command("status")
def status_command(json: JsonOption = False, index: IndexOption = None) -> None:
    """Show what an index holds."""
    with open_archive(index) as archive:
        status = archive.status()
        composition = archive.composition() if json else None
        upkeep = archive.upkeep()
    if json:
        counted = composition.as_dict() if composition else {}
        kept_up = upkeep.as_dict(console.language())
        console.put(as_json({**status.as_dict(), **counted, **kept_up}))
    else:
        console.put_lines(status_lines(status, console.terminal()))
        console.put_lines(upkeep_lines(upkeep, console.terminal()))


def status_lines(status: Status, terminal: Terminal) -> Iterator[str]:
    """Show the articles, days, folders and sources of an index."""
    size = size_text(status.bytes, terminal.words)
    yield terminal.text(
        "status-articles", articles=status.articles, size=size, engine=status.engine
    )
    if status.dated:
        yield terminal.text(
            "status-dated", dated=status.dated, first=status.first, last=status.last
        )
    else:
        yield terminal.text("status-none-dated")
    yield terminal.text("status-undated", undated=status.articles - status.dated)
    yield terminal.text("status-folders", folders=status.folders)
    if status.cluster:
        yield _cluster_line(status.cluster, terminal)
    code = "status-sources" if status.sources else "status-no-sources"
    yield terminal.text(code, sources=len(status.sources))
    for source, count in status.sources.items():
        yield f"{terminal.words.number(count):>8}  {printable(source)}"


def upkeep_lines(upkeep: Upkeep, terminal: Terminal) -> Iterator[str]:
    """Name the first files that could not be read, and say if a run was interrupted."""
    for skipped in upkeep.unread[:MAX_SKIPPED]:
        yield printable(skipped_line(skipped.path, skipped.reason))
    if upkeep.unread_total > MAX_SKIPPED:
        yield terminal.text("skipped-more", count=upkeep.unread_total - MAX_SKIPPED)
    if upkeep.is_interrupted:
        yield terminal.text("status-interrupted")
    elif not upkeep.is_readable:
        yield terminal.text("status-ledger-unreadable")


def _cluster_line(cluster: Mapping[str, Any], terminal: Terminal) -> str:
    """Show the state of a cluster in a line."""
    code = "status-cluster-lost" if cluster["unassigned_shards"] else "status-cluster"
    return terminal.text(
        code,
        health=cluster["health"],
        nodes=cluster["nodes"],
        cluster=cluster["cluster"],
        addresses=cluster["addresses"],
        shards=cluster["active_shards"],
        lost=cluster["unassigned_shards"],
        documents=cluster["documents"],
        index=cluster["index"],
        archive=cluster["archive"],
    )
