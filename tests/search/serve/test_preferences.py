"""Language and theme are kept in cookies, and the reader returns to the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.html_pages import parsed
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_a_preference_holds_from_the_next_page_on(indexed: Callable[[str, str], Path]) -> None:
    with site_of(indexed("seeds", "tantivy")) as site:
        done = site.post("/preferences", data={"language": "en", "back": "/?q=Irak"})
        assert (done.status_code, done.headers["location"]) == (303, "/?q=Irak")
        site.post("/preferences", data={"theme": "dark"})
        page = parsed(site.get("/").text)
        assert (page.get("lang"), page.get("data-theme")) == ("en", "dark")
    assert "httponly" in done.headers["set-cookie"].lower()
    assert "samesite=lax" in done.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil", "javascript:1"],
)
def test_the_way_back_stays_on_this_host(site: TestClient, back: str) -> None:
    done = site.post("/preferences", data={"back": back})
    assert done.headers["location"] == "/"


def test_a_value_that_there_is_not_is_not_kept(site: TestClient) -> None:
    done = site.post("/preferences", data={"language": "<script>", "theme": "pink"})
    assert "set-cookie" not in done.headers


def test_a_link_changes_nothing(site: TestClient) -> None:
    assert site.get("/preferences?theme=dark").status_code == 405
