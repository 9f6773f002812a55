"""Corpora of Lexico and iTrameur give an article for each run of keys."""

from __future__ import annotations

import pytest

from index.readers import format_name, read
from index.readers.formats import FORMATS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

CRUE = "La Loire est sortie de son lit dans la nuit."
GREVE = "Les éboueurs ont cessé le travail lundi."
CORPUS = (
    "<journal=Le-Courrier-ligérien>\n<date=2019-03-12>\n<titre=La-Loire-déborde>\n"
    f"{CRUE}\n§ {GREVE}\n§\n"
    "<journal=La-Gazette>\n<date=2021-11-05>\n<auteur=Ada_Morel>\n"
    f"§ {GREVE}\n"
)


def read_text(text: str, encoding: str = "utf-8") -> list[RawArticle | Problem]:
    return list(read(Material("corpus.txt", text.encode(encoding))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_run_of_keys_begins_an_article(encoding: str, ending: str) -> None:
    assert read_text(CORPUS.replace("\n", ending), encoding) == [
        RawArticle(
            f"{CRUE}\n\n{GREVE}",
            key="1",
            title="La Loire déborde",
            date="2019-03-12",
            source="Le Courrier ligérien",
        ),
        RawArticle(GREVE, key="2", date="2021-11-05", source="La Gazette", author="Ada Morel"),
    ]


def test_a_key_keeps_its_value_until_it_gets_another() -> None:
    first, second = read_text(
        f'<journal=La-Gazette>\n<date="2019-03-12">\n<titre="Une crue">{CRUE}\n'
        f"<date=2019-03-13>\n{GREVE}\n"
    )
    assert first == RawArticle(
        CRUE, key="1", title="Une crue", date="2019-03-12", source="La Gazette"
    )
    assert second == RawArticle(GREVE, key="2", date="2019-03-13", source="La Gazette")


def test_several_keys_may_share_a_line_with_the_text() -> None:
    [item] = read_text(f"<journal=La-Gazette><date=2019-03-12> {CRUE}\n")
    assert item == RawArticle(CRUE, key="1", date="2019-03-12", source="La Gazette")


def test_a_key_of_a_page_parts_no_article() -> None:
    [item] = read_text(f"<journal=La-Gazette>\n<page=1>\n{CRUE}\n<page=2>\n{GREVE}\n")
    assert item == RawArticle(f"{CRUE}\n\n{GREVE}", key="1", source="La Gazette")


def test_feeds_turned_into_a_corpus_have_numbers_and_days() -> None:
    items = read_text(
        f'<filnamedate="20220401"><article-nb="2022/04/01/19-1">\n{CRUE}\n'
        f'<article-nb="2022/04/01/19-2">\n{GREVE}\n'
    )
    assert items == [
        RawArticle(CRUE, key="2022/04/01/19-1", date="20220401"),
        RawArticle(GREVE, key="2022/04/01/19-2", date="20220401"),
    ]


def test_parts_of_itrameur_are_articles() -> None:
    items = read_text(f'<partie="lundi">\n§{CRUE}\n§\n<partie="mardi"/>\n§{GREVE}\n')
    assert items == [RawArticle(CRUE, key="1"), RawArticle(GREVE, key="2")]


def test_what_stands_above_the_first_key_is_told() -> None:
    opening, *articles = read_text(f"Un en-tête.\n{CORPUS}")
    assert opening == Problem.of("corpus-opening-left-out", characters=12)
    assert len(articles) == 2


def test_keys_without_a_text_are_told() -> None:
    item, empty = read_text(f"<date=2019-03-12>\n{CRUE}\n<date=2019-03-13>\n§\n")
    assert isinstance(item, RawArticle)
    reason = Problem.of("corpus-text-without-words").reason
    assert empty == Problem.of("problem-of-item", number=2, reason=reason)


@pytest.mark.parametrize(
    "text", [f"Si a<b=c> alors {CRUE}", f"{CRUE}\n<b>gras</b>", f"{CRUE}\n<= voir plus haut >"]
)
def test_brackets_in_a_text_make_no_corpus(text: str) -> None:
    assert format_name(Material("a.txt", text.encode())) == "text"


@pytest.mark.parametrize(
    "text",
    [
        CORPUS,
        f'<partie="lundi">\n{CRUE}\n<partie="mardi">\n{GREVE}\n',
        f"<journal=La-Gazette>\n<titre=Une-crue>\n{CRUE}\n<titre=Une-grève>\n{GREVE}\n",
        f'<article-nb="2022/04/01/19-1">\n{CRUE}\n<article-nb="2022/04/01/19-2">\n{GREVE}\n',
    ],
)
def test_a_corpus_that_is_not_recognised_is_told(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(FORMATS, "signed", {})
    _, problem = read_text(text)
    assert problem == Problem.of("articles-merged", articles=2)
