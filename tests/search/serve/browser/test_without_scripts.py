"""The pages work in all that is essential where the browser runs no scripts."""

from __future__ import annotations

import pytest

from tests.search.serve.browser.conftest import ReaderWith
from tests.support.browser import Reader

pytestmark = pytest.mark.browser


@pytest.fixture
def plain_reader(reader_with: ReaderWith) -> Reader:
    return reader_with(java_script_enabled=False)


def click(reader: Reader, selector: str) -> None:
    with reader.page.expect_navigation():
        reader.page.click(selector)


def test_a_search_is_typed_narrowed_and_widened(plain_reader: Reader) -> None:
    plain_reader.open("/")
    plain_reader.page.fill("#q", "irak")
    click(plain_reader, ".box .primary")
    assert plain_reader.path == "/?q=irak"
    click(plain_reader, ".facet .value")
    assert plain_reader.path.startswith("/?q=irak&source=")
    click(plain_reader, ".chips a")
    assert plain_reader.path == "/?q=irak"
    plain_reader.page.fill("[name=since]", "mars 2020")
    click(plain_reader, ".period button")
    assert plain_reader.path == "/?q=irak&since=mars+2020"


def test_filters_unfold_on_a_telephone(reader_with: ReaderWith) -> None:
    reader = reader_with(java_script_enabled=False, viewport={"width": 320, "height": 640})
    reader.open("/?q=irak")
    assert not reader.page.is_visible(".facet .value")
    reader.page.click(".drawer > summary")
    click(reader, ".facet .value")
    assert reader.page.is_visible(".chips")


def test_a_bar_leads_to_its_days_and_pages_follow_each_other(plain_reader: Reader) -> None:
    plain_reader.open("/?q=irak&limit=5")
    click(plain_reader, ".pager [rel=next]")
    assert "page=2" in plain_reader.path
    plain_reader.open("/timeline?q=irak&by=year")
    click(plain_reader, ".picture-period >> nth=1")
    assert "since=2017&until=2017" in plain_reader.path


def test_an_article_is_read_from_match_to_match_and_hit_to_hit(plain_reader: Reader) -> None:
    plain_reader.open("/?q=irak")
    click(plain_reader, ".hit h2 a")
    first = plain_reader.page.inner_text("h1")
    plain_reader.page.click(".matches a")
    assert plain_reader.path.endswith("#m1")
    assert plain_reader.style("mark:target", "outline-style") == "solid"
    click(plain_reader, ".place [rel=next]")
    assert plain_reader.page.inner_text("h1") != first
    click(plain_reader, ".place [rel=up]")
    assert plain_reader.path == "/?q=irak"


def test_hits_are_exported_and_an_article_is_cited(plain_reader: Reader) -> None:
    plain_reader.open("/?q=irak")
    plain_reader.page.click(".menu summary")
    with plain_reader.page.expect_download() as export:
        plain_reader.page.click(".menu li a >> text=CSV")
    assert export.value.suggested_filename.endswith(".csv")
    assert len(export.value.path().read_text("utf-8").splitlines()) > 11
    plain_reader.open("/article/2017-07-10-mossoul-liberation.txt")
    with plain_reader.page.expect_download() as citation:
        plain_reader.page.click("text=BibTeX")
    assert "Mossoul" in citation.value.path().read_text("utf-8")


def test_the_language_and_the_theme_are_kept(plain_reader: Reader) -> None:
    plain_reader.open("/?q=irak")
    click(plain_reader, ".preferences [name=language]")
    click(plain_reader, ".preferences [name=theme]")
    click(plain_reader, ".hit h2 a")
    assert plain_reader.page.get_attribute("html", "lang") == "en"
    assert plain_reader.page.get_attribute("html", "data-theme") != "auto"


@pytest.mark.parametrize("address", ["/people", "/network?q=irak", "/concordance?q=irak"])
def test_figures_lead_on(plain_reader: Reader, address: str) -> None:
    plain_reader.open(address)
    link = ".names a" if address == "/people" else ".picture-person, .concordance .right a"
    click(plain_reader, link)
    assert plain_reader.page.is_visible("h1")
    assert plain_reader.complaints == []


def test_a_watch_is_saved_renamed_and_forgotten(plain_reader: Reader) -> None:
    plain_reader.open("/?q=macron")
    plain_reader.page.click("summary:has(~ form [value=save]), details:has([value=save]) > summary")
    plain_reader.page.fill("details:has([value=save]) [name=name]", "Le président")
    click(plain_reader, "[value=save]")
    assert plain_reader.path.startswith("/watches/")
    plain_reader.page.click(".manage summary")
    plain_reader.page.fill(".manage [name=new_name]", "Élysée")
    click(plain_reader, "[value=rename]")
    assert plain_reader.page.inner_text("h1") == "Élysée"
    plain_reader.page.click(".manage summary")
    plain_reader.page.check(".manage [type=checkbox]")
    click(plain_reader, "[value=forget]")
    assert "Élysée" not in plain_reader.page.inner_text("main")


def test_hits_are_put_into_a_folder_annotated_and_moved(plain_reader: Reader) -> None:
    plain_reader.open("/?q=soleimani")
    plain_reader.page.click("details.filing > summary")
    for place in (0, 1):
        plain_reader.page.check(f".pick input >> nth={place}")
    plain_reader.page.fill(".filing [name=new_name]", "Enquête")
    click(plain_reader, ".filing [value=add]")
    plain_reader.open("/folders/Enqu%C3%AAte")
    titles = plain_reader.page.locator(".line h2").all_inner_texts()
    assert len(titles) == 2
    click(plain_reader, "[value=move]")
    assert plain_reader.page.locator(".line h2").all_inner_texts() == titles[::-1]
    plain_reader.page.click(".edit summary")
    plain_reader.page.fill(".edit textarea", "À recouper")
    click(plain_reader, "[value=edit]")
    assert plain_reader.page.is_visible("text=À recouper")
