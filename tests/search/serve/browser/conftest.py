"""Fixtures of the tests in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from search import Archive
from search.folders import Quotation
from tests.support.browser import BUDGET_SECONDS, Reader, open_browser, running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ReaderWith = Callable[..., Reader]
"""A function that gives a reader whose browser has the options of `Browser.new_context`."""


@pytest.fixture(scope="session")
def served(
    indexed: Callable[[str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the articles that come with the project, from an index that readers may write to."""
    location = tmp_path_factory.mktemp("served") / "index"
    shutil.copytree(indexed("seeds", "tantivy"), location)
    fill_shelves(location)
    with running_site(location, budget=BUDGET_SECONDS) as address:
        yield address


def fill_shelves(location: Path) -> None:
    """Save a watch, and put two articles into a folder, one with a note and a passage."""
    with Archive(location) as archive:
        archive.saved.save("Irak", "irak", since="2016")
        archive.folders.create("Chronologie")
        for hit in archive.find("irak", limit=2, group=False).hits:
            archive.folders.add("Chronologie", hit.id, "À relire : qui parle ?")
            archive.folders.keep("Chronologie", hit.id, Quotation(hit.title))


@pytest.fixture(scope="session")
def browser(served: str) -> Iterator[Browser]:
    """Run a browser, once there are pages."""
    assert served
    with open_browser() as opened:
        yield opened


@pytest.fixture
def reader_with(browser: Browser, served: str) -> Iterator[ReaderWith]:
    """Return a function that gives readers of the site, each in a browser without a history."""
    contexts = []

    def reader_of(site: str = served, **options: Any) -> Reader:
        wanted: dict[str, Any] = {
            "locale": "fr-FR",
            "viewport": {"width": 1280, "height": 800},
            **options,
        }
        context = browser.new_context(base_url=site, **wanted)
        contexts.append(context)
        return Reader(context.new_page(), site)

    yield reader_of
    for context in contexts:
        context.close()


@pytest.fixture
def reader(reader_with: ReaderWith) -> Reader:
    """Return a French reader of the site at a desk."""
    return reader_with()
