"""Keywords are what one counts by hand on both sides, on every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError
from search import Archive
from search.statistics.association import log_likelihood
from tests.support.counted_words import WORDY_ARTICLES, forms_of_texts


def counted(articles: Sequence[Mapping[str, Any]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for words in forms_of_texts(articles):
        counts.update(words)
    return counts


def of_source(source: str) -> list[dict[str, Any]]:
    return [article for article in WORDY_ARTICLES if article["source"] == source]


@pytest.mark.parametrize("direction", ["more", "less"])
def test_both_sides_are_counted_as_by_hand(wordy_index: Path, direction: Any) -> None:
    with Archive(wordy_index) as archive:
        found = archive.statistics.keywords(
            source="Le Quai", min_count=1, stop_words=True, limit=1_000, direction=direction
        )
    inside, outside = counted(of_source("Le Quai")), counted(of_source("La Digue"))
    here, there = inside.total(), outside.total()
    assert (found.words, found.rest_words) == (here, there)
    assert (found.articles, found.rest_articles) == (20, 20)
    sign = 1 if direction == "more" else -1
    wanted = {
        word: inside[word]
        for word in inside | outside
        if sign * (inside[word] / here - outside[word] / there) > 0
    }
    assert {row.word.lower(): row.occurrences for row in found.rows} == wanted
    for row in found.rows:
        word = row.word.lower()
        assert row.rest_occurrences == outside[word]
        total = inside[word] + outside[word]
        likelihood = log_likelihood(inside[word], here, total, here + there)
        assert row.log_likelihood == pytest.approx(likelihood, abs=1e-6)
        assert row.articles == sum(word in counted([article]) for article in of_source("Le Quai"))


def test_a_part_is_compared_with_a_query_and_never_with_itself(wordy_index: Path) -> None:
    with Archive(wordy_index) as archive:
        found = archive.statistics.keywords(
            "mérou", against="port OR mérou", since="2019", until="2019"
        )
        both = archive.find("mérou", since="2019", until="2019", group=False).total
        against = archive.find("port OR mérou", group=False).total
    assert found.articles == both
    assert found.rest_articles == against - both


def test_nothing_cannot_be_compared(wordy_index: Path) -> None:
    with Archive(wordy_index) as archive:
        for text, against in (("introuvable", ""), ("", "port"), ("port", "introuvable")):
            with pytest.raises(InputError):
                archive.statistics.keywords(text, against=against)


@pytest.mark.parametrize("order", ["log-likelihood", "log-ratio", "occurrences"])
def test_rows_come_in_the_order_that_was_asked_for(wordy_index: Path, order: Any) -> None:
    with Archive(wordy_index) as archive:
        rows = archive.statistics.keywords(source="Le Quai", min_count=1, order=order).rows
    values = [getattr(row, order.replace("-", "_")) for row in rows]
    assert values == sorted(values, reverse=True)
