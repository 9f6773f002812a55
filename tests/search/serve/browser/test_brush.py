"""A stretch of a timeline is chosen by mouse, by finger or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.search.serve.browser.conftest import ReaderWith
from tests.support.browser import Reader

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect

pytestmark = pytest.mark.browser

ADDRESS = "/timeline?q=irak&by=year"
"""A timeline of whole years, from 2016 to 2023."""


def picture(reader: Reader) -> FloatRect:
    """Open the timeline, and return where its picture is."""
    reader.open(ADDRESS)
    shown = reader.page.query_selector(".brush .picture")
    assert shown
    shown.scroll_into_view_if_needed()
    box = shown.bounding_box()
    assert box
    return box


def place(box: FloatRect, share: float) -> tuple[float, float]:
    """Return a place in a picture, at a share of its width."""
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


def years(reader: Reader) -> tuple[str, str]:
    """Return the first and the last year that the page is limited to."""
    asked = parse_qs(urlsplit(reader.page.url).query)
    return asked["since"][0].removesuffix("-01-01"), asked["until"][0].removesuffix("-12-31")


def is_chosen(reader: Reader) -> bool:
    return reader.page.is_visible(".brush-label")


def test_the_mouse_drags_over_a_stretch_in_either_direction(reader: Reader) -> None:
    box = picture(reader)
    reader.page.mouse.move(*place(box, 0.45))
    reader.page.mouse.down()
    reader.page.mouse.move(*place(box, 0.3))
    reader.page.mouse.move(*place(box, 0.2))
    assert reader.page.inner_text(".brush-label") == "2017 – 2019"
    with reader.page.expect_navigation():
        reader.page.mouse.up()
    assert years(reader) == ("2017", "2019")


def test_a_click_that_does_not_move_follows_the_bar(reader: Reader) -> None:
    box = picture(reader)
    with reader.page.expect_navigation():
        reader.page.mouse.click(*place(box, 0.2))
    assert years(reader) == ("2017", "2017")


def test_a_finger_drags_over_a_stretch(reader_with: ReaderWith) -> None:
    reader = reader_with(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    box = picture(reader)
    screen = reader.page.context.new_cdp_session(reader.page)

    def touch(kind: str, *shares: float) -> None:
        points = [dict(zip("xy", place(box, share), strict=True)) for share in shares]
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 0.2)
    for share in (0.25, 0.3, 0.35, 0.45):
        touch("touchMove", share)
    with reader.page.expect_navigation():
        touch("touchEnd")
    assert years(reader) == ("2017", "2019")


def test_keys_choose_a_stretch_and_enter_applies_it(reader: Reader) -> None:
    picture(reader)
    reader.page.focus(".picture-period[tabindex='0']")
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        reader.page.keyboard.press(key)
    assert is_chosen(reader)
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    assert years(reader) == ("2017", "2019")


def test_escape_and_plain_arrows_give_a_choice_up(reader: Reader) -> None:
    picture(reader)
    reader.page.focus(".picture-period[tabindex='0']")
    for key in ("Escape", "ArrowLeft"):
        reader.page.keyboard.press("Shift+ArrowRight")
        assert is_chosen(reader)
        reader.page.keyboard.press(key)
        assert not is_chosen(reader)
    assert reader.path == ADDRESS


def test_the_tab_key_stops_once_at_a_picture(reader: Reader) -> None:
    picture(reader)
    assert len(reader.page.query_selector_all(".picture-period[tabindex='0']")) == 1
    reader.page.focus(".picture-period[tabindex='0']")
    reader.page.keyboard.press("End")
    last = "document.activeElement === [...document.querySelectorAll('.picture-period')].at(-1)"
    assert reader.page.evaluate(last)
    reader.page.keyboard.press("Tab")
    assert not reader.page.evaluate("document.activeElement.matches('.picture-period')")
