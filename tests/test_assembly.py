"""What a file says of an article and what its text says are brought together, and then into terms."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Article
from index.assembly import Draft, assemble
from index.documents import document
from index.readers.raw import Raw
from index.schema import BOUNDARY, FIELDS, Kind, names

TODAY = date(2026, 11, 21)
TEXT = """Le port de Tripoli rouvre après deux ans de travaux

Mardi 3 mars 2020 – Le général Karim Haddad a inauguré le quai. Nadia Mansour y était.

Source : AFP
"""


def made(raw: Raw, path: str = "a.txt") -> Article:
    return assemble(Draft(path if raw.key is None else f"{path}#{raw.key}", path, raw), TODAY)


def test_a_text_alone_tells_title_day_source_and_people() -> None:
    article = made(Raw(TEXT))
    assert (article.id, article.path) == ("a.txt", "a.txt")
    assert article.title == "Le port de Tripoli rouvre après deux ans de travaux"
    assert (article.date, article.date_evidence) == (date(2020, 3, 3), "stated")
    assert article.source == "AFP"
    assert article.people == ("Karim Haddad", "Nadia Mansour")
    assert "inauguré le quai" in article.body
    assert "AFP" not in article.body


def test_what_the_file_says_is_believed_before_what_the_text_says() -> None:
    article = made(
        Raw(TEXT, "7", "Un autre titre", "2021-05-06T23:30:00-05:00", "Le Monde", "https://a.fr/1"), "d.jsonl"
    )
    assert (article.id, article.path, article.url) == ("d.jsonl#7", "d.jsonl", "https://a.fr/1")
    assert article.title == "Un autre titre"
    assert (article.date, article.date_evidence) == (date(2021, 5, 6), "metadata")
    assert article.source == "Le Monde"


def test_listed_people_come_first_and_nobody_comes_twice() -> None:
    article = made(Raw(TEXT, people=("Samir Aoun", "Karim Haddad")))
    assert article.people[:2] == ("Samir Aoun", "Karim Haddad")
    assert sorted(article.people) == ["Karim Haddad", "Nadia Mansour", "Samir Aoun"]


def test_the_name_of_a_file_dates_its_one_article_but_not_each_of_many() -> None:
    undated = "Le port de Tripoli rouvre.\n\nLe quai est prêt.\n"
    alone, among_many = made(Raw(undated), "2019-04-05-port.txt"), made(Raw(undated, "1"), "2019-04-05.jsonl")
    assert (alone.date, alone.date_evidence) == (date(2019, 4, 5), "filename")
    assert (among_many.date, among_many.date_evidence) == (None, None)


def test_no_article_is_later_than_today() -> None:
    article = assemble(
        Draft("a.txt", "a.txt", Raw("Le port rouvre.\n\nMardi 3 mars, le quai est prêt.\n")), date(2016, 1, 1)
    )
    assert article.date == date(2015, 3, 3)


@pytest.mark.parametrize("text", ["", " ", "\0", "…", "x" * 100_000, "Source : AFP", "😀\u200b\ufeff", "a\n" * 5000])
def test_any_text_makes_an_article(text: str) -> None:
    article = made(Raw(text))
    assert Article.from_json(article.to_json()) == article
    assert document(article).stored


def test_a_document_has_every_text_in_its_views_and_its_values() -> None:
    article = Article(
        "a#1",
        "a",
        "Les élèves français",
        "Ils étudient. Bien !",
        ("Une école", "Un préau"),
        "L'Orient-Le Jour",
        date(2019, 2, 5),
        "stated",
        ("Esmaïl Qaani", "Nadia Salem"),
    )
    made = document(article)
    assert set(made.terms) == set(names(Kind.EXACT, Kind.STEM))
    assert made.terms["title_exact"] == "les eleves francais"
    assert made.terms["title"].split()[1:] == ["elev", "francai"]
    assert made.terms["body_exact"] == "ils etudient bien"
    assert made.terms["captions_exact"] == f"une ecole {BOUNDARY} un preau"
    assert made.terms["people_exact"] == f"esmail qaani {BOUNDARY} nadia salem"
    assert (made.id, made.path) == ("a#1", "a")
    assert made.keywords == {"source": "L'Orient-Le Jour"}
    assert made.numbers == {"date": 20190205}
    assert Article.from_json(made.stored) == article


def test_a_document_of_little_has_no_value_it_was_not_given() -> None:
    made = document(Article("a", "a", "", ""))
    assert (made.keywords, made.numbers) == ({}, {})
    assert set(made.terms.values()) == {""}
    assert {*made.keywords, *made.numbers, *made.terms} < {field.name for field in FIELDS}
