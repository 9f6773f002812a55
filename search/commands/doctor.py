"""`search doctor`: check an index and repair it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from search.cli import console
from search.cli.app import NO_HITS, app
from search.cli.export import as_json
from search.cli.options import IndexOption, JobsOption, JsonOption, WaitOption
from search.cli.words import text
from search.cli.workspace import check_index
from search.printable import printable

if TYPE_CHECKING:
    from index.doctor import Finding, RepairReport

MAX_FINDINGS = 20
"""Findings that are printed; JSON has them all."""


@app.command("doctor")
def doctor_command(
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Repair what is found, by an update or a rebuild."),
    ] = False,
    jobs: JobsOption = None,
    wait: WaitOption = 0.0,
    json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Check an index against its articles; exit with 0 if all is well, else 1."""
    report = check_index(index, repair=repair, jobs=jobs, wait=wait)
    if json:
        console.put(as_json(report.as_dict(console.language())))
    else:
        console.put_lines(printable(line) for line in repair_lines(report))
    raise typer.Exit(0 if report.healthy else NO_HITS)


def repair_lines(report: RepairReport) -> Iterator[str]:
    """Say what is wrong with an index, what was done about it, and what is left."""
    found, left = report.found.findings, report.left.findings
    yield from _finding_lines(found)
    if report.mended:
        yield text(f"repaired-by-{report.mended}{'-in-part' if left else ''}")
        yield from _finding_lines(left)
    elif found:
        yield text("repair-by-owner" if report.found.remedy == "owner" else "repair-possible")
    if report.healthy:
        yield text("all-is-well", articles=report.left.articles)
    else:
        yield text("findings", count=len(left), articles=report.left.articles)


def _finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings[:MAX_FINDINGS]:
        yield text("finding", kind=finding.kind, subject=finding.subject, detail=finding.detail)
    if len(findings) > MAX_FINDINGS:
        yield text("findings-more", count=len(findings) - MAX_FINDINGS)
