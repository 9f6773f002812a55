"""`search status` shows what an index holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.messages import Message
from index.skipped import Skipped
from search.cli.index_report import MAX_SKIPPED
from search.cli.terminal import Terminal
from search.cli.words import cli_catalogue
from search.commands.status import status_lines, upkeep_lines
from search.results import Status
from search.upkeep import Upkeep
from tests.support.commands import Run

KEYS = [
    "engine",
    "articles",
    "dated",
    "undated",
    "first",
    "last",
    "sources",
    "folders",
    "bytes",
    "indexed",
    "generation",
    "version",
    "languages",
    "evidence",
    "unread",
    "unread_total",
    "interrupted",
    "ledger_readable",
]


def status(size: int) -> Status:
    day = date(2019, 1, 1)
    return Status("tantivy", 3, 1, day, day, {"AFP\x1b": 2}, ("/press",), size)


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (2_500_000, "2.5 MB"),
        (10**13, "10,000.0 GB"),
    ],
)
def test_status_writes_sizes_in_units(size: int, shown: str) -> None:
    assert list(status_lines(status(size), Terminal(80, is_colored=False))) == [
        f"3 articles in {shown} (tantivy)",
        "1 dated, from 2019-01-01 to 2019-01-01",
        "2 undated",
        "from /press",
        "1 source:",
        "       2  AFP ",
    ]


def test_status_speaks_french() -> None:
    terminal = Terminal(80, is_colored=False, words=cli_catalogue("fr"))
    assert list(status_lines(status(2_500_000), terminal))[:4] == [
        "3 articles, 2,5 Mo (tantivy)",
        "1 article daté, du 2019-01-01 au 2019-01-01",
        "2 sans date",
        "lus dans /press",
    ]


def test_status_names_what_was_not_read_and_says_that_a_run_was_interrupted() -> None:
    skipped = Skipped("x\x1b.pdf", Message("pdf-invalid"))
    told = Upkeep((skipped,) * MAX_SKIPPED, MAX_SKIPPED + 2, is_interrupted=True)
    lines = list(upkeep_lines(told, Terminal(80, is_colored=False)))
    assert lines[0] == "not read: x .pdf: it is damaged, or no PDF file"
    assert "2" in lines[MAX_SKIPPED]
    assert "interrupted" in lines[-1]
    assert list(upkeep_lines(Upkeep(), Terminal(80, is_colored=False))) == []
    (line,) = upkeep_lines(Upkeep(is_readable=False), Terminal(80, is_colored=False))
    assert "search doctor" in line


def test_status_says_what_the_index_holds(search: Run, articles_index: Path) -> None:
    found = search("status", "--json", "--index", articles_index).json
    assert list(found) == KEYS
    assert (found["articles"], found["dated"], found["undated"]) == (8, 6, 2)
    shown = search("status", "--index", articles_index).out
    assert shown.startswith("8 articles in ")
    assert "6 dated, from 2016-11-26 to 2025-05-14\n2 undated\n" in shown
    assert "       2  Le Monde\n" in shown
