"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from index.lazy_pattern import lazy_pattern


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
