"""Every page can be read by everybody, in both themes and languages, on every width of a screen."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.routing import compile_path

from search.serve.app import PAGES as ROUTES
from search.serve.app import Page as Route
from tests.search.serve.browser.addresses import PAGES
from tests.search.serve.browser.conftest import ReaderWith
from tests.support.browser import Reader

WIDTHS = (1280, 390, 320)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"locale": "fr-FR", "color_scheme": "light"},
    "dark": {"locale": "en-GB", "color_scheme": "dark"},
}
"""The two looks, each with a language, as options of a browser."""

NO_PAGES = ("/suggest", "/healthz", "/hit", "/cite", "/original")
"""Beginnings of paths that answer with no page of their own, besides those of files."""

PAPER = {"light": "rgb(251, 250, 247)", "dark": "rgb(22, 23, 26)"}
"""The colour behind a page."""


def has_page(route: Route) -> bool:
    return route.method == "GET" and "." not in route.path and not route.path.startswith(NO_PAGES)


def test_every_page_is_looked_at() -> None:
    paths = [address.partition("?")[0] for address in PAGES]
    seen = {route.answer for route in ROUTES if any(map(compile_path(route.path)[0].match, paths))}
    assert {route.path for route in ROUTES if has_page(route) and route.answer not in seen} == set()


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_silent_and_as_wide_as_the_screen(
    reader_with: ReaderWith, address: str, look: str
) -> None:
    reader = reader_with(**LOOKS[look])
    reader.open(address)
    language = LOOKS[look]["locale"][:2]
    assert reader.page.get_attribute("html", "lang") == language
    assert reader.style("html", "background-color") == PAPER[look]
    assert widths_exceeded(reader) == {}
    reader.page.set_viewport_size({"width": 1280, "height": 800})
    reader.unfold_all()
    assert reader.barriers() == []
    assert widths_exceeded(reader) == {}
    assert reader.complaints == []


def widths_exceeded(reader: Reader) -> dict[int, int]:
    """Return the widths that the page exceeds, each with the pixels by which it does."""
    found = {}
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 800})
        overflow = reader.overflow()
        if overflow:
            found[width] = overflow
    return found


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", ["/?q=irak", "/article/2017-07-10-mossoul-liberation.txt?q=irak"]
)
def test_a_page_is_accessible_on_a_telephone(reader_with: ReaderWith, address: str) -> None:
    reader = reader_with(viewport={"width": 320, "height": 640}, color_scheme="dark")
    reader.open(address)
    reader.unfold_all()
    assert reader.barriers() == []


@pytest.mark.browser
def test_a_theme_that_was_chosen_is_kept_against_that_of_the_system(reader: Reader) -> None:
    reader.open("/?q=irak")
    assert reader.style("html", "background-color") == PAPER["light"]
    reader.page.emulate_media(color_scheme="dark")
    assert reader.style("html", "background-color") == PAPER["dark"]
    for theme in ("light", "dark"):
        while reader.page.get_attribute("html", "data-theme") != theme:
            reader.page.click(".theme")
        assert reader.style("html", "background-color") == PAPER[theme]
        assert reader.path == "/?q=irak"


@pytest.mark.browser
def test_the_days_of_a_name_stand_close_below_it(reader: Reader) -> None:
    reader.open("/people")
    count = reader.page.locator(".names .count").first.bounding_box()
    days = reader.page.locator(".names .days").first.bounding_box()
    assert count
    assert days
    assert 0 <= days["y"] - count["y"] - count["height"] < 10


@pytest.mark.browser
def test_a_barrier_and_a_page_too_wide_would_be_seen(reader: Reader) -> None:
    reader.open("/help")
    wide = "const image = document.createElement('img'); image.width = 2000; document.body.append(image)"
    reader.page.evaluate(wide)
    assert any(barrier.startswith("image-alt") for barrier in reader.barriers())
    assert set(widths_exceeded(reader)) == set(WIDTHS)
