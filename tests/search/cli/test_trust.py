"""The settings of a folder are obeyed once the user has trusted it, and passwords stay where they belong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from search.cli.settings import read_settings, settings_notes
from search.cli.trust import distrust
from tests.support.articles import write_articles
from tests.support.commands import Run

URL = "SEARCH_OPENSEARCH_URL"
PASSWORD = "SEARCH_OPENSEARCH_PASSWORD"


@pytest.fixture
def distrusted(home: Path) -> Path:
    """A folder that nobody has trusted, with settings that read the user's secrets."""
    (home / "secret").mkdir()
    (home / "secret" / "a.txt").write_text("Contrat\n\nLe prix est de douze millions.")
    (home / "key").write_text("BEGIN KEY")
    (home / "search.toml").write_text(
        f'seeds = "{home / "secret"}"\nindex = "shared"\nsource_names = "{home / "key"}"\n'
    )
    distrust(home, os.environ)
    return home


@pytest.mark.parametrize("command", [["query", "prix"], ["status"], ["index"], ["people"]])
def test_settings_of_a_folder_that_is_not_trusted_are_not_obeyed(
    search: Run, distrusted: Path, command: list[str]
) -> None:
    done = search(*command)
    assert done.code == 2
    assert "is not obeyed" in done.err
    assert done.err.count("search trust") == 1
    assert not (distrusted / "shared").exists()
    assert not (distrusted / ".search").exists()


def test_settings_are_obeyed_once_their_folder_is_trusted(search: Run, distrusted: Path) -> None:
    (distrusted / "key").write_text("Le Phare | Phare de Nantes\n")
    assert "is obeyed" in search("trust").err
    done = search("query", "prix")
    assert (done.code, "not obeyed" in done.err) == (0, False)
    assert (distrusted / "shared").exists()
    assert "not obeyed any more" in search("trust", "--forget").err
    assert "not obeyed, since" in search("status").err


def test_trust_is_for_one_folder(search: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = home / "inner"
    inner.mkdir()
    (inner / "search.toml").write_text('index = "elsewhere"\n')
    monkeypatch.chdir(inner)
    assert "not obeyed" in search("status").err
    assert search("trust", ".").code == 0
    assert "not obeyed" not in search("status").err


def test_list_of_trusted_folders_is_private(search: Run, home: Path) -> None:
    (home / "search.toml").write_text("")
    assert search("trust").code == 0
    [kept] = (home / "home" / ".config" / "kiosque-search").iterdir()
    assert kept.stat().st_mode & 0o077 == 0


def test_file_that_everybody_may_change_is_not_trusted(search: Run, home: Path) -> None:
    (home / "search.toml").write_text('index = "elsewhere"\n')
    (home / "search.toml").chmod(0o666)
    done = search("trust")
    assert (done.code, "must be yours" in done.err) == (2, True)
    assert read_settings(os.environ).index == Path(".search")


def test_trust_needs_settings_and_a_home(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "has no search.toml" in search("trust").err
    (home / "search.toml").write_text("")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.delenv("HOME")
    assert "HOME is not set" in search("trust").err


def test_query_that_makes_the_first_index_needs_no_trust(search: Run, home: Path) -> None:
    distrust(home, os.environ)
    (home / "seeds").mkdir()
    write_articles(home / "seeds" / "articles.jsonl")
    assert search("query", "bagdad").code == 0


def test_query_follows_no_link_to_the_articles_unless_the_user_chose_it(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "secret").mkdir()
    write_articles(home / "secret" / "articles.jsonl")
    (home / "seeds").symlink_to(home / "secret")
    assert search("query", "bagdad").code == 2
    assert not (home / ".search").exists()
    monkeypatch.setenv("SEARCH_SEEDS", str(home / "seeds"))
    assert search("query", "bagdad").code == 0


@pytest.mark.parametrize(
    ("file", "variables", "password", "notes"),
    [
        ("", {PASSWORD: "p"}, "p", []),
        ("", {URL: "https://b", PASSWORD: "p"}, "p", []),
        ('opensearch_url = "https://a"', {PASSWORD: "p"}, "", ["credentials-withheld"]),
        ('opensearch_url = "https://a"', {URL: "https://b", PASSWORD: "p"}, "p", []),
        ('opensearch_url = "https://a"\nopensearch_password = "q"', {}, "q", []),
        ('opensearch_url = "https://a"\nopensearch_password = "q"', {URL: "https://b"}, "", []),
        ('opensearch_password = "q"', {URL: "https://b"}, "", []),
        (
            'opensearch_url = "https://a"\nopensearch_password = "q"',
            {PASSWORD: "p"},
            "q",
            ["credentials-withheld"],
        ),
    ],
)
def test_password_is_sent_to_the_address_that_it_was_given_with(
    home: Path, file: str, variables: dict[str, str], password: str, notes: list[str]
) -> None:
    (home / "search.toml").write_text(file)
    environment = {**os.environ, **variables}
    assert read_settings(environment).cluster.password == password
    assert [code for code, _ in settings_notes(environment)] == notes


@pytest.mark.parametrize(
    ("file", "variables", "password"),
    [
        ('opensearch_url = "https://a"', {PASSWORD: "p"}, "p"),
        ('opensearch_password = "q"', {URL: "https://b"}, "q"),
        ('opensearch_url = "https://a"\nopensearch_password = "q"', {URL: "https://b"}, ""),
    ],
)
def test_file_of_the_user_may_name_the_address_for_a_password(
    home: Path, file: str, variables: dict[str, str], password: str
) -> None:
    folder = home / "home" / ".config" / "kiosque-search"
    (folder / "config.toml").write_text(file)
    assert read_settings({**os.environ, **variables}).cluster.password == password


@pytest.mark.parametrize(
    ("url", "is_exposed"),
    [
        ("http://node1:9200", True),
        ("https://node1:9200", False),
        ("http://127.0.0.1:9200", False),
        ("http://localhost", False),
        ("http://[::1]:9200", False),
        ("https://node1,http://node2", True),
    ],
)
def test_password_that_others_can_read_on_its_way_is_warned_of(
    home: Path, url: str, is_exposed: bool
) -> None:
    assert home.is_dir()
    notes = [code for code, _ in settings_notes({URL: url, PASSWORD: "p"})]
    assert ("password-in-the-open" in notes) == is_exposed
