"""A lemma is looked for wherever articles hold it: in the lemma field, or word for word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import analyze
from index.engines.query import Term
from search.lemma_terms import lemma_terms

SAMPLES = """
le Macron PMEs marché Tours XXIe 1er 2015 Canal+ enfans suis Est maires 20h Covid-19 St AT&T 北京 Москва
"""
WORDS = st.one_of(st.text(min_size=1, max_size=12), st.sampled_from(SAMPLES.split()))


def fields_of(text: str) -> set[tuple[str, str]]:
    """The terms of a body, each with its field."""
    analyzed = analyze(text)
    return {
        *(("body", term) for term in analyzed.found_by_lemma.split()),
        *(("body_exact", term) for term in analyzed.exact.split()),
    }


def found(text: str, lemma: str) -> bool:
    asked = {(term.field, term.text) for term in lemma_terms("body", lemma)}
    return not asked.isdisjoint(fields_of(text))


@given(WORDS)
def test_each_lemma_of_a_text_finds_it(text: str) -> None:
    for lemma in analyze(text).lemmas.split():
        assert found(text, lemma)


@given(WORDS, WORDS)
def test_no_lemma_finds_a_text_that_does_not_have_it(text: str, other: str) -> None:
    lemmas = set(analyze(text).lemmas.split())
    ordinals = {"xxie", "1er"}  # nothing asks for these, but for the terms of their numbers
    for lemma in analyze(other).lemmas.split():
        if lemma not in lemmas | ordinals:
            assert not found(text, lemma) or lemma in analyze(text).compounds.split()


@pytest.mark.parametrize("word", ["avec", "Sarkozy", "2015"])
def test_a_word_without_other_forms_is_held_once(word: str) -> None:
    assert fields_of(word) == {("body_exact", word.lower())}


def test_a_word_with_other_forms_is_asked_of_its_lemma_field_alone() -> None:
    assert lemma_terms("body", "maire", 2.0) == (Term("body", "maire", 2.0),)
