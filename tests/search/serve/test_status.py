"""The page of the state of the archive says what it holds, what was not read, and how it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import synchronise
from tests.support.articles import TODAY, write_articles
from tests.support.html_pages import texts
from tests.support.sites import site_of

pytestmark = pytest.mark.slow


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """An index of two good files and two that cannot be read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    write_articles(
        folder / "a.jsonl",
        [
            {"title": "Le phare", "body": "Le gardien veille sur la mer.", "date": "2019-01-02"},
            {"title": "La mer", "body": "La mer monte devant le phare."},
        ],
    )
    (folder / "cassé.json").write_text('{"a":', "utf-8")
    synchronise([folder], tmp_path / "index", today=TODAY)
    return tmp_path / "index"


def test_the_state_is_told_with_what_was_not_read(location: Path) -> None:
    with site_of(location) as site:
        page = site.get("/status").text
        facts = dict(zip(texts(page, "//dt"), texts(page, "//dd"), strict=True))
        assert facts["Articles"] == "2"
        assert facts["Dates"] == "1 article daté, 1 sans date"
        assert facts["Moteur"] == "tantivy, generation-1"
        assert facts["Index"] == str(location.resolve())
        assert texts(page, "//*[contains(@class, 'overall')]") == ["▲ À regarder"]
        path, reason = texts(page, "//tbody//td")
        assert path == "cassé.json"
        assert "JSON" in reason
        tallies = texts(page, "//*[@class='tallies']//li")
        assert {"d’après les métadonnées 1", "sans date 1", "français 2"} <= set(tallies)
        told = site.get("/api/v1/status").json()
        assert (told["languages"], told["evidence"]) == ({"fr": 2}, {"metadata": 1})
        assert [file["path"] for file in told["unread"]] == [path]


def test_others_learn_no_path(location: Path) -> None:
    with site_of(location, base_url="http://localhost") as site:
        for address in ("/status", "/api/v1/status"):
            text = site.get(address).text
            assert str(location.parent) not in text
            assert "articles" in text


def test_an_interrupted_run_is_told(location: Path) -> None:
    (location / "generation-1" / "ledger.sqlite-journal").write_bytes(b"")
    (location / "generation-1" / "ledger.sqlite").write_bytes(b"x" * 4096)
    with site_of(location) as site:
        assert "interrompue" in texts(site.get("/status").text, "//*[@class='remarks']/li")[0]


def test_a_healthy_archive_is_well_in_words(tmp_path: Path) -> None:
    write_articles(tmp_path / "a.jsonl", [{"title": "Le phare", "body": "Il éclaire la mer."}])
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index", today=TODAY)
    with site_of(tmp_path / "index") as site:
        page = site.get("/status", headers={"Accept-Language": "en"}).text
        assert texts(page, "//*[contains(@class, 'overall')]") == ["● All is well"]
