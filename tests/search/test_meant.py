"""From the front door: other spellings of a name are found and told, and a slip of the finger is offered right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index import synchronise
from search import Archive
from search.cli.hits import result_page
from search.cli.terminal import Terminal
from tests.support.articles import TODAY, plain_id, write_articles
from tests.support.cluster import EVERY
from tests.support.messages import in_english

BODIES = {
    "typed": "Le vote est clos. Les chefs du Hachd al-Chaabi ont quitté la salle.",
    "other": "À Bagdad, le Hashd al-Shaabi se retire de la plaine.",
} | {f"barrage{number}": f"Le barrage de la vallée {number} est plein." for number in range(12)}


@pytest.fixture(scope="module", params=EVERY)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    place = tmp_path_factory.mktemp("meant")
    articles = [{"id": id, "title": f"Article {id}", "body": body} for id, body in BODIES.items()]
    write_articles(place / "articles.jsonl", articles)
    synchronise([place / "articles.jsonl"], place / "index", engine=request.param, today=TODAY)
    with Archive(place / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "ids", "note"),
    [
        ("Hachd al-Chaabi", ["typed", "other"], 'also found: "Hashd al-Shaabi" (1)'),
        ("Hashd al-Shaabi", ["other", "typed"], 'also found: "Hachd al-Chaabi" (1)'),
    ],
)
def test_other_spellings_follow_the_one_typed_and_are_told(
    archive: Archive, text: str, ids: list[str], note: str
) -> None:
    page = archive.find(text, today=TODAY)
    assert [plain_id(hit.id) for hit in page.hits] == ids
    assert note in in_english(page.notes)
    marked = [hit.snippets[0].text[slice(*hit.snippets[0].highlights[0])] for hit in page.hits]
    assert sorted(marked) == ["Hachd al-Chaabi", "Hashd al-Shaabi"]


def test_exact_wants_the_spelling_typed(archive: Archive) -> None:
    page = archive.find("Hachd al-Chaabi", exact=True, today=TODAY)
    assert [plain_id(hit.id) for hit in page.hits] == ["typed"]
    assert not any("also found" in note for note in in_english(page.notes))


def test_every_hit_has_its_spelling_marked_in_exports(archive: Archive) -> None:
    hits = list(archive.hits("Hachd al-Chaabi", today=TODAY))
    assert all(hit.snippets[0].highlights for hit in hits)
    assert len(hits) == 2


def test_a_slip_is_offered_right_after_the_results(archive: Archive) -> None:
    page = archive.find("barrege vallée", today=TODAY)
    assert page.as_dict()["suggestion"] == page.suggestion == "barrage vallée"
    assert (
        result_page(page, Terminal(80, color=False)).splitlines()[-1]
        == "did you mean: barrage vallée?"
    )


def test_what_finds_enough_is_not_doubted(archive: Archive) -> None:
    assert archive.find("barrage vallée", today=TODAY).suggestion is None
