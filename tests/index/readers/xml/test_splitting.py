"""A text is cut into elements wherever its pieces end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.readers.xml.splitting import Piece, Splitter

TEXT = """<a><!-- <b> --><b x=">">1</b> et <c:b><b/><![CDATA[</b>]]></c:b><bb>2</bb><b/></a>"""
ELEMENTS = ['<b x=">">1</b>', "<c:b><b/><![CDATA[</b>]]></c:b>", "<b/>"]


def cut(text: str, size: int) -> Iterator[str]:
    return (text[start : start + size] for start in range(0, len(text), size))


def elements(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_element]


@pytest.mark.parametrize("size", range(1, 40))
def test_elements_are_the_same_however_the_text_comes(size: int) -> None:
    pieces = list(Splitter(["b"], 1000).split(cut(TEXT, size)))
    assert elements(pieces) == ELEMENTS
    assert "".join(piece.text for piece in pieces) == TEXT


def test_elements_that_do_not_nest_end_where_the_next_begins() -> None:
    pieces = list(Splitter(["b", "c"], 1000, nests=False).split(["<b>1<c>2<b>3</b>4"]))
    assert elements(pieces) == ["<b>1", "<c>2", "<b>3</b>"]
    assert [piece.is_closed for piece in pieces if piece.is_element] == [False, False, True]


def test_an_element_too_large_is_passed_over() -> None:
    text = f"<b>1</b><b>{'x' * 5000}</b><b>3</b>"
    pieces = list(Splitter(["b"], 1000).split(cut(text, 100)))
    assert elements(pieces) == ["<b>1</b>", "", "<b>3</b>"]
    assert [piece.is_too_large for piece in pieces] == [False, True, False]


def test_the_last_element_may_be_cut_short() -> None:
    *_, last = Splitter(["b"], 1000).split(["<a><b>1</b><b>2"])
    assert last == Piece("<b>2", is_element=True, is_closed=False)
