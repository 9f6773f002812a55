"""Test how misspelt words of a query are replaced by words of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index import synchronise
from index.engines import query as engine_query
from index.engines.base import Engine, open_engine
from index.engines.batch import Batch
from index.store.generations import current_manifest
from search import Archive
from search.cli.hits import result_page
from search.cli.terminal import Terminal
from search.matching import Matching
from search.names.finder import NameFinder
from search.parser import parse_query
from search.ranking import Ranking
from search.relaxation import Relaxer
from search.suggestion import MIN_ARTICLES, suggest
from tests.support.articles import TODAY, write_articles
from tests.support.cluster import EVERY_ENGINE

BODIES = [
    f"La manifestation des élus de Beyrouth, jour {number}." for number in range(MIN_ARTICLES)
]
BODIES += [
    "La réforme du barrage avance lentement.",
    "Le Qods est là.",
    "Une manifestaton oubliée.",
]


@dataclass(frozen=True, slots=True)
class Room:
    """An index, and questions put to it."""

    engine: Engine

    def suggestion(self, text: str) -> str | None:
        reading = parse_query(text, TODAY)
        batch = Batch(self.engine)
        names = NameFinder(batch, text, reading.query).find().searched
        ranking = Ranking(lambda _: ("AFP",), lambda *_: engine_query.MatchAll(), names=names)
        relaxer = Relaxer(batch, ranking, text, "relevance")
        outcome = Matching(relaxer, reading).page(0, 10)
        return suggest(batch, ranking, text, reading.query, outcome.complete)


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def index_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suggestion")
    articles = [
        {
            "id": str(number),
            "title": f"Brève {number}",
            "body": body,
            "source": "AFP",
            "date": "2019-02-25",
        }
        for number, body in enumerate(BODIES)
    ]
    write_articles(folder / "articles.jsonl", articles)
    synchronise([folder / "articles.jsonl"], folder / "index", engine=request.param)
    return folder / "index"


@pytest.fixture(scope="module")
def room(index_folder: Path) -> Iterator[Room]:
    manifest = current_manifest(index_folder)
    engine = open_engine(manifest.engine, index_folder / manifest.generation)
    yield Room(engine)
    engine.close()


@pytest.fixture(scope="module")
def archive(index_folder: Path) -> Iterator[Archive]:
    with Archive(index_folder) as archive:
        yield archive


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("manifestatoin", "manifestation"),
        ("Manifestatoin", "Manifestation"),
        ("MANIFESTATOIN", "MANIFESTATION"),
        ("manifestatoin beyrouth", "manifestation beyrouth"),
        ("manifestatoin à Beyrouth", "manifestation à Beyrouth"),
        ("manifestatoin source:AFP date:2019", "manifestation source:AFP date:2019"),
        ('manifestatoin "élus de Beyrouth"', 'manifestation "élus de Beyrouth"'),
        ("manifestatoin ET (élus OU barrage)", "manifestation ET (élus OU barrage)"),
    ],
)
def test_suggest_replaces_a_misspelt_word_and_keeps_the_rest(
    room: Room, typed: str, suggestion: str
) -> None:
    assert room.suggestion(typed) == suggestion


@pytest.mark.parametrize(
    "typed",
    [
        "manifestation",
        "manifestation Beyrouth",
        "réforme",
        "barrage lentement",
        "",
        "source:AFP",
        "xyzzyplugh",
        "Qad",
        "avalanche",
        "manifestation date:2030",
        "-manifestatoin",
        "12345",
    ],
)
def test_suggest_gives_nothing_if_nothing_is_misspelt(room: Room, typed: str) -> None:
    assert room.suggestion(typed) is None


def test_suggest_gives_no_rare_word_for_a_word_by_itself(room: Room) -> None:
    assert room.suggestion("barrege") is None


def test_suggest_gives_no_rare_word_that_few_articles_have_with_others(room: Room) -> None:
    assert room.suggestion("barrege manifestation") is None


def test_suggest_gives_nothing_for_many_unknown_words(room: Room) -> None:
    assert room.suggestion("manifestatoin beyrouhtt elusz lentemant") is None


def test_suggestion_is_the_last_line_of_a_page(archive: Archive) -> None:
    page = archive.find("manifestatoin Beyrouth", today=TODAY)
    assert page.suggestion == "manifestation Beyrouth"
    assert page.as_dict()["suggestion"] == page.suggestion
    lines = result_page(page, Terminal(80, is_colored=False)).splitlines()
    assert lines[-1] == "did you mean: manifestation Beyrouth?"


def test_suggestion_is_none_if_a_query_finds_enough(archive: Archive) -> None:
    assert archive.find("manifestation Beyrouth", today=TODAY).suggestion is None
