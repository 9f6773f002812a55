"""Feed readers follow a question, or what is new for a saved query."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import TODAY
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(text: str, path: str) -> list[str]:
    """Return the texts of some elements of each entry of a feed."""
    return [found.text or "" for found in ET.fromstring(text).findall(f"a:entry/{path}", ATOM)]


def test_a_feed_has_the_latest_articles_of_a_question_first(site: TestClient) -> None:
    sent = site.get("/feed.atom?q=Irak")
    updated = entries(sent.text, "a:updated")
    assert sent.headers["content-type"].startswith("application/atom+xml")
    assert updated == sorted(updated, reverse=True)
    assert len(updated) == site.get("/api/v1/search?q=Irak").json()["total"]


def test_every_entry_has_a_name_an_author_and_a_link_that_marks_the_matches(
    site: TestClient,
) -> None:
    feed = ET.fromstring(site.get("/feed.atom?q=séisme+dévastateur").text)
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert entry.findtext("a:author/a:name", None, ATOM) == "AFP"
    assert entry.findtext("a:updated", None, ATOM) == "2023-02-06T00:00:00+00:00"
    assert (entry.findtext("a:id", None, ATOM) or "").startswith("urn:uuid:")
    page = site.get(link.attrib["href"])
    assert "<mark" in page.text


def test_an_article_has_the_same_name_in_every_feed(site: TestClient) -> None:
    first, second = (site.get(f"/feed.atom?q={query}") for query in ("Irak", "Irak+Kurdes"))
    assert set(entries(second.text, "a:id")) < set(entries(first.text, "a:id"))
    assert ET.fromstring(first.text).findtext("a:id", None, ATOM) != ET.fromstring(
        second.text
    ).findtext("a:id", None, ATOM)


@pytest.mark.slow
def test_texts_of_articles_cannot_break_a_feed(tmp_path: Path) -> None:
    hostile = 'grève < accord ]]> & "fin" \u202e\x07\ufffe'
    record = {"id": "a", "title": hostile, "body": f"{hostile}. Un accord.", "source": hostile}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), "utf-8")
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index", today=TODAY, jobs=1)
    with site_of(tmp_path / "index") as client:
        text = client.get("/feed.atom?q=accord").text
    (title,) = entries(text, "a:title")
    assert title.split() == ["grève", "<", "accord", "]]>", "&", '"fin"']
    assert "\u202e" not in text


@pytest.mark.slow
def test_the_feed_of_a_watch_has_what_came_last_first(tmp_path: Path) -> None:
    def put(name: str, day: str) -> None:
        record = {"id": name, "title": f"Titre {name}", "body": "Un accord.", "date": day}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record), "utf-8")
        paths = sorted(tmp_path.glob("*.jsonl"))
        synchronise(paths, tmp_path / "index", today=TODAY, jobs=1)

    put("recent", "2024-05-01")
    with Archive(tmp_path / "index") as archive:
        archive.saved.save("veille", "accord")
    put("old", "1999-01-01")
    with site_of(tmp_path / "index") as client:
        first = client.get("/watches/veille/feed.atom")
        headers = {"If-None-Match": first.headers["etag"]}
        second = client.get("/watches/veille/feed.atom", headers=headers)
    assert entries(first.text, "a:title") == ["Titre old", "Titre recent"]
    assert (second.status_code, second.content) == (304, b"")


def test_a_watch_that_there_is_not_has_no_feed(site: TestClient) -> None:
    assert site.get("/watches/rien/feed.atom").status_code == 404
