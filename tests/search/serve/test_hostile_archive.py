"""Whatever articles hold, a page shows it as text, and leads to nothing but pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import write_articles
from tests.support.hostile_articles import HOSTILE_IDS, hostile_articles
from tests.support.html_pages import links, parsed, texts
from tests.support.sites import site_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from starlette.testclient import TestClient

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    synchronise([write_articles(place / "pieges.jsonl", hostile_articles())], place / "index")
    return place / "index"


@pytest.fixture(scope="module")
def hostile_site(location: Path) -> Iterator[TestClient]:
    with site_of(location) as client:
        yield client


@pytest.fixture(scope="module")
def pages(hostile_site: TestClient) -> dict[str, str]:
    """The pages of the archive that show texts of articles, by their addresses."""
    found = hostile_site.get("/?q=piège").text
    shown = {"/?q=piège": found, "/": hostile_site.get("/").text}
    for address in links(found):
        if address.startswith("/article"):
            shown[address] = hostile_site.get(address).text
    return shown


def elements(markup: str, path: str) -> list[HtmlElement]:
    found = parsed(markup).xpath(path)
    assert isinstance(found, list)
    return found


def attributes(markup: str, path: str) -> list[str]:
    found = parsed(markup).xpath(path)
    assert isinstance(found, list)
    return [str(value) for value in found]


def test_no_text_becomes_a_script_an_image_or_a_handler(pages: dict[str, str]) -> None:
    for markup in pages.values():
        assert elements(markup, "//img | //iframe | //*[@onerror]") == []
        for script in elements(markup, "//script[not(@src)]"):
            assert script.get("type") == "application/ld+json"
            assert json.loads(script.text or "")["@type"] == "NewsArticle"
        sources = attributes(markup, "//script/@src")
        assert all(source.startswith("/static/") for source in sources)
        assert "{{" in markup or "49" not in markup


def test_no_sign_turns_the_direction_of_a_line(pages: dict[str, str]) -> None:
    for markup in pages.values():
        assert not {"\u202e", "\u2066", "\x00"} & set(markup)


@pytest.mark.parametrize("path", ["/", "/timeline", "/network", "/concordance"])
def test_no_note_on_a_query_turns_the_direction_of_its_line(
    hostile_site: TestClient, path: str
) -> None:
    page = hostile_site.get(path, params={"q": "personne:\u202ezz"}).text
    (note,) = texts(page, "//ul[@class='notes']/li")
    assert "zz" in note
    assert "\u202e" not in note


def test_an_address_that_is_none_of_the_web_is_no_link(pages: dict[str, str]) -> None:
    for markup in pages.values():
        targets = attributes(markup, "//a/@href")
        assert [target for target in targets if not target.startswith(("/", "#"))] == []
        assert [target for target in targets if target.startswith("//")] == []


def test_every_id_leads_to_its_own_article(location: Path, hostile_site: TestClient) -> None:
    with Archive(location) as archive:
        hits = list(archive.hits("piège"))
    assert len(hits) == len(HOSTILE_IDS) + 1
    found = list(links(hostile_site.get("/?q=piège&group=0").text))
    reached = {
        elements(hostile_site.get(address).text, "//p[@class='file']")[0].text_content()
        for address in found
        if address.startswith("/article")
    }
    assert {text.split("#", 1)[1].strip() for text in reached} >= {
        id for id in HOSTILE_IDS if id.isprintable() and id == id.strip()
    }


def test_a_long_line_is_read_in_time(hostile_site: TestClient) -> None:
    page = hostile_site.get("/article/pieges.jsonl%23long?q=piège")
    assert page.status_code == 200
    assert page.text.count("<mark") >= 1


@pytest.mark.parametrize(
    "address",
    [
        "/article/../../../../etc/passwd",
        "/article/%2e%2e/%2e%2e/etc/passwd",
        "/article?id=/etc/passwd",
        "/static/../app.py",
        "/static/%2e%2e%2fapp.py",
        "/article/%00",
        "/?q=%00%ff%fe",
        "/?q=%ED%A0%80",
        "/?source=%00",
        "/hit?rank=99999&q=piège",
    ],
)
def test_no_address_gives_a_file_or_a_fault(hostile_site: TestClient, address: str) -> None:
    answer = hostile_site.get(address)
    assert answer.status_code in (200, 303, 400, 404)
    assert "root:" not in answer.text
    assert "Traceback" not in answer.text


def test_every_id_leads_to_its_own_article_for_programs(hostile_site: TestClient) -> None:
    found = hostile_site.get("/api/v1/search?q=piège&group=0&limit=100").json()["hits"]
    assert len(found) == len(HOSTILE_IDS) + 1
    for hit in found:
        article = hostile_site.get(hit["links"]["self"])
        assert (article.status_code, article.json()["id"]) == (200, hit["id"])
        for path in ("similar", "cite", "original"):
            answer = hostile_site.get(f"/api/v1/{path}", params={"id": hit["id"]})
            assert answer.status_code == 200, (path, hit["id"])


def test_texts_are_given_to_programs_as_data(hostile_site: TestClient) -> None:
    for path in ("/api/v1/search", "/api/v1/hits", "/api/v1/concordance", "/api/v1/people"):
        answer = hostile_site.get(path, params={"q": "" if path.endswith("people") else "piège"})
        assert answer.status_code == 200
        assert "html" not in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("suffix", ["csv", "ris", "bib", "csl.json", "md", "jsonl"])
def test_texts_cannot_break_the_lines_of_a_file(hostile_site: TestClient, suffix: str) -> None:
    sent = hostile_site.get(f"/export.{suffix}?q=piège")
    assert sent.headers["content-disposition"].startswith("attachment;")
    assert int(sent.headers["x-total-count"]) == len(HOSTILE_IDS) + 1
    assert not {"\u202e", "\x00"} & set(sent.text)
