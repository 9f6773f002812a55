"""A page that is too large or broken takes no more time than another."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest

from index.errors import UnreadableFile
from index.readers.web import html
from tests.support.read_pages import TEXT, read_page, saved

pytest.importorskip("trafilatura", reason="saved pages are an extra")


def test_parsing_does_not_count_pictures_written_into_a_page() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * (9 << 20)}">'
    assert read_page(above=picture).text == TEXT


@pytest.mark.slow
@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 50_000,
        "<p " + " ".join(f"a{number}=1" for number in range(200_000)),
        "<title>" + "a - " * 50_000 + "</title>",
        "<time datetime=2019-01-01></time>" * 20_000,
        "<" * 100_000,
        "<!--" * 100_000,
        '<script type="application/ld+json">' + "[" * 100_000,
    ],
)
def test_parsing_a_hostile_page_takes_a_moment(hostile: str) -> None:
    with suppress(UnreadableFile):
        assert len(html.article(f"<html><body>{hostile}").text) <= len(hostile)


def test_parsing_without_trafilatura_tells_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UnreadableFile, match=r"pip install 'kiosque-search\[html\]'"):
        saved("quotidien.html")
