"""`search concordance` shows matches below one another, and writes them for other programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from wcwidth import wcswidth

from index import synchronise
from tests.support.articles import write_articles
from tests.support.commands import Run

ARTICLES = [
    {
        "id": "aval",
        "title": "La crue monte",
        "body": "La crue de la Loire a noyé les prés. Une crue comme celle de 1856 reste possible.",
        "source": "Le Matin",
        "date": "2019-03-02",
    },
    {
        "id": "amont",
        "title": "Le barrage tient",
        "body": "Malgré les crues du printemps, le barrage tient.",
        "source": "Ouest-Soir",
        "date": "2020-04-05",
    },
    {"id": "sans", "title": "Mémoire", "body": "Nul n'oublie la crue."},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crues")
    write_articles(folder / "articles.jsonl", ARTICLES)
    synchronise([folder / "articles.jsonl"], folder / "index")
    return folder / "index"


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


@pytest.mark.parametrize("columns", ["24", "40", "80", "120"])
def test_matches_stand_below_one_another(
    index: Path, search: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    shown = search("concordance", "crue", "--index", index)
    lines = [line for line in shown.out.splitlines() if "[" in line]
    assert (shown.code, len(lines)) == (0, 5)
    assert len({line.index("[") for line in lines}) == 1
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.parametrize("columns", ["40", "100"])
def test_matches_stand_in_one_column_beside_letters_of_any_width(
    tmp_path: Path, search: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    bodies = [
        "Le gardien 水門 du phare 灯台 ne dort jamais, dit-on 東京湾 au port.",
        "Le veilleur e\u0301tonne\u0301 du phare e\u0301teint se le\u0300ve avant l'aube grise.",
        "حارس المنارة phare قديم جدا",
        "Un 👩‍👩‍👧‍👦 visite 🇫🇷 le phare 👍🏽 et repart 🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊 avec la marée.",
    ]
    articles = [{"id": str(number), "body": body} for number, body in enumerate(bodies)]
    write_articles(tmp_path / "a.jsonl", articles)
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index")
    monkeypatch.setenv("COLUMNS", columns)
    shown = search("concordance", "phare", "--index", tmp_path / "index").out
    lines = [line for line in shown.splitlines() if "[" in line]
    assert len(lines) >= len(bodies)
    assert len({wcswidth(line.partition("[")[0]) for line in lines}) == 1
    assert max(map(wcswidth, lines)) <= int(columns)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["concordance", "crue", "--width", "0"], "--width"),
        (["collocates", "crue", "--window", "51"], "--window"),
        (["ngrams", "crue", "--min-count", "0"], "--min-count"),
        (["keywords", "crue", "--min-count", "0"], "--min-count"),
        (["concordance", "crue", "--limit", "0"], "--limit"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_number_out_of_bounds_is_named_as_it_was_typed(
    index: Path,
    search: Run,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    named: str,
    language: str,
) -> None:
    monkeypatch.setenv("SEARCH_LANG", language)
    refused = search(*options, "--index", index)
    assert (refused.code, refused.err.split()[0]) == (2, named)


def test_a_match_is_any_inflection_unless_words_are_exact(index: Path, search: Run) -> None:
    assert "[crues]" in search("concordance", "crue", "--index", index).out
    assert "[crues]" not in search("concordance", "crue", "--exact", "--index", index).out


def test_lines_come_in_the_order_that_was_asked_for(index: Path, search: Run) -> None:
    table = search("concordance", "crue", "--sort", "date", "--csv", "--index", index).out
    assert [row["date"] for row in rows(table)] == ["2019-03-02"] * 3 + ["2020-04-05", ""]
    right = search("concordance", "crue", "--csv", "--index", index).out
    following = [row["right"].split()[:1] for row in rows(right)]
    assert following == sorted(following)


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("year", ["2019 (3 lines)", "2020 (1 line)", "undated (1 line)"]),
        ("source", ["Le Matin (3 lines)", "Ouest-Soir (1 line)", "no source (1 line)"]),
    ],
)
def test_lines_stand_in_groups(index: Path, search: Run, by: str, groups: list[str]) -> None:
    shown = search("kwic", "crue", "--by", by, "--index", index).out.splitlines()
    assert [line for line in shown if line.endswith(("lines)", "line)"))] == groups


def test_every_line_is_exported_with_all(index: Path, search: Run) -> None:
    lines = search("concordance", "crue", "-n", 1, "--all", "--jsonl", "--index", index).out
    matches = [json.loads(line) for line in lines.splitlines()]
    assert len(matches) == 5
    assert {match["text"] for match in matches} == {"crue", "crues"}
    table = search("concordance", "crue", "--all", "--csv", "--index", index).out
    assert [row["id"] for row in rows(table)] == [match["id"] for match in matches]


def test_json_has_the_query_and_the_lines(index: Path, search: Run) -> None:
    page = search("concordance", "crue", "--source", "Ouest-Soir", "--json", "--index", index).json
    assert (page["query"], page["total"], len(page["lines"])) == ("crue", 1, 1)


def test_lines_that_were_not_asked_for_are_told(index: Path, search: Run) -> None:
    assert "--limit" in search("concordance", "crue", "-n", 2, "--index", index).err
    assert not search("concordance", "crue", "--index", index).err


def test_an_article_is_shown_by_the_number_of_its_line(index: Path, search: Run) -> None:
    search("concordance", "barrage", "--index", index)
    assert "Le barrage tient" in search("show", "1", "--index", index).out


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["introuvable"], 1),
        (["introuvable", "--csv"], 1),
        (["crue", "--all"], 2),
        (["crue", "--width", 0], 2),
        (["crue", "-n", 0], 2),
        (["crue", "--json", "--csv"], 2),
        (["crue", "--sort", "size"], 2),
    ],
)
def test_nothing_and_what_cannot_be_done_have_exit_codes(
    index: Path, search: Run, args: list[str], code: int
) -> None:
    assert search("concordance", *args, "--index", index).code == code


def test_all_lines_are_offered_in_the_formats_that_lines_have(index: Path, search: Run) -> None:
    refused = search("concordance", "crue", "--all", "--index", index)
    assert refused.err.rstrip().endswith("add --jsonl, --csv or --excel")


@pytest.mark.parametrize("command", ["concordance", "collocates"])
def test_an_empty_query_is_shown_in_quotes(index: Path, search: Run, command: str) -> None:
    shown = search(command, "", "--index", index)
    assert shown.out.splitlines()[0].endswith('articles for ""')
