"""Lists of links are read as such, and told from articles."""

from __future__ import annotations

import pytest

from index.errors import UnreadableFile
from index.readers import Problem, RawArticle, format_name, read
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons
from tests.support.read_files import storable

URL = "https://exemple.fr/crue"
LINK = f'<DT><A HREF="{URL}" ADD_DATE="1552381265" ICON="data:x">L&#39;eau &amp; la crue</A>\n'
HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
BOOKMARKS = f"{HEAD}{LINK}<DD>À relire avant la réunion.\n{LINK * 2}</DL><p>\n"
POCKET = (
    "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
    + f"<li><a href='{URL}' time_added=\"1552381265\" tags=''>La crue</a></li>" * 3
    + "</ul></body></html>"
)
PINBOARD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<posts user="anne">\n'
    + f'<post href="{URL}" time="2019-03-12T09:01:05Z" description="La crue" extended="À relire" />\n'
    * 3
    + "</posts>"
)


def read_list(text: str, name: str = "bookmarks.html") -> list[RawArticle | Problem]:
    """Read a list of links."""
    return list(read(Material(name, text.encode())))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bookmarks.html", BOOKMARKS),
        ("FAVORIS.HTM", BOOKMARKS),
        ("favoris", BOOKMARKS),
        ("ril_export.html", POCKET),
        ("instapaper.html", POCKET.replace("Pocket", "Instapaper:")),
        ("pinboard.xml", PINBOARD),
    ],
)
def test_a_list_of_links_is_named_as_such(name: str, content: str) -> None:
    parts = read_list(content, name)
    assert keys(parts) == ["1", "2", "3"]
    assert {part.url for part in parts if isinstance(part, RawArticle)} == {URL}
    assert reasons(parts) == ["it is a list of 3 links, without the texts they lead to"]


def test_a_link_has_a_title_and_the_day_on_which_it_was_kept() -> None:
    assert read_list(HEAD + LINK)[0] == RawArticle(
        "", key="1", title="L'eau & la crue", url=URL, saved="1552381265"
    )
    [pinned, *_] = read_list(PINBOARD, "pinboard.xml")
    assert pinned == RawArticle(
        "À relire", key="1", title="La crue", url=URL, saved="2019-03-12T09:01:05Z"
    )


def test_a_note_on_a_link_is_its_text() -> None:
    texts = [part.text for part in read_list(BOOKMARKS) if isinstance(part, RawArticle)]
    assert texts == ["À relire avant la réunion.", "", ""]


def test_a_link_without_a_title_has_its_address() -> None:
    [raw, _] = read_list(f'{HEAD}<DT><A HREF="{URL}"></A>')
    assert isinstance(raw, RawArticle)
    assert raw.title == URL


def test_scripts_and_places_of_a_browser_are_no_links() -> None:
    others = (
        '<DT><A HREF="javascript:void(0)">Un script</A>\n<DT><A HREF="place:sort=8">Récents</A>\n'
    )
    assert keys(read_list(HEAD + others + LINK)) == ["1"]
    with pytest.raises(UnreadableFile, match="no article"):
        read_list(HEAD + others)


def test_a_list_that_is_cut_short_anywhere_keeps_the_links_before() -> None:
    for end in range(len(HEAD + LINK), len(BOOKMARKS)):
        parts = read_list(BOOKMARKS[:end])
        assert keys(parts)[:1] == ["1"]
        assert all(map(storable, parts))


def test_a_long_list_is_read() -> None:
    links = "".join(LINK.replace("</A>", f" {number}</A>") for number in range(20_000))
    assert reasons(read_list(HEAD + links)) == [
        "it is a list of 20,000 links, without the texts they lead to"
    ]


def test_a_page_with_links_is_no_list() -> None:
    page = POCKET.replace("Pocket Export", "Un export vers Pocket")
    assert format_name(Material("page.html", page.encode())) == "html"
