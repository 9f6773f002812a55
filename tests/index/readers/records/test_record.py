"""Records: the many names and shapes of the fields of an article."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.raw_article import RawArticle
from index.readers.records.record import article
from tests.support.read_files import storable

BASE = {"title": "T", "text": "B"}


@pytest.mark.parametrize(
    "name",
    [
        "body",
        "text",
        "Texte",
        "content",
        "CONTENU",
        "articleBody",
        "article_body",
        "Full Text",
        "content_html",
        "content:encoded",
    ],
)
def test_record_body_has_many_names(name: str) -> None:
    assert article({name: "B"}, None) == RawArticle("B")


@pytest.mark.parametrize(
    "name", ["title", "Titre", "headline", "headLine", "dc:title", "og:title", "Titre de l'article"]
)
def test_record_title_has_many_names(name: str) -> None:
    assert article({name: "T", "text": "B"}, None) == RawArticle("B", title="T")


@pytest.mark.parametrize(
    ("field", "names"),
    [
        (
            "date",
            [
                "date",
                "published",
                "published_at",
                "publishedAt",
                "datePublished",
                "pubDate",
                "dc:date",
                "created",
            ],
        ),
        ("date", ["Date de publication", "article:published_time", "Parution"]),
        ("source", ["source", "publisher", "Journal", "média", "site_name", "feed"]),
        ("url", ["url", "link", "Lien", "canonical", "permalink", "URL "]),
        ("author", ["author", "authors", "Auteur", "auteur(s)", "byline", "dc:creator"]),
        ("language", ["language", "lang", "Langue", "inLanguage"]),
    ],
)
def test_record_fields_have_many_names(field: str, names: list[str]) -> None:
    for name in names:
        raw = article({**BASE, name: "x"}, None)
        assert (name, raw and getattr(raw, field)) == (name, "x")


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        ({"source": {"id": None, "name": "Le Monde"}}, "source", "Le Monde"),
        ({"publisher": {"@type": "Organization", "name": "AFP"}}, "source", "AFP"),
        ({"author": {"@type": "Person", "name": "Jeanne Roux"}}, "author", "Jeanne Roux"),
        ({"author": ["Jeanne Roux", {"name": "Paul Petit"}]}, "author", "Jeanne Roux, Paul Petit"),
        ({"source": [None, "AFP", "Reuters"]}, "source", "AFP"),
        ({"author": 5}, "author", None),
        ({"author": 5, "byline": "Jeanne Roux"}, "author", "Jeanne Roux"),
        (
            {"people": [{"name": "Ali Karimi"}, "Leïla  Salem", 5]},
            "people",
            ("Ali Karimi", "Leïla Salem"),
        ),
        ({"personnes": [{"prénom": "Ali", "nom": "Karimi"}]}, "people", ("Ali Karimi",)),
        ({"persons": "Ali Karimi, Leïla Salem"}, "people", ("Ali Karimi", "Leïla Salem")),
        ({"people": "Karimi, Ali; Salem, Leïla"}, "people", ("Karimi, Ali", "Salem, Leïla")),
        ({"date": {"$date": "2019-02-25T00:00:00Z"}}, "date", "2019-02-25T00:00:00Z"),
        ({"date": {"$date": {"$numberLong": "1551052800000"}}}, "date", "1551052800000"),
        ({"timestamp": 1551052800}, "date", "1551052800"),
        ({"date": "", "published": "2019"}, "date", "2019"),
        ({"published": True, "created": "2019"}, "date", "2019"),
        ({"date": float("nan")}, "date", None),
        ({"date": 10**400}, "date", str(10**400)),
        ({"link": [{"rel": "alternate", "href": "https://a.fr"}]}, "url", "https://a.fr"),
        (
            {"captions": ["Une vue.", {"caption": "Une autre."}]},
            "captions",
            ("Une vue.", "Une autre."),
        ),
        ({"légende": "Une vue."}, "captions", ("Une vue.",)),
        ({"metadata": {"date": "2019", "lang": "fr"}}, "date", "2019"),
        ({"date": "2020", "metadata": {"date": "2019"}}, "date", "2020"),
    ],
)
def test_record_values_have_many_shapes(
    record: dict[str, Any], field: str, expected: object
) -> None:
    raw = article({**BASE, **record}, None)
    assert raw is not None
    assert getattr(raw, field) == expected


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ({"_id": {"$oid": "5f"}}, "5f"),
        ({"id": 7}, "7"),
        ({"guid": "u"}, "u"),
        ({"id": ""}, "3"),
        ({}, "3"),
    ],
)
def test_record_key_is_its_own_or_its_number(record: dict[str, Any], key: str) -> None:
    assert article({**BASE, **record}, "3") == RawArticle("B", key, "T")
    assert article({**BASE, **record}, None) == RawArticle("B", None, "T")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Un&nbsp;d&eacute;but.</p><p>Une fin.</p>", "Un\xa0début.\nUne fin."),
        ({"rendered": "<p>Un.</p>", "protected": False}, "Un."),
        (["Un.", "", {"text": "Deux."}], "Un.\n\nDeux."),
        ("1 < 2 et 3 > 2", "1 < 2 et 3 > 2"),
        ("AT&T et R & D", "AT&T et R & D"),
    ],
)
def test_record_body_may_be_html_or_paragraphs(body: object, text: str) -> None:
    assert article({"content": body}, None) == RawArticle(text)


def test_record_captions_in_a_body_are_taken_out_of_it() -> None:
    body = "<p>Un.</p><figure><img><figcaption>Une vue.</figcaption></figure>"
    assert article({"body": body, "captions": ["Une autre."]}, None) == RawArticle(
        "Un.", captions=("Une autre.", "Une vue.")
    )


def test_record_title_may_have_entities_and_tags() -> None:
    assert article({"title": {"rendered": "L&rsquo;<em>été</em>"}}, None) == RawArticle(
        "", title="L’été"
    )


def test_record_summary_replaces_a_missing_body_only() -> None:
    assert article({"title": "T", "description": "D"}, None) == RawArticle("D", title="T")
    assert article({**BASE, "description": "D"}, None) == RawArticle("B", title="T")


def test_record_lead_belongs_to_the_body() -> None:
    assert article({**BASE, "chapo": "C"}, None) == RawArticle("C\n\nB", title="T")
    assert article({"title": "T", "chapô": "C"}, None) == RawArticle("C", title="T")
    assert article({"text": "C. B", "chapo": "C."}, None) == RawArticle("C. B")


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"name": "x", "description": "y"},
        {"text": " ", "title": None},
        {"date": "2019"},
        {"id": 1, "name": "Bob", "created": "2019"},
    ],
)
def test_record_without_text_and_title_is_no_article(record: dict[str, Any]) -> None:
    assert article(record, None) is None


def test_record_name_is_a_title_if_there_is_a_text() -> None:
    assert article({"name": "N", "description": "D", "datePublished": "2019"}, None) == RawArticle(
        "D", title="N", date="2019"
    )
    assert article({"name": "N", "text": "B"}, None) == RawArticle("B", title="N")


@given(
    st.dictionaries(
        st.text(max_size=30), st.text(max_size=30) | st.integers() | st.lists(st.text(max_size=5))
    )
)
def test_record_may_hold_anything(record: dict[str, Any]) -> None:
    raw = article({**record, "text": "B"}, "1")
    assert raw is not None
    assert storable(raw)
