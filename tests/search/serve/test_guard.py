"""Requests that no page of ours sends are refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "[::1"]
)
def test_a_request_for_another_host_is_misdirected(site: TestClient, host: str) -> None:
    assert site.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8642", "127.0.0.1", "[::1]:8642", "LOCALHOST"])
def test_loopback_names_are_ours(site: TestClient, host: str) -> None:
    assert site.get("/robots.txt", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
    ],
)
def test_a_form_of_another_site_changes_nothing(site: TestClient, headers: dict[str, str]) -> None:
    done = site.post("/preferences", data={"theme": "dark"}, headers=headers)
    assert (done.status_code, "set-cookie" in done.headers) == (403, False)


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}]
)
def test_our_own_forms_and_programs_may_change(site: TestClient, headers: dict[str, str]) -> None:
    done = site.post("/preferences", data={"theme": "dark"}, headers=headers)
    assert done.status_code == 303


def test_an_address_that_is_too_long_is_refused(site: TestClient) -> None:
    assert site.get("/?q=" + "x" * 17_000).status_code == 414


def test_a_body_that_is_too_long_is_refused_announced_or_not(site: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(70):
            yield b"x" * 1000

    assert site.post("/preferences", content=b"x" * 70_000).status_code == 413
    assert site.post("/preferences", content=pieces()).status_code == 413


@pytest.mark.parametrize("path", ["/", "/nothing", "/?page=x", "/robots.txt"])
def test_every_answer_tells_browsers_what_pages_may_do(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
