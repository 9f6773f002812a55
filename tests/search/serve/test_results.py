"""The page of results shows what `search query` finds, and every part of it leads somewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

from index import synchronise
from search import Archive
from search.results import ResultPage
from tests.support.articles import write_articles
from tests.support.html_pages import links, parsed, texts
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from search.serve.asking import Question
    from search.serve.visit import Visit


@pytest.fixture(params=["tantivy", "whoosh"])
def archive_and_site(
    request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]
) -> tuple[Archive, Path]:
    location = indexed("seeds", request.param)
    return Archive(location), location


@pytest.mark.parametrize("query", ["Soleimani", "Bagdad OU Mossoul", "gouvernement irakien", ""])
def test_a_page_has_the_hits_that_the_library_finds(
    archive_and_site: tuple[Archive, Path], query: str
) -> None:
    archive, location = archive_and_site
    with archive, site_of(location) as site:
        expected = [hit.title for hit in archive.find(query, limit=20).hits]
        shown = texts(site.get("/", params={"q": query} if query else {}).text, "//h2/a")
        assert shown == [" ".join(title.split()) for title in expected]


def test_articles_on_another_subject_are_counted_and_not_shown(
    archive_and_site: tuple[Archive, Path],
) -> None:
    archive, location = archive_and_site
    query = "Bagdad Soleimani frappe"
    with archive, site_of(location) as site:
        found = archive.find(query)
        page = site.get("/", params={"q": query}).text
    assert len(texts(page, "//h2/a")) == found.listed == found.total < found.partial
    [note] = [note for note in texts(page, "//li") if "ne sont pas affichés" in note]
    assert note.startswith(f"{found.partial} articles qui n’ont qu’une partie des mots")
    assert note.endswith("ne sont pas affichés")


def test_articles_with_some_of_the_words_are_shown_and_sent_to_who_asks_for_them(
    archive_and_site: tuple[Archive, Path],
) -> None:
    archive, location = archive_and_site
    query = "Bagdad Soleimani frappe"
    with archive, site_of(location) as site:
        asked = site.get("/", params={"q": query})
        assert texts(asked.text, "//ul[@class='notes']//a") == ["Les afficher"]
        [shown] = {link for link in links(asked.text) if link.endswith("&partial=1")}
        found = archive.find(query, partial=True)
        page = site.get(shown).text
        sent = site.get("/export.csv", params={"q": query, "partial": "1"})
    assert len(texts(page, "//h2/a")) == min(found.listed, 20) > found.total
    assert "ne sont pas affichés" not in page
    assert int(sent.headers["x-total-count"]) == found.total + found.partial


def test_marks_days_sources_and_people_are_shown(site: TestClient) -> None:
    page = site.get("/?q=séisme+dévastateur").text
    assert texts(page, "//h2//mark")[0] == "séisme dévastateur"
    (day,) = texts(page, "//time[@datetime='2023-02-06']")[:1]
    assert day == "6 février 2023* (année déduite)"
    assert "AFP" in texts(page, "//span[@class='source']")


def test_a_form_leads_to_the_one_address_of_its_question(site: TestClient) -> None:
    sent = site.get("/?q=Soleimani&since=&until=&page=1&utm=x")
    assert (sent.status_code, sent.headers["location"]) == (303, "/?q=Soleimani")
    assert site.get(sent.headers["location"]).status_code == 200


def test_parameters_that_are_not_ours_are_left_alone(site: TestClient) -> None:
    assert site.get("/?q=Soleimani&utm=x").status_code == 200


def test_a_facet_adds_its_value_and_a_chip_removes_it(site: TestClient) -> None:
    page = parsed(site.get("/?q=Soleimani").text)
    irna = page.xpath("//a[@class='value'][contains(., 'IRNA')]/@href")[0]
    assert irna == "/?q=Soleimani&source=IRNA"
    narrowed = site.get(irna).text
    assert texts(narrowed, "//h1") == ["1 article pour « Soleimani »"]
    assert parsed(narrowed).xpath("//ul[@class='chips']//a/@href") == ["/?q=Soleimani"]
    others = texts(narrowed, "//a[@class='value']//bdi")
    assert {"Press TV", "IRNA"} <= set(others)  # another source can be added


def test_a_chosen_value_without_hits_can_still_be_removed(site: TestClient) -> None:
    page = parsed(site.get("/?q=Soleimani&source=Rudaw&source=Ouest-France").text)
    removal = page.xpath("//li[@class='chosen']/a[contains(., 'Rudaw')]/@href")
    assert removal == ["/?q=Soleimani&source=Ouest-France"]


def test_a_name_in_another_spelling_is_removed_by_the_chosen_value(site: TestClient) -> None:
    page = parsed(site.get("/?person=Qasem+Soleimany").text)
    assert page.xpath("//section[@class='facet']//li[@class='chosen']/a/@href") == ["/"]


def test_nothing_found_says_why_and_offers_to_search_without_filters(site: TestClient) -> None:
    page = site.get("/?q=Soleimani&since=1950&until=1960").text
    assert "Aucun article ne répond à cette recherche." in page
    assert texts(page, "//ul[@class='notes']/li") != []
    assert "/?q=Soleimani" in set(links(page))


def test_another_spelling_is_suggested(site: TestClient) -> None:
    page = parsed(site.get("/?q=séisme+devastatteur").text)
    suggested = page.xpath("//p[@class='suggestion']/a/@href")
    assert suggested
    assert site.get(str(suggested[0])).status_code == 200


@pytest.mark.parametrize("query", ['"sans fin', "titre:(Irak"])
def test_a_query_that_cannot_be_read_is_kept_and_its_fault_marked(
    site: TestClient, query: str
) -> None:
    refused = site.get("/", params={"q": query})
    assert refused.status_code == 400
    page = parsed(refused.text)
    (box,) = page.xpath("//input[@id='q']")
    assert (box.get("value"), box.get("aria-invalid")) == (query, "true")
    assert page.get_element_by_id(box.get("aria-describedby")).text_content().strip()


@pytest.mark.parametrize(
    ("days", "faulty"),
    [
        ("since=mars+2019&until=jamais", ["until"]),
        ("since=le+32+mars", ["since"]),
        ("since=2020&until=2019", ["since", "until"]),
    ],
)
def test_a_day_that_cannot_be_read_is_shown_in_its_field(
    site: TestClient, days: str, faulty: list[str]
) -> None:
    refused = site.get(f"/?q=Bagdad&{days}&source=AFP")
    assert refused.status_code == 400
    page = parsed(refused.text)
    assert page.xpath("//form[@class='days']//input[@aria-invalid]/@name") == faulty
    kept = page.xpath("//form[@class='days']//input[@type='hidden']/@value")
    assert kept == ["Bagdad", "AFP"]  # the rest of the question is not lost
    assert page.xpath("//input[@id='q']/@value") == ["Bagdad"]


@pytest.mark.slow
def test_pages_of_hits_lead_to_one_another(site: TestClient) -> None:
    page = parsed(site.get("/?page=3&limit=5").text)
    assert page.xpath("//a[@rel='prev']/@href") == ["/?page=2&limit=5"]
    assert page.xpath("//a[@rel='next']/@href") == ["/?page=4&limit=5"]
    assert page.xpath("//nav[@class='pager']//*[@aria-current='page']/text()") == ["3"]


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/?q=Soleimani", "/?q=Irak&source=Rudaw&group=0", "/help"])
def test_every_link_of_a_page_leads_to_a_page(site: TestClient, address: str) -> None:
    page = site.get(address).text
    found = list(links(page))
    assert len(found) > 5
    broken = [each for each in found if site.get(each).status_code not in (200, 303)]
    assert broken == []


@pytest.mark.parametrize("address", ["/", "/?q=Soleimani", "/article?id=x", "/help"])
def test_an_address_gives_the_same_bytes_twice(site: TestClient, address: str) -> None:
    assert site.get(address).content == site.get(address).content


def test_a_page_that_has_not_changed_is_not_sent_again(site: TestClient) -> None:
    first = site.get("/?q=Soleimani")
    again = site.get("/?q=Soleimani", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = {"If-None-Match": first.headers["etag"], "Accept-Language": "en"}
    assert site.get("/?q=Soleimani", headers=other).status_code == 200


def test_long_pages_are_packed(site: TestClient) -> None:
    assert site.get("/").headers["content-encoding"] == "gzip"


def test_english_readers_get_english_words(site: TestClient) -> None:
    page = site.get("/?q=Soleimani", headers={"Accept-Language": "en"}).text
    assert texts(page, "//h1") == ["4 articles for “Soleimani”"]
    assert parsed(page).get("lang") == "en"


def test_turning_a_page_counts_nothing_again(
    indexed: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[bool] = []
    find = Archive.find

    def watched(archive: Archive, text: str, **options: Any) -> Any:
        if text:
            counted.append(options["facets"])
        return find(archive, text, **options)

    monkeypatch.setattr(Archive, "find", watched)
    with site_of(indexed("seeds", "tantivy")) as site:
        first = site.get("/?q=Bagdad&limit=2").text
        second = site.get("/?q=Bagdad&page=2&limit=2").text
        site.get("/?q=Bagdad&sort=date&limit=2")
    assert counted == [True, False, False]
    assert texts(first, "//aside//li") == texts(second, "//aside//li")


@pytest.mark.slow
def test_a_chosen_source_is_not_said_to_be_itself(tmp_path: Path) -> None:
    articles = [
        {"id": str(number), "title": "Un pont", "body": "Un pont ferme.", "source": source}
        for number, source in enumerate(("Le Phare", "Le Phare du soir"))
    ]
    synchronise([write_articles(tmp_path / "ponts.jsonl", articles)], tmp_path / "index")
    with site_of(tmp_path / "index") as site:
        chosen = site.get("/?q=pont&source=Le+Phare").text
        typed = site.get("/", params={"q": 'pont source:"Le Phare"'}).text
    assert texts(chosen, "//ul[@class='notes']/li") == []
    assert "Le Phare du soir" in texts(typed, "//ul[@class='notes']/li")[0]


class Tomorrow(date):
    @classmethod
    def today(cls) -> Self:
        return cls.fromordinal(date.today().toordinal() + 1)


def test_what_is_found_today_is_not_kept_until_tomorrow(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from search.serve.pages import results

    searches: list[Question] = []
    find = results._find

    def counted(visit: Visit, question: Question, *, facets: bool) -> ResultPage:
        searches.append(question)
        return find(visit, question, facets=facets)

    monkeypatch.setattr(results, "_find", counted)
    for _ in range(2):
        assert site.get("/?q=Irak&since=2+mars+2016").status_code == 200
    assert len(searches) == 1
    monkeypatch.setattr("search.serve.visit.date", Tomorrow)
    assert site.get("/?q=Irak&since=2+mars+2016").status_code == 200
    assert len(searches) == 2
