"""ARC files: the web archives from before WARC."""

from __future__ import annotations

import gzip

import pytest

from index.errors import UnreadableFile
from index.readers import Problem, RawArticle, read
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons
from tests.support.read_files import only_article
from tests.support.warc_writer import PARAGRAPH, URL, answer, arc_record, html

DESCRIPTION = arc_record(
    b"1 0 exemple\nURL IP-address Archive-date\n", "filedesc://a.arc", "text/plain"
)
OTHER_URL = "http://exemple.fr/page avec espaces"


def read_arc(data: bytes, name: str = "a.arc") -> list[RawArticle | Problem]:
    """Read an ARC file with the record that describes it at its start."""
    return list(read(Material(name, data)))


@pytest.mark.parametrize("name", ["a.arc", "A.ARC.GZ", "a"])
def test_a_page_becomes_an_article_under_its_address(name: str) -> None:
    data = DESCRIPTION + arc_record(answer())
    raw = only_article(read_arc(gzip.compress(data) if name.endswith("GZ") else data, name))
    assert (raw.key, raw.text, raw.date, raw.saved) == (URL, PARAGRAPH, None, "2007-05-02")


def test_an_address_may_have_spaces() -> None:
    data = DESCRIPTION + arc_record(answer(), OTHER_URL) + arc_record(answer(html("La décrue")))
    assert keys(read_arc(data)) == [OTHER_URL, URL]


def test_the_longer_lines_of_the_second_version_are_read() -> None:
    page = answer()
    line = f"{URL} 192.0.2.1 20070502100000 text/html 200 - - 1084 a.arc {len(page)}\n"
    assert keys(read_arc(DESCRIPTION + line.encode() + page + b"\n")) == [URL]


def test_pictures_are_counted() -> None:
    data = DESCRIPTION + arc_record(answer("x", "image/png"), content_type="image/png")
    assert reasons(read_arc(data)) == ["what is no page is not read (image/png): 1"]


def test_a_record_that_is_cut_short_is_read_as_far_as_it_goes() -> None:
    data = DESCRIPTION + arc_record(answer())
    parts = read_arc(data[:-40])
    assert keys(parts) == [URL]
    assert reasons(parts) == [
        "item 2: the record has not the length it says; what there is of it was read"
    ]


def test_what_follows_a_record_of_a_wrong_length_is_told_to_be_lost() -> None:
    parts = read_arc(DESCRIPTION + arc_record(answer()) + b"Ceci n'est pas un enregistrement.\n")
    assert keys(parts) == [URL]
    assert reasons(parts) == ["the headers of the record are broken; it breaks off after item 2"]


def test_an_empty_archive_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="broken"):
        read_arc(b"filedesc://a.arc sans rien d'autre")
