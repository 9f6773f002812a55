"""Pages, programs and assistants show what people are quoted with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from search import Archive
from tests.support.html_pages import links, texts
from tests.support.quoting_articles import make_quoting_index
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

ADDRESS = "/quotations?person=Nadia+Ferrand"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of articles that quote people."""
    return make_quoting_index(tmp_path_factory.mktemp("quoting"))


@pytest.fixture(scope="module")
def quoting(index: Path) -> Iterator[TestClient]:
    """Ask the pages of the articles that quote people."""
    with site_of(index) as client:
        yield client


def page_of(site: TestClient, address: str, status: int = 200) -> str:
    answer = site.get(address, follow_redirects=True)
    assert answer.status_code == status, address
    return str(answer.text)


@pytest.mark.slow
def test_the_page_of_a_person_has_the_latest_quotations(quoting: TestClient) -> None:
    page = page_of(quoting, "/person/Nadia%20Ferrand")
    assert len(texts(page, "//q")) == 4
    assert "avant l&#39;été" in page


def test_the_page_of_quotations_marks_words_and_leads_to_articles(quoting: TestClient) -> None:
    page = page_of(quoting, f"{ADDRESS}&q=quai")
    assert texts(page, "//q/mark") == ["quai", "quai"]
    assert any("/article/" in link for link in links(page))
    assert texts(page, "//h1") == ["Citations de Nadia Ferrand"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_is_whole_in_each_language(quoting: TestClient, language: str) -> None:
    for address in (ADDRESS, f"{ADDRESS}&q=introuvable", "/quotations?person=Zorglub"):
        answer = quoting.get(address, headers={"Accept-Language": language}, follow_redirects=True)
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.text


def test_quotations_come_in_pages(quoting: TestClient) -> None:
    first = page_of(quoting, f"{ADDRESS}&limit=3")
    assert len(texts(first, "//q")) == 3
    second = page_of(quoting, f"{ADDRESS}&page=2&limit=3")
    assert texts(second, "//q") == ["Les ports de pêche ont besoin de nous"]


def test_the_table_has_all_quotations(quoting: TestClient, index: Path) -> None:
    table = page_of(quoting, "/quotations.csv?person=Ferrand")
    rows = list(csv.DictReader(io.StringIO(table)))
    with Archive(index) as archive:
        expected = archive.quotations("Ferrand").quotations
    assert [row["text"] for row in rows] == [quotation.text for quotation in expected]


def test_an_address_without_a_person_asks_for_one(quoting: TestClient) -> None:
    assert 'name="person"' in page_of(quoting, "/quotations")
    page_of(quoting, "/quotations.csv", 404)


def test_programs_get_the_quotations_of_the_library(quoting: TestClient, index: Path) -> None:
    address = "/api/v1/people/ferrand/quotations?limit=2"
    found = quoting.get(address).json()
    with Archive(index) as archive:
        expected = archive.quotations("ferrand", limit=2)
    assert (found["total"], found["pages"]) == (expected.total, 2)
    assert [quotation["text"] for quotation in found["quotations"]] == [
        quotation.text for quotation in expected.quotations
    ]
    following = quoting.get(found["links"]["next"]).json()
    assert following["page"] == 2
    assert len(following["quotations"]) == 2
    article = quoting.get(found["quotations"][0]["links"]["self"]).json()
    [first, *_] = found["quotations"][0]["parts"]
    assert article["body"][slice(*first)] == "le budget"


def test_programs_search_quotations(quoting: TestClient) -> None:
    found = quoting.get("/api/v1/people/ferrand/quotations?q=pecheur&since=2020").json()
    assert [quotation["highlights"] for quotation in found["quotations"]] == [[[4, 12]]]
    assert quoting.get("/api/v1/people/zorglub/quotations").json()["total"] == 0
