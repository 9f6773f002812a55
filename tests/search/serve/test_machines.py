"""Programs learn of the server what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from search.serve.statics import static_files

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_the_server_says_that_it_is_well(site: TestClient) -> None:
    assert site.get("/healthz").json()["articles"] == 36


def test_robots_are_kept_out(site: TestClient) -> None:
    assert "Disallow: /" in site.get("/robots.txt").text


def test_browsers_may_offer_the_search_in_their_box(site: TestClient) -> None:
    described = site.get("/opensearch.xml")
    assert described.headers["content-type"].startswith("application/opensearchdescription+xml")
    root = etree.fromstring(described.content)
    (url,) = root.findall("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.get("template") == "http://localhost/?q={searchTerms}"


def test_static_files_never_change_under_their_addresses(site: TestClient) -> None:
    for file in static_files().values():
        sent = site.get(file.address)
        assert sent.status_code == 200
        assert "immutable" in sent.headers["cache-control"]
    assert site.get("/static/page.000000000000.css").status_code == 404
    assert site.get("/static/..%2Fapp.py").status_code == 404
