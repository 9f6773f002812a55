"""Articles are found by the address that they were published at, however it is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import TODAY, write_articles

ADDRESS = "https://www.gazette.example/2019/03/crue-à-nantes/?page=2&utm_source=lettre#haut"


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    place = tmp_path_factory.mktemp("adresses")
    articles = [
        {"id": "crue", "title": "La crue", "body": "La Loire monte.", "url": ADDRESS},
        {
            "id": "suite",
            "title": "La suite",
            "body": "Elle baisse.",
            "url": "https://b.example/?id=7",
        },
        {"id": "sans", "title": "Sans adresse", "body": "Rien."},
    ]
    write_articles(place / "articles.jsonl", articles)
    synchronise([place / "articles.jsonl"], place / "index", engine=request.param, today=TODAY)
    with Archive(place / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    "typed",
    [
        ADDRESS,
        "http://gazette.example/2019/03/crue-%C3%A0-nantes?page=2",
        "gazette.example/2019/03/crue-à-nantes?page=2&xtor=RSS-1",
        " HTTPS://WWW.GAZETTE.EXAMPLE/2019/03/crue-à-nantes/?page=2 ",
        "https://web.archive.org/web/2020/https://gazette.example/2019/03/crue-à-nantes?page=2",
    ],
)
def test_an_address_may_be_written_in_other_ways(archive: Archive, typed: str) -> None:
    assert archive.published_at(typed) == ("articles.jsonl#crue",)


@pytest.mark.parametrize(
    "typed",
    ["gazette.example/2019/03/crue-à-nantes", "https://b.example/?id=8", "", "http://[x", "Rien"],
)
def test_other_addresses_are_those_of_no_article(archive: Archive, typed: str) -> None:
    assert archive.published_at(typed) == ()
