from __future__ import annotations

import csv
import io
import json
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from search import Archive
from tests.support.articles import write_articles
from tests.support.commands import Run

HIT = [
    "id",
    "path",
    "title",
    "date",
    "date_evidence",
    "source",
    "people",
    "url",
    "score",
    "snippets",
    "duplicates",
]
PAGE = ["query", "total", "seconds", "relaxed", "notes", "suggestion", "hits"]
ARTICLE = [
    "id",
    "path",
    "title",
    "body",
    "captions",
    "source",
    "date",
    "date_evidence",
    "people",
    "url",
    "language",
]
STATUS = ["engine", "articles", "dated", "undated", "first", "last", "sources", "folders", "bytes"]


def test_hits_are_numbered_and_marked_and_the_exit_code_is_0(query: Run) -> None:
    done = query("bagdad")
    assert (done.code, done.err) == (0, "")
    first, *lines = done.out.splitlines()
    assert first.startswith("2 articles for bagdad (")
    assert "1. Le général Esmaïl Qaani reçu à [Bagdad]" in lines
    assert "   2025-05-14 · Press TV · Esmaïl Qaani, Qassem al-Araji" in lines
    assert "   articles.jsonl#qaani" in lines


def test_no_hit_is_exit_code_1(query: Run) -> None:
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
def test_what_cannot_be_asked_is_exit_code_2_with_a_message(
    query: Run, arguments: list[str]
) -> None:
    done = query(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_json_has_the_keys_that_programs_rely_on(query: Run) -> None:
    page = query("hachd al-chaabi", "--json").json
    assert list(page) == PAGE
    assert [list(hit) for hit in page["hits"]] == [HIT] * page["total"]
    hit = page["hits"][0]
    assert hit["date"] == "2016-11-26"
    assert hit["people"] == ["Haïdar al-Abadi"]
    (snippet,) = hit["snippets"]
    assert list(snippet) == ["text", "highlights"]
    ((start, end),) = snippet["highlights"]
    assert snippet["text"][start:end] == "Hachd al-Chaabi"


def test_json_lines_are_the_hits(query: Run) -> None:
    lines = query("bagdad", "--jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == query("bagdad", "--json").json["hits"]


def test_csv_is_a_table_of_the_hits(query: Run) -> None:
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
def test_options_and_words_may_stand_anywhere(
    query: Run, arguments: list[str], ids: list[str]
) -> None:
    done = query(*arguments, "--json") if "--" not in arguments else query("--json", *arguments)
    assert done.code == 0, done.err
    assert [hit["id"] for hit in done.json["hits"]] == [f"articles.jsonl#{id}" for id in ids]


def test_hits_are_numbered_on_from_page_to_page(query: Run) -> None:
    assert "\n3. " in query("", "--limit", "2", "--page", "2").out
    assert query("", "--page", "99").code == 1


def test_notes_are_shown_with_the_hits(query: Run) -> None:
    assert 'note: source "ouest" was read as Ouest-France' in query("", "--source", "ouest").out
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
def test_marks_are_bold_when_asked_for(
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
def test_on_a_terminal_marks_are_bold_unless_no_color_is_set(
    query: Run, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    assert ("\x1b[1m" in query("bagdad").out) != no_color


@pytest.mark.parametrize("columns", [1, 20, 40, 80])
def test_lines_fit_a_narrow_terminal(
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


def test_show_prints_a_whole_article(search: Run, articles_index: Path) -> None:
    done = search("show", "articles.jsonl#hachd", "--index", articles_index)
    assert done.code == 0
    assert "Le Parlement de Bagdad" in done.out
    article = search("show", "articles.jsonl#hachd", "--json", "--index", articles_index).json
    assert list(article) == ARTICLE
    assert article["body"].startswith("Le Parlement")


@pytest.mark.parametrize("id", ["nobody", "", "*", "articles.jsonl", "\x1b[31m"])
def test_an_unknown_article_is_exit_code_1(search: Run, articles_index: Path, id: str) -> None:
    done = search("show", id, "--index", articles_index)
    assert (done.code, done.out) == (1, "")
    assert "there is no article" in done.err
    assert "\x1b" not in done.err


def test_status_says_what_the_index_holds(search: Run, articles_index: Path) -> None:
    status = search("status", "--json", "--index", articles_index).json
    assert list(status) == STATUS
    assert (status["articles"], status["dated"], status["undated"]) == (8, 6, 2)
    shown = search("status", "--index", articles_index).out
    assert shown.startswith("8 articles in ")
    assert "6 dated, from 2016-11-26 to 2025-05-14\n2 undated\n" in shown
    assert "       2  Le Monde\n" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["index", "nowhere"],
        ["index"],
        ["index", ".", "--engine", "lucene"],
        ["index", ".", "--jobs", "0"],
        ["index", ".", "--jobs", "x"],
        ["query", "irak"],
        ["query", "irak", "--index", "nowhere"],
        ["status"],
        ["show", "x"],
        ["batch", "nowhere.txt"],
        ["find", "irak"],
        ["--json"],
    ],
)
def test_what_is_not_there_is_exit_code_2_with_a_message(search: Run, arguments: list[str]) -> None:
    done = search(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()


def test_without_a_command_help_is_shown(search: Run) -> None:
    done = search()
    assert "query" in done.out + done.err
    assert "Usage" in done.out + done.err


@pytest.mark.parametrize("command", ["index", "query", "batch", "show", "status"])
def test_every_command_has_help(search: Run, command: str) -> None:
    done = search(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert "--index" in done.out


@pytest.mark.parametrize("command", [[], ["index"], ["batch"], ["show"], ["status"]])
def test_help_has_a_short_name_where_no_query_is_typed(search: Run, command: list[str]) -> None:
    assert "Usage" in search(*command, "-h").out


def test_a_lone_short_option_of_a_query_is_told_where_help_is(query: Run) -> None:
    done = query("-h")
    assert (done.code, done.out) == (2, "")
    assert "search query --help" in done.err


def test_formulas_are_harmless_in_a_table(search: Run, home: Path) -> None:
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


def test_queries_are_those_of_the_library(articles_index: Path, query: Run) -> None:
    with Archive(articles_index) as archive:
        page = archive.find("bagdad", source="press tv", since="2016", limit=1).as_dict()
    found = query(
        "bagdad", "--source", "press tv", "--since", "2016", "--limit", "1", "--json"
    ).json
    assert {**found, "seconds": 0} == {**page, "seconds": 0}


def test_without_sources_the_index_follows_its_own_and_the_chosen_folder(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second", "seeds"):
        (home / name).mkdir()
        (home / name / f"{name}.txt").write_text("Un article sur Bagdad.", "utf-8")
    assert search("index", "first", "--json").json["articles"] == 1
    assert search("index", "--json").json["articles"] == 1
    monkeypatch.setenv("SEARCH_SEEDS", "second")
    assert search("index", "--json").json["articles"] == 2
    (home / "first" / "new.txt").write_text("Un autre article sur Bagdad.", "utf-8")
    assert search("index", "--json").json["added"] == 1


def test_the_version_is_told(search: Run) -> None:
    done = search("--version")
    assert (done.code, done.out) == (0, f"kiosque-search {version('kiosque-search')}\n")
