"""A program learns what is wrong with its request, and never sees a page or a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from search.archive import Archive
from tests.support.checked_api import ROOT, CheckedApi
from tests.support.sites import site_of

PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    ("path", "query", "code", "parameter"),
    [
        ("/search", {"q": "x", "pag": "2"}, "parameter-unknown", "pag"),
        ("/search", {"page": "0"}, "parameter-not-number", "page"),
        ("/search", {"page": ""}, "parameter-not-number", "page"),
        ("/search", {"limit": "1e9"}, "parameter-not-number", "limit"),
        ("/search", {"page": ["1", "2"]}, "parameter-too-often", "page"),
        ("/search", {"sort": "alphabet"}, "parameter-not-choice", "sort"),
        ("/search", {"facets": "source,weather"}, "parameter-not-choice", "facets"),
        ("/search", {"exact": "maybe"}, "parameter-not-switch", "exact"),
        ("/search", {"q": "x" * 10_001}, "parameter-too-long", "q"),
        ("/search", {"source": ["x"] * 51}, "parameter-too-often", "source"),
        ("/articles", {}, "parameter-missing", "id"),
        ("/complete", {"limit": "2"}, "parameter-missing", "q"),
        ("/concordance", {"limit": "501"}, "parameter-not-number", "limit"),
        ("/search", {"source": ""}, "name-empty", None),
        ("/search", {"since": "trente brumaire"}, "date-unreadable", None),
    ],
)
def test_what_cannot_be_used_is_named(
    api: CheckedApi, path: str, query: dict[str, Any], code: str, parameter: str | None
) -> None:
    response = api.ask("GET", path, **query)
    problem = response.json()
    assert (response.status_code, response.headers["content-type"]) == (400, PROBLEM)
    assert (problem["code"], problem.get("parameter")) == (code, parameter)
    assert parameter is None or f"paramètre {parameter}" in problem["detail"]
    assert problem["type"] == "/api#status-400"
    assert response.headers["cache-control"] == "no-store"


def test_the_place_in_the_query_is_told(api: CheckedApi) -> None:
    problem = api.ask("GET", "/search", q='Iran AND "Irak').json()
    assert (problem["parameter"], problem["position"]) == ("q", 9)


@pytest.mark.parametrize("sign", ["*", "~1", "?s"])
def test_a_query_that_costs_too_much_is_refused(api: CheckedApi, sign: str) -> None:
    words = [f"mot{number}{sign}" for number in range(13)]
    assert api.ask("GET", "/search", q=" ".join(words[:12])).status_code == 200
    refused = api.ask("GET", "/search", q=" ".join(words))
    assert (refused.status_code, refused.json()["code"]) == (400, "query-too-many-expansions")
    assert refused.json()["position"] == len(" ".join(words[:12])) + 1


def test_questions_may_end_with_their_mark(api: CheckedApi) -> None:
    assert api.ask("GET", "/search", q="pourquoi ? " * 13 + "qui? " * 13).status_code == 200


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/articles/{id}", "id"),
        ("/similar/{id}", "id"),
        ("/cite/{id}", "id"),
        ("/people/{name}", "name"),
        ("/watches/{name}", "name"),
        ("/watches/{name}/new", "name"),
    ],
)
def test_a_name_that_nothing_has_is_not_found(api: CheckedApi, path: str, name: str) -> None:
    response = api.ask("GET", path, within={name: "rien/de rien"})
    assert (response.status_code, response.headers["content-type"]) == (404, PROBLEM)
    assert "rien" in response.json()["detail"]


def test_an_address_that_there_is_not_is_a_problem_too(api: CheckedApi) -> None:
    response = api.client.get(f"{ROOT}/nothing")
    assert (response.status_code, response.headers["content-type"]) == (404, PROBLEM)


def test_another_method_is_refused_with_those_that_there_are(api: CheckedApi) -> None:
    response = api.client.put(f"{ROOT}/watches/x")
    assert (response.status_code, response.headers["content-type"]) == (405, PROBLEM)
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "DELETE"}


@pytest.mark.parametrize(
    ("method", "address", "headers", "status", "code"),
    [
        ("GET", "/search", {"Host": "evil.example"}, 421, "failure-host"),
        ("GET", "/search?q=" + "x" * 17_000, {}, 414, "failure-address-too-long"),
        ("POST", "/watches", {"Sec-Fetch-Site": "cross-site"}, 403, "failure-other-site"),
        ("POST", "/watches", {"Content-Length": "70000"}, 413, "failure-body-too-long"),
    ],
)
def test_the_guard_tells_programs_of_problems(
    api: CheckedApi, method: str, address: str, headers: dict[str, str], status: int, code: str
) -> None:
    response = api.client.request(method, ROOT + address, headers=headers)
    assert (response.status_code, response.headers["content-type"]) == (status, PROBLEM)
    problem = response.json()
    assert problem["code"] == code
    page, _, anchor = problem["type"].partition("#")
    assert f'id="{anchor}"' in api.client.get(page).text


@pytest.mark.parametrize(("language", "title"), [("fr", "La demande"), ("en", "The request")])
def test_problems_are_told_in_the_language_of_the_program(
    api: CheckedApi, language: str, title: str
) -> None:
    response = api.ask("GET", "/search", headers={"Accept-Language": language}, page="x")
    assert response.json()["title"].startswith(title)


@pytest.fixture
def hasty(indexed: Callable[[str, str], Path]) -> Iterator[CheckedApi]:
    """Ask an interface whose questions may take no time at all."""
    with site_of(indexed("seeds", "tantivy"), budget=1e-9) as client:
        yield CheckedApi(client)


def test_a_question_that_takes_too_long_may_be_repeated(hasty: CheckedApi) -> None:
    response = hasty.ask("GET", "/search", q="Irak")
    assert (response.status_code, response.json()["code"]) == (503, "question-too-long")
    assert int(response.headers["retry-after"]) > 0


def test_an_error_that_nobody_foresaw_is_told_without_its_text(
    api: CheckedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(Archive, "complete", fail)
    response = api.ask("GET", "/complete", q="unforeseen")
    assert (response.status_code, response.json()["code"]) == (500, "failure-index")
    assert "secret" not in response.text
