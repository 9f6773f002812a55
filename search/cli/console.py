"""Standard output and error: data on the one, everything else on the other, and a bar while long work is done."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.messages import catalogue
from search.cli.terminal import Terminal, printable

if TYPE_CHECKING:
    from index import Report
    from index.doctor import Finding, RepairReport
    from index.watching import Notice

MOST_SKIPPED = 20
"""Skipped files that a report names; JSON has them all."""


def put(text: str) -> None:
    """Print data; when nobody reads it any more, stop without a word."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # what is left in the buffer goes nowhere
        sys.exit(0)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding
        put(text.encode(encoding, "backslashreplace").decode(encoding))


def put_lines(lines: Iterable[str]) -> int:
    """Print lines of data as they come, and return how many there were."""
    printed = 0
    for line in lines:
        put(line)
        printed += 1
    return printed


def say(text: str) -> None:
    """Tell the user something that is not data, in one line: a file's name may have newlines, to forge others."""
    print(
        printable(text).encode(sys.stderr.encoding or "utf-8", "backslashreplace").decode(),
        file=sys.stderr,
    )


def say_usage(error: Any) -> None:
    """Tell how a command is used, as Typer does, which would let through what turns the direction of writing."""
    told = io.StringIO()
    error.show(told)
    for line in told.getvalue().rstrip("\n").split("\n"):
        say(line)


def terminal(color: str) -> Terminal:
    """The terminal that standard output is, or stands for.

    Args:
        color: `auto` (bold marks on a terminal, unless NO_COLOR is set), `always` or `never`.
    """
    auto = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return Terminal(
        shutil.get_terminal_size((100, 24)).columns, color == "always" or (color == "auto" and auto)
    )


def report(done: Report) -> str:
    """What a run did, in words; what could not be read first."""
    words = catalogue("en")
    lines = [
        f"skipped {printable(skipped.path)}: {printable(words.text(skipped.reason))}"
        for skipped in done.skipped[:MOST_SKIPPED]
    ]
    if len(done.skipped) > MOST_SKIPPED:
        lines.append(f"skipped {len(done.skipped) - MOST_SKIPPED:,} more: --json names them all")
    counts = ", ".join(
        f"{getattr(done, name):,} {name}" for name in ("added", "updated", "removed", "unchanged")
    )
    return "\n".join(
        [*lines, f"{counts}; {done.articles:,} articles in the index ({done.seconds:.1f} s)"]
    )


def follow(news: Iterator[Report | Notice], *, json: bool) -> None:
    """Print what is heard of an index that is watched, until an interrupt or a request to end, which are no errors."""
    from signal import SIGTERM, default_int_handler, signal

    from index.watching import Notice
    from search.cli.export import as_json

    before = signal(SIGTERM, default_int_handler)
    try:
        for number, item in enumerate(news):
            if isinstance(item, Notice):
                say(item.text)
            else:
                put(as_json(item.as_dict()) if json else report(item))
            if not number:
                say("watching; stop with Ctrl-C")
    except KeyboardInterrupt:
        say("stopped")
    finally:
        signal(SIGTERM, before)


def treatment(treated: RepairReport) -> str:
    """What is wrong with an index, what was done about it, and what is left."""
    lines = _findings(treated.found.findings)
    if treated.mended:
        done = {"update": "an update", "rebuild": "a rebuild"}[treated.mended]
        lines += [
            f"mended by {done}; what is left:" if treated.left.findings else f"mended by {done}"
        ]
        lines += _findings(treated.left.findings)
    elif treated.found.findings:
        lines.append(
            "search doctor --repair mends this"
            if treated.found.remedy != "owner"
            else "only you can mend this"
        )
    number = len(treated.left.findings)
    state = "all is well" if treated.healthy else f"{number:,} finding{'s' if number > 1 else ''}"
    return "\n".join([*lines, f"{state}; {treated.left.articles:,} articles in the index"])


def _findings(findings: Sequence[Finding]) -> list[str]:
    lines = [
        f"{finding.kind} {printable(finding.subject)}: {printable(finding.detail)}"
        for finding in findings[:MOST_SKIPPED]
    ]
    more = len(findings) - MOST_SKIPPED
    return [*lines, f"{more:,} more: --json names them all"] if more > 0 else lines


@contextmanager
def progress() -> Iterator[Callable[[int, int, int], None] | None]:
    """A bar that a run can move, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    found = TextColumn("{task.fields[articles]:,} articles")
    columns = (TextColumn("indexing"), BarColumn(), DownloadColumn(), found, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("indexing", total=None, articles=0)
        yield lambda done, total, articles: bar.update(
            task, completed=done, total=total, articles=articles
        )
