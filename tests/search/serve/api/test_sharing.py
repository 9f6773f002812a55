"""An answer that has not changed is not sent again, and pages of other sites read what they may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from search.archive import Archive
from tests.support.checked_api import ROOT, CheckedApi
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

DESK = "https://desk.example.org"


def test_an_answer_that_has_not_changed_costs_no_search(
    api: CheckedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = api.ask("GET", "/timeline", q="Irak")
    monkeypatch.delattr(Archive, "timeline")
    headers = {"If-None-Match": first.headers["etag"]}
    again = api.ask("GET", "/timeline", q="Irak", headers=headers)
    assert (again.status_code, again.headers["etag"]) == (304, first.headers["etag"])
    assert first.headers["cache-control"] == "private, no-cache"


def test_another_language_or_media_type_is_another_answer(api: CheckedApi) -> None:
    tags = {
        api.ask("GET", "/hits", q="Irak", headers=headers).headers["etag"]
        for headers in (
            {"Accept": "text/csv"},
            {"Accept": "application/jsonl"},
            {"Accept": "text/csv", "Accept-Language": "en"},
        )
    }
    assert len(tags) == 3


def test_what_changes_by_itself_is_not_kept(api: CheckedApi) -> None:
    assert api.ask("GET", "/watches").headers["cache-control"] == "no-store"


@pytest.fixture(scope="module")
def shared(indexed: Callable[[str, str], Path]) -> Iterator[TestClient]:
    """Ask a site that lets one other site read its interface."""
    with site_of(indexed("seeds", "tantivy"), allowed_origins=(DESK,)) as client:
        yield client


def test_no_page_of_another_site_reads_the_interface_unless_it_may(api: CheckedApi) -> None:
    response = api.client.get(f"{ROOT}/search", headers={"Origin": DESK})
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "origin", "allowed"),
    [
        (f"{ROOT}/search?q=Irak", DESK, DESK),
        (f"{ROOT}/search?page=x", DESK, DESK),
        (f"{ROOT}/search?q=Irak", "https://evil.example", None),
        ("/", DESK, None),
    ],
)
def test_the_sites_that_may_read_the_interface_and_no_page(
    shared: TestClient, address: str, origin: str, allowed: str | None
) -> None:
    response = shared.get(address, headers={"Origin": origin})
    assert response.headers.get("access-control-allow-origin") == allowed


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("POST", 400), ("DELETE", 400)])
def test_pages_of_other_sites_ask_first_and_may_only_read(
    shared: TestClient, method: str, status: int
) -> None:
    headers = {"Origin": DESK, "Access-Control-Request-Method": method}
    response = shared.options(f"{ROOT}/watches", headers=headers)
    assert response.status_code == status


def test_a_page_that_may_read_changes_nothing(shared: TestClient) -> None:
    headers = {"Origin": DESK, "Sec-Fetch-Site": "cross-site"}
    response = shared.post(f"{ROOT}/watches", json={"name": "w", "q": "Irak"}, headers=headers)
    assert response.status_code == 403
    assert shared.get(f"{ROOT}/watches").json() == {"watches": []}


def test_a_token_is_asked_for_as_the_document_says(indexed: Callable[[str, str], Path]) -> None:
    location = indexed("seeds", "tantivy")
    with site_of(location, token="abc", allowed_origins=(DESK,)) as client:
        refused = client.get(f"{ROOT}/status")
        assert (refused.status_code, refused.json()["code"]) == (401, "failure-token")
        assert refused.headers["www-authenticate"] == "Bearer"
        preflight = {"Origin": DESK, "Access-Control-Request-Method": "GET"}
        assert client.options(f"{ROOT}/status", headers=preflight).status_code == 200
        client.headers["Authorization"] = "Bearer abc"
        api = CheckedApi(client)
        assert api.get("/status")["articles"] > 0
        assert api.document["security"] == [{"token": []}]
