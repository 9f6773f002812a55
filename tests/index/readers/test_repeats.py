"""A file that says the same short thing again and again gives few articles, and says how many more."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from index.readers import read
from index.readers.limits import MAX_REPEATED_CHARS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

MAX_REPEATS = 3
EXCEL = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
FORMATS: dict[str, Callable[[int], str]] = {
    "presse.xls": lambda count: f"<html {EXCEL}><table><tr><td>Titre" + "<tr><td>Crue" * count,
    "presse.csv": lambda count: "titre;texte\n" + "Crue;Le Nil monte.\n" * count,
    "presse.jsonl": lambda count: '{"title": "Crue"}\n' * count,
    "presse.ris": lambda count: "TY  - NEWS\nTI  - Crue\nER  - \n" * count,
    "presse.xml": lambda count: f"<rss>{'<item><title>Crue</title></item>' * count}</rss>",
}


@pytest.fixture
def few_repeats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.repeats.MAX_REPEATS", MAX_REPEATS)


def parts(name: str, content: str) -> tuple[list[RawArticle], list[Problem]]:
    found = list(read(Material(name, content.encode())))
    articles = [part for part in found if isinstance(part, RawArticle)]
    return articles, [part for part in found if isinstance(part, Problem)]


@pytest.mark.usefixtures("few_repeats")
@pytest.mark.parametrize("name", FORMATS)
def test_a_short_article_that_repeats_others_is_counted_in_the_end(name: str) -> None:
    articles, problems = parts(name, FORMATS[name](10))
    assert len(articles) == 1 + MAX_REPEATS
    assert Problem.of("articles-repeated", articles=9 - MAX_REPEATS) in problems
    articles, problems = parts(name, FORMATS[name](1 + MAX_REPEATS))
    assert len(articles) == 1 + MAX_REPEATS
    assert not [problem for problem in problems if problem.reason.code == "articles-repeated"]


@pytest.mark.usefixtures("few_repeats")
def test_articles_that_repeat_one_another_in_turn_are_counted_too() -> None:
    rows = "titre,texte\n" + "Crue,Le Nil monte.\nGel,Il gèle.\n" * 10
    articles, problems = parts("presse.csv", rows)
    assert len(articles) == 2 + MAX_REPEATS
    assert problems == [Problem.of("articles-repeated", articles=18 - MAX_REPEATS)]


@pytest.mark.usefixtures("few_repeats")
@pytest.mark.parametrize(
    "record",
    [
        lambda number: {"title": "Crue", "body": f"Le Nil monte de {number} mètres."},
        lambda number: {"title": f"Crue, jour {number}"},
        lambda number: {"title": "Crue", "date": f"2019-03-{number:02}"},
        lambda number: {"title": "Crue", "source": f"Le Nil {number}"},
    ],
)
def test_short_articles_that_differ_are_all_taken(
    record: Callable[[int], dict[str, str]],
) -> None:
    lines = "".join(json.dumps(record(number)) + "\n" for number in range(1, 11))
    articles, _ = parts("presse.jsonl", lines)
    assert len(articles) == 10


@pytest.mark.usefixtures("few_repeats")
def test_long_articles_that_repeat_others_are_all_taken() -> None:
    row = "Crue," + "Le Nil monte. " * (1 + MAX_REPEATED_CHARS // 14) + "\n"
    articles, problems = parts("presse.csv", "titre,texte\n" + row * 10)
    assert (len(articles), problems) == (10, [])


def test_articles_that_repeat_others_count_towards_the_most_of_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.readers.repeats.MAX_REPEATS", 1)
    monkeypatch.setattr("index.readers.MAX_PARTS", 20)
    monkeypatch.setattr("index.readers.BYTES_PER_PART", 1 << 20)
    articles, problems = parts("presse.csv", FORMATS["presse.csv"](1000))
    assert len(articles) == 2
    assert problems == [
        Problem.of("file-multiplies", maximum=20),
        Problem.of("articles-repeated", articles=18),
    ]
