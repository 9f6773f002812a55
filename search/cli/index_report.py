"""Say what a run of the indexer did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.cli.words import text
from search.printable import printable

if TYPE_CHECKING:
    from index import Report

MAX_SKIPPED = 20
"""Limit on the skipped files that a report names; JSON has them all."""


def index_report(report: Report) -> str:
    """Say in words what a run did; files that could not be read come first."""
    lines = [
        printable(text("skipped", path=skipped.path, reason=skipped.reason))
        for skipped in report.skipped[:MAX_SKIPPED]
    ]
    if len(report.skipped) > MAX_SKIPPED:
        lines.append(text("skipped-more", count=len(report.skipped) - MAX_SKIPPED))
    lines.append(
        text(
            "report",
            added=report.added,
            updated=report.updated,
            removed=report.removed,
            unchanged=report.unchanged,
            articles=report.articles,
            seconds=report.seconds,
        )
    )
    if not report.articles:
        lines.append(text("index-empty"))
    return "\n".join(lines)
