"""A text is cut between words, and anywhere in a script that puts no space between them."""

from __future__ import annotations

import pytest

from search.word_breaks import first_break, is_word_break, last_break


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("le phare", [0, 2, 3, 8]),
        ("l’été", [0, 5]),
        ("灯塔重开", [0, 1, 2, 3, 4]),
        ("le 灯塔", [0, 2, 3, 4, 5]),
        ("ab灯", [0, 2, 3]),
        ("ไทย", [0, 1, 2, 3]),
        ("маяк", [0, 4]),
    ],
)
def test_cuts_that_divide_no_word(text: str, cuts: list[int]) -> None:
    assert [at for at in range(len(text) + 1) if is_word_break(text, at)] == cuts


def test_first_and_last_cut_of_a_stretch() -> None:
    text = "un vieux phare"
    assert (first_break(text, 4, 14), last_break(text, 9, 12)) == (8, 9)
    assert (first_break(text, 10, 13), last_break(text, 10, 13)) == (13, 10)
    assert (first_break(text, 3, 3), last_break(text, 14, 14)) == (3, 14)
