"""French and English words of dates."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest

from index.dates.french import MONTH_PATTERN, MONTH_PATTERN_ACCENTS_OPTIONAL, WEEKDAY_PATTERN
from index.dates.french.words import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAY_PATTERN,
    MONTH_NUMBERS,
    MONTH_OR_ABBREVIATION_PATTERN,
    NUMBER_WORDS,
    RELATIVE_OFFSETS,
    WEEKDAY_NUMBERS,
)
from index.dates.normalization import fold

FRENCH_MONTHS = MONTH_PATTERN.split("|")


def test_month_pattern_has_the_twelve_months_in_order() -> None:
    assert [MONTH_NUMBERS[fold(name)] for name in FRENCH_MONTHS] == list(range(1, 13))


@pytest.mark.parametrize("name", FRENCH_MONTHS)
def test_month_patterns_match_names_with_and_without_accents(name: str) -> None:
    assert re.fullmatch(MONTH_PATTERN_ACCENTS_OPTIONAL, name)
    assert re.fullmatch(MONTH_PATTERN_ACCENTS_OPTIONAL, fold(name))
    assert re.fullmatch(MONTH_OR_ABBREVIATION_PATTERN, name)
    assert re.fullmatch(MONTH_OR_ABBREVIATION_PATTERN, fold(name))
    assert re.fullmatch(MONTH_OR_ABBREVIATION_PATTERN, normalize("NFD", name))


@pytest.mark.parametrize("name", sorted(MONTH_NUMBERS))
def test_month_or_abbreviation_pattern_matches_every_form_but_one(name: str) -> None:
    matches = re.fullmatch(MONTH_OR_ABBREVIATION_PATTERN, name) is not None
    assert matches == (name != "jui")


def test_english_months_are_numbered() -> None:
    assert MONTH_NUMBERS.keys() >= ENGLISH_MONTHS


@pytest.mark.parametrize("pattern", [WEEKDAY_PATTERN, ENGLISH_WEEKDAY_PATTERN])
def test_weekday_patterns_have_the_seven_days_in_order(pattern: str) -> None:
    assert [WEEKDAY_NUMBERS[name] for name in pattern.split("|")] == list(range(7))


def test_number_words_count_to_31_in_french_and_10_in_english() -> None:
    assert set(NUMBER_WORDS.values()) == {str(number) for number in range(1, 32)}
    assert NUMBER_WORDS["trente et un"] == "31"
    assert NUMBER_WORDS["ten"] == "10"


def test_relative_offsets_are_last_present_and_next() -> None:
    assert RELATIVE_OFFSETS["dernier"] == -1
    assert RELATIVE_OFFSETS["ce"] == 0
    assert RELATIVE_OFFSETS["prochain"] == 1
