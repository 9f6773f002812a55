"""Printed pages have no controls, and their matches can be told from the rest without colours."""

from __future__ import annotations

import pytest

from tests.support.browser import Reader

pytestmark = pytest.mark.browser

CONTROLS = ".masthead nav, form, button, .button, .menu, .facets, .sorts, .place, .matches, footer"
"""What can be pressed, and leads elsewhere."""


@pytest.mark.parametrize(
    "address", ["/?q=irak&limit=5", "/article/2017-07-10-mossoul-liberation.txt?q=irak&rank=1"]
)
def test_paper_has_marks_and_no_controls(reader: Reader, address: str) -> None:
    reader.open(address)
    shown = reader.page.query_selector_all(CONTROLS)
    assert any(each.is_visible() for each in shown)
    reader.page.emulate_media(media="print", color_scheme="dark")
    assert [each.inner_text() for each in shown if each.is_visible()] == []
    assert reader.page.is_visible("mark")
    assert reader.style("mark", "font-weight") == "700"
    assert "underline" in reader.style("mark", "text-decoration-line")
    assert reader.style("html", "background-color") == "rgb(255, 255, 255)"
    assert reader.style("body", "color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("address", ["/timeline?q=irak", "/network?q=irak"])
def test_pictures_are_printed(reader: Reader, address: str) -> None:
    reader.open(address)
    reader.page.emulate_media(media="print")
    assert reader.page.is_visible(".picture")
    assert not reader.page.is_visible("form")


def test_a_press_review_is_printed_with_its_articles_in_one_piece(reader: Reader) -> None:
    reader.open("/review.html?q=irak")
    reader.page.emulate_media(media="print", color_scheme="dark")
    assert reader.style("article", "break-inside") == "avoid"
    assert reader.style("h3", "break-after") == "avoid"
    assert "underline" in reader.style("mark", "text-decoration-line")
    assert reader.style("nav a", "text-decoration-line") == "none"
    assert reader.style("body", "background-color") == "rgb(255, 255, 255)"
