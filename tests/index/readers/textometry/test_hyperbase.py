"""Corpora of Hyperbase give an article for each named text."""

from __future__ import annotations

import pytest

from index.readers import format_name, read
from index.readers.formats import FORMATS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

CRUE = "La Loire est sortie de son lit dans la nuit."
GREVE = "Les éboueurs ont cessé le travail lundi."


def read_text(text: str, encoding: str = "utf-8") -> list[RawArticle | Problem]:
    return list(read(Material("corpus.txt", text.encode(encoding))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_each_name_begins_an_article(encoding: str) -> None:
    text = f"&&&&&La Gazette, 2019&&&&&\n{CRUE}\n\n&&&&&Une grève&&&&&\r\n{GREVE}\r\n"
    assert read_text(text, encoding) == [
        RawArticle(CRUE, key="1", date="2019", source="La Gazette"),
        RawArticle(GREVE, key="2", title="Une grève"),
    ]


@pytest.mark.parametrize(
    ("name", "source", "day"),
    [
        ("La Gazette_2019-03-12", "La Gazette", "2019-03-12"),
        ("La_Gazette_2019_03_12", "La Gazette", "2019-03-12"),
        ("La Gazette 12/03/2019", "La Gazette", "12/03/2019"),
        ("La Gazette (12 mars 2019)", "La Gazette", "12 mars 2019"),
        ("La Gazette, mars 2019", "La Gazette", "mars 2019"),
        ("Le Phare de Nantes, Phare, 2019-03", "Le Phare de Nantes", "2019-03"),
        ("2019-03", None, "2019-03"),
    ],
)
def test_a_name_with_a_day_is_that_of_a_source(name: str, source: str | None, day: str) -> None:
    assert read_text(f"&&&{name}&&&\n{CRUE}\n") == [
        RawArticle(CRUE, key="1", date=day, source=source)
    ]


def test_a_corpus_that_is_not_recognised_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FORMATS, "signed", {})
    _, problem = read_text(f"&&&&&Une&&&&&\n{CRUE}\n&&&&&Deux&&&&&\n{GREVE}\n")
    assert problem == Problem.of("articles-merged", articles=2)


def test_ampersands_in_a_text_make_no_corpus() -> None:
    assert format_name(Material("a.txt", f"Dupont && Fils &&& Cie\n{CRUE}".encode())) == "text"
