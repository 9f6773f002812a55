"""A name and a source are followed from their pages: as a watch, or as a feed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from search import Archive
from tests.support.html_pages import parsed
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PAGES = {
    "/person/Qassem%20Soleimani": "Qassem Soleimani",
    "/organisation/OTAN": "Organisation du traité de l'Atlantique Nord",
    "/place/Bagdad": "Bagdad",
    "/source/AFP": "AFP",
}
"""Pages by the names under which a watch is offered."""


@pytest.fixture
def place(indexed: Callable[[str, str], Path], tmp_path: Path) -> Path:
    shutil.copytree(indexed("seeds", "tantivy"), tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def own_site(place: Path) -> Iterator[TestClient]:
    with site_of(place) as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_a_name_is_followed_by_the_form_of_its_page(
    own_site: TestClient, place: Path, path: str
) -> None:
    [form] = parsed(own_site.get(path).text).xpath("//form[.//button[@value='save']]")
    fields = [(field.get("name"), field.get("value")) for field in form.xpath(".//input")]
    assert dict(fields)["name"] == PAGES[path]
    sent = dict(fields) | {"do": "save"}
    assert own_site.post(form.get("action"), data=sent).status_code == 303
    [saved] = Archive(place).saved.all()
    assert Archive(place).saved.count(saved.name).total > 0


@pytest.mark.parametrize("path", PAGES)
def test_where_nothing_may_be_saved_a_feed_is_offered(place: Path, path: str) -> None:
    with site_of(place, read_only=True) as site:
        page = parsed(site.get(path).text)
    assert not page.xpath("//button[@value='save']")
    assert page.xpath("//a[contains(@href, 'feed.atom')]")
