"""Articles that try to run scripts are shown, and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index import synchronise
from tests.search.serve.browser.conftest import ReaderWith
from tests.support.articles import write_articles
from tests.support.browser import BUDGET_SECONDS, running_site
from tests.support.hostile_articles import hostile_articles

pytestmark = pytest.mark.browser

ADDRESSES = (
    "/?q=pi%C3%A8ge&group=0",
    "/?q=%3Cscript%3Ealert%3C/script%3E",
    "/people",
    "/sources",
    "/network?q=pi%C3%A8ge",
    "/timeline?q=%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E&vs=pi%C3%A8ge",
    "/concordance?q=pi%C3%A8ge",
)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("hostile")
    synchronise([write_articles(place / "pieges.jsonl", hostile_articles())], place / "index")
    with running_site(place / "index", budget=BUDGET_SECONDS) as address:
        yield address


def test_no_page_opens_a_dialog_or_runs_a_script(
    reader_with: ReaderWith, hostile_site: str
) -> None:
    reader = reader_with(hostile_site)
    addresses = list(ADDRESSES)
    for address in ADDRESSES:
        assert reader.open(address) == 200
        links = reader.page.query_selector_all(".hit h2 a, .names a")
        addresses += [link.get_attribute("href") or "" for link in links]
    for address in addresses[len(ADDRESSES) :]:
        assert reader.open(address) == 200
    assert len(addresses) > 18
    assert reader.complaints == []


def test_a_script_that_runs_would_be_heard(reader_with: ReaderWith) -> None:
    reader = reader_with()
    reader.open("/help")
    reader.page.evaluate("document.body.append(document.createElement('script'))")
    reader.page.evaluate("document.querySelector('body > script').textContent = 'alert(1)'")
    assert any("Content Security Policy" in complaint for complaint in reader.complaints)
    reader.page.evaluate("alert(2)")
    assert "dialog: 2" in reader.complaints
