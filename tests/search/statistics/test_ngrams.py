"""N-grams are what one counts by hand, on every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import split_words
from index.analysis.tokenizer import words_and_breaks, words_with_offsets
from index.errors import InputError
from search import Archive
from tests.support.counted_words import WORDY_ARTICLES, texts_of


def runs(text: str, size: int) -> Iterator[tuple[str, ...]]:
    """Yield the words that follow one another without other signs between them."""
    words = list(words_with_offsets(text))
    for start in range(len(words) - size + 1):
        run = words[start : start + size]
        inner = text[run[0][0] : run[-1][0]]
        for _, word in run[:-1]:
            inner = inner.replace(word, "", 1)
        if not inner.strip(" '-"):
            yield tuple(word.lower() for _, word in run)


def by_hand(size: int, holding: str = "") -> tuple[Counter[str], Counter[str]]:
    """Count the n-grams, and the articles that have them."""
    counts: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for article in WORDY_ARTICLES:
        found = [
            " ".join(run)
            for text in texts_of(article)
            for run in runs(text, size)
            if not holding or holding in run
        ]
        counts.update(found)
        articles.update(set(found))
    return counts, articles


@pytest.mark.parametrize("size", [2, 3, 5])
def test_ngrams_are_counted_as_by_hand(wordy_index: Path, size: int) -> None:
    with Archive(wordy_index) as archive:
        found = archive.statistics.ngrams(size=size, min_count=1, stop_words=True, limit=10_000)
    counts, articles = by_hand(size)
    assert {row.words: row.occurrences for row in found.rows} == counts
    assert {row.words: row.articles for row in found.rows} == articles
    assert found.words == sum(
        len(split_words(text)) for article in WORDY_ARTICLES for text in texts_of(article)
    )


@pytest.mark.parametrize("size", [2, 4])
def test_ngrams_around_a_query_hold_an_occurrence(wordy_index: Path, size: int) -> None:
    options: dict[str, Any] = {"min_count": 1, "stop_words": True, "limit": 10_000}
    with Archive(wordy_index) as archive:
        found = archive.statistics.ngrams("mérou", size=size, around=True, exact=True, **options)
    # words that are repeated are one occurrence, of which no n-gram holds a part
    repeated = {"mérou mérou", "mérou mérou mérou"}
    wanted, _ = by_hand(size, "mérou")
    shown = {row.words: row.occurrences for row in found.rows}
    assert shown.keys() <= wanted.keys()
    for words in wanted.keys() - shown.keys():
        assert words.startswith("mérou") or words.endswith("mérou") or words in repeated
    for words, count in shown.items():
        assert count <= wanted[words]


def test_ngrams_that_begin_or_end_with_stop_words_are_left_out(wordy_index: Path) -> None:
    with Archive(wordy_index) as archive:
        listed = [
            row.words for row in archive.statistics.ngrams(size=3, min_count=1, limit=10_000).rows
        ]
    assert listed
    stop_words = {"de", "la", "l"}
    assert not any({words.split()[0], words.split()[-1]} & stop_words for words in listed)
    assert any(stop_words & set(words.split()) for words in listed)


@given(st.text(max_size=40))
def test_words_between_breaks_are_all_words(text: str) -> None:
    found = words_and_breaks(text)
    assert [word for word in found if word[0].isalnum()] == split_words(text)


@pytest.mark.parametrize("options", [{"size": 1}, {"size": 9}, {"min_count": 0}, {"limit": 0}])
def test_what_cannot_be_counted_is_refused(wordy_index: Path, options: dict[str, Any]) -> None:
    with Archive(wordy_index) as archive, pytest.raises(InputError):
        archive.statistics.ngrams(**options)
