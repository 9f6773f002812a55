"""The record of an article is read back as it was written, and its head without the rest."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from index.article import Article
from index.quotations.quotation import Quotation
from index.stored_article import StoredArticle, read_article

STORED = StoredArticle(
    Article("a#1", "a", "Titre", "Corps.", date=date(2019, 2, 5), date_evidence="stated"),
    {"Ali Karimi": {"Karimi": 2}},
)


def test_stored_article_from_json_reads_what_to_json_wrote() -> None:
    assert StoredArticle.from_json(STORED.to_json()) == STORED


def test_stored_article_json_keeps_the_order_of_its_fields() -> None:
    assert STORED.to_json() == (
        '{"date":"2019-02-05","id":"a#1","path":"a","title":"Titre","body":"Corps.",'
        '"captions":[],"source":null,"date_evidence":"stated","people":[],"url":null,'
        '"language":"fr","mentions":{"Ali Karimi":{"Karimi":2}}}'
    )


def test_an_article_is_read_alone_as_with_what_is_stored_beside_it() -> None:
    article = replace(STORED.article, organisations=("ONU",), places=("Lyon", "Metz"))
    stored = StoredArticle(article, STORED.mentions, {"ONU": {"ONU": 1}}, {"Lyon": {}, "Metz": {}})
    assert read_article(stored.to_json()) == article


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
