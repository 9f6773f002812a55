"""`search doctor`: check an index and repair it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from search.cli import console
from search.cli.app import app
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json
from search.cli.index_report import skipped_line
from search.cli.options import IndexOption, JobsOption, JsonOption, WaitOption
from search.cli.words import text
from search.cli.workspace import check_index
from search.printable import printable

if TYPE_CHECKING:
    from index.doctor import Finding, RepairReport

MAX_FINDINGS = 20
"""Limit on the findings that are printed; JSON has them all."""


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
    raise typer.Exit(0 if report.is_healthy else NO_HITS)


def repair_lines(report: RepairReport) -> Iterator[str]:
    """Say what was wrong with an index, how it was repaired, and what is still wrong."""
    found = report.first_check.findings
    left = report.last_check.findings
    yield from _finding_lines(found)
    if report.repaired_by:
        suffix = "-in-part" if left else ""
        yield text(f"repaired-by-{report.repaired_by}{suffix}")
        for skipped in report.unread[:MAX_FINDINGS]:
            yield skipped_line(skipped.path, skipped.reason)
        yield from _finding_lines(left)
    elif found:
        needs_owner = report.first_check.remedy == "owner"  # such as a missing folder
        yield text("repair-by-owner" if needs_owner else "repair-possible")
    yield from _skipped_lines(report)
    if report.is_healthy:
        yield text("all-is-well", articles=report.last_check.articles)
        if not report.last_check.articles:
            yield text("index-empty")
    elif report.last_check.is_counted:
        yield text("findings", count=len(left), articles=report.last_check.articles)
    else:
        yield text("findings-uncounted", count=len(left))


def _skipped_lines(report: RepairReport) -> Iterator[str]:
    """Name the first files that are not read, or with doubt, but for those just named."""
    skipped = [one for one in report.last_check.skipped if one not in report.unread]
    for one in skipped[:MAX_FINDINGS]:
        yield skipped_line(one.path, one.reason)
    if len(skipped) > MAX_FINDINGS:
        yield text("skipped-more", count=len(skipped) - MAX_FINDINGS)


def _finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each of the first findings, and one that counts the others."""
    for finding in findings[:MAX_FINDINGS]:
        yield _finding_line(finding)
    if len(findings) > MAX_FINDINGS:
        yield text("findings-more", count=len(findings) - MAX_FINDINGS)


def _finding_line(finding: Finding) -> str:
    """Say what is wrong; how to repair it is said there only if the doctor cannot do so."""
    detail = finding.detail
    if finding.remedy != "owner":
        detail = replace(detail, remedy=None)
    line = console.words().text(detail)
    if line.startswith(finding.subject):
        return line
    return text("finding", subject=finding.subject, detail=line)
