"""Web archives of Safari."""

from __future__ import annotations

import plistlib
from typing import Any

import pytest

from index.errors import UnreadableFile
from index.readers import Problem, RawArticle, read
from index.readers.material import Material
from tests.support.read_files import only_article
from tests.support.warc_writer import PARAGRAPH, URL, html


def resource(data: bytes, encoding: str = "UTF-8") -> dict[str, object]:
    """Return a page as Safari keeps it."""
    return {
        "WebResourceData": data,
        "WebResourceFrameName": "",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": encoding,
        "WebResourceURL": URL,
    }


def read_archive(archive: Any, name: str = "crue.webarchive") -> list[RawArticle | Problem]:
    """Read an archive."""
    return list(read(Material(name, plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))))


@pytest.mark.parametrize("name", ["crue.webarchive", "CRUE.WEBARCHIVE"])
def test_the_page_becomes_an_article(name: str) -> None:
    raw = only_article(read_archive({"WebMainResource": resource(html("La crue").encode())}, name))
    assert (raw.key, raw.title, raw.text, raw.url) == (None, "La crue", PARAGRAPH, URL)


def test_the_encoding_that_safari_tells_is_believed() -> None:
    page = resource(html("La décrue à Nevers").encode("mac-roman"), "macintosh")
    assert only_article(read_archive({"WebMainResource": page})).title == "La décrue à Nevers"


def test_the_article_may_be_in_a_frame() -> None:
    archive = {
        "WebMainResource": resource(b"<html><frameset><frame src=a></frameset></html>"),
        "WebSubframeArchives": [{"WebMainResource": resource(html("La crue").encode())}],
    }
    assert only_article(read_archive(archive)).text == PARAGRAPH


@pytest.mark.parametrize(
    "archive", [{}, [], "texte", {"WebMainResource": {}}, {"WebMainResource": 1}]
)
def test_an_archive_without_a_page_is_refused(archive: object) -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        read_archive(archive)


def test_an_archive_that_is_cut_short_anywhere_is_refused() -> None:
    data = plistlib.dumps(
        {"WebMainResource": resource(html("La crue").encode())}, fmt=plistlib.FMT_BINARY
    )
    for end in range(1, len(data), 7):
        with pytest.raises(UnreadableFile):
            list(read(Material("a.webarchive", data[:end])))
