"""An article is read whole, with where it matches, whom it mentions and what tells its day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.article import Article, Evidence
from index.errors import QueryError
from search import Archive, Reading
from search.reading import date_words
from tests.support.articles import ARTICLES

ID = "articles.jsonl#{}"


def _read(location: Path, id: str, *arguments: str, **options: Any) -> Reading:
    with Archive(location) as archive:
        reading = archive.read(ID.format(id), *arguments, **options)
    assert reading is not None
    return reading


def _marked(reading: Reading) -> list[str]:
    """Return the words of the title and of the body that are marked."""
    article, marks = reading.article, reading.marks
    title = [article.title[start:end] for start, end in marks.title]
    return title + [article.body[start:end] for start, end in marks.body]


def test_words_of_the_query_are_marked_in_every_inflection(location: Path) -> None:
    reading = _read(location, "hachd", "hachd député")
    assert _marked(reading) == ["Hachd", "Hachd", "députés"]
    assert reading.marks.total == 3
    assert _marked(_read(location, "hachd")) == []


def test_whole_text_is_read_as_it_is_stored(location: Path) -> None:
    with Archive(location) as archive:
        for article in ARTICLES:
            reading = archive.read(ID.format(article["id"]), "bagdad")
            assert reading is not None
            assert reading.article == archive.get(ID.format(article["id"]))


def test_article_that_does_not_match_is_read_without_marks(location: Path) -> None:
    assert _marked(_read(location, "pont", "bagdad")) == []


def test_people_of_a_filter_are_marked_as_the_article_writes_them(location: Path) -> None:
    reading = _read(location, "qaani", person="Qaani")
    assert _marked(reading) == ["Esmaïl Qaani"]
    mention = reading.mentions[0]
    assert mention.person == "Esmaïl Qaani"
    assert [reading.article.title[start:end] for start, end in mention.spans.title] == [
        "Esmaïl Qaani"
    ]


def test_words_are_marked_as_typed_where_the_search_is_exact(location: Path) -> None:
    with Archive(location) as archive:
        inflected = archive.read(ID.format("greve"), "retraites")
        exact = archive.read(ID.format("greve"), "retraites", exact=True)
    assert inflected is not None
    assert exact is not None
    assert _marked(inflected) == ["retraite"]
    assert _marked(exact) == []


def test_unknown_article_is_none_and_a_faulty_query_an_error(location: Path) -> None:
    with Archive(location) as archive:
        assert archive.read("inconnu") is None
        with pytest.raises(QueryError):
            archive.read(ID.format("pont"), '"pont')


def test_reading_as_json_has_the_fields_of_the_article_and_the_spans(location: Path) -> None:
    reading = _read(location, "hachd", "bagdad")
    fields = json.loads(json.dumps(reading.as_dict()))
    assert fields["body"] == reading.article.body
    ((start, end),) = fields["marks"]["body"]
    assert fields["body"][start:end] == "Bagdad"
    assert fields["mentions"][0]["person"] == "Haïdar al-Abadi"
    assert set(fields["mentions"][0]["spans"]) == {"title", "body", "captions"}
    assert fields["date_words"] == {"where": "metadata", "text": "", "span": None}


def _dated(evidence: Evidence | None, **fields: Any) -> Article:
    values = {"id": "a.txt", "title": "Le pont", "body": "Rien.", **fields}
    day = date(2020, 3, 3) if evidence else None
    return Article(path="a.txt", date=day, date_evidence=evidence, **values)


def test_place_of_the_words_that_tell_the_day_follows_from_the_evidence() -> None:
    in_body = date_words(_dated("stated", body="Le pont rouvre.\nPublié le 3 mars 2020"))
    assert in_body is not None
    assert (in_body.where, in_body.text, in_body.span) == (
        "body",
        "Publié le 3 mars 2020",
        (16, 37),
    )
    in_title = date_words(_dated("stated", title="Mardi 3 mars 2020"))
    assert in_title is not None
    assert (in_title.where, in_title.span) == ("title", (0, 17))
    named = date_words(_dated("filename", id="2020/lot.zip#pont-2020-03-03.txt"))
    assert named is not None
    assert (named.where, named.text) == ("filename", "pont-2020-03-03.txt")
    url = "https://journal.example/2020/03/03/pont"
    addressed = date_words(_dated("metadata", url=url))
    assert addressed is not None
    assert (addressed.where, addressed.text) == ("address", url)
    saved = date_words(_dated("saved"))
    assert saved is not None
    assert (saved.where, saved.span) == ("metadata", None)
    assert date_words(_dated(None)) is None
