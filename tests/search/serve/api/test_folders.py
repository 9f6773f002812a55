"""Programs keep articles in folders, with notes, an order and passages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.checked_api import CheckedApi

DEATH = "2020-01-03-mort-soleimani.txt"
HEIR = "030_2fd86a4c91be7053.txt"
WITHIN = {"name": "À lire / plus tard"}


@pytest.fixture
def folder(own_api: CheckedApi) -> dict[str, Any]:
    """A folder with two articles."""
    assert own_api.ask("POST", "/folders", json=WITHIN).status_code == 201
    for id in (DEATH, HEIR):
        put = own_api.ask("POST", "/folders/{name}/articles", within=WITHIN, json={"id": id})
        assert put.status_code == 200
    folder: dict[str, Any] = put.json()
    return folder


def ids(folder: dict[str, Any]) -> list[str]:
    """Return the ids of the articles of a folder."""
    return [article["id"] for article in folder["articles"]]


def test_a_folder_has_its_articles_in_their_order(
    own_api: CheckedApi, folder: dict[str, Any]
) -> None:
    assert ids(folder) == [DEATH, HEIR]
    assert own_api.client.get(folder["links"]["self"]).json() == folder
    (listed,) = own_api.get("/folders")["folders"]
    assert (listed["name"], listed["articles"]) == (WITHIN["name"], 2)


@pytest.mark.usefixtures("folder")
def test_an_article_gets_a_note_and_a_place(own_api: CheckedApi) -> None:
    put = {"id": HEIR, "note": "à vérifier", "position": 0}
    changed = own_api.ask("POST", "/folders/{name}/articles", within=WITHIN, json=put).json()
    assert ids(changed) == [HEIR, DEATH]
    assert changed["articles"][0]["note"] == "à vérifier"
    put = {"id": HEIR, "note": ""}
    changed = own_api.ask("POST", "/folders/{name}/articles", within=WITHIN, json=put).json()
    assert (ids(changed), changed["articles"][0]["note"]) == ([HEIR, DEATH], "")


@pytest.mark.usefixtures("folder")
def test_an_article_is_taken_out(own_api: CheckedApi) -> None:
    taken = own_api.ask("DELETE", "/folders/{name}/articles", within=WITHIN, id=DEATH)
    assert (taken.status_code, taken.content) == (204, b"")
    assert ids(own_api.get("/folders/{name}", within=WITHIN)) == [HEIR]
    again = own_api.ask("DELETE", "/folders/{name}/articles", within=WITHIN, id=DEATH)
    assert (again.status_code, again.json()["code"]) == (404, "folder-lacks-article")


@pytest.mark.usefixtures("folder")
def test_a_passage_is_kept_and_forgotten(own_api: CheckedApi) -> None:
    sent = {"id": DEATH, "text": "une frappe de drone américaine"}
    kept = own_api.ask("POST", "/folders/{name}/passages", within=WITHIN, json=sent)
    assert kept.status_code == 201
    passage = kept.json()
    start, end = passage["place"]["span"]
    article = own_api.get("/articles/{id}", within={"id": DEATH})
    assert article["body"][start:end] == sent["text"]
    assert own_api.get("/folders/{name}", within=WITHIN)["articles"][0]["passages"] == [passage]
    for status in (204, 404):
        dropped = own_api.ask(
            "DELETE", "/folders/{name}/passages", within=WITHIN, number=passage["number"]
        )
        assert dropped.status_code == status


@pytest.mark.usefixtures("folder")
def test_a_folder_is_deleted(own_api: CheckedApi) -> None:
    assert own_api.ask("DELETE", "/folders/{name}", within=WITHIN).status_code == 204
    assert own_api.get("/folders") == {"folders": []}
    assert own_api.ask("GET", "/folders/{name}", within=WITHIN).status_code == 404


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("path", "sent", "status", "code"),
    [
        ("/folders", WITHIN, 400, "folder-name-taken"),
        ("/folders", {"name": " "}, 400, "folder-name-empty"),
        ("/folders", {"name": "x" * 201}, 400, "parameter-too-long"),
        ("/folders/{name}/articles", {"id": "nothing"}, 404, "folder-article-missing"),
        ("/folders/{name}/articles", {"id": HEIR, "position": -1}, 400, "parameter-not-number"),
        ("/folders/{name}/passages", {"id": HEIR, "text": "rien"}, 400, "passage-not-found"),
        ("/folders/{name}/passages", {"id": HEIR}, 400, "parameter-missing"),
    ],
)
def test_what_cannot_be_done_is_told(
    own_api: CheckedApi, path: str, sent: dict[str, Any], status: int, code: str
) -> None:
    within = WITHIN if "{" in path else None
    response = own_api.ask("POST", path, within=within, json=sent)
    assert (response.status_code, response.json()["code"]) == (status, code)


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
def test_a_search_within_a_folder_follows_it(own_api: CheckedApi) -> None:
    asked: dict[str, Any] = {"q": "Soleimani", "folder": WITHIN["name"]}
    first = own_api.ask("GET", "/search", **asked)
    assert {hit["id"] for hit in first.json()["hits"]} == {DEATH, HEIR}
    page = own_api.client.get(first.json()["links"]["page"])
    assert WITHIN["name"] in page.text
    own_api.ask("DELETE", "/folders/{name}/articles", within=WITHIN, id=DEATH)
    headers = {"If-None-Match": first.headers["etag"]}
    second = own_api.ask("GET", "/search", headers=headers, **asked)
    assert [hit["id"] for hit in second.json()["hits"]] == [HEIR]
    lines = own_api.ask("GET", "/hits", folder=WITHIN["name"]).text.splitlines()
    assert len(lines) == 1


def test_a_search_within_a_folder_that_there_is_not_finds_none(own_api: CheckedApi) -> None:
    response = own_api.ask("GET", "/search", folder="rien")
    assert response.status_code == 404
