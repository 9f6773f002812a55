"""Lists of links are told from articles, and refused."""

from __future__ import annotations

import pytest

from index.errors import UnreadableFile
from index.readers import format_name, read
from index.readers.material import Material

LINKS = '<DT><A HREF="https://exemple.fr/1" ADD_DATE="1552381265">La crue</A>\n' * 3
BOOKMARKS = (
    f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n{LINKS}</DL><p>\n"
)
POCKET = (
    "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
    + '<li><a href="https://exemple.fr/1" time_added="1552381265" tags="">La crue</a></li>' * 3
    + "</ul></body></html>"
)
PINBOARD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<posts user="anne">\n'
    + '<post href="https://exemple.fr/1" description="La crue" extended="" tag="eau" />\n' * 3
    + "</posts>"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bookmarks.html", BOOKMARKS),
        ("favoris", BOOKMARKS),
        ("ril_export.html", POCKET),
        ("instapaper.html", POCKET.replace("Pocket", "Instapaper:")),
        ("pinboard.xml", PINBOARD),
    ],
)
def test_a_list_of_links_is_named_and_counted(name: str, content: str) -> None:
    material = Material(name, content.encode())
    assert format_name(material) == "bookmarks"
    with pytest.raises(UnreadableFile, match="list of 3 links"):
        list(read(material))


def test_links_in_a_long_list_are_counted_once() -> None:
    material = Material("bookmarks.html", (BOOKMARKS + LINKS * 20_000).encode())
    with pytest.raises(UnreadableFile, match="list of 60,003 links"):
        list(read(material))


def test_a_page_with_links_is_no_list() -> None:
    page = POCKET.replace("Pocket Export", "Un export vers Pocket")
    assert format_name(Material("page.html", page.encode())) == "html"
