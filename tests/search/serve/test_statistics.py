"""Pages of statistics show what the library counts, and lead to the articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from index import synchronise
from search import Archive
from tests.support.articles import TODAY
from tests.support.counted_words import write_to
from tests.support.sites import site_of


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wordy")
    synchronise([write_to(folder)], folder / "index", today=TODAY)
    return folder / "index"


@pytest.fixture(scope="module")
def site(index: Path) -> Iterator[TestClient]:
    with site_of(index) as client:
        yield client


def rows(site: TestClient, address: str) -> list[list[str]]:
    """Return the cells of the table of a page."""
    page = site.get(address, headers={"Accept-Language": "en"}, follow_redirects=True)
    assert page.status_code == 200
    found = html.document_fromstring(page.text).xpath("//main//tbody/tr")
    assert isinstance(found, list)
    return [[str(cell.text_content()).strip() for cell in row] for row in found]


@pytest.mark.slow
def test_collocates_are_those_of_the_library(site: TestClient, index: Path) -> None:
    with Archive(index) as archive:
        wanted = archive.statistics.collocates("mérou", limit=200, relative_to="all").rows
    shown = rows(site, "/collocates?q=mérou")
    assert [(row[0], row[1]) for row in shown] == [
        (row.word, str(row.occurrences)) for row in wanted
    ]
    assert shown


def test_keywords_are_those_of_the_library(site: TestClient, index: Path) -> None:
    with Archive(index) as archive:
        wanted = archive.statistics.keywords(source="Le Quai", limit=200).rows
    shown = rows(site, "/keywords?source=Le+Quai")
    assert [row[0] for row in shown] == [row.word for row in wanted]
    assert shown


@pytest.mark.parametrize("by", ["year", "quarter", "month"])
def test_frequencies_lead_to_the_articles_of_their_period(
    site: TestClient, index: Path, by: str
) -> None:
    page = site.get(f"/frequencies?q=mérou&by={by}", follow_redirects=True)
    links = html.document_fromstring(page.text).xpath("//main//tbody//a/@href")
    assert isinstance(links, list)
    with Archive(index) as archive:
        table = archive.statistics.frequencies(["mérou"], by=by, relative_to="all")  # type: ignore[arg-type]
    wanted = [row.articles for row in (*table.rows, *table.totals)]
    shown = [int(row[2]) for row in rows(site, f"/frequencies?q=mérou&by={by}")]
    assert shown == wanted
    first = site.get("/api/v1/search?" + str(links[0]).partition("?")[2]).json()
    assert first["total"] == wanted[0]


def test_periods_that_would_be_too_many_are_years(site: TestClient) -> None:
    shown = rows(site, "/frequencies?q=mérou&since=1500&by=day")
    assert shown[0][0] == "1500"
