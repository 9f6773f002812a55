"""Hits of a large archive are sent before they are counted, and stay if that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.errors import TooLong
from tests.support.html_pages import links, texts
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PAGE = "search.serve.pages.results"
ASKED = "/?q=Bagdad"


@pytest.fixture
def large_site(
    indexed: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """Ask the pages of an archive that counts as large."""
    with site_of(indexed("seeds", "tantivy")) as client:
        monkeypatch.setattr(f"{PAGE}.COUNTS_LATER_FROM", 1)
        yield client


def test_a_page_in_two_pieces_shows_the_same_as_a_whole_one(large_site: TestClient) -> None:
    pieces, whole = (large_site.get(ASKED).text for _ in range(2))
    assert ("in-two" in pieces, "in-two" in whole) == (True, False)
    assert sorted(links(pieces)) == sorted(links(whole))
    assert texts(pieces, "//h2/a") == texts(whole, "//h2/a")
    assert texts(pieces, "//*[@class='count']") == texts(whole, "//*[@class='count']")


@pytest.mark.slow
def test_the_hits_come_first(large_site: TestClient) -> None:
    page = large_site.get(ASKED).text
    assert page.index('class="hits"') < page.index("<aside") < page.index("<figure")


def test_what_is_counted_already_is_sent_with_the_hits(large_site: TestClient) -> None:
    first = large_site.get(ASKED)
    assert (first.headers["cache-control"], "etag" in first.headers) == ("no-store", False)
    second = large_site.get(ASKED)
    assert "in-two" not in second.text
    assert "etag" in second.headers


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (TooLong("question-too-long", remedy="ask-less", seconds=10.0), "10"),
        (RuntimeError("secret"), "Les décomptes et la chronologie manquent"),
    ],
)
def test_a_failure_of_the_second_piece_is_told_in_its_place(
    large_site: TestClient, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fail(*_: Any) -> str:
        raise error

    monkeypatch.setattr(f"{PAGE}._counts", fail)
    answer = large_site.get(ASKED)
    assert answer.status_code == 200
    assert texts(answer.text, "//h2/a")
    (fault,) = texts(answer.text, "//aside//*[@class='fault']")
    assert said in fault
    assert "secret" not in answer.text
    assert answer.text.rstrip().endswith("</html>")
    assert large_site.get(f"{ASKED}&sort=date").status_code == 200
