"""The address of an article is told from that of its site and from where a page was saved."""

from __future__ import annotations

import pytest

from index.readers.web import html
from tests.support.read_pages import BODY, read_page

pytest.importorskip("trafilatura", reason="saved pages are an extra")


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("<!-- saved from url=(0024)https://nil.example/bac -->", "https://nil.example/bac"),
        ("<!-- Mirrored from nil.example/bac by HTTrack Website Copier/3.x -->", "http://nil.example/bac"),
        ("<!--\n Page saved with SingleFile \n url: https://nil.example/bac \n-->", "https://nil.example/bac"),
        ("<!-- saved from url=(0052)https://web.archive.org/web/20190301im_/http://nil.example/bac -->",
         "http://nil.example/bac"),
        ("<!-- rien -->", None),
    ],
)  # fmt: skip
def test_the_address_that_a_program_saved_with_a_page_is_read(
    comment: str, expected: str | None
) -> None:
    content = f"<!DOCTYPE html>{comment}<html><body>{BODY}"
    assert html.article(content).url == expected
    canonical = '<link rel="canonical" href="https://nil.example/vrai">'
    with_link = f"{comment}<head>{canonical}</head>{BODY}"
    assert html.article(with_link).url == "https://nil.example/vrai"


def test_the_address_of_a_front_page_is_none_of_an_article() -> None:
    assert read_page('<link rel="canonical" href="https://nil.example/">').url is None
