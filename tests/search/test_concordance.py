"""A concordance shows every match of a query in its context."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.errors import InputError
from search import Archive, Concordance
from tests.support.articles import TODAY, plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE

ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "id": "phare",
        "title": "Le phare rouvre",
        "body": "Le vieux phare rouvre mardi.\nLes phares de la côte sont gardés par Nadia Ferrand.",
        "date": "2020-03-03",
        "source": "Le Matin d’Arvor",
        "people": ["Nadia Ferrand"],
    },
    {
        "id": "gardien",
        "title": "Un gardien raconte",
        "body": "Mme Ferrand, gardienne, vit dans un phare blanc. Ce phare a été construit en 1890.",
        "date": "2018-07-14",
        "people": ["Nadia Ferrand"],
    },
    {"id": "port", "title": "Le port s’étend", "body": "Le port gagne un quai. Sans plus."},
)


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the articles, of every engine in turn."""
    folder = tmp_path_factory.mktemp("concordance")
    file = write_articles(folder / "a.jsonl", ARTICLES)
    synchronise([file], folder / "index", engine=request.param, today=TODAY)
    return folder / "index"


def concordance(index: Path, text: str, **options: Any) -> Concordance:
    with Archive(index) as archive:
        return archive.concordance(text, **options)


def shown(index: Path, text: str, **options: Any) -> list[tuple[str, str, str]]:
    lines = concordance(index, text, **options).lines
    return [(line.left, line.text, line.right) for line in lines]


def test_matches_in_every_inflection_are_sorted_by_what_follows(index: Path) -> None:
    lines = concordance(index, "phare", width=20)
    assert (lines.articles, lines.total) == (2, 2)
    assert [(line.left, line.text, line.right) for line in lines.lines] == [
        ("un phare blanc. Ce ", "phare", " a été construit en"),
        ("vit dans un ", "phare", " blanc. Ce phare a"),
        ("rouvre mardi. Les ", "phares", " de la côte sont"),
        ("Le ", "phare", " rouvre"),
        ("Le vieux ", "phare", " rouvre mardi. Les"),
    ]


def test_matches_are_sorted_by_what_precedes_or_by_day(index: Path) -> None:
    by_left = [left for left, _, _ in shown(index, "phare", width=12, order="left")]
    assert by_left == ["blanc. Ce ", "Le ", "mardi. Les ", "vit dans un ", "Le vieux "]
    by_day = concordance(index, "phare", order="date").lines
    assert [(plain_id(line.id), line.match) for line in by_day] == [
        ("gardien", 1),
        ("gardien", 2),
        ("phare", 1),
        ("phare", 2),
        ("phare", 3),
    ]
    assert {line.source for line in by_day} == {None, "Le Matin d’Arvor"}


@pytest.mark.parametrize("query", ["phare", "phar*", '"vieux phare"', "phare OU port", "phares~"])
def test_lines_are_the_matches_that_are_marked_in_the_article(index: Path, query: str) -> None:
    with Archive(index) as archive:
        lines = archive.concordance(query).lines
        assert lines
        for line in lines:
            reading = archive.read(line.id, query)
            assert reading is not None
            marks, article = reading.marks, reading.article
            spans = [(article.title, span) for span in marks.title]
            spans += [(article.body, span) for span in marks.body]
            text, (start, end) = spans[line.match - 1]
            assert text[start:end] == line.text
            around = text[start - len(line.left) : end + len(line.right)]
            assert around.replace("\n", " ") == line.left + line.text + line.right


def test_people_are_shown_as_the_articles_write_them(index: Path) -> None:
    lines = concordance(index, "", person="Ferrand").lines
    assert {line.text for line in lines} == {"Nadia Ferrand", "Ferrand"}


def test_words_as_typed_and_filters_narrow_the_lines(index: Path) -> None:
    assert len(shown(index, "phares", exact=True)) == 1
    assert {line.date for line in concordance(index, "phare", until="2019").lines} == {
        line.date for line in concordance(index, "phare blanc construit").lines
    }


def test_words_of_a_loose_phrase_are_shown_where_they_are_near_each_other(index: Path) -> None:
    lines = concordance(index, '"phare blanc"~2').lines
    assert [(line.text, line.match) for line in lines] == [("phare blanc", 1)]
    assert concordance(index, '"phares ferrand"~6').lines == ()
    assert {line.text for line in concordance(index, '"phares ferrand"~7').lines} == {
        "phares",
        "Ferrand",
    }


def test_no_more_lines_than_asked_for_are_read(index: Path) -> None:
    lines = concordance(index, "phare", limit=1, order="date")
    assert (len(lines.lines), lines.articles, lines.total) == (1, 1, 2)


def test_lines_have_no_signs_that_act_on_a_terminal(tmp_path: Path) -> None:
    body = "avant\u202e un phare\x1b[31m\n\naprès"
    file = write_articles(tmp_path / "a.jsonl", [{"id": "1", "title": "Titre", "body": body}])
    synchronise([file], tmp_path / "index", today=TODAY)
    ((left, _, right),) = shown(tmp_path / "index", "phare")
    assert (left + right).isprintable()


def test_long_word_beside_a_match_is_left_out(tmp_path: Path) -> None:
    body = f"{'x' * 200} phare {'y' * 200}"
    file = write_articles(tmp_path / "a.jsonl", [{"id": "1", "title": "Titre", "body": body}])
    synchronise([file], tmp_path / "index", today=TODAY)
    assert shown(tmp_path / "index", "phare", width=50) == [("", "phare", "")]


def test_context_in_a_script_without_spaces_is_cut_anywhere(tmp_path: Path) -> None:
    before, after = "昨夜海岸的旧" * 30, "重新开放了" * 30
    articles = [{"id": "1", "title": "Titre", "body": f"{before}灯塔{after}"}]
    file = write_articles(tmp_path / "a.jsonl", articles)
    synchronise([file], tmp_path / "index", today=TODAY)
    assert shown(tmp_path / "index", "灯塔", width=8) == [(before[-8:], "灯塔", after[:8])]


@pytest.mark.parametrize("query", ["", "source:Matin", "-phare"])
def test_query_without_words_shows_none_and_says_so(index: Path, query: str) -> None:
    lines = concordance(index, query, since="2018")
    assert (lines.articles, lines.lines) == (0, ())
    assert lines.notes[-1].code == "concordance-without-words"


def test_query_that_finds_nothing_says_why(index: Path) -> None:
    lines = concordance(index, "introuvable")
    assert (lines.articles, lines.total, lines.lines) == (0, 0, ())
    assert lines.notes


@pytest.mark.parametrize(
    "options", [{"limit": 0}, {"limit": 10_001}, {"width": 0}, {"width": 1_001}, {"order": "up"}]
)
def test_options_must_be_within_bounds(index: Path, options: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        concordance(index, "phare", **options)


def test_concordance_as_json_has_the_lines_and_the_origin(index: Path) -> None:
    fields = json.loads(json.dumps(concordance(index, "phare", since="2019").as_dict()))
    assert fields["filters"] == {"since": "2019"}
    assert list(fields["lines"][0]) == ["id", "match", "left", "text", "right", "date", "source"]
    assert fields["lines"][0]["date"] == "2020-03-03"
