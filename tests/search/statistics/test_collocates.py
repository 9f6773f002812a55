"""Collocates are what one counts by hand around each occurrence, on every engine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError
from search import Archive
from search.statistics.association import log_dice, log_likelihood
from tests.support.counted_words import WORDY_ARTICLES, forms_of_texts

EVERYTHING: dict[str, Any] = {"min_count": 1, "stop_words": True, "limit": 1_000}


def around(node: str, window: int) -> tuple[Counter[str], Counter[str], int]:
    """Count the words near a node, the words of the corpus that are no node, and the nodes."""
    near: Counter[str] = Counter()
    others: Counter[str] = Counter()
    nodes = 0
    for words in forms_of_texts(WORDY_ARTICLES):
        places = [place for place, word in enumerate(words) if word == node]
        # nodes that stand together are one occurrence
        nodes += sum(place - 1 not in places for place in places)
        for place, word in enumerate(words):
            if word == node:
                continue
            others[word] += 1
            if any(abs(place - other) <= window for other in places):
                near[word] += 1
    return near, others, nodes


@pytest.mark.parametrize("window", [1, 2, 5, 50])
def test_collocates_are_counted_as_by_hand(wordy_index: Path, window: int) -> None:
    with Archive(wordy_index) as archive:
        found = archive.statistics.collocates("mérou", window=window, exact=True, **EVERYTHING)
    near, others, nodes = around("mérou", window)
    assert (found.occurrences, found.near_words, found.words) == (
        nodes,
        near.total(),
        others.total(),
    )
    by_chance = {word: near.total() * others[word] / others.total() for word in near}
    drawn = {word: count for word, count in near.items() if count > by_chance[word]}
    assert {row.word.lower(): row.occurrences for row in found.rows} == drawn
    for row in found.rows:
        word = row.word.lower()
        assert row.frequency == others[word]
        assert row.left + row.right == row.occurrences
        assert row.expected == pytest.approx(by_chance[word], abs=1e-6)
        table = (near[word], near.total(), others[word], others.total())
        assert row.log_likelihood == pytest.approx(log_likelihood(*table), abs=1e-6)
        dice = log_dice(near[word], nodes, others[word])
        assert row.log_dice == pytest.approx(dice, abs=1e-6)


def test_occurrences_are_those_of_the_concordance(wordy_index: Path) -> None:
    with Archive(wordy_index) as archive:
        for query in ("mérou", "quai navire", '"grue port"~3', "dig*"):
            lines = list(archive.concordance_lines(query))
            assert archive.statistics.collocates(query).occurrences == len(lines)


def test_the_sides_are_those_of_the_text(wordy_index: Path) -> None:
    with Archive(wordy_index) as archive:
        found = archive.statistics.collocates("mérou", window=1, exact=True, **EVERYTHING)
    left: Counter[str] = Counter()
    for words in forms_of_texts(WORDY_ARTICLES):
        for place, word in enumerate(words[1:]):
            between_two = words[max(place - 1, 0) : place].count("mérou")
            if word == "mérou" and not between_two and words[place] != "mérou":
                left[words[place]] += 1
    assert {row.word.lower(): row.left for row in found.rows if row.left} == {
        row.word.lower(): left[row.word.lower()] for row in found.rows if left[row.word.lower()]
    }


def test_stop_words_are_counted_and_left_out_of_the_list(wordy_index: Path) -> None:
    with Archive(wordy_index) as archive:
        plain = archive.statistics.collocates("mérou", min_count=1)
        full = archive.statistics.collocates("mérou", min_count=1, stop_words=True)
    assert not {"de", "la", "l"} & {row.word.lower() for row in plain.rows}
    assert plain.near_words == full.near_words
    assert set(plain.rows) <= set(full.rows)


def test_filters_narrow_the_corpus_unless_it_is_all(wordy_index: Path) -> None:
    with Archive(wordy_index) as archive:
        own = archive.statistics.collocates("mérou", source="Le Quai")
        of_all = archive.statistics.collocates("mérou", source="Le Quai", relative_to="all")
    assert own.near_words == of_all.near_words
    assert own.words < of_all.words


@pytest.mark.parametrize("order", ["log-likelihood", "log-dice", "occurrences"])
def test_rows_come_in_the_order_that_was_asked_for(wordy_index: Path, order: Any) -> None:
    with Archive(wordy_index) as archive:
        every = archive.statistics.collocates("quai", order=order, **EVERYTHING).rows
        first = archive.statistics.collocates(
            "quai", order=order, **{**EVERYTHING, "limit": 2}
        ).rows
    values = [getattr(row, order.replace("-", "_")) for row in every]
    assert values == sorted(values, reverse=True)
    assert first == every[:2]


@pytest.mark.parametrize(
    "options", [{"window": 0}, {"limit": 0}, {"order": "size"}, {"min_count": 0}]
)
def test_what_cannot_be_counted_is_refused(wordy_index: Path, options: dict[str, Any]) -> None:
    with Archive(wordy_index) as archive, pytest.raises(InputError):
        archive.statistics.collocates("quai", **options)
