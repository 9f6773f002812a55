"""An article survives being stored, and JSON that is not one's is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Evidence

texts = st.text(st.characters(exclude_categories=["Cs"]))
dated = st.tuples(st.dates(), st.sampled_from(get_args(Evidence))) | st.just((None, None))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    day, evidence = draw(dated)
    return Article(
        id=draw(texts),
        path=draw(texts),
        title=draw(texts),
        body=draw(texts),
        captions=tuple(draw(st.lists(texts, max_size=3))),
        source=draw(texts | st.none()),
        date=day,
        date_evidence=evidence,
        people=tuple(draw(st.lists(texts, max_size=3))),
        url=draw(texts | st.none()),
        language=draw(texts),
    )


@given(articles())
def test_article_from_json_reads_what_to_json_wrote(article: Article) -> None:
    written = article.to_json()
    assert Article.from_json(written) == article
    assert len(written.split("\n")) == 1
    assert written.encode()


def test_article_as_dict_has_every_field_and_a_readable_date() -> None:
    article = Article(
        "a#1",
        "a",
        "Titre",
        "Corps",
        ("Légende",),
        "AFP",
        section="Monde",
        page="4",
        authors=("Nadia Salem",),
        carriers=("Le Télégramme",),
        date=date(2019, 2, 5),
        date_evidence="stated",
        people=("Ali Karimi",),
    )
    assert article.as_dict() == {
        "id": "a#1",
        "path": "a",
        "title": "Titre",
        "body": "Corps",
        "captions": ["Légende"],
        "source": "AFP",
        "section": "Monde",
        "page": "4",
        "authors": ["Nadia Salem"],
        "carriers": ["Le Télégramme"],
        "date": "2019-02-05",
        "date_evidence": "stated",
        "possible_dates": [],
        "people": ["Ali Karimi"],
        "organisations": [],
        "places": [],
        "url": None,
        "language": "fr",
    }
    assert list(article.as_dict()) == list(Article.__struct_fields__)
    assert json.loads(article.to_json()) == article.as_dict()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "5",
        '"article"',
        "{}",
        Article("a", "a", "t", "b").to_json().replace('"url"', '"address"'),
        Article("a", "a", "t", "b").to_json().replace('"date":null', '"date":"hier"'),
        Article("a", "a", "t", "b").to_json().replace('"captions":[]', '"captions":5'),
    ],
)
def test_article_from_json_refuses_other_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Article.from_json(text)


def test_article_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Article("a", "a", "t", "b").title = "other"  # type: ignore[misc]
