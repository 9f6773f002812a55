"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lazy_pattern import TextPattern, lazy_pattern


def test_a_lazy_pattern_finds_what_a_compiled_one_finds() -> None:
    lazy, compiled = lazy_pattern(r"gr[eè]ve", re.IGNORECASE), re.compile("gr[eè]ve", re.IGNORECASE)
    text = "La grève, la Greve"
    assert lazy.findall(text) == compiled.findall(text) == ["grève", "Greve"]
    assert lazy.sub("-", text) == compiled.sub("-", text)
    assert lazy.pattern == compiled.pattern


def test_a_lazy_pattern_of_bytes_finds_bytes() -> None:
    assert lazy_pattern(rb"<p\b").findall(b"<p><pre>") == [b"<p"]


def test_a_lazy_pattern_is_compiled_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.match("")


PIECES = ("a", "É", "'", "’", "-", "\u2010", "Š", "ʼ", " ", "\u202f", "\u00a0", "d", "ß")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_pattern_for_texts_finds_the_same_in_any_text(text: str) -> None:
    pattern = "[A-ZÀ-ÞĀ-ɏ]\\w*(?:['’ʼ][a-z])*|d[ \u00a0\u202f\u2010\u2011-]"
    assert TextPattern(pattern).of(text).findall(text) == re.findall(pattern, text)


def test_a_pattern_for_texts_of_latin_1_is_compiled_without_other_characters() -> None:
    pattern = TextPattern("[A-ZĀ-ɏ’ʼ]")
    assert pattern.of("été").pattern == "[A-Z]"
    assert pattern.of("l’été").pattern == "[A-ZĀ-ɏ’ʼ]"
