"""WACZ files: the crawls that Browsertrix and ArchiveWeb.page save."""

from __future__ import annotations

import gzip
import json

import pytest

from index.readers import Problem, RawArticle, read
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons, zipped
from tests.support.warc_writer import CAPTURED, PARAGRAPH, URL, answer, html, record

OTHER_URL = "https://exemple.fr/2019/03/14/decrue"
DESCRIPTION = ("datapackage.json", '{"profile": "data-package", "title": "Récolte"}')
HEADER = json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"})


def page_list(*pages: dict[str, object]) -> str:
    """Return a list of pages, a line for each below the header."""
    return "\n".join([HEADER, *map(json.dumps, pages)])


def read_wacz(
    *files: tuple[str, str | bytes], name: str = "recolte.wacz"
) -> list[RawArticle | Problem]:
    """Read an archive of these files, with its description."""
    return list(read(Material(name, zipped([DESCRIPTION, *files]))))


@pytest.mark.parametrize("name", ["recolte.wacz", "RECOLTE.WACZ", "recolte.zip", "recolte"])
def test_the_pages_of_all_web_archives_in_it_are_read(name: str) -> None:
    parts = read_wacz(
        ("archive/a.warc.gz", gzip.compress(record(answer()))),
        ("archive/b.warc", record(answer(html("La décrue")), OTHER_URL)),
        ("pages/pages.jsonl", page_list({"url": URL, "title": "Un titre"})),
        name=name,
    )
    assert keys(parts) == [URL, OTHER_URL]
    assert reasons(parts) == []


def test_a_page_in_two_web_archives_is_taken_once() -> None:
    parts = read_wacz(
        ("archive/a.warc", record(answer())),
        ("archive/b.warc", record(answer())),
        ("pages/pages.jsonl", page_list()),
    )
    assert keys(parts) == [URL]
    assert reasons(parts) == ["1 capture repeats an earlier one, and was not taken again"]


def test_the_text_of_a_page_that_was_not_captured_stands_for_it() -> None:
    parts = read_wacz(
        ("archive/a.warc", record(answer())),
        ("pages/pages.jsonl", page_list({"url": URL, "title": "La crue", "text": "Menu La crue"})),
        (
            "pages/extraPages.jsonl",
            page_list(
                {"url": OTHER_URL, "title": "La décrue", "text": PARAGRAPH, "ts": CAPTURED},
                {"url": "https://exemple.fr/liens", "title": "Liens"},
            ),
        ),
    )
    assert keys(parts) == [URL, OTHER_URL]
    raw = parts[1]
    assert isinstance(raw, RawArticle)
    assert (raw.title, raw.text, raw.url, raw.date, raw.saved) == (
        "La décrue",
        PARAGRAPH,
        OTHER_URL,
        None,
        CAPTURED,
    )


def test_a_broken_line_of_a_list_spoils_no_other() -> None:
    lines = f'{HEADER}\nnull\n{{"url": 3}}\n\xff{{\n{json.dumps({"url": OTHER_URL, "text": "Un texte."})}'
    parts = read_wacz(("archive/a.warc", record(answer())), ("pages/pages.jsonl", lines))
    assert keys(parts) == [URL, OTHER_URL]


def test_a_broken_web_archive_is_named_and_spoils_no_other() -> None:
    parts = read_wacz(
        ("archive/a.warc.gz", gzip.compress(record(answer()))[:40]),
        ("archive/b.warc", record(answer())),
        ("pages/pages.jsonl", page_list()),
    )
    assert keys(parts) == [URL]
    assert len(reasons(parts)) == 1
    assert reasons(parts)[0].startswith("archive/a.warc.gz: ")


def test_an_archive_that_is_cut_short_keeps_what_comes_before() -> None:
    data = zipped([("archive/a.warc", record(answer())), ("pages/pages.jsonl", page_list())])
    parts = list(read(Material("a.wacz", data[:-30])))
    assert keys(parts) == [URL]
    assert len(reasons(parts)) == 1


def test_a_zip_archive_without_a_web_archive_is_read_as_such() -> None:
    parts = list(
        read(
            Material(
                "a.zip", zipped([("pages/pages.jsonl", '{"title": "a", "text": "Un texte."}')])
            )
        )
    )
    assert keys(parts) == ["pages/pages.jsonl#1"]
