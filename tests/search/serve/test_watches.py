"""Watches are saved, shown and marked on pages. Looking at one marks nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import TODAY
from tests.support.html_pages import links, parsed, texts
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

pytestmark = pytest.mark.slow

NAMES = ["phares", "À lire / plus tard", "../x", "a//b", "feed.atom", "qui?quoi#où", "<b>x</b>"]


def put(place: Path, *numbers: int) -> None:
    """Index articles about lighthouses."""
    for number in numbers:
        article = {
            "title": f"Le phare numéro {number}",
            "body": f"Le gardien du phare {number} veille sur la passe. " * (number + 1),
            "source": "Gazette",
            "date": f"2019-01-{number + 1:02}",
        }
        (place / "articles").mkdir(exist_ok=True)
        file = place / "articles" / f"{number}.json"
        file.write_text(json.dumps(article), "utf-8")
    synchronise([place / "articles"], place / "index", today=TODAY)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    put(tmp_path, 1, 2)
    return tmp_path


@pytest.fixture
def site(place: Path) -> Iterator[TestClient]:
    with site_of(place / "index") as client:
        yield client


def save(site: TestClient, name: str, **fields: str) -> str:
    """Save a watch, and return the address that this leads to."""
    done = site.post("/watches", data={"do": "save", "name": name, "q": "phare", **fields})
    assert done.status_code == 303, done.text
    return str(done.headers["location"])


def read_form(page: str) -> dict[str, str]:
    """Return the fields of the form that marks hits as read."""
    fields: Any = parsed(page).xpath("//form[.//button[@value='read']]//input")
    return {field.get("name"): field.get("value") for field in fields} | {"do": "read"}


def test_a_question_is_followed_with_its_filters(site: TestClient) -> None:
    page = site.get("/?q=phare&since=2019&source=Gazette").text
    fields: Any = parsed(page).xpath("//form[.//button[@value='save']]//input")
    sent = {field.get("name"): field.get("value") for field in fields}
    assert sent == {"q": "phare", "source": "Gazette", "since": "2019", "name": "phare"}
    address = save(site, **sent)
    shown = texts(site.get(address).text, "//p[@class='asked']")
    assert shown == ["phare Depuis 2019 Source Gazette"]
    assert "/watches" in list(links(page))


@pytest.mark.parametrize("name", NAMES)
def test_any_name_has_a_page_and_a_feed(site: TestClient, name: str) -> None:
    address = save(site, name)
    assert texts(site.get(address).text, "//h1") == [name]
    listed = site.get("/watches").text
    assert texts(listed, "//main//h2") == [name]
    for link in links(listed):
        assert site.get(link).status_code == 200, link
    (feed,) = [link for link in links(listed) if "feed.atom" in link and link != address]
    assert site.get(feed).headers["content-type"].startswith("application/atom+xml")


def test_a_name_is_one_line_without_signs_that_turn_it(site: TestClient) -> None:
    assert save(site, " les\r\nphares\x00 \u202e !") == "/watches/les%20phares%20%21"
    assert texts(site.get("/watches").text, "//main//h2") == ["les phares !"]


def test_new_hits_come_first_and_stay_new_until_a_form_marks_them(
    site: TestClient, place: Path
) -> None:
    address = save(site, "phares")
    assert texts(site.get(address).text, "//button[@value='read']") == []
    put(place, 3)
    for _ in range(2):
        page = site.get(address).text
        assert texts(page, "//h2/a") == [f"Le phare numéro {number}" for number in (3, 2, 1)]
        assert "1 nouvel article" in texts(page, "//strong")
        assert "arrivé le" in page
        assert site.get("/watches").text.count("1 nouvel article") == 1
    marked = site.post("/watches", data=read_form(page))
    assert (marked.status_code, marked.headers["location"]) == (303, address)
    assert "rien de nouveau" in site.get(address).text


def test_what_came_after_the_page_stays_new(site: TestClient, place: Path) -> None:
    address = save(site, "phares")
    put(place, 3)
    form = read_form(site.get(address).text)
    put(place, 4)
    site.post("/watches", data=form)
    assert texts(site.get(address).text, "//section[1]//h2/a") == ["Le phare numéro 4"]


def test_a_watch_is_renamed_and_forgotten(site: TestClient) -> None:
    save(site, "phares")
    save(site, "autre")
    renamed = {"do": "rename", "name": "phares", "new_name": "a/b"}
    address = site.post("/watches", data=renamed).headers["location"]
    assert texts(site.get(address).text, "//h1") == ["a/b"]
    assert (
        site.post("/watches", data={**renamed, "name": "a/b", "new_name": "autre"}).status_code
        == 400
    )
    assert site.post("/watches", data={"do": "forget", "name": "a/b"}).status_code == 303
    assert site.get(address).status_code == 404
    assert texts(site.get("/watches").text, "//main//h2") == ["autre"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "save", "name": " ", "q": "phare"}, 400),
        ({"do": "save", "name": "x"}, 400),
        ({"do": "save", "name": "x" * 501, "q": "phare"}, 400),
        ({"do": "save", "name": "x", "q": "titre:("}, 400),
        ({"do": "save", "name": "x", "since": "hier ou demain"}, 400),
        ({"do": "read", "name": "x", "until": "2020-01-01T00:00:00+00:00"}, 404),
        ({"do": "read", "name": "x", "until": "demain"}, 400),
        ({"do": "read", "name": "x", "until": "2020-01-01"}, 400),
        ({"do": "forget", "name": "x"}, 404),
        ({"do": "nothing"}, 400),
        ({}, 400),
    ],
)
def test_a_form_that_cannot_be_used_changes_nothing(
    site: TestClient, place: Path, fields: dict[str, str], status: int
) -> None:
    assert site.post("/watches", data=fields).status_code == status
    with Archive(place / "index") as archive:
        assert archive.saved.all() == ()


def test_a_name_that_is_taken_is_not_replaced(site: TestClient) -> None:
    save(site, "phares")
    again = site.post("/watches", data={"do": "save", "name": "phares", "q": "gardien"})
    assert again.status_code == 400
    assert "phares" in texts(again.text, "//*[@role='alert']")[0]
    assert "gardien" not in site.get("/watches").text


@pytest.mark.parametrize("path", ["/watches", "/folders"])
def test_a_form_of_another_site_saves_nothing(site: TestClient, path: str) -> None:
    sent = {"do": "save", "name": "x", "q": "phare", "new_name": "x"}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}):
        for do in ("save", "create"):
            done = site.post(path, data={**sent, "do": do}, headers=headers)
            assert done.status_code == 403
    assert texts(site.get(path).text, "//h2[a]") == []


def test_a_watch_within_a_folder_that_was_deleted_says_so(site: TestClient, place: Path) -> None:
    with Archive(place / "index") as archive:
        archive.folders.create("Mer")
        archive.saved.save("mer", "phare", folder="Mer")
        archive.folders.delete("Mer")
    page = site.get("/watches").text
    assert "Mer" in texts(page, "//*[contains(@class, 'state-bad')]")[0]
    assert texts(page, "//button[@value='forget']")


def test_where_nothing_may_change_watches_and_folders_are_shown_only(place: Path) -> None:
    with Archive(place / "index") as archive:
        archive.saved.save("phares", "phare")
        archive.folders.create("Mer")
        (hit,) = archive.find("phare", limit=1).hits
        archive.folders.add("Mer", hit.id)
    put(place, 3)
    with site_of(place / "index", read_only=True) as site:
        pages = ["/watches", "/watches/phares", "/folders", "/folders/Mer", "/?q=phare"]
        for address in (*pages, f"/article/{hit.id}"):
            page = site.get(address).text
            assert texts(page, "//form[@method='post'][not(@class='preferences')]") == [], address
        assert "1 nouvel article" in site.get("/watches/phares").text
        for path, fields in (
            ("/watches", {"do": "forget", "name": "phares"}),
            ("/folders", {"do": "delete", "name": "Mer"}),
        ):
            assert site.post(path, data=fields).status_code == 403


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pages_are_whole_in_each_language(site: TestClient, language: str) -> None:
    save(site, "phares")
    site.post("/folders", data={"do": "create", "new_name": "Mer"})
    for address in ("/watches", "/watches/phares", "/folders", "/folders/Mer", "/status"):
        page = site.get(address, headers={"Accept-Language": language}).text
        assert f'<html lang="{language}"' in page
        assert len(texts(page, "//h1")) == 1
        for link in links(page):
            assert site.get(link, follow_redirects=True).status_code == 200, link
