"""Every command says in a line of ours that an index is damaged, and how to repair it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.engines.base import EMBEDDED
from tests.support.articles import write_articles
from tests.support.commands import Run

pytestmark = pytest.mark.slow

COMMANDS = (
    ("query", "gouvernement"),
    ("query", "gouvernement", "--facets", "--sort", "date"),
    ("query", "", "--all", "--jsonl"),
    ("timeline", "gouvernement"),
    ("show", "articles.jsonl#greve"),
    ("similar", "articles.jsonl#greve"),
    ("people",),
    ("status",),
    ("saved",),
    ("new", "grèves"),
    ("doctor",),
)


def cut(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


def blank(content: bytes) -> bytes:
    return bytes(len(content))


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves the bad file open
@pytest.mark.parametrize("harm", [cut, blank])
@pytest.mark.parametrize("engine", EMBEDDED)
def test_every_command_tells_damage_in_a_line_of_ours(
    search: Run, tmp_path: Path, engine: str, harm: Callable[[bytes], bytes]
) -> None:
    (tmp_path / "seeds").mkdir()
    write_articles(tmp_path / "seeds" / "articles.jsonl")
    search("index", "--engine", engine)
    search("save", "grèves", "grève")
    for file in sorted((tmp_path / ".search" / "generation-1").iterdir()):
        content = file.read_bytes()
        if not content or file.name == "ledger.sqlite":
            continue
        file.write_bytes(harm(content))
        for command in COMMANDS:
            outcome = search(*command)
            told = f"{file.name}: {command}: {outcome}"
            assert outcome.code in (0, 1, 2), told
            assert outcome.code < 2 or "--rebuild" in outcome.err, told
        assert search("doctor").code == 1
        file.write_bytes(content)
