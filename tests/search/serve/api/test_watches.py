"""Programs save queries, learn what is new, and mark it as read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.checked_api import ROOT, CheckedApi
from tests.support.sites import site_of


def test_a_watch_is_saved_shown_and_deleted(own_api: CheckedApi) -> None:
    asked = {"name": "à suivre", "q": "Irak", "source": ["AFP", "Rudaw"], "since": "2017"}
    saved = own_api.ask("POST", "/watches", json=asked)
    assert saved.status_code == 201
    watch = saved.json()
    assert {name: watch[name] for name in asked} == asked
    assert (watch["total"] > 0, watch["new"]) == (True, 0)
    assert own_api.client.get(watch["links"]["self"]).json() == watch
    assert own_api.get("/watches") == {"watches": [watch]}
    forgotten = own_api.ask("DELETE", "/watches/{name}", within={"name": "à suivre"})
    assert (forgotten.status_code, own_api.get("/watches")) == (204, {"watches": []})


def test_reading_marks_nothing_and_posting_does(own_api: CheckedApi) -> None:
    own_api.ask("POST", "/watches", json={"name": "w", "q": "Irak"})
    within = {"name": "w"}
    assert own_api.get("/watches/{name}/new", within=within)["total"] == 0
    own_api.ask("DELETE", "/watches/{name}", within=within)
    assert own_api.ask("POST", "/watches", json={"name": "w", "q": "Irak"}).status_code == 201
    assert own_api.get("/watches/{name}/new", within=within)["hits"] == []


def test_a_name_that_is_taken_is_refused(own_api: CheckedApi) -> None:
    own_api.ask("POST", "/watches", json={"name": "w", "q": "Irak"})
    again = own_api.ask("POST", "/watches", json={"name": "w", "q": "Iran"})
    assert (again.status_code, again.json()["code"]) == (400, "saved-name-taken")
    assert own_api.get("/watches/{name}", within={"name": "w"})["q"] == "Irak"


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"q": "Irak"}, "parameter-missing"),
        ({"name": "", "q": "Irak"}, "saved-name-empty"),
        ({"name": "w"}, "saved-text-empty"),
        ({"name": "w", "q": 5}, "parameter-not-text"),
        ({"name": "w", "source": "AFP"}, "parameter-not-list"),
        ({"name": "w", "source": ["AFP", 5]}, "parameter-not-text"),
        ({"name": "w", "q": "Irak", "colour": "red"}, "parameter-unknown"),
        (["w"], "body-no-object"),
    ],
)
def test_what_cannot_be_saved_is_refused(own_api: CheckedApi, sent: Any, code: str) -> None:
    response = own_api.ask("POST", "/watches", json=sent)
    assert (response.status_code, response.json()["code"]) == (400, code)
    assert own_api.get("/watches") == {"watches": []}


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"name": "\\ud800"}', b"[" * 60_000])
def test_bytes_that_are_no_object_are_refused(api: CheckedApi, body: bytes) -> None:
    response = api.client.post(f"{ROOT}/watches", content=body)
    assert (response.status_code, response.json()["code"]) == (400, "body-no-object")


def test_where_nothing_may_change_nothing_does(indexed: Callable[[str, str], Path]) -> None:
    with site_of(indexed("seeds", "tantivy"), read_only=True) as client:
        api = CheckedApi(client)
        refused = api.ask("POST", "/watches", json={"name": "w", "q": "Irak"})
        assert (refused.status_code, refused.json()["code"]) == (403, "failure-read-only")
        assert api.get("/watches") == {"watches": []}
