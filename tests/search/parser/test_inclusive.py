"""Endings of both genders are read as one word."""

from __future__ import annotations

import pytest

from search.parser.inclusive import without_inclusive_endings


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        *[(typed, "étudiant") for typed in ("étudiant(e)s", "étudiant·e·s", "étudiant.e.s")],
        *[("acteur·rice·s", "acteur"), ("chef⋅fe", "chef"), ("citoyen•nes", "citoyen")],
    ],
)
def test_the_ending_is_left_out(typed: str, word: str) -> None:
    read = without_inclusive_endings(typed)
    assert read.split() == [word]
    assert len(read) == len(typed)


@pytest.mark.parametrize(
    "typed", ["lemonde.fr", "a(e)", "port (est)", "Irak. Les", "titre:(a OU b)"]
)
def test_other_signs_stay(typed: str) -> None:
    assert without_inclusive_endings(typed) == typed
