"""Assistants ask at an address of the pages, behind the same guard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.search.serve.assistant.exchange import call, result_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

pytest.importorskip("mcp", reason="assistants need the extra mcp")


def test_an_assistant_searches_by_http(site: TestClient) -> None:
    found = result_of(site.post("/mcp", **call("search", query="Soleimani", limit=2)))
    [first, _] = found["structuredContent"]["results"]
    assert first["url"].startswith("http://localhost/article/")
    page = site.get(first["url"])
    assert page.status_code == 200
    assert "<mark" in page.text


def test_what_a_connector_asks_is_answered(site: TestClient) -> None:
    found = result_of(site.post("/mcp", **call("search", query="Hachd al-Chaabi")))
    results = found["structuredContent"]["results"]
    assert all(result["id"] and result["title"] and result["url"] for result in results)
    read = result_of(site.post("/mcp", **call("fetch", id=results[0]["id"])))
    assert set(read["structuredContent"]) >= {"id", "title", "text", "url", "metadata"}
    assert found["content"][0]["type"] == "text"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET"])
def test_pages_of_other_sites_cannot_ask(
    site: TestClient, method: str, headers: dict[str, str], status: int
) -> None:
    sent: dict[str, Any] = call("status")
    sent["headers"] = sent["headers"] | headers
    if method == "GET":
        del sent["json"]
    assert site.request(method, "/mcp", **sent).status_code == status


def test_a_message_that_is_too_long_is_refused(site: TestClient) -> None:
    assert site.post("/mcp", **call("search", query="é" * 70_000)).status_code == 413
