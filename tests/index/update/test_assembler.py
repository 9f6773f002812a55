"""The assembler brings together what a file says of an article and what its text says."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Article
from index.readers.raw_article import RawArticle
from index.stored_article import StoredArticle
from index.update.assembler import Assembler
from index.update.documents import document

TODAY = date(2026, 11, 21)
TEXT = """Le port de Tripoli rouvre après deux ans de travaux

Mardi 3 mars 2020 – Le général Karim Haddad a inauguré le quai. Nadia Mansour y était.

Source : AFP
"""


def made(raw: RawArticle, path: str = "a.txt") -> Article:
    return Assembler(TODAY).assemble(raw, path).article


def test_assemble_finds_everything_in_a_text_alone() -> None:
    article = made(RawArticle(TEXT))
    assert (article.id, article.path) == ("a.txt", "a.txt")
    assert article.title == "Le port de Tripoli rouvre après deux ans de travaux"
    assert (article.date, article.date_evidence) == (date(2020, 3, 3), "stated")
    assert article.source == "AFP"
    assert article.people == ("Karim Haddad", "Nadia Mansour")
    assert "inauguré le quai" in article.body
    assert "AFP" not in article.body


def test_assemble_prefers_the_fields_of_the_file_to_its_text() -> None:
    article = made(
        RawArticle(
            TEXT, "7", "Un autre titre", "2021-05-06T23:30:00+02:00", "Le Monde", "https://a.fr/1"
        ),
        "d.jsonl",
    )
    assert (article.id, article.path, article.url) == ("d.jsonl#7", "d.jsonl", "https://a.fr/1")
    assert article.title == "Un autre titre"
    assert (article.date, article.date_evidence) == (date(2021, 5, 6), "metadata")
    assert article.source == "Le Monde"


def test_assemble_puts_listed_people_first_and_nobody_twice() -> None:
    article = made(RawArticle(TEXT, people=("Samir Aoun", "Karim Haddad")))
    assert article.people[:2] == ("Samir Aoun", "Karim Haddad")
    assert sorted(article.people) == ["Karim Haddad", "Nadia Mansour", "Samir Aoun"]


def test_assemble_dates_by_file_name_only_a_file_of_one_article() -> None:
    undated = "Le port de Tripoli rouvre.\n\nLe quai est prêt.\n"
    alone, among_many = (
        made(RawArticle(undated), "2019-04-05-port.txt"),
        made(RawArticle(undated, "1"), "2019-04-05.jsonl"),
    )
    assert (alone.date, alone.date_evidence) == (date(2019, 4, 5), "filename")
    assert (among_many.date, among_many.date_evidence) == (None, None)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("2019/04/05/port.txt", date(2019, 4, 5)),
        ("KB_AB12_1926-03-20_01-00003.TXT", date(1926, 3, 20)),
        ("avril.zip#2019-04-05-port.html", date(2019, 4, 5)),
        ("2019-04-05.csv#3", None),
        ("https://gazette.example/20190405-port.html", None),
        ("2019-04-05", None),
    ],
)
def test_assemble_dates_a_file_in_an_archive_by_its_name(key: str, day: date | None) -> None:
    undated = "Le port de Tripoli rouvre.\n\nLe quai est prêt.\n"
    article = made(RawArticle(undated, key), "2024-01-05.zip")
    assert (article.date, article.date_evidence) == (day, "filename" if day else None)


def test_assemble_dates_no_article_later_than_today() -> None:
    raw = RawArticle("Le port rouvre.\n\nLe quai est prêt, ce mardi 3 mars, comme à l'été 2014.\n")
    stored = Assembler(date(2016, 1, 1)).assemble(raw, "a.txt")
    assert stored.article.date == date(2015, 3, 3)


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "…", "x" * 100_000, "Source : AFP", "😀\u200b\ufeff", "a\n" * 5000]
)
def test_assemble_makes_an_article_of_any_text(text: str) -> None:
    article = made(RawArticle(text))
    assert Article.from_json(article.to_json()) == article
    assert document(StoredArticle(article, {})).stored


def test_assemble_counts_the_forms_of_each_name() -> None:
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


def test_assemble_takes_no_names_or_dates_from_a_foreign_paragraph() -> None:
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
def test_assemble_prefers_the_language_of_the_text_to_that_of_the_file(
    text: str, told: str | None, expected: str
) -> None:
    assert made(RawArticle(text, language=told)).language == expected


QUOTING = """Le port de Tripoli rouvre après deux ans de travaux

Le général Karim Haddad a inauguré le quai. « Le port est à tous », a-t-il dit.

The quay of the port was opened on Tuesday by the general, who said that it was for all of us.

« Nous attendons les bateaux », a répondu Nadia Mansour.

Source : AFP
"""


def test_quotations_stand_at_their_place_in_the_body() -> None:
    stored = Assembler(TODAY).assemble(RawArticle(QUOTING), "a.txt")
    body = stored.article.body
    assert "The quay" in body  # where no mention of a person is looked for
    words = [
        (quotation.speaker, [body[start:end] for start, end in quotation.parts])
        for quotation in stored.quotations
    ]
    assert words == [
        ("Karim Haddad", ["Le port est à tous"]),
        ("Nadia Mansour", ["Nous attendons les bateaux"]),
    ]


def test_speakers_are_named_as_the_file_names_them() -> None:
    raw = RawArticle(QUOTING, people=("Nadia Mansour-Haddad", "Karim al-Haddad"))
    stored = Assembler(TODAY).assemble(raw, "a.txt")
    assert stored.quotations
    for quotation in stored.quotations:
        assert quotation.speaker in stored.article.people


def test_a_name_of_two_spellings_is_one_name_of_an_article() -> None:
    text = (
        "Kadhafi et la mairie d’Étampes\n\nM. Kadhafi a vu le maire d’Etampes. « Nous irons au port demain matin »,"
        " a dit M. Khadafi, devant l’Ordre des Avocats et l’Ordre des avocats."
    )
    raw = RawArticle(text, people=("Éric Morvan", "Eric Morvan"))
    stored = Assembler(TODAY).assemble(raw, "a.txt")
    article = stored.article
    assert article.people == ("Éric Morvan", "Kadhafi")
    assert dict(stored.mentions["Kadhafi"]) == {"Kadhafi": 2, "Khadafi": 1}
    assert article.places == ("Étampes",)
    assert article.organisations == ("Ordre des Avocats",)
    assert {quotation.speaker for quotation in stored.quotations} == {"Kadhafi"}
    assert document(stored).keywords["person"] == article.people
