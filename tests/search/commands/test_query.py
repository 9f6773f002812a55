"""`search query` finds articles and prints them."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.version import VERSION
from search import Archive
from tests.support.articles import write_articles
from tests.support.commands import PAGE_KEYS, Run
from tests.support.indexed_folder import IndexedFolder

HIT = [
    "id",
    "path",
    "title",
    "date",
    "date_evidence",
    "source",
    "section",
    "page",
    "authors",
    "people",
    "url",
    "score",
    "snippets",
    "title_highlights",
    "duplicates",
    "complete",
    "possible_dates",
    "organisations",
    "places",
    "tags",
    "note",
]


def test_query_numbers_and_highlights_hits_with_exit_code_0(query: Run) -> None:
    done = query("bagdad")
    assert (done.code, done.err) == (0, "")
    first, *lines = done.out.splitlines()
    assert first.startswith("2 articles for bagdad (")
    assert "1. Le général Esmaïl Qaani reçu à [Bagdad]" in lines
    assert "   2025-05-14 · Press TV · Esmaïl Qaani, Qassem al-Araji" in lines
    assert "   articles.jsonl#qaani" in lines


def test_query_without_hits_is_exit_code_1(query: Run) -> None:
    done = query("introuvable")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("0 articles for introuvable (")
    assert query("introuvable", "--json").json["hits"] == []
    assert query("introuvable", "--jsonl").out.strip() == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ['"irak'],
        ["irak", "--since", "xyz"],
        ["irak", "--until", ""],
        ["irak", "--since", "2020", "--until", "2019"],
        ["irak", "--limit", "0"],
        ["irak", "--limit", "-1"],
        ["irak", "--limit", "100001"],
        ["irak", "--limit", "dix"],
        ["irak", "--page", "0"],
        ["irak", "--sort", "title"],
        ["irak", "--color", "blue"],
        ["irak", "--json", "--csv"],
        ["irak", "--jsonl", "--json"],
        ["irak", "--snice", "2019"],
        ["irak", "--limit"],
        ["date:xyz"],
        ["..."],
        ["x" * 20_000],
        [],
    ],
)
def test_query_that_cannot_be_asked_is_exit_code_2_with_a_message(
    query: Run, arguments: list[str]
) -> None:
    done = query(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_query_json_has_the_keys_that_programs_rely_on(query: Run) -> None:
    page = query("hachd al-chaabi", "--json").json
    assert list(page) == PAGE_KEYS
    assert [list(hit) for hit in page["hits"]] == [HIT] * page["total"]
    hit = page["hits"][0]
    assert hit["date"] == "2016-11-26"
    assert hit["people"] == ["Haïdar al-Abadi"]
    (snippet,) = hit["snippets"]
    assert list(snippet) == ["text", "highlights"]
    ((start, end),) = snippet["highlights"]
    assert snippet["text"][start:end] == "Hachd al-Chaabi"


def test_query_jsonl_has_a_line_a_hit(query: Run) -> None:
    lines = query("bagdad", "--jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == query("bagdad", "--json").json["hits"]


def test_query_csv_is_a_table_of_the_hits(query: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(query("bagdad", "--csv").out)))
    assert [row["id"] for row in rows] == ["articles.jsonl#qaani", "articles.jsonl#hachd"]
    assert rows[0]["people"] == "Esmaïl Qaani; Qassem al-Araji"
    assert "irakien" in rows[0]["snippet"] or "Bagdad" in rows[0]["title"]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["bagdad", "--since", "2020"], ["qaani"]),
        (["bagdad", "--until=2020"], ["hachd"]),
        (["--source", "press tv", "*"], ["qaani", "hachd"]),
        (["", "--person", "al-Abadi", "--sort", "date"], ["hachd", "mossoul"]),
        (["", "--person", "al-Abadi", "--sort", "-date"], ["mossoul", "hachd"]),
        (["", "--person", "al-Abadi", "--sort=-date", "--limit", "1", "--page", "2"], ["hachd"]),
        (["irakien", "--exact"], ["qaani"]),
        (["-iran", "source:PressTV", "SAUF", "qaani"], ["hachd"]),
        (["bagdad", "-hachd"], ["qaani"]),
        (["-hachd", "bagdad"], ["qaani"]),
        (["bagdad -hachd"], ["qaani"]),
        (["--", "-hachd", "bagdad"], ["qaani"]),
        (['-"al-Chaabi"', "bagdad"], ["qaani"]),
        (["-titre:hachd", "bagdad"], ["qaani"]),
        (["-h4", "bagdad", "-hachd"], ["qaani"]),
    ],
)
def test_query_takes_options_and_words_in_any_order(
    query: Run, arguments: list[str], ids: list[str]
) -> None:
    done = query(*arguments, "--json") if "--" not in arguments else query("--json", *arguments)
    assert done.code == 0, done.err
    assert [hit["id"] for hit in done.json["hits"]] == [f"articles.jsonl#{id}" for id in ids]


def test_query_numbers_hits_on_from_page_to_page(query: Run) -> None:
    assert "\n3. " in query("", "--limit", "2", "--page", "2").out
    assert query("", "--page", "99").code == 1


def test_query_shows_notes_with_the_hits(query: Run) -> None:
    assert 'note: source "ouest" was read as Ouest-France (1)' in query("", "--source", "ouest").out
    assert "note: no source is called" in query("", "--source", "nulle part").out


@pytest.mark.parametrize(
    ("arguments", "environment", "bold"),
    [
        ([], {}, False),
        (["--color", "auto"], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
    ],
)
def test_query_color_makes_highlights_bold(
    query: Run,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    bold: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = query("bagdad", *arguments).out
    assert ("\x1b[1mBagdad\x1b[0m" in out) == bold
    assert ("[Bagdad]" in out) != bold


@pytest.mark.parametrize("no_color", [False, True])
def test_query_on_a_terminal_is_bold_unless_no_color_is_set(
    query: Run, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    assert ("\x1b[1m" in query("bagdad").out) != no_color


@pytest.mark.parametrize("columns", [1, 20, 40, 80])
def test_query_fits_a_narrow_terminal(
    query: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = (
        query("gouvernement", "--color", "always").out.replace("\x1b[1m", "").replace("\x1b[2m", "")
    )
    lines = [
        line for line in out.replace("\x1b[0m", "").splitlines() if "jsonl#" not in line
    ]  # ids stay whole
    assert max(map(len, lines)) <= max(columns, 24)
    assert "".join(lines).count("gouvernement") >= 1


def test_query_csv_has_no_formulas(search: Run, home: Path) -> None:
    article = {
        "id": "=1+1",
        "title": "=HYPERLINK(0)",
        "body": "@SUM(1) irak",
        "source": "+Presse",
        "people": ["-x y"],
    }
    write_articles(home / "=a.jsonl", [article])
    assert search("index", home / "=a.jsonl").code == 0
    (row,) = csv.DictReader(io.StringIO(search("query", "irak", "--csv").out))
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())


def test_query_gives_what_the_library_gives(articles_index: Path, query: Run) -> None:
    with Archive(articles_index) as archive:
        page = archive.find("bagdad", source="press tv", since="2016", limit=1).as_dict()
    found = query(
        "bagdad", "--source", "press tv", "--since", "2016", "--limit", "1", "--json"
    ).json
    assert {**found, "seconds": 0} == {**page, "seconds": 0}


def test_query_facets_are_shown_below_the_hits(counted_index: Path, search: Run) -> None:
    shown = search("query", "accord", "--facets", "--index", counted_index).out
    assert "source: " in shown
    assert "year: " in shown


def test_query_facets_are_in_the_json(counted_index: Path, search: Run) -> None:
    page = search("query", "accord", "--facets", "--json", "--index", counted_index).json
    assert set(page["facets"]) == {
        "source",
        "person",
        "organisation",
        "place",
        "tag",
        "year",
        "month",
    }
    assert set(page["facets"]["source"][0]) == {"value", "count"}


def test_query_json_has_notes_with_a_code(counted_index: Path, search: Run) -> None:
    page = search("query", "accord", "--source", "monde", "--json", "--index", counted_index).json
    assert page["notes"] == [
        {
            "code": "source-read-as",
            "text": 'source "monde" was read as Le Monde (30)',
            "values": {
                "name": "monde",
                "sources": [
                    {"code": "part-counted", "values": {"part": "Le Monde", "articles": 30}}
                ],
            },
        }
    ]


def test_query_all_prints_every_hit(indexed_folder: IndexedFolder, search: Run) -> None:
    index = ("--index", indexed_folder.location)
    lines = search("query", "accord", "--all", "--jsonl", *index)
    assert lines.code == 0
    assert len({json.loads(line)["id"] for line in lines.out.splitlines()}) == 23
    table = search("query", "accord", "--all", "--csv", *index).out
    assert len(list(csv.DictReader(io.StringIO(table)))) == 23
    assert search("query", "introuvable", "--all", "--csv", *index).code == 1
    assert search("query", "accord", "--all", *index).code == 2


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["--limit", "0"], "--limit is 0; it may be 1 to 100,000"),
        (["--page", "0"], "--page is 0; pages are counted from 1"),
        (
            ["--since", "2031", "--until", "2030"],
            "--since (2031-01-01) comes after --until (2030-12-31): exchange them",
        ),
    ],
)
def test_query_names_the_option_that_is_wrong(query: Run, options: list[str], error: str) -> None:
    refused = query("irak", *options)
    assert (refused.code, refused.err) == (2, f"{error}\n")


def test_query_names_the_last_page_for_one_beyond_it(query: Run) -> None:
    beyond = query("bagdad", "--page", "9")
    assert (beyond.code, beyond.err) == (1, "there is no page 9; the last one is 1\n")


def test_query_json_says_what_it_was_made_of(query: Run) -> None:
    options = ["--source", "presstv", "--not-person", "Borne", "--since", "2016", "--exact"]
    page = query("bagdad", *options, "--json").json
    assert page["filters"] == {"since": "2016", "source": ["presstv"], "not_person": ["Borne"]}
    assert (page["exact"], page["version"]) == (True, VERSION)
    assert datetime.fromisoformat(page["indexed"]) <= datetime.now(UTC)


def test_query_says_how_to_go_on_until_the_last_page(query: Run) -> None:
    assert query("", "--limit", "3").out.endswith("hits 1 to 3; for the next ones: --page 2\n")
    assert "--page" not in query("", "--limit", "3", "--page", "3").out
    assert "--page" not in query("").out
