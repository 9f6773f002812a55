"""Test the search for names of a query that articles spell in another way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index import synchronise
from index.engines import query as engine_query
from index.engines.base import Engine, Match, open_engine
from index.engines.batch import Batch
from index.errors import QueryError
from index.messages import Message, catalogue
from index.store.generations import current_manifest
from index.stored_article import StoredArticle
from search import Archive
from search.highlighting.highlighter import Highlighter
from search.matching import Matching, Outcome
from search.names.variants import (
    MAX_TYPED_HITS,
    TypedName,
    look_up_variants,
    spelling_notes,
    spellings_in,
)
from search.parser import parse_query
from search.ranking import Ranking
from search.relaxation import Relaxer
from tests.support.articles import TODAY, plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE
from tests.support.messages import english

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
    """An index, and what searches of it return."""

    engine: Engine

    def names(self, text: str) -> tuple[TypedName, ...]:
        return look_up_variants(Batch(self.engine), text, parse_query(text, TODAY).query)

    def sounds_of_pairs(self, text: str) -> list[tuple[str, ...]]:
        return [name.sounds for name in self.names(text) if not name.is_single_word]

    def outcome(self, text: str) -> Outcome:
        ranking = Ranking(lambda _: (), lambda _: engine_query.MatchAll(), names=self.names(text))
        relaxer = Relaxer(Batch(self.engine), ranking, text, "relevance")
        return Matching(relaxer, parse_query(text, TODAY)).page(0, 50)

    def best(self, text: str) -> tuple[Match, ...]:
        return self.engine.match(self.outcome(text).engine_query, limit=50).best

    def hits(self, text: str) -> list[str]:
        return [plain_id(match.id) for match in self.best(text)]

    def forms(self, text: str) -> tuple[str, ...]:
        articles = [StoredArticle.from_json(match.stored).article for match in self.best(text)]
        return spellings_in(self.names(text), articles)


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def index_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("variants")
    articles = [
        {"id": id, "title": f"Brève du jour {id[:1]}", "body": body} for id, body in BODIES.items()
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
def test_variants_of_a_name_are_hits(room: Room, text: str, expected: set[str]) -> None:
    assert set(room.hits(text)[: len(expected)]) == expected


@pytest.mark.parametrize(
    ("text", "first"), [("Hashd al-Shaabi", "hashd"), ("Hachd al-Chaabi", "hachd")]
)
def test_variants_come_after_the_spelling_that_was_typed(room: Room, text: str, first: str) -> None:
    assert room.hits(text)[0] == first
    assert set(room.hits(text)[:2]) == {"hachd", "hashd"}


def test_variants_leave_out_strangers_that_share_a_short_skeleton(room: Room) -> None:
    assert "curie" not in room.hits("Mariah Carey")
    assert "curie" not in room.hits("Carey")


def test_variants_of_a_pair_stand_together(room: Room) -> None:
    assert room.sounds_of_pairs("Camal Haddad") == []
    assert room.sounds_of_pairs("Camal Mansour") == [("kml", "mnsr")]


def test_variants_are_not_searched_if_enough_articles_have_a_word(room: Room) -> None:
    assert "rashidi" not in room.hits("Rachidi")
    assert room.hits("Rashidi")[0] == "rashidi"
    assert len(room.hits("Rashidi")) == MAX_TYPED_HITS + 1


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
def test_look_up_variants_leaves_quotes_fields_exclusions_and_plain_words(
    room: Room, text: str
) -> None:
    assert room.names(text) == ()


def test_variants_of_an_excluded_name_are_not_excluded(room: Room) -> None:
    assert "hachd" in room.hits("Hached Chaabi -Hashd")
    assert "hashd" not in room.hits("Hached Chaabi -Hashd")


def test_variants_of_exact_words_are_not_searched(room: Room) -> None:
    names = room.names("Ghassem Soleymani")
    ranking = Ranking(lambda _: (), lambda _: engine_query.MatchAll(), exact=True, names=names)
    query = ranking.translate(parse_query("Ghassem Soleymani", TODAY).query)
    assert names
    assert room.engine.match(query).total == 0


def test_spelling_notes_count_the_hits_of_each_spelling(room: Room) -> None:
    forms = room.forms("Hached Chaabi")
    assert set(forms) == {"Hachd al-Chaabi", "Hashd al-Shaabi"}
    node = room.outcome("Hached Chaabi").engine_query
    (note,) = spelling_notes(Batch(room.engine), node, forms)
    assert english(note) == 'also found: "Hachd al-Chaabi" (1), "Hashd al-Shaabi" (1)'
    assert catalogue("fr").text(note).startswith("autres graphies trouvées\u202f: «")
    first = Message.of("spelling-found", spelling="Hachd al-Chaabi", articles=1)
    single = Message.of("spellings-found", spellings=(first,))
    assert catalogue("fr").text(single).startswith("autre graphie trouvée\u202f: «")


def test_spelling_notes_are_empty_without_other_spellings(room: Room) -> None:
    assert room.forms("Qassem Soleimani") == ()
    assert spelling_notes(Batch(room.engine), engine_query.MatchAll(), ()) == ()


def test_variants_are_highlighted(room: Room) -> None:
    body = BODIES["hachd"]
    query = parse_query("Hashd al-Shaabi", TODAY).query
    highlighter = Highlighter(query, room.forms("Hashd al-Shaabi"))
    (highlight,) = highlighter.highlights(body)
    start, end = highlight.span
    assert body[start:end] == "Hachd al-Chaabi"


@pytest.mark.parametrize(
    "text", ["A" * 3000, "Aa " * 2000, "Ġ’ʼ'- Ab", "\ud800Hashd Chaabi", "O'Brien L'Iran D'"]
)
def test_look_up_variants_takes_any_query(room: Room, text: str) -> None:
    assert isinstance(room.names(text), tuple)


def test_look_up_variants_is_not_reached_by_a_quote_without_partner(room: Room) -> None:
    with pytest.raises(QueryError):
        room.names("«")


@pytest.mark.parametrize(
    ("text", "ids", "variant"),
    [
        ("Hachd al-Chaabi", ["hachd", "hashd"], "Hashd al-Shaabi"),
        ("Hashd al-Shaabi", ["hashd", "hachd"], "Hachd al-Chaabi"),
    ],
)
def test_variants_follow_the_typed_spelling_on_a_page_with_a_note(
    archive: Archive, text: str, ids: list[str], variant: str
) -> None:
    page = archive.find(text, today=TODAY)
    assert [plain_id(hit.id) for hit in page.hits] == ids
    assert f'also found: "{variant}" (1)' in map(english, page.notes)
    highlighted: list[str] = []
    for hit in page.hits:
        snippet = hit.snippets[0]
        start, end = snippet.highlights[0]
        highlighted.append(snippet.text[start:end])
    assert highlighted == [text, variant]


def test_variants_are_not_on_a_page_of_exact_words(archive: Archive) -> None:
    page = archive.find("Hachd al-Chaabi", exact=True, today=TODAY)
    assert [plain_id(hit.id) for hit in page.hits] == ["hachd"]
    assert not any(note.code == "spellings-found" for note in page.notes)


def test_variants_are_highlighted_in_exported_hits(archive: Archive) -> None:
    hits = list(archive.hits("Hachd al-Chaabi", today=TODAY))
    assert len(hits) == 2
    assert all(hit.snippets[0].highlights for hit in hits)
