"""A plain command line of `search query` means what Typer says that it means."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from search.cli.plain_query import OPTIONS, read_plain_query
from search.commands import load_program
from tests.support.command_lines import Read, any_lines, plain_lines, read_plainly, typer_reader


@pytest.fixture(scope="module")
def by_typer() -> Iterator[Read]:
    """Reads a command line with Typer."""
    with typer_reader() as read:
        yield read


def test_every_option_but_help_is_read_without_typer() -> None:
    program = load_program("query").func  # type: ignore[attr-defined]
    options = {
        name
        for parameter in program.commands["query"].params
        if parameter.param_type_name == "option"
        for name in parameter.opts
    }
    assert options - {"--help", "-h"} == OPTIONS


@pytest.mark.slow
@settings(max_examples=300)
@given(args=plain_lines())
def test_plain_lines_are_read_as_typer_reads_them(by_typer: Read, args: list[str]) -> None:
    read = read_plainly(args)
    assert read is not None
    assert read == by_typer(args)


@settings(max_examples=300)
@given(args=any_lines())
def test_what_is_read_of_any_line_is_what_typer_reads(by_typer: Read, args: list[str]) -> None:
    read = read_plainly(args)
    assert read is None or read == by_typer(args)


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--json"],
        ["irak", "--help"],
        ["irak", "-h"],
        ["-Iran", "irak"],
        ["irak", "--limt", "5"],
        ["irak", "--limit"],
        ["irak", "--limit", "-5"],
        ["irak", "--limit", "５"],
        ["irak", "--sort", "score"],
        ["irak", "--json=yes"],
        ["irak", "-n5"],
    ],
)
def test_what_is_not_plain_is_left_to_typer(args: list[str]) -> None:
    assert read_plain_query(args) is None
