"""What a file says of an article and what its text says are brought together, and then into terms."""

from __future__ import annotations

from datetime import date

import pytest

from index.analysis.minhash import MIN_SHARED_HASHES
from index.article import Article
from index.people.lookup import lookup_key
from index.readers.raw import RawArticle
from index.schema import BOUNDARY, FIELDS, Kind, names
from index.stored import StoredArticle, stored_sketch
from index.update.assembler import Assembler
from index.update.documents import document

TODAY = date(2026, 11, 21)
TEXT = """Le port de Tripoli rouvre après deux ans de travaux

Mardi 3 mars 2020 – Le général Karim Haddad a inauguré le quai. Nadia Mansour y était.

Source : AFP
"""


def made(raw: RawArticle, path: str = "a.txt") -> Article:
    return Assembler(TODAY).assemble(raw, path).article


def test_a_text_alone_tells_title_day_source_and_people() -> None:
    article = made(RawArticle(TEXT))
    assert (article.id, article.path) == ("a.txt", "a.txt")
    assert article.title == "Le port de Tripoli rouvre après deux ans de travaux"
    assert (article.date, article.date_evidence) == (date(2020, 3, 3), "stated")
    assert article.source == "AFP"
    assert article.people == ("Karim Haddad", "Nadia Mansour")
    assert "inauguré le quai" in article.body
    assert "AFP" not in article.body


def test_what_the_file_says_is_believed_before_what_the_text_says() -> None:
    article = made(
        RawArticle(
            TEXT, "7", "Un autre titre", "2021-05-06T23:30:00-05:00", "Le Monde", "https://a.fr/1"
        ),
        "d.jsonl",
    )
    assert (article.id, article.path, article.url) == ("d.jsonl#7", "d.jsonl", "https://a.fr/1")
    assert article.title == "Un autre titre"
    assert (article.date, article.date_evidence) == (date(2021, 5, 6), "metadata")
    assert article.source == "Le Monde"


def test_listed_people_come_first_and_nobody_comes_twice() -> None:
    article = made(RawArticle(TEXT, people=("Samir Aoun", "Karim Haddad")))
    assert article.people[:2] == ("Samir Aoun", "Karim Haddad")
    assert sorted(article.people) == ["Karim Haddad", "Nadia Mansour", "Samir Aoun"]


def test_the_name_of_a_file_dates_its_one_article_but_not_each_of_many() -> None:
    undated = "Le port de Tripoli rouvre.\n\nLe quai est prêt.\n"
    alone, among_many = (
        made(RawArticle(undated), "2019-04-05-port.txt"),
        made(RawArticle(undated, "1"), "2019-04-05.jsonl"),
    )
    assert (alone.date, alone.date_evidence) == (date(2019, 4, 5), "filename")
    assert (among_many.date, among_many.date_evidence) == (None, None)


def test_no_article_is_later_than_today() -> None:
    raw = RawArticle("Le port rouvre.\n\nMardi 3 mars, le quai est prêt.\n")
    stored = Assembler(date(2016, 1, 1)).assemble(raw, "a.txt")
    assert stored.article.date == date(2015, 3, 3)


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "…", "x" * 100_000, "Source : AFP", "😀\u200b\ufeff", "a\n" * 5000]
)
def test_any_text_makes_an_article(text: str) -> None:
    article = made(RawArticle(text))
    assert Article.from_json(article.to_json()) == article
    assert document(StoredArticle(article, {})).stored


def test_a_dossier_says_how_often_each_form_of_a_name_is_there() -> None:
    raw = RawArticle(
        f"{TEXT}\nLe général Haddad est parti. Nadia Mansour aussi, avec Haddad.\n",
        people=("Samir Aoun",),
    )
    stored = Assembler(TODAY).assemble(raw, "a.txt")
    assert stored.mentions == {
        "Samir Aoun": {},
        "Karim Haddad": {"Karim Haddad": 1, "Haddad": 2},
        "Nadia Mansour": {"Nadia Mansour": 2},
    }
    assert StoredArticle.from_json(stored.to_json()) == stored


STRAY = (
    "Representative Jane Smith said on Monday that the talks with the ministers of the region would go on"
    " until March 8, 2019, and that she was not going to leave the table before they were over."
)


def test_a_stray_paragraph_in_another_language_names_and_dates_nothing_but_stays() -> None:
    french = " ".join(
        ["Les délégations ont parlé du port et de la frontière pendant toute la journée."] * 3
    )
    article = made(
        RawArticle(f"Le port rouvre\n\n{french}\n\n{STRAY}\n\nKarim Haddad était là. {french}\n")
    )
    assert article.people == ("Karim Haddad",)
    assert article.date is None
    assert "Jane Smith" in article.body
    assert article.language == "fr"


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        (STRAY, None, "en"),
        (STRAY, "fr-FR", "en"),
        ("Ok.", "en_US", "en"),
        ("Ok.", "French", "fr"),
        ("Ok.", None, "fr"),
    ],
)
def test_the_language_is_what_the_text_is_in_or_else_what_the_file_says(
    text: str, told: str | None, expected: str
) -> None:
    assert made(RawArticle(text, language=told)).language == expected


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"mentions": {}}', '{"sketch": "", "mentions": {}, "title": 1}']
)
def test_what_is_no_dossier_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        StoredArticle.from_json(text)


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
    made = document(StoredArticle(article, {}))
    assert set(made.terms) == set(names(Kind.EXACT, Kind.STEM, Kind.BEGINNING))
    assert made.terms["title_exact"] == "les eleves francais"
    assert made.terms["title"].split()[1:] == ["elev", "francai"]
    assert made.terms["beginnings"].split()[:4] == ["elev", "eleves", "fran", "franca"]
    assert made.terms["body_exact"] == "ils etudient bien"
    assert made.terms["captions_exact"] == f"une ecole {BOUNDARY} un preau"
    assert made.terms["people_exact"] == f"esmail qaani {BOUNDARY} nadia salem"
    assert (made.id, made.path) == ("a#1", "a")
    assert made.keywords["source"] == ("L'Orient-Le Jour",)
    assert made.keywords["person"] == ("Esmaïl Qaani", "Nadia Salem")
    assert set(made.keywords["person_key"]) >= {
        lookup_key("Qaani"),
        lookup_key("Ismaël Ghani"),
        lookup_key("Salem"),
    }
    assert made.numbers == {"date": 20190205}
    assert StoredArticle.from_json(made.stored).article == article


def test_a_document_is_found_by_the_sketch_that_is_stored_first_in_it() -> None:
    body = "Le conseil municipal adopte mardi une délibération contestée sur les transports scolaires gratuits."
    made = document(StoredArticle(Article("a", "a", "Un autre titre", body), {}))
    assert len(made.keywords["sketch"]) > MIN_SHARED_HASHES
    assert (
        "".join(made.keywords["sketch"])
        == stored_sketch(made.stored)
        == StoredArticle.from_json(made.stored).sketch
    )
    assert stored_sketch("no dossier") == ""


def test_a_document_of_little_has_no_value_it_was_not_given() -> None:
    made = document(StoredArticle(Article("a", "a", "", ""), {}))
    assert set(made.keywords.values()) == {()}
    assert made.numbers == {}
    assert set(made.terms.values()) == {""}
    assert {*made.keywords, *made.numbers, *made.terms} < {field.name for field in FIELDS}
