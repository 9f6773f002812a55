"""A page is decoded by what its bytes are, and only then by what it declares."""

from __future__ import annotations

import pytest

from index.readers.web import html
from tests.support.read_pages import BODY, TEXT

pytest.importorskip("trafilatura", reason="saved pages are an extra")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("utf-8", "cp1252"),
        ("gb18030", "gb18030"),
        ("macintosh", "mac_roman"),
        ("klingon", "cp1252"),
    ],
)
def test_a_charset_is_believed_only_where_it_can_be_right(declared: str, encoding: str) -> None:
    content = f'<html><meta charset="{declared}"><body>{BODY}'
    assert html.article(html.decode_page(content.encode(encoding))).text == TEXT
