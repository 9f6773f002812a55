"""`search show` prints a whole article."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from index.article import Article
from index.messages import Language
from index.stored_article import StoredArticle
from search.cli.terminal import Terminal
from search.cli.words import cli_catalogue
from search.commands.show import article_lines
from tests.support.commands import Outcome, Run
from tests.support.indexed_folder import IndexedFolder

KEYS = [
    "id",
    "path",
    "title",
    "body",
    "captions",
    "source",
    "section",
    "page",
    "authors",
    "carriers",
    "date",
    "date_evidence",
    "possible_dates",
    "people",
    "organisations",
    "places",
    "url",
    "language",
    "tags",
    "note",
]
ARTICLE = Article(
    "a.txt", "a.txt", "Titre", "Un.\nDeux.", ("Photo",), "AFP", people=("Ali Karim", "Léa Roy")
)


def test_show_names_every_field() -> None:
    lines = list(article_lines(StoredArticle(ARTICLE, {}), Terminal(80, is_colored=False)))
    assert "title:         Titre" in lines
    assert "date:          -" in lines
    assert "people:        Ali Karim, Léa Roy" in lines
    assert lines[-6:] == ["", "Un.", "", "Deux.", "", "caption: Photo"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "dated:         stated in the text"),
        ("fr", "datation\u202f:     écrite dans le texte"),
    ],
)
def test_show_says_how_the_date_is_known(language: Language, line: str) -> None:
    dated = replace(ARTICLE, date=date(2020, 3, 3), date_evidence="stated")
    terminal = Terminal(80, is_colored=False, words=cli_catalogue(language))
    assert line in list(article_lines(StoredArticle(dated, {}), terminal))


def test_show_tells_the_days_that_an_article_may_be_of() -> None:
    days = (date(2013, 2, 25), date(2019, 2, 25))
    doubtful = replace(ARTICLE, date_evidence="weekday", possible_dates=days)
    lines = list(article_lines(StoredArticle(doubtful, {}), Terminal(80, is_colored=False)))
    assert "date:          2013-02-25 or 2019-02-25 (year not known)" in lines
    assert "dated:         -" in lines


def test_show_counts_the_forms_of_a_name() -> None:
    stored = StoredArticle(ARTICLE, {"Ali Karim": {"Karim": 2, "Ali Karim": 1}})
    lines = list(article_lines(stored, Terminal(80, is_colored=False)))
    assert "people:        Ali Karim (1, Karim 2), Léa Roy" in lines


def test_show_names_the_fields_in_french() -> None:
    terminal = Terminal(80, is_colored=False, words=cli_catalogue("fr"))
    lines = list(article_lines(StoredArticle(ARTICLE, {}), terminal))
    assert "titre\u202f:        Titre" in lines
    assert lines[-1] == "légende\u202f: Photo"


@pytest.mark.parametrize("width", [-5, 0, 1, 24, 40, 200])
@pytest.mark.parametrize("word", ["mot ", "x" * 500, "a" * 23 + " ", "b\u00a0", "c "])
def test_show_makes_no_line_wider_than_the_terminal(width: int, word: str) -> None:
    text = word * (500 // len(word))
    article = Article("i", "p", text, text, (text,), people=(text,))
    lines = article_lines(StoredArticle(article, {}), Terminal(width, is_colored=True))
    shown = "\n".join(lines)
    assert max(len(re.sub("\x1b\\[.m", "", line)) for line in shown.split("\n")) <= max(width, 24)


def test_show_prints_text_or_json(search: Run, articles_index: Path) -> None:
    done = search("show", "articles.jsonl#hachd", "--index", articles_index)
    assert done.code == 0
    assert "Le Parlement de Bagdad" in done.out
    article = search("show", "articles.jsonl#hachd", "--json", "--index", articles_index).json
    assert list(article) == KEYS
    assert article["body"].startswith("Le Parlement")


@pytest.mark.parametrize("id", ["nobody", "*", "articles.jsonl", "\x1b[31m"])
def test_show_of_an_unknown_article_is_exit_code_1(
    search: Run, articles_index: Path, id: str
) -> None:
    done = search("show", id, "--index", articles_index)
    assert (done.code, done.out) == (1, "")
    assert "there is no article" in done.err
    assert "\x1b" not in done.err


def test_show_tells_the_forms_of_names(people_index: Path, search: Run) -> None:
    shown = search("show", "articles.jsonl#1", "--index", people_index)
    assert "Qassem Soleimani (0, Soleimani 1), Hassan Rohani" in shown.out


def test_show_asks_for_an_id_where_there_is_none(articles_index: Path, search: Run) -> None:
    refused = search("show", "", "--index", articles_index)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "type the id of an article; it stands under each hit\n"


@pytest.mark.parametrize("name", ["-rf.txt", "--json.txt", " a.txt", "x\ny.txt"])
def test_show_takes_an_id_as_it_was_printed(
    indexed_folder: IndexedFolder, search: Run, name: str
) -> None:
    indexed_folder.put({name: "Une digue tient bon."})
    indexed_folder.run()
    index = ("--index", indexed_folder.location)
    printed = search("query", "digue", *index).out.rstrip("\n").split("\n")[-1][3:]
    for command in ("show", "similar"):
        assert search(command, printed, *index).code in {0, 1}
    assert "Une digue tient bon." in search("show", printed, *index).out


@pytest.fixture
def listed(search: Run, articles_index: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on an index after a list of two hits was shown."""
    monkeypatch.setenv("SEARCH_INDEX", str(articles_index))
    assert search("query", "bagdad").code == 0
    return search


