"""Any text can stand in a picture, which stays well-formed XML."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.pictures.svg import element, link, number, percent, text
from tests.support.svg import parsed

ANY_TEXT = st.text(st.characters())


@given(content=ANY_TEXT, value=ANY_TEXT)
def test_any_text_can_be_content_or_attribute(content: str, value: str) -> None:
    node = parsed(element("a", text(content), href=value))
    assert len(node) == 0
    assert len(node.text or "") == len(content)
    assert len(node.get("href", "")) == len(value)


def test_texts_are_read_back_as_they_were() -> None:
    node = parsed(element("text", text('<b>&"l’été"\''), class_="a", stroke_width=1.50))
    assert node.text == '<b>&"l’été"\''
    assert node.attrib == {"class": "a", "stroke-width": "1.5"}


def test_signs_that_turn_a_text_around_become_spaces() -> None:
    assert text("Jean\u202eValjean\x00\ufffe") == "Jean Valjean  "


def test_numbers_are_short() -> None:
    assert (number(2.0), number(1 / 3), percent(1 / 3)) == ("2", "0.33", "33.333%")


def test_without_an_address_there_is_no_link() -> None:
    assert parsed(link(None, "")).tag == "g"
    assert parsed(link("/?q=a&b", "")).attrib == {"href": "/?q=a&b"}
