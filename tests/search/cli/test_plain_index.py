"""A plain command line of `search index` means what Typer says that it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.cli.index_answer import IndexOptions
from search.cli.plain_index import OPTIONS, read_plain_index
from search.commands import load_program

Read = Callable[[list[str]], IndexOptions | None]

_VALUES = ("seeds", "À lire/2019", "", "a=b", "3", "007", "0", "-1", "whoosh", "3/8", "--", "-j")
_OTHERS = ("--watch", "--wait=2", "--help", "--no-ner")


@pytest.fixture(scope="module")
def by_typer() -> Iterator[Read]:
    """Reads a command line with Typer."""
    program = load_program("index")
    asked: list[IndexOptions] = []

    def read(args: list[str]) -> IndexOptions | None:
        asked.clear()
        try:
            program(args=["index", *args])
        except Exception:  # Typer refuses it
            return None
        return asked[0] if asked else None

    with (
        mock.patch("search.commands.index.answer_index", asked.append),
        mock.patch("search.commands.index.watch_index", return_value=[]),
    ):
        yield read


def test_every_option_that_is_read_is_one_of_the_command() -> None:
    program = load_program("index").func  # type: ignore[attr-defined]
    assert {name for option in program.commands["index"].params for name in option.opts} >= OPTIONS


@settings(max_examples=200)
@given(
    args=st.lists(
        st.sampled_from((*sorted(OPTIONS), *_VALUES, *_OTHERS))
        | st.builds("{}={}".format, st.sampled_from(sorted(OPTIONS)), st.sampled_from(_VALUES)),
        max_size=6,
    )
)
def test_what_is_read_of_any_line_is_what_typer_reads(by_typer: Read, args: list[str]) -> None:
    read = read_plain_index(args)
    assert read is None or read == by_typer(args)


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["seeds", "--watch"],
        ["seeds", "--wait", "3"],
        ["seeds", "--no-ner"],
        ["seeds", "--jobs", "0"],
        ["seeds", "--jobs"],
        ["-seeds"],
    ],
)
def test_what_is_not_plain_is_left_to_typer(args: list[str]) -> None:
    assert read_plain_index(args) is None


@pytest.mark.parametrize(
    "args",
    [[], ["seeds"], ["seeds", "--index", ".search", "--json"], ["--jobs=2", "a", "b", "--prune"]],
)
def test_usual_lines_are_read_without_typer(by_typer: Read, args: list[str]) -> None:
    read = read_plain_index(args)
    assert read is not None
    assert read == by_typer(args)
