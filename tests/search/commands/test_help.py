"""`search help` explains commands and queries."""

from __future__ import annotations

from datetime import date

import pytest

from index.messages import Language
from search.cli.terminal import Terminal
from search.cli.words import cli_catalogue
from search.cli.words.queries import EXAMPLES, Example
from search.commands.help import query_lines
from search.parser import parse_query
from tests.support.commands import Run


def test_help_explains_the_program_and_its_commands(search: Run) -> None:
    assert search("help").out == search("--help").out
    assert search("help", "save").out == search("save", "--help").out
    refused = search("help", "frob")
    assert (refused.code, refused.out) == (2, "")
    assert "there is no help on" in refused.err


@pytest.mark.parametrize("topic", ["queries", "requêtes"])
def test_help_on_queries_has_every_example(search: Run, topic: str) -> None:
    done = search("help", topic)
    assert (done.code, done.err) == (0, "")
    assert all(example.query in done.out for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_the_examples_are_read_without_a_note(example: Example) -> None:
    assert parse_query(example.query, date(2025, 6, 1)).notes == ()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_on_queries_has_an_example_a_line(language: Language) -> None:
    terminal = Terminal(80, is_colored=False, words=cli_catalogue(language))
    lines = list(query_lines(terminal))
    assert max(map(len, lines)) <= 80
    for example in EXAMPLES:
        assert any(example.query in line and example.meaning(language) in line for line in lines)
