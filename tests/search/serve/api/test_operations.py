"""Programs get what the library finds, as the document of the interface describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from search import Archive
from search.json_values import struct_as_json
from tests.support.checked_api import CheckedApi
from tests.support.sites import site_of

SOLEIMANI = "2020-01-03-mort-soleimani.txt"
QUERIES = [
    "",
    "Soleimani",
    "séisme dévastateur",
    '"Hachd al-Chaabi"',
    "personne:Macron",
    "Irak NOT Kurdes",
    "titre:accord",
    "elections kurdes referendum",
    "Bagdad Soleimani frappe",
    "Solemani",
    "introuvable",
    "grève* transports",
    "Iran source:IRNA",
    "Iran 2020",
]


@pytest.fixture(scope="module")
def library(indexed: Callable[[str, str], Path]) -> Iterator[Archive]:
    """Open the archive that the interface shows."""
    with Archive(indexed("seeds", "tantivy")) as archive:
        yield archive


@pytest.mark.parametrize("query", QUERIES)
def test_programs_find_what_the_library_finds(
    api: CheckedApi, library: Archive, query: str
) -> None:
    found = api.get("/search", q=query, limit=20)
    page = library.find(query, limit=20)
    assert [hit["id"] for hit in found["hits"]] == [hit.id for hit in page.hits]
    assert [hit["rank"] for hit in found["hits"]] == list(range(1, len(page.hits) + 1))
    assert (found["total"], found["partial"]) == (page.total, page.partial)
    assert (found["relaxed"], found["suggestion"]) == (page.relaxed, page.suggestion)
    assert found["pages"] == max(1, -(-page.listed // 20))


def test_programs_may_ask_for_the_articles_with_some_of_the_words(
    api: CheckedApi, library: Archive
) -> None:
    query = "Bagdad Soleimani frappe"
    found = api.get("/search", q=query, partial="1", limit=50)
    page = library.find(query, partial=True, limit=50)
    assert [hit["id"] for hit in found["hits"]] == [hit.id for hit in page.hits]
    assert len(found["hits"]) == page.total + page.partial > library.find(query).listed


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_every_engine_answers_programs(indexed: Callable[[str, str], Path], engine: str) -> None:
    with site_of(indexed("seeds", engine)) as client, Archive(indexed("seeds", engine)) as archive:
        api = CheckedApi(client)
        for query in ("Soleimani", "elections kurdes referendum"):
            found = api.get("/search", q=query, facets="source,person,day")
            hits = archive.find(query, limit=20).hits
            assert [hit["id"] for hit in found["hits"]] == [hit.id for hit in hits]


def test_a_hit_has_its_passages_copies_and_addresses(api: CheckedApi) -> None:
    hit = api.get("/search", q="séisme dévastateur")["hits"][0]
    assert [hit["title"][start:end] for start, end in hit["title_highlights"]] == [
        "séisme dévastateur"
    ]
    assert (hit["source"], hit["date"], hit["date_evidence"]) == ("AFP", "2023-02-06", "weekday")
    assert hit["snippets"][0]["text"]
    assert api.client.get(hit["links"]["self"]).json()["id"] == hit["id"]
    assert api.client.get(hit["links"]["page"]).status_code == 200


def test_pages_follow_one_another(api: CheckedApi) -> None:
    ids = []
    page = api.get("/search", q="Irak", limit=3)
    while True:
        ids += [hit["id"] for hit in page["hits"]]
        following = page["links"]["next"]
        if following is None:
            break
        page = api.client.get(following).json()
    assert ids == [hit["id"] for hit in api.get("/search", q="Irak", limit=100)["hits"]]
    assert page["links"]["prev"] is not None
    assert page["page"] == page["pages"]


def test_filters_and_the_order_are_those_of_pages(api: CheckedApi) -> None:
    found = api.get("/search", source=["AFP", "Rudaw"], since="2017", until="2023", sort="date")
    days = [date.fromisoformat(hit["date"]) for hit in found["hits"]]
    assert {hit["source"] for hit in found["hits"]} == {"AFP", "Rudaw"}
    assert days == sorted(days)
    assert api.client.get(found["links"]["page"]).status_code == 200


def test_only_the_facets_that_are_asked_for_are_counted(api: CheckedApi) -> None:
    assert "facets" not in api.get("/search", q="Irak")
    facets = api.get("/search", q="Irak", facets="source,year", source="Rudaw")["facets"]
    assert sorted(facets) == ["source", "undated", "year"]
    chosen = [value["value"] for value in facets["source"] if value["chosen"]]
    assert chosen == ["Rudaw"]
    assert len(facets["source"]) > 1


def test_a_search_is_explained_in_the_language_of_the_program(api: CheckedApi) -> None:
    headers = {"Accept-Language": "en"}
    found = api.ask("GET", "/search", headers=headers, q="Soleimany", explain=1).json()
    assert found["explanation"]
    french = api.get("/search", q="personne:Soleimany")["notes"]
    english = api.ask("GET", "/search", headers=headers, q="personne:Soleimany").json()["notes"]
    assert [note["code"] for note in french] == [note["code"] for note in english]
    assert [note["text"] for note in french] != [note["text"] for note in english]


@pytest.mark.parametrize("path", ["/articles/{id}", "/articles"])
def test_an_article_has_its_marks_in_code_points(api: CheckedApi, path: str) -> None:
    within = {"id": SOLEIMANI} if "{" in path else {}
    query = {} if within else {"id": SOLEIMANI}
    article = api.get(path, within=within, q="Soleimani", **query)
    marked = [article["body"][start:end] for start, end in article["marks"]["body"]]
    assert marked
    assert set(marked) == {"Soleimani"}
    assert article["mentions"][0]["person"] == "Qassem Soleimani"
    assert article["date_words"]["text"] == "vendredi 3 janvier 2020"


def test_similar_articles_are_those_of_the_library(api: CheckedApi, library: Archive) -> None:
    found = api.get("/similar/{id}", within={"id": SOLEIMANI}, limit=3)["similar"]
    expected = library.similar(SOLEIMANI, 3)
    assert expected
    assert [each["id"] for each in found] == [each.stored.article.id for each in expected]


def test_articles_like_a_text_share_words_with_it(api: CheckedApi) -> None:
    found = api.get("/similar-to", like="Séisme en Turquie", limit=2)
    assert found["id"] is None
    assert found["similar"][0]["shared_terms"] == ["Séisme", "Turquie"]
    assert api.ask("GET", "/similar-to", like=" ").status_code == 400


def test_an_address_that_no_article_has_is_not_there(api: CheckedApi) -> None:
    known = "https://www.example.org/monde/2018/05/08/etats-unis-accord-nucleaire"
    found = api.get("/similar-to", url=known, limit=2)
    assert found["id"] == "depeches.jsonl#dep-20180508-nucleaire"
    assert len(found["similar"]) == 2
    assert api.ask("GET", "/similar-to", url="https://ailleurs.example/").status_code == 404


@pytest.mark.parametrize(
    ("name", "beginning"), [("ris", "TY  - NEWS"), ("bib", "@article"), ("csl", "["), ("md", "- ")]
)
def test_a_citation_comes_in_the_format_that_is_asked_for(
    api: CheckedApi, name: str, beginning: str
) -> None:
    response = api.ask("GET", "/cite/{id}", within={"id": SOLEIMANI}, format=name)
    assert response.text.startswith(beginning)
    assert "Soleimani" in response.text


@pytest.mark.parametrize(
    ("name", "beginning"), [("html", b"<!doctype"), ("docx", b"PK"), ("markdown", b"# ")]
)
def test_a_press_review_comes_in_the_format_that_is_asked_for(
    api: CheckedApi, name: str, beginning: bytes
) -> None:
    response = api.ask("GET", "/review", q="Iran", group_by="subject", format=name)
    assert response.content.startswith(beginning)


def test_a_timeline_tells_the_share_of_the_archive(api: CheckedApi, library: Archive) -> None:
    counted = api.get("/timeline", q="Iran", by="year", source=["AFP"])
    expected = library.timeline("Iran", by="year", relative_to="all", source=["AFP"])
    assert [
        (point["start"], point["articles"], point["share"], point["of"])
        for point in counted["points"]
    ] == [
        (str(point.start), point.articles, point.share, point.out_of) for point in expected.points
    ]


def test_a_concordance_is_in_the_order_that_is_asked_for(api: CheckedApi) -> None:
    lines = api.get("/concordance", q="Iran", order="date", limit=5, width=30)["lines"]
    days = [line["date"] for line in lines if line["date"]]
    assert days == sorted(days)
    assert {line["text"] for line in lines} == {"Iran"}


def test_statistics_are_those_of_the_library(api: CheckedApi, library: Archive) -> None:
    table = api.get("/frequencies", q="Iran", vs=["Irak"], by="source", limit=2)
    frequencies = library.statistics.frequencies(["Iran", "Irak"], by="source", limit=2)
    assert table["rows"] == [struct_as_json(row) for row in frequencies.rows]
    assert table["totals"] == [struct_as_json(row) for row in frequencies.totals]
    near = api.get("/collocates", q="Iran", window=3, min_count=2, sort_by="log-dice")
    collocates = library.statistics.collocates("Iran", window=3, min_count=2, order="log-dice")
    assert near["rows"] == [struct_as_json(row) for row in collocates.rows]
    own = api.get("/keywords", q="Iran", against="Irak", min_count=2)
    keywords = library.statistics.keywords("Iran", against="Irak", min_count=2)
    assert own["rows"] == [struct_as_json(row) for row in keywords.rows]
    ngrams = api.get("/ngrams", size=2, min_count=3)
    assert ngrams["rows"] == [
        struct_as_json(row) for row in library.statistics.ngrams(size=2, min_count=3).rows
    ]
    assert near["rows"]
    assert own["rows"]
    assert ngrams["rows"]


def test_a_timeline_has_averages(api: CheckedApi, library: Archive) -> None:
    points = api.get("/timeline", q="Iran", by="year", average=3)["points"]
    expected = library.timeline("Iran", by="year", relative_to="all").smoothed(3).points
    averages = [point["average"]["share"] if point["average"] else None for point in points]
    assert averages == [point.average.share if point.average else None for point in expected]
    assert points[0]["share_high"] == expected[0].share_high


def test_a_person_is_one_under_all_spellings(api: CheckedApi) -> None:
    person = api.get("/people/{name}", within={"name": "Souleimani"})
    assert person["name"] == "Qassem Soleimani"
    assert len(person["spellings"]) > 1
    assert api.client.get(person["links"]["articles"]).json()["total"] == person["articles"]


def test_people_are_listed_beside_others(api: CheckedApi, library: Archive) -> None:
    listed = api.get("/people", beside="Soleimani", limit=2)
    expected = library.people(beside="Soleimani", limit=2)
    assert [person["name"] for person in listed["people"]] == [
        person.name for person in expected.entities
    ]
    assert listed["total"] == expected.total
    assert api.client.get(listed["links"]["next"]).json()["page"] == 2


def test_organisations_and_places_are_listed_and_narrow_a_search(
    api: CheckedApi, library: Archive
) -> None:
    listed = api.get("/entities", kind="place", limit=3)
    expected = library.entities(kind="place", limit=3)
    assert [(each["name"], each["articles"]) for each in listed["entities"]] == [
        (entity.name, entity.articles) for entity in expected.entities
    ]
    found = api.get("/search", organisation="Daesh", facets=["organisation", "place"])
    assert found["total"] == library.find("", organisation="Daech").total > 0
    assert found["facets"]["organisation"][0]["chosen"]
    assert "État islamique" in found["hits"][0]["organisations"]


def test_a_network_names_pairs(api: CheckedApi, library: Archive) -> None:
    found = api.get("/network", q="Soleimani", most=10)
    expected = library.network("Soleimani", most=10)
    assert [tuple(pair["people"]) for pair in found["pairs"]] == [
        pair.people for pair in expected.pairs
    ]


def test_sources_are_counted_for_a_query(api: CheckedApi, library: Archive) -> None:
    found = api.get("/sources", q="Irak")
    page = library.find("Irak", facets=True)
    assert page.facets is not None
    counted = {source["name"]: source["articles"] for source in found["sources"]}
    assert counted == dict(page.facets.source)


def test_names_are_completed(api: CheckedApi) -> None:
    assert api.get("/complete", q="solei") == {
        "completions": [{"name": "Qassem Soleimani", "kind": "person", "articles": 4}]
    }


def test_the_state_of_the_index_is_told(api: CheckedApi, library: Archive) -> None:
    state = api.get("/status")
    expected = library.status()
    assert (state["articles"], state["undated"]) == (expected.articles, expected.undated)
    assert state["folders"] == list(expected.folders)


def test_who_is_elsewhere_learns_no_paths(indexed: Callable[[str, str], Path]) -> None:
    with site_of(indexed("seeds", "tantivy"), base_url="http://localhost/press") as client:
        folders = client.get("/press/api/v1/status").json()["folders"]
        assert folders == ["seeds"]
        hit = client.get("/press/api/v1/search?q=Iran").json()["hits"][0]
        assert hit["links"]["self"].startswith("/press/api/v1/articles/")
        assert client.get(hit["links"]["self"]).status_code == 200
