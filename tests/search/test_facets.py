"""Facets count all hits of a search, whatever the page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import TODAY, write_articles
from tests.support.counted_articles import PEOPLE, WORDS, articles_with


@pytest.mark.parametrize("word", WORDS)
def test_facets_count_all_hits_as_by_hand(counted_index: Path, word: str) -> None:
    with Archive(counted_index) as archive:
        page = archive.find(word, facets=True, limit=3)
    articles = articles_with(word)
    days = [article["date"] for article in articles if article["date"]]
    sources = [article["source"] for article in articles if article["source"]]
    assert page.total == len(articles)
    assert page.facets is not None
    assert page.facets.source == Counter(sources)
    assert page.facets.year == Counter(day[:4] for day in days)
    assert page.facets.month == Counter(day[:7] for day in days)
    assert list(page.facets.month) == sorted(page.facets.month)


@pytest.mark.parametrize("word", WORDS)
def test_facets_count_the_spellings_of_a_person_together(counted_index: Path, word: str) -> None:
    with Archive(counted_index) as archive:
        facets = archive.find(word, facets=True).facets
    assert facets is not None
    names = Counter(name for article in articles_with(word) for name in article["people"])
    soleimani = sum(names.pop(spelling, 0) for spelling in PEOPLE[:2])
    people = dict(facets.person)
    assert sum(people.pop(spelling, 0) for spelling in PEOPLE[:2]) == soleimani
    assert people == names


def test_facets_are_of_what_the_filters_leave_and_only_if_wanted(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        page = archive.find("accord", source="AFP", since="2020", facets=True)
        assert page.facets is not None
        assert set(page.facets.source) == {"AFP"}
        assert min(page.facets.year) >= "2020"
        assert sum(page.facets.year.values()) == page.total
        assert "facets" not in archive.find("accord").as_dict()


def test_facets_count_more_values_than_tantivy_counts_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = [f"{first}{second}" for first in "AaÉ9 " for second in "bz'É"]
    sources = [f"{start}{number}" for start in starts for number in range(4)] + ["A", "Ab"]
    articles = [
        {"id": str(number), "title": "Titre", "body": "Un mot.", "source": source}
        for number, source in enumerate(sources * 2)
    ]
    file = write_articles(tmp_path / "a.jsonl", articles)
    synchronise([file], tmp_path / "index", engine="tantivy", today=TODAY)
    with Archive(tmp_path / "index") as archive:
        whole = archive.find("mot", facets=True).facets
        monkeypatch.setattr("index.engines.tantivy.engine.MAX_VALUES", 3)
        in_parts = archive.find("mot", facets=True).facets
    assert whole is not None
    assert in_parts == whole
    assert sum(whole.source.values()) == len(articles)
