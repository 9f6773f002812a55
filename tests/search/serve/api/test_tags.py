"""Programs tag articles and write notes on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import synchronise
from tests.support.articles import TODAY, write_articles
from tests.support.checked_api import CheckedApi
from tests.support.sites import site_of

pytestmark = pytest.mark.slow


@pytest.fixture
def api(tmp_path: Path) -> Iterator[CheckedApi]:
    articles = [{"id": str(number), "title": f"La crue {number}"} for number in range(3)]
    write_articles(tmp_path / "a.jsonl", articles)
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index", today=TODAY)
    with site_of(tmp_path / "index") as client:
        yield CheckedApi(client)


def test_tags_and_notes_are_written_read_and_taken_away(api: CheckedApi) -> None:
    within = {"name": "à lire"}
    ids = ["a.jsonl#0", "a.jsonl#1"]
    tagged = api.ask("POST", "/tags/{name}/articles", within=within, json={"ids": ids})
    assert tagged.json() == {"tags": [{"name": "à lire", "articles": 2}]}
    noted = api.ask("POST", "/notes", json={"id": "a.jsonl#1", "note": "À citer."})
    assert noted.json() == {"id": "a.jsonl#1", "tags": ["à lire"], "note": "À citer."}
    found = api.get("/search", q="crue", tag="A LIRE", facets="tag", sort="date")
    assert sorted((hit["id"], hit["note"]) for hit in found["hits"]) == [
        ("a.jsonl#0", ""),
        ("a.jsonl#1", "À citer."),
    ]
    assert found["facets"]["tag"] == [{"value": "à lire", "count": 2, "chosen": True}]
    assert api.get("/articles/{id}", within={"id": "a.jsonl#1"})["tags"] == ["à lire"]
    api.ask("DELETE", "/tags/{name}/articles", within=within, id="a.jsonl#0")
    assert api.get("/tags") == {"tags": [{"name": "à lire", "articles": 1}]}
    api.ask("DELETE", "/tags/{name}", within=within)
    assert api.get("/tags") == {"tags": []}
    assert api.ask("DELETE", "/tags/{name}", within=within).status_code == 404
