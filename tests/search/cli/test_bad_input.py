"""Hostile articles and arguments: commands print one line an error and nothing that acts."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from index.engines.base import EMBEDDED
from search import Archive
from tests.stress.bad_files import ESCAPES
from tests.stress.hundred_thousand_commands import hostile_command, run
from tests.support.articles import ARTICLES, write_articles
from tests.support.commands import Run
from tests.support.escapes import terminal_controls

QUERY_FLAGS: tuple[list[str], ...] = ([], ["--json"], ["--jsonl"], ["--csv"], ["--explain"])
LIST_FLAGS: tuple[list[str], ...] = ([], ["--json"], ["--csv"])
PEOPLE_FLAGS = (*LIST_FLAGS, ["--with", f"Borne{ESCAPES}"], [ESCAPES])


def hostile_commands(id: str) -> list[list[str]]:
    """Return commands with hostile words, and commands that print hostile articles."""
    commands = [
        ["query", "", "--facets"],
        ["query", "", "--csv", "--all"],
        ["query", "", "--source", ESCAPES],
        ["query", "x", "--limit", ESCAPES],
        ["save", f"q{ESCAPES}", f"bagdad{ESCAPES}", "--source", "AFP"],
        ["saved"],
        ["saved", "--json"],
        ["new"],
        ["saved", "--forget", ESCAPES],
        ["status"],
        ["status", "--json"],
    ]
    commands += [["query", f"bagdad {ESCAPES}", *flags] for flags in QUERY_FLAGS]
    commands += [["timeline", f"bagdad{ESCAPES}", *flags] for flags in LIST_FLAGS]
    commands += [["people", *flags] for flags in PEOPLE_FLAGS]
    for name in ("show", "similar"):
        commands += [[name, id], [name, id, "--json"]]
    commands += [[name, ESCAPES] for name in ("show", "similar", "new", "batch", "bogus")]
    commands += [[name, f"--x{ESCAPES}"] for name in ("show", "people", "status", "index")]
    return commands


@pytest.mark.slow
@pytest.mark.parametrize("engine", EMBEDDED)
def test_commands_never_print_what_acts_on_a_terminal(engine: str, search: Run, home: Path) -> None:
    odd = [
        {
            **article,
            "title": f"{article['title']}{ESCAPES}",
            "source": f"AFP{ESCAPES}",
            "url": f"http://x/{ESCAPES}",
        }
        for article in ARTICLES
    ]
    named = [{**article, "people": [f"Ali{sign}Borne" for sign in ESCAPES]} for article in odd]
    name = "a\nb\x1b[31m\x9b\u202e.jsonl"
    write_articles(home / name, [{**article, "captions": [ESCAPES]} for article in named])
    (home / "broken\n\x1b[2J.txt").write_bytes(b"\0\1")
    places = [["index", home], ["index", home, "--json"]]
    with_index = ["--index", home / "ix"]
    done = [search(*place, *with_index, "--engine", engine) for place in places]
    assert done[0].code == 0
    assert "not read: broken" in done[0].out
    with Archive(home / "ix") as archive:
        id = archive.find("bagdad").hits[0].id
    for arguments in hostile_commands(id):
        end = search(*arguments, *with_index)
        assert end.code in {0, 1, 2}, arguments
        assert not terminal_controls(end.out), (arguments, end.out)
        assert not terminal_controls(end.err), (arguments, end.err)
    assert "\x1b[1m" in search("query", "bagdad", "--color", "always", *with_index).out


def test_commands_print_an_error_in_one_line_whatever_the_name_in_it(search: Run) -> None:
    end = search("query", "irak", "--index", "nowhere\n0 articles for irak")
    assert end.code == 2
    assert end.err.count("\n") == 1


@pytest.mark.slow
def test_commands_that_nobody_would_type_end_well(
    articles_index: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", [])
    chance = random.Random(11)
    copy = shutil.copytree(articles_index, home / "ix")  # some commands save queries
    ends = {run(hostile_command(chance, home), copy) for _ in range(100)}
    assert ends <= {0, 1, 2}
    assert 0 in ends