def shown_ids(done: Outcome) -> list[str]:
    return re.findall(r"^id: +(\S+)", done.out, re.MULTILINE)


def test_show_takes_the_number_of_the_last_list(listed: Run) -> None:
    assert shown_ids(listed("show", "2")) == ["articles.jsonl#hachd"]
    assert listed("query", "bagdad", "--limit", "1", "--page", "2").code == 0
    assert shown_ids(listed("show", "2")) == ["articles.jsonl#hachd"]
    beyond = listed("show", "1")
    assert (beyond.code, beyond.out) == (2, "")
    assert beyond.err == "the last list has no number 1; it has 2 to 2\n"


def test_similar_takes_and_makes_numbers(listed: Run) -> None:
    assert listed("similar", "2").out == listed("similar", "articles.jsonl#hachd").out
    (first, *_) = listed("similar", "articles.jsonl#retraites", "--json").json["similar"]
    assert listed("similar", "articles.jsonl#retraites").code == 0
    assert shown_ids(listed("show", "1")) == [first["id"]]


def test_show_takes_the_end_of_an_id(listed: Run) -> None:
    assert shown_ids(listed("show", "qaani")) == ["articles.jsonl#qaani"]
    assert shown_ids(listed("show", "#hachd")) == ["articles.jsonl#hachd"]
    assert listed("show", "*").err.startswith("there is no article *")
    several = listed("show", "e")
    assert (several.code, several.out) == (2, "")
    assert several.err.startswith("several articles end with e: ")


def test_show_shows_several_articles(listed: Run) -> None:
    assert shown_ids(listed("show", "2", "qaani")) == [
        "articles.jsonl#hachd",
        "articles.jsonl#qaani",
    ]
    done = listed("show", "2", "nobody", "--json")
    assert (done.code, [article["id"] for article in done.json]) == (1, ["articles.jsonl#hachd"])
    assert "there is no article nobody" in done.err


def test_a_number_is_of_no_other_index(
    listed: Run, home: Path, articles_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(articles_index, home / "other")
    monkeypatch.setenv("SEARCH_INDEX", str(home / "other"))
    assert listed("show", "1").err.startswith("there is no article 1")


def test_a_list_is_forgotten_where_nothing_can_be_written(
    listed: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))
    done = listed("query", "bagdad")
    assert (done.code, done.err) == (0, "")
    assert listed("show", "1").code == 1


PAGE = """Infos / Tunisie

Le bac reprend la mer

Le bac de Sfax a repris la mer mardi, après deux semaines de travaux au port.

Abonnez-vous à notre newsletter
"""


def test_show_raw_tells_where_each_line_of_the_file_went(search: Run, tmp_path: Path) -> None:
    (tmp_path / "bac.txt").write_text(PAGE)
    search("index", str(tmp_path), "--index", str(tmp_path / "i"))
    done = search("show", "--raw", "bac.txt", "--index", str(tmp_path / "i"))
    assert (done.code, done.out.splitlines()) == (
        0,
        [
            "left out:      Infos / Tunisie [menu, or name of a section]",
            "title:         Le bac reprend la mer",
            "body:          Le bac de Sfax a repris la mer mardi, après deux semaines de travaux au port.",
            "left out:      Abonnez-vous à notre newsletter [words that pages put around articles]",
        ],
    )
    lines = search("show", "--raw", "bac.txt", "--json", "--index", str(tmp_path / "i")).json
    assert lines[0] == {"text": "Infos / Tunisie", "place": "boilerplate", "rule": "menu"}


def test_show_raw_needs_the_file_as_it_was_indexed(search: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "1", "title": "Le bac", "text": "Le bac de Sfax a repris la mer."}\n')
    index = ("--index", str(tmp_path / "i"))
    search("index", str(tmp_path), *index)
    assert search("show", "--raw", "a.jsonl#1", *index).out.startswith("body:")
    assert search("show", "--raw", "a.jsonl#2", *index).code == 1
    file.write_text('{"id": "2", "title": "Le bac", "text": "Le bac de Sfax a repris la mer."}\n')
    done = search("show", "--raw", "a.jsonl#1", *index)
    assert (done.code, done.err) == (2, "a.jsonl does not hold this article any more\n")
    file.unlink()
    assert search("show", "--raw", "a.jsonl#1", *index).err.startswith(
        "the file a.jsonl is not there"
    )
