"""Test the search for other spellings of the names in a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.engines import query as engine_query
from index.engines.base import Engine, Match, open_engine
from index.engines.batch import Batch
from index.errors import QueryError
from index.store.generations import current_manifest
from search import Archive
from search.highlighting.highlighter import Highlighter
from search.matching import Matching
from search.names.alternatives import Names
from search.names.finder import NameFinder
from search.parser import parse_query
from search.ranking import Ranking
from search.relaxation import Relaxer
from tests.support.articles import TODAY, plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE
from tests.support.messages import english

MANY = 12
"""More articles than are read to learn how a name is spelt as it was typed."""
BODIES = {
    "hachd": "Le vote est clos. Les chefs du Hachd al-Chaabi ont quitté la salle, dit Omar Haddad.",
    "hashd": "À Bagdad, le Hashd al-Shaabi se retire de la plaine.",
    "soleimani": "Le général Qassem Soleimani est venu. Soleimani repart demain.",
    "sissi": "Le président Abdel Fattah al-Sissi reçoit ses voisins.",
    "carey": "La chanteuse Mariah Carey donne un concert.",
    "curie": "La physicienne Marie Curie reçoit un prix.",
    "mansour": "Kamal Mansour et Leïla Haddad ont parlé.",
    "plaine": "La récolte est bonne dans la plaine, disent les paysans.",
    "rashidi": "Le maire Zayd Rashidi est parti. Rashidi reviendra.",
    "verane": "Le joueur Basile Verrane a marqué. Verrane est blessé.",
    "suleymaniya": "La foule a manifesté à Soleimany. Le maire de la ville de Soleimany est venu.",
    "merah": "Le procès de Mohamed Tavernier commence.",
    "merrah": "Le procès de Mohammed Tavernier commence.",
    "frederique": "Frédérique Vautrin a parlé.",
    "frederic": "Frédéric Vautrin a répondu.",
} | {
    f"rachidi{number}": f"Paul Tavernier et Zaïd Rachidi, épisode {number}. Rachidi rit."
    for number in range(MANY)
}
BODIES |= {
    f"veran{number}": f"Le ministre Olivier Véran, épisode {number}. Véran rit."
    for number in range(MANY)
}


@dataclass(frozen=True, slots=True)
class Room:
    """An index, and what searches of it return."""

    engine: Engine

    def names(self, text: str) -> Names:
        return NameFinder(Batch(self.engine), text, parse_query(text, TODAY).query).find()

    def forms(self, text: str) -> set[str]:
        return set(self.names(text).searched_forms)

    def best(self, text: str) -> tuple[Match, ...]:
        names = self.names(text).searched
        ranking = Ranking(lambda _: (), lambda *_: engine_query.MatchAll(), names=names)
        relaxer = Relaxer(Batch(self.engine), ranking, text, "relevance")
        outcome = Matching(relaxer, parse_query(text, TODAY)).page(0, 50)
        return self.engine.match(outcome.engine_query, limit=50).best

    def hits(self, text: str) -> list[str]:
        return [plain_id(match.id) for match in self.best(text)]


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
    assert room.hits("Mariah Carey") == ["carey"]
    assert room.hits("Carey") == ["carey"]


def test_variants_of_a_pair_stand_together(room: Room) -> None:
    assert room.forms("Camal Haddad") == set()
    assert room.forms("Camal Mansour") == {"Kamal Mansour"}


@pytest.mark.parametrize("text", ["Rachidi", "Rashidi", "rachidi"])
def test_variants_are_searched_however_many_articles_have_the_typed_spelling(
    room: Room, text: str
) -> None:
    assert len(room.hits(text)) == MANY + 1


def test_variants_of_a_word_are_no_people_with_other_first_names(room: Room) -> None:
    assert room.forms("Véran") == set()
    assert room.forms("Verrane") == set()


def test_variants_of_a_person_are_no_places(room: Room) -> None:
    assert room.hits("Soleimani") == ["soleimani"]
    assert room.hits("Soleimany") == ["suleymaniya"]


def test_variants_of_a_first_name_are_of_its_sex(room: Room) -> None:
    assert room.forms("Mohamed Tavernier") == {"Mohammed Tavernier"}
    assert room.forms("Frédérique Vautrin") == set()


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
def test_variants_are_not_searched_of_quotes_fields_exclusions_and_plain_words(
    room: Room, text: str
) -> None:
    assert room.names(text).searched == ()


def test_variants_of_an_excluded_name_are_not_excluded(room: Room) -> None:
    assert "hachd" in room.hits("Hached Chaabi -Hashd")
    assert "hashd" not in room.hits("Hached Chaabi -Hashd")


def test_variants_are_highlighted(room: Room) -> None:
    body = BODIES["hachd"]
    query = parse_query("Hashd al-Shaabi", TODAY).query
    highlighter = Highlighter(query, room.forms("Hashd al-Shaabi"))
    (highlight,) = highlighter.highlights(body)
    start, end = highlight.span
    assert body[start:end] == "Hachd al-Chaabi"


@pytest.mark.parametrize("text", ["A" * 3000, "Aa " * 2000, "Ġ’ʼ'- Ab", "O'Brien L'Iran D'"])
def test_queries_that_look_like_names_have_no_variants(room: Room, text: str) -> None:
    assert room.names(text) == Names()


def test_names_beside_a_broken_character_have_their_variants(room: Room) -> None:
    assert room.forms("\ud800Hashd Chaabi") == {"Hachd al-Chaabi", "Hashd al-Shaabi"}


def test_names_are_not_looked_for_in_a_quote_without_partner(room: Room) -> None:
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
    assert f"also written {variant} (1)" in map(english, page.notes)
    highlighted: list[str] = []
    for hit in page.hits:
        snippet = hit.snippets[0]
        start, end = snippet.highlights[0]
        highlighted.append(snippet.text[start:end])
    assert highlighted == [text, variant]


def test_variants_are_told_where_the_first_page_has_none(archive: Archive) -> None:
    page = archive.find("Rachidi", limit=3, today=TODAY)
    assert page.total == MANY + 1
    assert list(map(english, page.notes)) == ["also written Rashidi (1)"]


@pytest.mark.parametrize("options", [{"exact": True}, {"variants": False}])
def test_variants_that_are_not_searched_are_told(archive: Archive, options: dict[str, Any]) -> None:
    page = archive.find("Rachidi", today=TODAY, **options)
    assert page.total == MANY
    note = "other names, which were not searched: Rashidi (1)"
    assert list(map(english, page.notes)) == [note]


def test_variants_of_a_name_in_quotes_are_told(archive: Archive) -> None:
    page = archive.find('"Hachd al-Chaabi"', today=TODAY)
    assert [plain_id(hit.id) for hit in page.hits] == ["hachd"]
    note = "other names, which were not searched: Hashd al-Shaabi (1)"
    assert list(map(english, page.notes)) == [note]


def test_inflections_are_found_without_variants(archive: Archive) -> None:
    assert archive.find("récoltes paysan", variants=False, today=TODAY).total == 1


def test_variants_are_highlighted_in_exported_hits(archive: Archive) -> None:
    hits = list(archive.hits("Hachd al-Chaabi", today=TODAY))
    assert len(hits) == 2
    assert all(hit.snippets[0].highlights for hit in hits)


def test_variants_are_counted_and_told_in_a_timeline(archive: Archive) -> None:
    timeline = archive.timeline("Rachidi", by="year", today=TODAY)
    assert timeline.total == MANY + 1
    assert "also written Rashidi (1)" in map(english, timeline.notes)
