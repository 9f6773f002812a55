"""Pages of people, sources, networks and concordances say what the library finds, in each language."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.entities.kind import KindName
from search import Archive
from tests.support.html_pages import links, texts
from tests.support.sites import site_of
from tests.support.svg import parsed, with_class

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PAGES = [
    "/people",
    "/people?q=Soleimani",
    "/person/Qassem%20Soleimani",
    "/person?name=Qassem+Soleimani",
    "/quotations?person=Poutine",
    "/sources",
    "/sources?q=press",
    "/source/Rudaw",
    "/network",
    "/network?q=Soleimani",
    "/network?q=introuvable",
    "/timeline",
    "/timeline?q=Soleimani",
    "/timeline?q=Soleimani&vs=Rohani&vs=accord",
    "/timeline?q=Soleimani&by=year&share=1",
    "/concordance",
    "/concordance?q=Soleimani&order=date",
    "/concordance?source=Rudaw",
    "/frequencies",
    "/frequencies?q=Soleimani&by=quarter&vs=Irak",
    "/collocates",
    "/collocates?q=Soleimani",
    "/keywords",
    "/keywords?q=Soleimani",
    "/keywords?source=Rudaw",
]


@pytest.fixture(scope="module")
def archive(indexed: Callable[[str, str], Path]) -> Iterator[Archive]:
    with Archive(indexed("seeds", "tantivy")) as opened:
        yield opened


def page_of(site: TestClient, address: str, status: int = 200) -> str:
    answer = site.get(address, follow_redirects=True)
    assert answer.status_code == status, address
    return str(answer.text)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_whole_in_each_language(site: TestClient, address: str, language: str) -> None:
    answer = site.get(address, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert len(texts(answer.text, "//h1")) == 1
    assert " style=" not in answer.text
    assert site.get(address, headers={"Accept-Language": language}).content == answer.content


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(site: TestClient, address: str) -> None:
    tried = [link for link in links(page_of(site, address)) if not link.startswith("/static/")]
    for link in tried[:: max(len(tried) // 12, 1)]:
        assert site.get(link, follow_redirects=True).status_code == 200, link


def test_a_person_is_shown_with_spellings_sources_and_namesakes(
    site: TestClient, archive: Archive
) -> None:
    page = page_of(site, "/person/Qassem%20Soleimani")
    (person,) = archive.people("Qassem Soleimani").entities
    assert texts(page, "//h1") == [person.name]
    listed = texts(page, "//*[@class='counts']/li")
    for spelling, count in person.spellings.items():
        assert f"{spelling} {count}" in listed
    network = archive.network(most=28, person=person.name)
    drawn = texts(page, "//*[contains(@class, 'picture-person')]/text")
    assert drawn == [each.name for each in network.people]


@pytest.mark.parametrize(
    ("address", "name"), [("/organisation/Daesh", "État islamique"), ("/place/Mosul", "Mossoul")]
)
def test_organisations_and_places_have_pages_as_people_have(
    site: TestClient, archive: Archive, address: str, name: str
) -> None:
    assert texts(page_of(site, address), "//h1") == [name]
    kind: KindName = "organisation" if "organisation" in address else "place"
    listed = archive.entities(kind=kind, limit=60).entities
    page = page_of(site, f"/{kind}s")
    assert texts(page, "//*[@class='names']/li/a") == [entity.name for entity in listed]
    assert page_of(site, f"/{kind}s.csv").startswith("name,articles")


def test_hits_are_narrowed_by_them_and_an_article_lists_them(site: TestClient) -> None:
    page = page_of(site, "/?place=Mosul")
    assert "Mosul" in texts(page, "//*[@class='chips']")[0]
    article = page_of(site, "/article/2017-07-10-mossoul-liberation.txt")
    assert "Mossoul" in [
        text.split(" ")[0] for text in texts(article, "//*[@class='named-list']/li")
    ]


def test_a_name_is_found_in_any_spelling_and_an_unknown_one_is_not(site: TestClient) -> None:
    page = page_of(site, "/person/qassem%20soleimany")
    assert texts(page, "//h1") == ["Qassem Soleimani"]
    assert "Zorglub" in page_of(site, "/person/Zorglub", 404)
    assert "Gazette" in page_of(site, "/source/Gazette", 404)
    page_of(site, "/person", 404)


def test_sources_have_their_articles_and_days(site: TestClient, archive: Archive) -> None:
    page = page_of(site, "/sources")
    sources = archive.sources()
    assert sum(source.articles for source in sources) <= archive.status().articles
    assert texts(page, "//*[@class='names']/li/a") == [source.name for source in sources]
    assert texts(page_of(site, "/sources?q=RUDAW"), "//*[@class='names']/li/a") == ["Rudaw"]
    assert texts(page_of(site, "/source/rudaw"), "//h1") == ["Rudaw"]
    spelt = archive.source_spellings("AFP")
    assert spelt[0] == "AFP"
    page = page_of(site, f"/source/{spelt[1]}")
    assert texts(page, "//h1") == ["AFP"]
    assert spelt[1] in texts(page, "//*[@class='counts']/li")


def test_lines_of_a_network_are_rows_of_a_table(site: TestClient) -> None:
    page = page_of(site, "/network?q=Soleimani")
    lines = texts(page, "//*[contains(@class, 'picture-tie')]/title")
    rows = texts(page, "//*[@class='figures']//tbody/tr")
    assert len(lines) == len(rows) > 0


def test_compared_queries_have_a_legend_and_figures(site: TestClient) -> None:
    page = page_of(site, "/timeline?q=Soleimani&vs=Rohani")
    assert texts(page, "//*[@class='legend']//a") == ["Soleimani", "Rohani"]
    assert len(texts(page, "//*[@class='figures']//thead//th")) == 3
    page_of(site, "/timeline?q=a&vs=b&vs=c&vs=d&vs=e&vs=f", 400)


def test_a_line_of_a_concordance_leads_to_its_match(site: TestClient, archive: Archive) -> None:
    page = page_of(site, "/concordance?q=s%C3%A9isme")
    found = archive.concordance("séisme", width=90)
    assert texts(page, "//table//mark") == [line.text for line in found.lines]
    address = texts_of_attribute(page, "//table//a/@href")[0]
    article, _, mark = address.partition("#")
    assert f'id="{mark}"' in page_of(site, article)


def test_a_passage_of_an_unknown_source_says_so(site: TestClient) -> None:
    page = page_of(site, "/concordance?q=Irak&order=date")
    whence = texts(page, "//td[@class='whence']/bdi")
    assert "source inconnue" in whence
    assert all("aucune" not in source for source in whence)


def texts_of_attribute(page: str, path: str) -> list[str]:
    from lxml import html

    found = html.document_fromstring(page).xpath(path)
    assert isinstance(found, list)
    return list(map(str, found))


@pytest.mark.parametrize(
    ("address", "columns"),
    [
        ("/people.csv?q=Soleimani", ["name", "articles"]),
        ("/sources.csv", ["name", "articles"]),
        ("/network.csv?q=Soleimani", ["person", "other"]),
        ("/concordance.csv?q=Soleimani", ["id", "match"]),
        ("/frequencies.csv?q=Soleimani", ["group", "query"]),
        ("/keywords.csv?q=Soleimani", ["word", "occurrences"]),
    ],
)
def test_tables_are_files(site: TestClient, address: str, columns: list[str]) -> None:
    answer = site.get(address)
    assert answer.headers["content-disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0][:2] == columns
    assert len(rows) > 1


@pytest.mark.parametrize("address", ["/network.svg", "/timeline.svg?q=Soleimani&vs=Rohani"])
def test_pictures_are_files_that_run_nothing(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert with_class(parsed(answer.text.partition("\n")[2]), "picture-sheet")
    assert site.get("/network.graphml").text.rstrip().endswith("</graphml>")


@pytest.mark.slow
def test_hostile_names_are_texts_on_every_page(tmp_path: Path) -> None:
    from index import synchronise
    from tests.support.articles import TODAY, write_articles

    name = 'Jean <script>alert("1")</script> Valjean'
    articles = [
        {
            "title": f"Jean Valjean et Marie Curie {number}",
            "body": "Jean Valjean a rencontré Marie Curie à Paris. " * 3 + "x" * number,
            "source": name if number % 2 else "a/../b",
            "date": f"2019-0{number}-01",
        }
        for number in range(1, 6)
    ]
    synchronise([write_articles(tmp_path / "a.jsonl", articles)], tmp_path / "index", today=TODAY)
    with site_of(tmp_path / "index") as site:
        page = page_of(site, "/sources")
        assert "<script>alert" not in page
        for link in links(page):
            assert site.get(link, follow_redirects=True).status_code == 200, link
        assert "&lt;script&gt;" in page
