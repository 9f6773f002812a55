"""A site with a token shows nothing to those who do not bring it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from search.serve.statics import static_files
from tests.support.html_pages import parsed
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

TOKEN = "un jeton d’essai assez long"


@pytest.fixture
def guarded(articles_index: Path) -> Iterator[TestClient]:
    with site_of(articles_index, token=TOKEN) as client:
        yield client


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/?q=Bagdad", "/article/x", "/healthz", "/suggest?q=qaani"])
def test_a_reader_without_the_token_is_led_to_the_form(guarded: TestClient, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?back=%2F")
    assert guarded.get(answer.headers["location"]).status_code == 200


def test_programs_are_told_that_they_need_it(guarded: TestClient) -> None:
    assert guarded.get("/api/v1/search?q=Bagdad").status_code == 401
    assert guarded.post("/preferences", data={"theme": "dark"}).status_code == 401


@pytest.mark.parametrize("header", [f"Bearer {TOKEN}", f"bearer  {TOKEN}"])
def test_the_header_admits(guarded: TestClient, header: str) -> None:
    assert guarded.get("/", headers={b"Authorization": header.encode()}).status_code == 200


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", f"Basic {TOKEN}", f"Bearer {TOKEN}x"])
def test_any_other_header_does_not(guarded: TestClient, header: str) -> None:
    assert guarded.get("/", headers={b"Authorization": header.encode()}).status_code == 303


def test_the_form_admits_a_browser_and_leads_back(guarded: TestClient) -> None:
    form = parsed(guarded.get("/login?back=%2F%3Fq%3DBagdad").text)
    assert form.xpath("//main//input[@name='back']/@value") == ["/?q=Bagdad"]
    wrong = guarded.post("/login", data={"token": "wrong", "back": "/?q=Bagdad"})
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (401, False)
    done = guarded.post("/login", data={"token": TOKEN, "back": "/?q=Bagdad"})
    assert (done.status_code, done.headers["location"]) == (303, "/?q=Bagdad")
    assert TOKEN not in done.headers["set-cookie"]
    assert guarded.get("/?q=Bagdad").status_code == 200


def test_the_form_finds_its_style_sheet(guarded: TestClient) -> None:
    assert guarded.get(static_files()["page.css"].address).status_code == 200


def test_without_a_token_nobody_can_log_in(site: TestClient) -> None:
    assert site.post("/login", data={"token": ""}).status_code == 401
