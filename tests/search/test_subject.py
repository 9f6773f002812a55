"""Test which articles with some of the words of a query are on its subject."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def wrecks(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    """An archive where many articles have one word of a query, and few have the other."""
    folder = tmp_path_factory.mktemp("wrecks")
    bodies = {"both": "Un naufrage au large de Molène.", "island": "Molène fête ses pêcheurs."}
    for number, port in enumerate(
        ("Brest", "Calais", "Dieppe", "Fécamp", "Nantes", "Nice", "Vannes")
    ):
        bodies[f"wreck{number}"] = f"Le naufrage d'un cargo de {port}."
        bodies[f"storm{number}"] = f"La tempête et le naufrage, vus de {port}."
    articles = [{"id": id, "title": f"Titre {id}", "body": body} for id, body in bodies.items()]
    write_articles(folder / "articles.jsonl", articles)
    synchronise([folder / "articles.jsonl"], folder / "index", engine=request.param)
    with Archive(folder / "index") as archive:
        yield archive


def test_half_of_a_short_query_is_not_shown_beside_all_of_it(wrecks: Archive) -> None:
    page = wrecks.find("naufrage Molène", group=False)
    assert [plain_id(hit.id) for hit in page.hits] == ["both"]
    assert (page.total, page.partial, page.listed, page.relaxed) == (1, 15, 1, False)
    notes = {note.code: note for note in page.notes}
    assert notes["some-words-left-out"].values == {"articles": 15}


def test_what_a_page_leaves_out_is_shown_and_exported_to_who_asks_for_it(wrecks: Archive) -> None:
    page = wrecks.find("naufrage Molène", partial=True, group=False, limit=20)
    found = [plain_id(hit.id) for hit in page.hits]
    assert found[0] == "both"
    assert (page.partial, page.listed, len(found)) == (15, 16, 16)
    assert "some-words-left-out" not in {note.code for note in page.notes}
    exported = wrecks.hits("naufrage Molène", partial=True)
    assert [plain_id(hit.id) for hit in exported] == found


def test_no_page_has_what_is_left_out(wrecks: Archive) -> None:
    assert not wrecks.find("naufrage Molène", limit=1).has_more
    assert not wrecks.find("naufrage Molène", limit=1, page=2).hits


@pytest.mark.parametrize(
    "query",
    [
        "naufrage Molène ?",
        "quel naufrage Molène",
        "pourquoi naufrage Molène",
        "un naufrage à Molène",
        "Molène : le naufrage",
    ],
)
def test_articles_may_lack_most_words_of_a_question_or_a_headline(
    wrecks: Archive, query: str
) -> None:
    page = wrecks.find(query, group=False)
    assert page.listed == page.total + page.partial > 12


@pytest.mark.parametrize("query", ["naufrage de Molène", "le naufrage Molène", "Molène, naufrage"])
def test_small_words_may_join_keywords(wrecks: Archive, query: str) -> None:
    page = wrecks.find(query)
    assert (page.total, page.partial, page.listed) == (1, 15, 1)


def test_words_of_phrases_are_on_the_subject_as_well(wrecks: Archive) -> None:
    page = wrecks.find('"Molène naufrage" large', group=False)
    assert [plain_id(hit.id) for hit in page.hits] == ["both"]
    assert (page.total, page.partial, page.listed) == (0, 16, 1)
    assert [note.code for note in page.notes][:2] == [
        "phrases-read-as-words",
        "some-words-left-out",
    ]


def test_a_common_word_is_enough_where_no_article_has_all(wrecks: Archive) -> None:
    assert wrecks.find("tempête Molène").partial == 9


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def lighthouses(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    """An archive where many articles have two words of a query, in their titles or in passing."""
    folder = tmp_path_factory.mktemp("lighthouses")
    passing = "Il a parlé du phare et de sa restauration."
    articles = [{"id": "untitled", "body": passing}]
    for number in range(12):
        articles += [
            {"id": f"subject{number}", "title": f"Le phare numéro {number}", "body": passing},
            {"id": f"passing{number}", "title": f"Fête {number}", "body": f"{passing} Défilé."},
            {"id": f"island{number}", "title": f"Ouessant {number}", "body": "Une île."},
        ]
    write_articles(folder / "articles.jsonl", articles)
    synchronise([folder / "articles.jsonl"], folder / "index", engine=request.param)
    with Archive(folder / "index") as archive:
        yield archive


def test_further_articles_are_those_whose_title_is_on_the_subject(lighthouses: Archive) -> None:
    page = lighthouses.find("phare restauration Ouessant", group=False, limit=100)
    found = {plain_id(hit.id).rstrip("0123456789") for hit in page.hits}
    assert (found, page.listed) == ({"subject", "untitled"}, 13)


def test_further_articles_hold_most_words_where_no_title_is_on_the_subject(
    lighthouses: Archive,
) -> None:
    page = lighthouses.find("défilé restauration Molène", group=False, limit=100)
    found = {plain_id(hit.id).rstrip("0123456789") for hit in page.hits}
    assert (found, page.partial, page.left_out) == ({"passing"}, 25, 13)


def test_no_further_article_is_shown_where_none_holds_most_words(lighthouses: Archive) -> None:
    page = lighthouses.find("Ouessant fête Molène", group=False)
    assert (page.partial, page.listed, page.hits, page.has_more) == (24, 0, (), False)
    assert "no-article-with-all-words" not in {note.code for note in page.notes}


def test_a_theme_may_be_told_in_other_words(lighthouses: Archive) -> None:
    page = lighthouses.find("ouessant fête molène")
    assert (page.partial, page.listed) == (24, 24)


def test_every_page_and_order_leaves_out_the_same(lighthouses: Archive) -> None:
    query = "phare restauration Ouessant"
    found: list[str] = []
    for number in (1, 2):
        page = lighthouses.find(query, limit=7, page=number, sort="date", group=False)
        found += [plain_id(hit.id) for hit in page.hits]
        assert (page.partial, page.left_out, page.listed) == (37, 24, 13)
    assert len(set(found)) == 13
