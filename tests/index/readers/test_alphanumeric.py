"""Texts that are printed differently are compared by their letters and digits."""

from __future__ import annotations

import pytest

from index.readers.alphanumeric import letters_and_digits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le bac de Rosette", "lebacderosette"),
        ("LE BAC\xa0: « 3 » jours !", "lebac3jours"),
        ("Été – hiver", "étéhiver"),
        ("STRASSE, Straße", "strassestrasse"),
        ("— … »", ""),
    ],
)
def test_letters_and_digits_leave_case_spaces_and_punctuation_out(text: str, expected: str) -> None:
    assert letters_and_digits(text) == expected
