"""Indexes that the tests of the way out share: they are made once, and only read."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.engine import ENGINES
from search import Archive, cli
from tests.commands import Outcome, Run
from tests.press import SEEDS, TODAY, write_articles


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The index of `seeds` or of `articles` that an engine keeps, made when it is first asked for."""
    made: dict[tuple[str, str], Path] = {}

    def index_of(corpus: str, engine: str) -> Path:
        if (corpus, engine) not in made:
            place = tmp_path_factory.mktemp(f"{corpus}-{engine}")
            source = SEEDS if corpus == "seeds" else write_articles(place / "articles.jsonl")
            synchronise([source], place / "index", engine=engine, today=TODAY)
            made[corpus, engine] = place / "index"
        return made[corpus, engine]

    return index_of


@pytest.fixture(params=ENGINES)
def archive(request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]) -> Iterator[Archive]:
    """The archive of the articles in `tests.press`, on every engine in turn."""
    with Archive(indexed("articles", request.param)) as opened:
        yield opened


@pytest.fixture(params=ENGINES)
def seeds_archive(request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]) -> Iterator[Archive]:
    """The archive of the articles that come with the project, on every engine in turn."""
    with Archive(indexed("seeds", request.param)) as opened:
        yield opened


@pytest.fixture
def articles_index(indexed: Callable[[str, str], Path]) -> Path:
    """The default engine's index of the articles in `tests.press`."""
    return indexed("articles", "tantivy")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in, with nothing set in the environment."""
    for name in ("SEARCH_SEEDS", "SEARCH_INDEX", "SEARCH_ENGINE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def search(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, in an empty folder."""
    assert home.is_dir()

    def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["search", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code: Any = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code or 0
        return Outcome(int(code), *capsys.readouterr())

    return run


@pytest.fixture
def query(search: Run, articles_index: Path) -> Run:
    """Run `search query` on the articles of `tests.press`."""
    return lambda *arguments: search("query", "--index", articles_index, *arguments)
