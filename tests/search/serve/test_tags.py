"""Articles are tagged and noted on their pages, and forms of other sites change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import TODAY, write_articles
from tests.support.html_pages import links, texts
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

pytestmark = pytest.mark.slow

SCRIPT = "<script>alert(1)</script>"
ARTICLES = [
    {"id": "à/b <i>", "title": "La crue", "body": "La Loire monte."},
    {"id": "digue", "title": "La digue", "body": "La Loire a pris la route."},
]
ID = "a.jsonl#à/b <i>"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_articles(tmp_path / "a.jsonl", ARTICLES)
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index", today=TODAY)
    return tmp_path


@pytest.fixture
def site(place: Path) -> Iterator[TestClient]:
    with site_of(place / "index") as client:
        yield client


def post(site: TestClient, do: str, **fields: Any) -> str:
    """Send a form, and return the page that it leads to."""
    done = site.post("/tags", data={"do": do, **fields})
    assert done.status_code == 303, done.text
    return site.get(str(done.headers["location"])).text


def test_an_article_is_tagged_and_noted_on_its_page(site: TestClient) -> None:
    assert "À relire" in texts(post(site, "add", id=ID, name="À relire"), "//ul[@class='tags']")
    page = post(site, "note", id=ID, note=f"Un mot.\n{SCRIPT}")
    assert texts(page, "//p[@class='note']") == [f"Un mot. {SCRIPT}"]
    assert SCRIPT not in page
    results = site.get("/", params={"q": "loire", "tag": "a relire"}).text
    assert len(texts(results, "//li[@class='hit']")) == 1
    assert texts(results, "//li[@class='hit']//ul[@class='tags']/li") == ["À relire"]
    assert "/?tag=%C3%80+relire" in links(site.get("/tags").text)
    assert texts(post(site, "remove", id=ID, name="à relire"), "//ul[@class='tags']") == []


def test_hits_that_were_kept_show_a_new_tag_at_once(site: TestClient) -> None:
    assert texts(site.get("/?q=loire").text, "//ul[@class='tags']") == []
    post(site, "add", id=ID, name="vu")
    assert len(texts(site.get("/?q=loire").text, "//ul[@class='tags']")) == 1
    assert "Étiquettes" in texts(site.get("/?q=loire").text, "//section[@class='facet']/h2")


def test_tags_are_renamed_and_deleted_and_what_is_gone_is_told(
    site: TestClient, place: Path
) -> None:
    post(site, "add", id="a.jsonl#digue", name="vu")
    assert texts(post(site, "rename", name="vu", new_name="lu"), "//h2/a") == ["lu"]
    post(site, "note", id="a.jsonl#digue", note="Route coupée.")
    write_articles(place / "a.jsonl", ARTICLES[:1])
    synchronise([place / "a.jsonl"], place / "index", today=TODAY)
    page = site.get("/tags").text
    assert texts(page, "//h3") == ["La digue"]
    assert "Route coupée." in texts(page, "//p[@class='note']")
    post(site, "note", id="a.jsonl#digue", note="")
    assert texts(post(site, "delete", name="lu"), "//main//h2 | //h3") == []


def test_all_tags_and_notes_are_sent_as_files(site: TestClient, place: Path) -> None:
    post(site, "add", id=ID, name="vu")
    for name in ("tags.jsonl", "tags.csv"):
        content = site.get(f"/{name}").content
        with Archive(place / "index") as archive:
            assert archive.tags.load(content).articles == 1


def test_forms_of_other_sites_and_read_only_sites_change_nothing(
    site: TestClient, place: Path
) -> None:
    form = {"do": "add", "id": ID, "name": "vu"}
    foreign = site.post("/tags", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    with site_of(place / "index", read_only=True) as reading:
        assert reading.post("/tags", data=form).status_code == 403
        assert 'name="do"' not in reading.get("/tags").text
    with Archive(place / "index") as archive:
        assert archive.tags.all() == ()
    assert site.post("/tags", data={"do": "add", "id": "absent", "name": "x"}).status_code == 404
