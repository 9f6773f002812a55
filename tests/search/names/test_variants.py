from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from index import synchronise
from index.engines import query as engine_query
from index.engines.base import Engine, Match, open_engine
from index.messages import catalogue
from index.store.generations import current_manifest
from index.stored import StoredArticle
from search.highlighting.highlighter import Highlighter
from search.names.variants import (
    MAX_TYPED_HITS,
    TypedName,
    look_up_variants,
    spelling_notes,
    spellings_in,
)
from search.parser import parse_query
from search.ranking import Ranking
from search.relaxation import Outcome, Search
from tests.support.articles import TODAY, plain_id, write_articles
from tests.support.cluster import EVERY

BODIES = {
    "hachd": "Le vote est clos. Les chefs du Hachd al-Chaabi ont quitté la salle, dit Omar Haddad.",
    "hashd": "À Bagdad, le Hashd al-Shaabi se retire de la plaine.",
    "soleimani": "Le général Qassem Soleimani est venu. Soleimani repart demain.",
    "sissi": "Le président Abdel Fattah al-Sissi reçoit ses voisins.",
    "carey": "La chanteuse Mariah Carey donne un concert.",
    "curie": "La physicienne Marie Curie reçoit un prix.",
    "mansour": "Kamal Mansour et Leïla Haddad ont parlé.",
    "plaine": "La récolte est bonne dans la plaine, disent les paysans.",
} | {
    f"rachidi{number}": f"Paul Tavernier et Zaïd Rachidi, épisode {number}."
    for number in range(MAX_TYPED_HITS)
}
BODIES["rashidi"] = "Le maire Rashidi est parti."


@dataclass(frozen=True, slots=True)
class Room:
    """An index, and questions put to it."""

    engine: Engine

    def names(self, text: str) -> tuple[TypedName, ...]:
        return look_up_variants(self.engine, text, parse_query(text, TODAY).query)

    def outcome(self, text: str) -> Outcome:
        ranking = Ranking(lambda _: (), lambda _: engine_query.MatchAll(), names=self.names(text))
        return Search(self.engine, ranking, "relevance", 0, 50).run(parse_query(text, TODAY))

    def best(self, text: str) -> tuple[Match, ...]:
        return self.engine.match(self.outcome(text).engine_query, limit=50).best

    def found(self, text: str) -> list[str]:
        return [plain_id(match.id) for match in self.best(text)]

    def forms(self, text: str) -> tuple[str, ...]:
        best = self.best(text)
        return spellings_in(
            self.names(text), [StoredArticle.from_json(match.stored).article for match in best]
        )


@pytest.fixture(scope="module", params=EVERY)
def room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    place = tmp_path_factory.mktemp("room")
    articles = [
        {"id": id, "title": f"Brève du jour {id[:1]}", "body": body} for id, body in BODIES.items()
    ]
    write_articles(place / "articles.jsonl", articles)
    synchronise([place / "articles.jsonl"], place / "index", engine=request.param)
    manifest = current_manifest(place / "index")
    engine = open_engine(manifest.engine, place / "index" / manifest.generation)
    yield Room(engine)
    engine.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hached Chaabi", {"hachd", "hashd"}),
        ("hached chaabi", {"hachd", "hashd"}),
        ("HACHED CHAABI", {"hachd", "hashd"}),
        ("Ghassem Soleymani", {"soleimani"}),
        ("général Ghassem Soleymani", {"soleimani"}),
        ("Abd el-Fattah al-Sisi", {"sissi"}),
        ("Soleymani", {"soleimani"}),
    ],
)
def test_a_name_finds_the_articles_that_spell_it_otherwise(
    room: Room, text: str, expected: set[str]
) -> None:
    assert set(room.found(text)[: len(expected)]) == expected


@pytest.mark.parametrize(
    ("text", "first"), [("Hashd al-Shaabi", "hashd"), ("Hachd al-Chaabi", "hachd")]
)
def test_the_spelling_that_was_typed_comes_first(room: Room, text: str, first: str) -> None:
    assert room.found(text)[0] == first
    assert set(room.found(text)[:2]) == {"hachd", "hashd"}


def test_strangers_that_share_a_short_skeleton_are_not_found(room: Room) -> None:
    assert "curie" not in room.found("Mariah Carey")
    assert "curie" not in room.found("Carey")


def test_two_names_that_stand_apart_are_not_one(room: Room) -> None:
    assert [name.sounds for name in room.names("Camal Haddad") if len(name.sounds) > 1] == []
    assert [name.sounds for name in room.names("Camal Mansour") if len(name.sounds) > 1] == [
        ("kml", "mnsr")
    ]


def test_a_word_that_enough_articles_have_is_not_widened(room: Room) -> None:
    assert "rashidi" not in room.found("Rachidi")
    assert room.found("Rashidi")[0] == "rashidi"
    assert len(room.found("Rashidi")) == MAX_TYPED_HITS + 1


@pytest.mark.parametrize(
    "text",
    [
        '"Hached Chaabi"',
        "titre:Soleymani",
        "-Soleymani",
        "récolte plaine",
        "la récolte de la plaine",
        "",
        "les",
        "2019",
    ],
)
def test_quotes_fields_exclusions_and_plain_words_are_not_widened(room: Room, text: str) -> None:
    assert room.names(text) == ()


def test_what_is_excluded_is_excluded_as_typed_alone(room: Room) -> None:
    assert "hachd" in room.found("Hached Chaabi -Hashd")
    assert "hashd" not in room.found("Hached Chaabi -Hashd")


def test_exact_words_have_no_other_spelling(room: Room) -> None:
    names = room.names("Ghassem Soleymani")
    ranking = Ranking(lambda _: (), lambda _: engine_query.MatchAll(), exact=True, names=names)
    assert names
    assert (
        room.engine.match(ranking.translate(parse_query("Ghassem Soleymani", TODAY).query)).total
        == 0
    )


def test_the_spellings_that_hits_have_are_told_with_their_number(room: Room) -> None:
    forms = room.forms("Hached Chaabi")
    assert set(forms) == {"Hachd al-Chaabi", "Hashd al-Shaabi"}
    node = room.outcome("Hached Chaabi").engine_query
    (note,) = spelling_notes(room.engine, node, forms)
    assert catalogue("en").text(note) == 'also found: "Hachd al-Chaabi" (1), "Hashd al-Shaabi" (1)'


def test_a_name_that_is_spelt_as_typed_has_nothing_to_tell(room: Room) -> None:
    assert room.forms("Qassem Soleimani") == ()
    assert spelling_notes(room.engine, engine_query.MatchAll(), ()) == ()


def test_other_spellings_are_marked(room: Room) -> None:
    body = BODIES["hachd"]
    marker = Highlighter(parse_query("Hashd al-Shaabi", TODAY).query, room.forms("Hashd al-Shaabi"))
    assert [body[slice(*mark.span)] for mark in marker.highlights(body)] == ["Hachd al-Chaabi"]


@pytest.mark.parametrize(
    "text", ["A" * 3000, "Aa " * 2000, "Ġ’ʼ'- Ab", "\ud800Hashd Chaabi", "«", "O'Brien L'Iran D'"]
)
def test_any_query_has_variants_or_none(room: Room, text: str) -> None:
    from index.errors import QueryError

    try:
        assert isinstance(room.names(text), Sequence)
    except QueryError:
        assert text == "«"
