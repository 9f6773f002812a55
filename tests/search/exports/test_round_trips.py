"""A corpus that is exported and indexed again holds the same articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.article import Article
from search import Archive
from tests.search.exports.conftest import Index
from tests.support.articles import TODAY

BODY_FIELDS = ("title", "body", "date", "source", "authors", "section", "page")


def articles_of(location: Path) -> dict[str, Article]:
    """Return the articles of an index by their titles."""
    with Archive(location) as archive:
        hits = archive.hits("")
        found = [archive.get(hit.id) for hit in hits]
    return {article.title: article for article in found if article}


def values(article: Article, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(article, name) for name in names}


def indexed_again(corpus: Path, folder: Path) -> dict[str, Article]:
    synchronise([corpus], folder, today=TODAY)
    return articles_of(folder)


@pytest.mark.parametrize(
    ("format_", "target", "names"),
    [
        ("jsonl", "a.jsonl", (*BODY_FIELDS, "url", "captions")),
        ("csv", "a.csv", ("title", "date", "source", "authors", "section", "page", "url")),
        ("markdown", "md", (*BODY_FIELDS, "url", "captions")),
        ("tei", "a.xml", (*BODY_FIELDS, "url", "captions")),
        ("tei", "tei", (*BODY_FIELDS, "url", "captions")),
        ("iramuteq", "a.txt", BODY_FIELDS),
        ("txm", "txm", (*BODY_FIELDS, "url", "captions")),
    ],
)
def test_a_corpus_that_is_read_back_has_the_same_articles(
    corpus: Archive, tmp_path: Path, format_: str, target: str, names: tuple[str, ...]
) -> None:
    place = tmp_path / "out"
    place.mkdir()
    corpus.export("", place / target, format=format_)
    for manifest in place.rglob("*manifest.json"):
        manifest.unlink()
    before = articles_of(corpus.location)
    after = indexed_again(place, tmp_path / "again")
    assert after.keys() == before.keys()
    for title, article in before.items():
        assert values(after[title], names) == values(article, names)


@pytest.mark.parametrize("format_", ["jsonl", "csv", "tei", "txm"])
def test_titles_alone_and_those_like_formulas_are_read_back(
    index: Index, tmp_path: Path, format_: str
) -> None:
    articles = (
        {"id": "1", "title": "- 3 % hier; = 4 % demain", "body": "La Bourse de Valmont attend."},
        {"id": "2", "title": "La digue de Port-Alban a tenu toute la nuit", "date": "2021-02-03"},
    )
    place = tmp_path / "out"
    with Archive(index(articles)) as archive:
        archive.export("", place, format=format_)
        before = articles_of(archive.location)
    (place / "manifest.json").unlink()
    after = indexed_again(place, tmp_path / "again")
    assert len(before) == 2
    for title, article in before.items():
        assert values(after[title], BODY_FIELDS) == values(article, BODY_FIELDS)
