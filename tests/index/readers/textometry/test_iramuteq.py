"""Corpora of IRaMuTeQ and Alceste give an article for each text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import format_name, read
from index.readers.formats import FORMATS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.textometry import corpus

CRUE = "La Loire est sortie de son lit dans la nuit."
GREVE = "Les éboueurs ont cessé le travail lundi."
CORPUS = (
    "**** *source_Le_Courrier_ligérien *date_2019-03-12 *am_2019-03 *annee_2019\n"
    f"{CRUE}\n\n"
    "**** *source_La_Gazette *date_2021-11-05 *titre_Une_grève *auteur_Ada_Morel\n"
    f"{GREVE}\n"
)


def read_text(
    text: str, encoding: str = "utf-8", name: str = "c.txt"
) -> list[RawArticle | Problem]:
    return list(read(Material(name, text.encode(encoding))))


def article(head: str) -> RawArticle:
    [item] = read_text(f"{head}\n{CRUE}\n")
    assert isinstance(item, RawArticle)
    return item


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_text_is_an_article_with_its_variables(encoding: str, ending: str) -> None:
    assert read_text(CORPUS.replace("\n", ending), encoding) == [
        RawArticle(CRUE, key="1", date="2019-03-12", source="Le Courrier ligérien"),
        RawArticle(
            GREVE,
            key="2",
            title="Une grève",
            date="2021-11-05",
            source="La Gazette",
            author="Ada Morel",
        ),
    ]


def test_texts_may_be_numbered() -> None:
    items = read_text(f"0001 *journal_La_Gazette\n{CRUE}\n00002 *journal_Le_Phare\n{GREVE}\n")
    assert items == [
        RawArticle(CRUE, key="1", source="La Gazette"),
        RawArticle(GREVE, key="2", source="Le Phare"),
    ]


def test_themes_part_a_text_and_are_none_of_it() -> None:
    [item] = read_text(f"**** *v_1\n-*météo\n{CRUE}\n-*social\n{GREVE}\n")
    assert item == RawArticle(f"{CRUE}\n\n{GREVE}", key="1")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("**** *date_2019-03-12", "2019-03-12"),
        ("**** *date_2019_03_12", "2019-03-12"),
        ("**** *date_20190312", "20190312"),
        ("**** *date_12032019", "2019-03-12"),
        ("**** *date_12/03/2019 *an_2019", "12/03/2019"),
        ("**** *date_12_mars_2019", "12 mars 2019"),
        ("**** *jour_12 *mois_03 *annee_2019", "2019-03-12"),
        ("**** *jour_12 *mois_mars *annee_2019", "12 mars 2019"),
        ("**** *jour_12 *am_2019-03", "2019-03-12"),
        ("**** *jour_2019-03-12 *mois_2019-03", "2019-03-12"),
        ("**** *am_2019_03", "2019-03"),
        ("**** *année_2019", "2019"),
        ("**** *date_2019", "2019"),
        ("**** *date_2019 *mois_03 *jour_12", "2019-03-12"),
        ("**** *jour_mardi", None),
        ("**** *var_1", None),
    ],
)
def test_variables_tell_the_day_as_a_whole_or_in_parts(head: str, day: str | None) -> None:
    assert article(head).date == day


def test_a_variable_has_a_value_up_to_the_next_one() -> None:
    raw = article("**** *source_Le Monde *titre_L'eau_monte_*encore*_à_Nantes *id_17 *vide")
    assert (raw.source, raw.title, raw.key) == ("Le Monde", "L'eau monte *encore* à Nantes", "17")


def test_an_address_keeps_its_underscores() -> None:
    assert article("**** *url_https://gazette.fr/la_crue").url == "https://gazette.fr/la_crue"


def test_what_stands_above_the_first_text_is_told() -> None:
    opening, *articles = read_text(f"Corpus de la crue\n\n{CORPUS}")
    assert opening == Problem.of("corpus-opening-left-out", characters=19)
    assert len(articles) == 2


def test_texts_without_words_are_told() -> None:
    empty, item = read_text(f"**** *source_La_Gazette\n…\n\n**** *source_Le_Phare\n{GREVE}\n")
    reason = Problem.of("corpus-text-without-words").reason
    assert empty == Problem.of("problem-of-item", number=1, reason=reason)
    assert item == RawArticle(GREVE, key="2", source="Le Phare")


def test_a_text_too_large_is_told_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "MAX_PAGE_CHARS", 100)
    large, item = read_text(f"**** *v_1\n{CRUE * 5}\n**** *v_2\n{GREVE}\n")
    assert isinstance(large, Problem)
    assert item == RawArticle(GREVE, key="2")


@pytest.mark.parametrize(
    "text",
    [
        f"Une scène.\n\n****\n\n{CRUE}",
        f"****\n{CRUE}\n****\n{GREVE}",
        f"* un point\n* un autre\n{CRUE}",
        f"{CRUE} **** *fin_",
        f"En 2019 *sic*, {CRUE}",
        f"{CRUE}\n2019 *une note\n",
    ],
)
def test_stars_in_a_text_make_no_corpus(text: str) -> None:
    assert format_name(Material("a.txt", text.encode())) == "text"


def test_a_corpus_that_is_not_recognised_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FORMATS, "signed", {})
    _, problem = read_text(CORPUS)
    assert problem == Problem.of("articles-merged", articles=2)


def test_a_corpus_without_any_words_is_refused() -> None:
    items = read_text("**** *source_La_Gazette\n\n**** *source_Le_Phare\n")
    assert [type(item) for item in items] == [Problem, Problem]


@given(st.integers(0, len(CORPUS.encode())))
def test_a_corpus_cut_anywhere_is_read_up_to_there(size: int) -> None:
    try:
        items = list(read(Material("c.txt", CORPUS.encode()[:size])))
    except UnreadableFile:
        items = []
    assert len(items) <= 2
