"""Single keys move among hits, matches and articles, and can be switched off."""

from __future__ import annotations

import pytest

from tests.support.browser import Reader

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.closest('.hit h2') && document.activeElement.getAttribute('href')"
DIALOG = "dialog[open]"


def hit_addresses(reader: Reader) -> list[str]:
    links = reader.page.query_selector_all(".hit h2 a")
    return [link.get_attribute("href") or "" for link in links]


def current_match(reader: Reader) -> str | None:
    return reader.page.get_attribute("mark.current", "id")


def press(reader: Reader, *keys: str) -> None:
    for key in keys:
        reader.page.keyboard.press(key)


def press_and_follow(reader: Reader, key: str) -> None:
    with reader.page.expect_navigation():
        reader.page.keyboard.press(key)


def test_a_stroke_leads_to_the_box(reader: Reader) -> None:
    reader.open("/?q=irak")
    press(reader, "/")
    assert reader.page.evaluate("document.activeElement.id") == "q"
    reader.page.keyboard.type("jk")  # which are letters there
    assert reader.page.input_value("#q") == "jk"


def test_j_and_k_move_among_hits_and_o_and_enter_open_one(reader: Reader) -> None:
    reader.open("/?q=irak")
    hits = hit_addresses(reader)
    press(reader, "j", "j", "j", "k")
    assert reader.page.evaluate(FOCUSED) == hits[1]
    press_and_follow(reader, "o")
    assert reader.path == hits[1]
    press_and_follow(reader, "u")
    press(reader, "j")
    press_and_follow(reader, "Enter")
    assert reader.path == hits[0]


def test_n_and_p_turn_the_pages_of_a_list(reader: Reader) -> None:
    reader.open("/?q=irak&limit=5")
    press_and_follow(reader, "n")
    assert reader.path == "/?q=irak&page=2&limit=5"
    press_and_follow(reader, "p")
    assert reader.path == "/?q=irak&limit=5"


def test_n_and_p_move_among_matches_and_capitals_among_hits(reader: Reader) -> None:
    reader.open("/?q=irak")
    hits = hit_addresses(reader)
    reader.open(hits[0])
    press(reader, "n", "n")
    assert current_match(reader) == "m2"
    press(reader, "p")
    assert current_match(reader) == "m1"
    press_and_follow(reader, "J")
    assert reader.path == hits[1]
    press_and_follow(reader, "K")
    assert reader.path == hits[0]
    press_and_follow(reader, "u")
    assert reader.path == "/?q=irak"


def test_the_buttons_move_among_matches(reader: Reader) -> None:
    reader.open("/hit?q=irak&rank=1")
    reader.page.click("[data-step='1']")
    reader.page.click("[data-step='1']")
    assert current_match(reader) == "m2"
    reader.page.click("[data-step='-1']")
    assert current_match(reader) == "m1"


def test_keys_can_be_switched_off_for_good(reader: Reader) -> None:
    reader.open("/?q=irak")
    press(reader, "?")
    assert reader.page.is_visible(DIALOG)
    assert reader.barriers() == []
    reader.page.check("#keys-off")
    reader.page.click(f"{DIALOG} button")
    press(reader, "j", "?")
    assert not reader.page.is_visible(DIALOG)
    reader.page.reload()
    press(reader, "j", "/", "?")
    assert reader.page.query_selector(".hit.current") is None
    reader.page.click("[data-opens=keys]")
    reader.page.uncheck("#keys-off")
    press(reader, "Escape", "j")
    assert reader.page.query_selector(".hit.current")


def test_a_chord_is_left_to_the_browser(reader: Reader) -> None:
    reader.open("/?q=irak")
    press(reader, "Control+j", "Alt+j")
    assert reader.page.query_selector(".hit.current") is None


def test_the_first_tab_skips_to_the_content(reader: Reader) -> None:
    reader.open("/?q=irak")
    press(reader, "Tab")
    assert reader.page.is_visible(".skip:focus")
    press(reader, "Enter", "Tab")
    assert reader.page.evaluate("document.activeElement.closest('main') !== null")
