from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from index import synchronise
from index.engines import query as engine_query
from index.engines.base import Engine, open_engine
from index.store.generations import current_manifest
from search.names.variants import look_up_variants
from search.parser import parse_query
from search.ranking import Ranking
from search.relaxation import Search
from search.suggestion import MIN_ARTICLES, suggest
from tests.support.articles import TODAY, write_articles
from tests.support.cluster import EVERY

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
        names = look_up_variants(self.engine, text, reading.query)
        ranking = Ranking(lambda _: ("AFP",), lambda _: engine_query.MatchAll(), names=names)
        outcome = Search(self.engine, ranking, "relevance", 0, 10).run(reading)
        return suggest(self.engine, ranking, text, reading.query, outcome.complete)


@pytest.fixture(scope="module", params=EVERY)
def room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    place = tmp_path_factory.mktemp("room")
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
    write_articles(place / "articles.jsonl", articles)
    synchronise([place / "articles.jsonl"], place / "index", engine=request.param)
    manifest = current_manifest(place / "index")
    engine = open_engine(manifest.engine, place / "index" / manifest.generation)
    yield Room(engine)
    engine.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
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
def test_a_misspelt_word_is_replaced_and_the_rest_kept(room: Room, typed: str, meant: str) -> None:
    assert room.suggestion(typed) == meant


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
def test_nothing_is_suggested_where_nothing_is_misspelt(room: Room, typed: str) -> None:
    assert room.suggestion(typed) is None


def test_a_rare_word_alone_is_not_suggested_for_another(room: Room) -> None:
    assert room.suggestion("barrege") is None


def test_a_rare_word_that_goes_with_the_others_may_be_too_few_to_tell(room: Room) -> None:
    assert room.suggestion("barrege manifestation") is None


def test_too_many_unknown_words_are_another_language(room: Room) -> None:
    assert room.suggestion("manifestatoin beyrouhtt elusz lentemant") is None
