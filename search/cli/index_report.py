"""Say what a run of the indexer did, or would make of files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.messages import Message
from search.cli.words import current_catalogue, text
from search.printable import printable

if TYPE_CHECKING:
    from index import FilePreview, Report

MAX_SKIPPED = 20
"""Limit on the skipped files that a report names; JSON has them all."""


_READ_ALL_THE_SAME = frozenset(
    {
        "article-cut-short",
        "articles-merged",
        "articles-repeated",
        "articles-without-text",
        "column-taken-for-text",
        "described-files-missing",
        "file-changed-while-read",
        "file-is-list-of-links",
        "letters-lost",
        "name-alike",
        "page-articles-merged",
        "read-without-neighbours",
        "sitemap-without-texts",
        "table-columns-guessed",
        "text-mostly-lost",
        "web-captures-repeated",
    }
)
"""Codes of what is said of files that were read, and may hold more than was taken."""


def skipped_line(path: str, reason: Message) -> str:
    """Say what was not read of a file, or how it was read."""
    code = "read-with-doubt" if _innermost(reason).code in _READ_ALL_THE_SAME else "skipped"
    return text(code, path=path, reason=reason)


def _innermost(reason: Message) -> Message:
    """Return what is said of a part of a file, or of a file in an archive, without where it is."""
    inner = reason.values.get("reason")
    return _innermost(inner) if isinstance(inner, Message) else reason


def index_report(report: Report) -> str:
    """Say in words what a run did; files that could not be read come first."""
    lines = [
        printable(skipped_line(skipped.path, skipped.reason))
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


def file_report(file: FilePreview) -> str:
    """Say in words what would be read of a file, in a line and those indented below it."""
    path = printable(file.path)
    if file.format is None:
        lines = [text("preview-unread", path=path)]
    else:
        name = Message(f"format-{file.format}")
        lines = [text("preview-file", path=path, format=name, articles=file.articles)]
    if file.articles:
        lines.append(f"  {_first_article(file)}")
    if file.describes:
        lines.append(f"  {text('preview-describes', files=file.describes)}")
    lines += [f"  {lack}" for lack in _lacks(file)]
    words = current_catalogue()
    lines += [f"  {words.text(problem)}" for problem in file.problems[:MAX_SKIPPED]]
    if len(file.problems) > MAX_SKIPPED:
        more = text("preview-problems-more", count=len(file.problems) - MAX_SKIPPED)
        lines.append(f"  {more}")
    return "\n".join(map(printable, lines))


def preview_total(files: int, articles: int) -> str:
    """Say how many articles all files hold."""
    return text("preview-total", files=files, articles=articles)


def _first_article(file: FilePreview) -> str:
    """Say what the first article of a file is: its day, source and title."""
    day = file.day.isoformat() if file.day else text("undated")
    fields = [day, file.source, file.title]
    return " \u00b7 ".join(filter(None, fields))


def _lacks(file: FilePreview) -> Iterator[str]:
    """Say how many articles of a file lack a title, a day or a source."""
    if file.untitled:
        yield text("preview-untitled", count=file.untitled)
    if file.undated:
        yield text("preview-undated", count=file.undated)
    if file.unsourced:
        yield text("preview-unsourced", count=file.unsourced)
