"""Names complete what is typed into the box: by keys, by mouse, or not at all."""

from __future__ import annotations

import pytest

from tests.support.browser import Reader

pytestmark = pytest.mark.browser

OPTION = "[role=option]"
CHOSEN = f"{OPTION}[aria-selected=true]"


def type_(reader: Reader, typed: str) -> None:
    reader.open("/")
    reader.page.click("#q")
    reader.page.keyboard.type(typed)
    reader.page.wait_for_selector(OPTION)


def attribute(reader: Reader, name: str) -> str | None:
    return reader.page.get_attribute("#q", name)


def test_the_box_is_a_combobox_whose_options_the_arrows_choose(reader: Reader) -> None:
    type_(reader, "sistani")
    assert (attribute(reader, "role"), attribute(reader, "aria-expanded")) == ("combobox", "true")
    assert reader.barriers() == []
    reader.page.keyboard.press("ArrowDown")
    chosen = reader.page.get_attribute(CHOSEN, "id")
    assert chosen
    assert attribute(reader, "aria-activedescendant") == chosen
    reader.page.keyboard.press("Enter")
    assert "Sistani" in reader.page.input_value("#q")
    assert attribute(reader, "aria-expanded") == "false"
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    assert reader.page.query_selector(".hit")
    assert reader.complaints == []


def test_a_name_behind_a_field_is_quoted_and_can_be_clicked(reader: Reader) -> None:
    type_(reader, "personne:macr")
    reader.page.click(OPTION)
    assert reader.page.input_value("#q").strip() == 'personne:"Emmanuel Macron"'


def test_escape_closes_the_options_and_keeps_what_was_typed(reader: Reader) -> None:
    type_(reader, "sistani")
    reader.page.keyboard.press("Escape")
    assert not reader.page.is_visible(OPTION)
    assert reader.page.input_value("#q") == "sistani"


def test_enter_searches_for_what_was_typed_if_nothing_is_chosen(reader: Reader) -> None:
    type_(reader, "sistani")
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    assert reader.path == "/?q=sistani"
