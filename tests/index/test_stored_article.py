"""The record of an article is read back as it was written, and its head without the rest."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from index.article import Article
from index.quotations.quotation import Quotation
from index.stored_article import StoredArticle, StoredTexts, read_article

STORED = StoredArticle(
    Article(
        *("a#1", "a", "Titre", "Corps."),
        date=date(2019, 2, 5),
        date_evidence="stated",
        people=("Ali Karimi", "Bo Li"),
    ),
    {"Ali Karimi": {"Karimi": 2}, "Bo Li": {"Bo Li": 3}},
)


def test_stored_article_from_json_reads_what_to_json_wrote() -> None:
    assert StoredArticle.from_json(STORED.to_json()) == STORED


def test_stored_article_json_keeps_the_order_of_its_fields() -> None:
    assert STORED.to_json() == (
        '{"date":"2019-02-05","id":"a#1","path":"a","title":"Titre","body":"Corps.",'
        '"captions":[],"source":null,"date_evidence":"stated","url":null,"language":"fr",'
        '"mentions":{"Ali Karimi":{"Karimi":2},"Bo Li":3}}'
    )


def test_an_article_is_read_alone_as_with_what_is_stored_beside_it() -> None:
    article = replace(STORED.article, organisations=("ONU",), places=("Lyon", "Metz"))
    stored = StoredArticle(article, STORED.mentions, {"ONU": {"ONU": 1}}, {"Lyon": {}, "Metz": {}})
    assert read_article(stored.to_json()) == article


@pytest.mark.parametrize("people", [(), ("Bo Li", "Ali Karimi"), ("Ali Karimi", "Bo Li")])
def test_people_are_read_back_whoever_is_mentioned(people: tuple[str, ...]) -> None:
    text = replace(STORED, article=replace(STORED.article, people=people)).to_json()
    assert StoredArticle.from_json(text).article.people == people
    assert StoredTexts.from_json(text).people == people
    assert read_article(text).people == people


def test_quotations_are_read_back() -> None:
    quotations = (Quotation("Ali Karimi", ((3, 9), (12, 20))),)
    stored = replace(STORED, quotations=quotations)
    assert StoredArticle.from_json(stored.to_json()) == stored


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"mentions": {}}', '{"date": null, "mentions": {}, "title": 1}']
)
def test_stored_article_from_json_refuses_other_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        StoredArticle.from_json(text)
