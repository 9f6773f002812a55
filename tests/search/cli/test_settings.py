"""Settings come from the environment, then from a file, then from defaults."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from index import synchronise
from index.errors import InputError
from search.cli import workspace
from search.cli.settings import Settings, read_settings
from search.cli.trust import trust
from search.cli.words import cli_catalogue
from tests.support.articles import ARTICLES, TODAY, write_articles
from tests.support.commands import Run

REPORT = ["added", "updated", "removed", "unchanged", "skipped", "articles", "seconds"]


@pytest.mark.parametrize(
    ("environment", "settings"),
    [
        ({}, Settings(Path("seeds"), Path(".search"), None)),
        ({"SEARCH_SEEDS": "", "SEARCH_INDEX": "", "SEARCH_ENGINE": ""}, Settings()),
        (
            {"SEARCH_SEEDS": "a", "SEARCH_INDEX": "b/c", "SEARCH_ENGINE": "whoosh"},
            Settings(Path("a"), Path("b/c"), "whoosh"),
        ),
    ],
)
@pytest.mark.usefixtures("home")
def test_the_environment_comes_before_what_is_preferred(
    environment: dict[str, str], settings: Settings
) -> None:
    assert read_settings(environment) == settings


def test_the_environment_comes_before_the_file_of_the_folder_and_that_before_the_user_s(
    home: Path,
) -> None:
    user = home / "configuration"
    (user / "kiosque-search").mkdir(parents=True)
    (user / "kiosque-search" / "config.toml").write_text('index = "user"\nengine = "whoosh"\n')
    environment = {"XDG_CONFIG_HOME": str(user)}
    trust(home, environment)
    assert read_settings(environment) == Settings(index=Path("user"), engine="whoosh")
    (home / "search.toml").write_text('index = "folder"\nseeds = "é"\n', "utf-8")
    assert read_settings(environment) == Settings(seeds=Path("é"), index=Path("folder"))
    assert read_settings({**environment, "SEARCH_INDEX": "here"}) == Settings(
        seeds=Path("é"), index=Path("here")
    )


def test_synonyms_are_in_a_file_that_is_set_or_in_the_user_s_folder(home: Path) -> None:
    own = home / ".config" / "kiosque-search" / "synonyms.txt"
    environment = {"HOME": str(home)}
    assert read_settings(environment).synonyms is None
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("Ville-Basse | Bas-Bourg\n", "utf-8")
    assert read_settings(environment).synonyms == own
    assert read_settings({**environment, "SEARCH_SYNONYMS": "ours.txt"}).synonyms == Path(
        "ours.txt"
    )
    (own.parent / "config.toml").write_text('synonyms = "theirs.txt"\n', "utf-8")
    assert read_settings(environment).synonyms == Path("theirs.txt")


def test_a_search_obeys_the_synonyms_that_are_set(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "seeds").mkdir()
    write_articles(home / "seeds" / "articles.jsonl", ARTICLES)
    monkeypatch.setenv("SEARCH_SYNONYMS", "ours.txt")
    (home / "ours.txt").write_text("xyzzy | Hachd\n", "utf-8")
    done = search("query", "xyzzy")
    assert "note: also searched: Hachd (" in done.out
    assert (
        "note: other names, which were not searched: Hachd ("
        in search("query", "xyzzy", "--no-variants").out
    )
    (home / "ours.txt").write_text("xyzzy | Hachd\nxyzzy\n", "utf-8")
    done = search("query", "xyzzy")
    assert (done.code, "ours.txt, line 2: " in done.err) == (2, True)


def test_the_user_s_file_is_in_their_home_by_default(home: Path) -> None:
    place = home / ".config" / "kiosque-search"
    place.mkdir(parents=True)
    (place / "config.toml").write_text('engine = "whoosh"')
    assert read_settings({"HOME": str(home)}).engine == "whoosh"
    assert read_settings({}).engine is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"index = [", "TOML"),
        (b"\xff", "TOML"),
        (b'folder = "x"', "folder is not a setting"),
        (b"index = 3", "index must be a text"),
        (b'ner = "x"', "ner must be true or false"),
        (b'largest_mb = "12"', "largest_mb must be a whole number"),
        (b'[index]\nplace = "x"', "index must be a text"),
    ],
)
def test_a_file_that_means_nothing_is_refused(home: Path, content: bytes, reason: str) -> None:
    (home / "search.toml").write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_settings(os.environ)
    text = cli_catalogue("en").text(caught.value.message)
    assert text.startswith("search.toml")
    assert reason in text


def test_an_impossible_value_is_named_where_it_was_set(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_articles(home / "articles.jsonl")
    (home / "search.toml").write_text("largest_mb = 0")
    done = search("index", "articles.jsonl")
    assert (done.code, done.err) == (
        2,
        "search.toml: largest_mb is 0; it may be a whole number from 1 to 2000\n",
    )
    monkeypatch.setenv("SEARCH_LARGEST_MB", "x")
    assert search("index", "articles.jsonl").err.startswith("SEARCH_LARGEST_MB is 'x'")
    monkeypatch.setenv("SEARCH_NER", "maybe")
    assert search("index", "articles.jsonl").err.startswith('SEARCH_NER is "maybe"; it may be')


def test_the_first_query_makes_the_index_and_says_so(search: Run, home: Path) -> None:
    (home / "seeds").mkdir()
    write_articles(home / "seeds" / "articles.jsonl")
    done = search("query", "bagdad", "--json")
    assert done.code == 0
    assert done.json["total"] == 2
    assert done.err.startswith("no index in .search yet: indexing the articles in seeds\n")
    assert "8 added" in done.err
    assert search("query", "bagdad").err == ""


def test_an_index_of_another_version_is_left_alone_by_a_query(search: Run, home: Path) -> None:
    write_articles(home / "articles.jsonl")
    search("index", "articles.jsonl")
    manifest = home / ".search" / "index.json"
    content = json.loads(manifest.read_text())
    del content["checksum"]  # older programs wrote none
    outdated = json.dumps({**content, "analyser": -1})
    manifest.write_text(outdated)
    for command in (["query", "bagdad"], ["status"], ["people"], ["timeline", "bagdad"], ["saved"]):
        done = search(*command)
        assert done.code == 2
        assert "search index --rebuild" in done.err
    assert manifest.read_text() == outdated
    assert search("index", "--rebuild").code == 0
    assert search("query", "bagdad").code == 0


def test_the_environment_says_where_things_are(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "press").mkdir()
    write_articles(home / "press" / "articles.jsonl")
    monkeypatch.setenv("SEARCH_SEEDS", "press")
    monkeypatch.setenv("SEARCH_INDEX", "kept/here")
    monkeypatch.setenv("SEARCH_ENGINE", "whoosh")
    assert search("query", "bagdad").code == 0
    assert (home / "kept" / "here" / "index.json").is_file()
    assert search("status", "--json").json["engine"] == "whoosh"
    assert search("index", "--index", "other", "--engine", "tantivy").code == 0
    assert search("status", "--json", "--index", "other").json["engine"] == "tantivy"


def test_a_broken_configuration_file_is_exit_code_2(search: Run, home: Path) -> None:
    (home / "search.toml").write_text("index = [")
    done = search("status")
    assert (done.code, done.out) == (2, "")
    assert "search.toml" in done.err


@pytest.mark.usefixtures("home")
def test_processes_are_as_many_as_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("index.indexer.synchronise", lambda *_, jobs, **__: asked.append(jobs))
    workspace.update_index([Path()], None, workspace.RunOptions(jobs=3))
    workspace.update_index([Path()], None, workspace.RunOptions())
    assert asked[0] == 3
    assert asked[1] >= 1


def test_articles_of_another_engine_are_found_by_the_same_command(search: Run, home: Path) -> None:
    write_articles(home / "articles.jsonl", ARTICLES[:3])
    synchronise([home / "articles.jsonl"], home / ".search", engine="whoosh", today=TODAY)
    assert search("query", "bagdad", "--json").json["total"] == 1


def test_index_reports_what_it_did(search: Run, home: Path) -> None:
    write_articles(home / "articles.jsonl")
    (home / "empty.txt").write_text("")
    done = search("index", home / "articles.jsonl", home / "empty.txt", "--json", "--jobs", "1")
    assert done.code == 0
    report = done.json
    assert list(report) == REPORT
    assert (report["added"], report["articles"]) == (8, 8)
    assert [list(skipped) for skipped in report["skipped"]] == [
        ["path", "reason", "code", "values"]
    ]
    again = search("index")
    assert again.out.startswith("not read: empty.txt: ")
    assert "0 added, 0 updated, 0 removed, 8 unchanged; 8 articles in the index" in again.out


def test_a_locked_index_is_exit_code_75(search: Run, home: Path) -> None:
    write_articles(home / "articles.jsonl")
    assert search("index", "articles.jsonl").code == 0
    with FileLock(home / ".search" / "writer.lock"):
        done = search("index", "articles.jsonl")
        assert (done.code, done.out) == (75, "")
        assert "--wait" in done.err
        assert search("query", "bagdad").code == 0


def test_only_commands_that_can_wait_are_told_to_wait(search: Run, home: Path) -> None:
    (home / "seeds").mkdir()
    (home / ".search").mkdir()
    with FileLock(home / ".search" / "writer.lock"):
        done = search("query", "bagdad")
    assert done.code == 75
    assert done.err.endswith("; try again when it is done\n")


def test_an_index_whose_place_is_taken_is_to_go_elsewhere(search: Run, home: Path) -> None:
    write_articles(home / "articles.jsonl")
    (home / ".search").write_text("")
    done = search("index", "articles.jsonl")
    assert done.code == 2
    assert done.err.endswith("is a file, not a folder; choose another folder with --index DIR\n")
    (home / "other").mkdir()
    (home / "other" / "link").symlink_to("nowhere")
    done = search("index", "articles.jsonl", "--index", "other")
    assert done.code == 2
    assert done.err.endswith("; choose another folder with --index DIR\n")


def test_an_index_in_the_folder_of_the_articles_is_refused(search: Run, home: Path) -> None:
    (home / "seeds").mkdir()
    write_articles(home / "seeds" / "articles.jsonl")
    done = search("index", "seeds", "--index", "seeds")
    assert done.code == 2
    assert done.err == (
        "the index cannot be in the folder of the articles, seeds; "
        "choose another folder with --index DIR\n"
    )
    assert [file.name for file in (home / "seeds").iterdir()] == ["articles.jsonl"]


@pytest.mark.usefixtures("home")
def test_a_folder_that_is_not_there_is_told_with_what_to_do(search: Run) -> None:
    assert search("index").err == (
        "there is no folder seeds; name the folder of your articles: search index FOLDER\n"
    )
    assert search("index", "nowhere").err.endswith("nowhere; check its name\n")


def test_a_wrong_line_of_names_of_sources_is_told_with_its_file(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_articles(home / "articles.jsonl")
    (home / "s.txt").write_text("[journaux]\n")
    monkeypatch.setenv("SEARCH_SOURCE_NAMES", "s.txt")
    done = search("index", "articles.jsonl")
    assert done.code == 2
    assert done.err.startswith("s.txt, line 1: there is no section [journaux]; sections are")


def test_the_time_zone_of_the_settings_gives_moments_their_day(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = {"title": "Un pont", "text": "Le pont est ouvert.", "date": "2020-03-09T23:30:00Z"}
    (home / "a.jsonl").write_text(json.dumps(record))
    days = []
    for zone in ("", "America/Montreal", ""):
        monkeypatch.setenv("SEARCH_TIMEZONE", zone)
        assert search("index", "a.jsonl").code == 0
        days.append(search("query", "pont", "--json").json["hits"][0]["date"])
    assert days == ["2020-03-10", "2020-03-09", "2020-03-09"]  # an index keeps its zone
    monkeypatch.setenv("SEARCH_TIMEZONE", "Europe/Parys")
    done = search("index", "a.jsonl")
    assert done.code == 2
    assert done.err.startswith('there is no time zone "Europe/Parys"')


def test_a_broken_index_is_exit_code_2(search: Run, home: Path) -> None:
    (home / ".search").mkdir()
    (home / ".search" / "index.json").write_text("{")
    done = search("query", "irak")
    assert (done.code, done.out) == (2, "")
    assert "index the articles again" in done.err
