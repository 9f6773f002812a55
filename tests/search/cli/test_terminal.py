"""Lines fit a terminal, and nothing in them acts on it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from search.cli.terminal import MIN_WIDTH, Terminal
from search.printable import printable


@pytest.mark.parametrize("width", [-5, 0, 1, 24, 40, 200])
@pytest.mark.parametrize("word", ["mot ", "x" * 500, "a" * 23 + " ", "b\u00a0", "c "])
@pytest.mark.parametrize("indent", [0, 3, 15, 90])
def test_wrap_makes_no_line_wider_than_the_terminal(width: int, word: str, indent: int) -> None:
    text = word * (500 // len(word))
    lines = list(Terminal(width, is_colored=True).wrap(text, [(0, len(text))], indent))
    plain = [re.sub("\x1b\\[.m", "", line) for line in lines]
    assert max(map(len, plain)) <= max(width, MIN_WIDTH)
    assert "".join(plain).count(word[:1]) == text.count(word[:1])


@given(st.text("a é水\u0301🌊👩‍👧", max_size=200))
def test_lines_of_wide_letters_are_no_wider_than_the_terminal(text: str) -> None:
    lines = list(Terminal(24, is_colored=False).wrap(text))
    assert all(wcswidth(line) <= MIN_WIDTH for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_wrap_breaks_at_spaces_and_indents_what_follows() -> None:
    terminal = Terminal(24, is_colored=False)
    lines = list(terminal.wrap("1. un deux trois quatre cinq six", [(3, 5)], indent=3))
    assert lines == ["1. [un] deux trois quatre", "   cinq six"]


def test_wrap_moves_highlights_by_the_shift() -> None:
    assert list(Terminal(80, is_colored=False).wrap("1. un", [(0, 2)], shift=3)) == ["1. [un]"]


def test_dim_is_plain_without_colors() -> None:
    assert Terminal(80, is_colored=False).dim("x") == "x"
    assert Terminal(80, is_colored=True).dim("x") == "\x1b[2mx\x1b[0m"


@given(st.text())
def test_printable_keeps_the_length_and_lets_nothing_act(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    shown.encode()
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", shown)
