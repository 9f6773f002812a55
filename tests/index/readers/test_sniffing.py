"""Sniffing: the format of a file shows in its first bytes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import format_name
from index.readers.formats import FORMATS
from index.readers.limits import SNIFFED_BYTES
from index.readers.material import Material
from index.readers.sniffing import sniff
from tests.support.europresse_export import frame_of_2012, frame_of_2015, new_frame
from tests.support.stopwatch import at_most

PAGE = '<!DOCTYPE html>\n<html lang="fr"><head><title>T</title></head><body><p>Un texte.</p></body></html>'
RSS = '<?xml version="1.0" encoding="utf-8"?>\n<!-- fait à la main -->\n<rss version="2.0"><channel/></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'
RDF = '<?xml version="1.0"?><?xml-stylesheet href="a.css"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"/>'
XHTML = '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a.dtd">\n<html xmlns="x"></html>'
MAIL = "Return-Path: <a@b.fr>\nReceived: from b.fr\n\tby c.fr; Mon\nFrom: Jeanne <a@b.fr>\nSubject: Revue\n\nBonjour."
MHTML = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.fr\nSubject: T\nMIME-Version: 1.0\n\n--x"
TEXTS = ("text", "table", "json", "jsonl", "feed", "html", "pdf", "zip", "tar")


def sniffed(head: bytes, expected: str) -> str:
    """Return the name of the format of a file that begins so."""
    return sniff(Material("a", head), head, FORMATS.named(expected)).name


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (PAGE, "html"),
        (XHTML, "html"),
        (PAGE.upper(), "html"),
        (RSS, "feed"),
        (ATOM, "feed"),
        (RDF, "feed"),
        (f"\n {PAGE}", "html"),
    ],
)
@pytest.mark.parametrize("expected", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_sniff_recognises_pages_and_feeds_by_their_root(
    content: str, format: str, expected: str, encoding: str
) -> None:
    if encoding == "utf-16" and expected in {"pdf", "zip", "tar"}:
        return
    assert sniffed(content.encode(encoding), expected) == format


@pytest.mark.parametrize("frame", [new_frame, frame_of_2015, frame_of_2012])
@pytest.mark.parametrize("expected", ["html", "text"])
def test_sniff_recognises_europresse_exports_below_long_styles(
    frame: Callable[[], str], expected: str
) -> None:
    styles = "<style>" + ".DocText{color:#333}" * 1000 + "</style>"
    page = f"<!DOCTYPE html><html><head>{styles}</head><body>{frame()}</body></html>".encode()
    head = page[:SNIFFED_BYTES]
    material = Material("a.html", page)
    assert sniff(material, head, FORMATS.named(expected)).name == "europresse"


def test_sniff_takes_no_page_about_europresse_for_an_export() -> None:
    frame = new_frame().replace("<", "&lt;")
    page = f"<html><body><article><p>Europresse écrit {frame}</p></article></body></html>"
    assert sniffed(page.encode(), "html") == "html"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "format"),
    [
        ('{"title": "T"}', "json"),
        ('\n[\n  {\n    "title": "T"', "json"),
        ('[{"title": "T"}]', "json"),
        (MAIL, "mail"),
        (f"From a@b.fr Mon Jan 1 00:00:00 2024\n{MAIL}", "mail"),
        (MHTML, "mail"),
        ("<p>Un texte.</p>\n<p>Une suite.</p>", "html"),
        ('<div class="article">Un texte.</div>', "html"),
        ('<?xml version="1.0"?><newsitem/>', "feed"),
        ("%PDF-1.7\n", "pdf"),
        ("PK\x03\x04\x14", "zip"),
    ],
)
def test_sniff_recognises_other_formats_under_the_name_of_a_text(content: str, format: str) -> None:
    assert sniffed(content.encode(), "text") == format


@pytest.mark.parametrize(
    "content",
    [
        "La balise <html> ouvre une page, <p> un paragraphe.",
        "« <html> » est une balise.",
        "{ Note de la rédaction } Un texte.",
        "{",
        "[Vidéo] Un texte.",
        "[{]",
        '{"titre"} Un texte.',
        "<< Un texte >>, dit-il.",
        "<3",
        "De : Jeanne\nÀ : Paul\nObjet : Revue\n\nBonjour.",
        "From: Jeanne\nTo: Paul\nSubject: Revue\n\nBonjour.",
        "Bagdad: calme.\nParis: pluie.\nFrom: Lyon\nDate: lundi\n\nUn texte.",
        "%PDF est un format."[1:],
        "PK est un sigle.",
        "Titre;texte",
        "---\ntitle: A\n---\n",
    ],
)
def test_sniff_takes_a_text_that_begins_oddly_for_a_text(content: str) -> None:
    assert sniffed(content.encode(), "text") == "text"


@pytest.mark.parametrize(
    ("content", "expected", "format"),
    [
        ("Un texte sans balise, à 5 < 6.", "html", "text"),
        ("Un texte.<br>Une suite.", "html", "html"),
        ("L&rsquo;&eacute;t&eacute;", "html", "html"),
        ('[{"a": 1}]', "jsonl", "json"),
        ('{\n  "a": 1\n}', "jsonl", "json"),
        ('{"a": 1}\n{"a": 2}', "jsonl", "jsonl"),
        ('{"a": 1}\n{"a": 2}', "json", "json"),
        ('<p align="center"><img></p>\n\n# Titre', "markdown", "markdown"),
        (PAGE, "markdown", "html"),
        (PAGE, "mail", "mail"),
        ("<newsitem/>", "feed", "feed"),
        ("\n%PDF-1.4", "pdf", "pdf"),
        ("rien", "pdf", "pdf"),
        ("rien", "zip", "zip"),
    ],
)
def test_sniff_believes_the_suffix_unless_the_bytes_say_otherwise(
    content: str, expected: str, format: str
) -> None:
    assert sniffed(content.encode(), expected) == format


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (bytes(range(1, 32)) * 8, "binary"),
        (b'<svg xmlns="x"/>', "SVG"),
    ],
)
@pytest.mark.parametrize("expected", ["text", "table", "html", "feed"])
def test_sniff_refuses_and_names_what_is_no_text(head: bytes, kind: str, expected: str) -> None:
    with pytest.raises(UnreadableFile, match=kind):
        sniffed(head, expected)


def test_sniff_recognises_a_tar_archive_by_its_magic() -> None:
    assert sniffed(b"a.txt" + bytes(252) + b"ustar\x0000", "text") == "tar"


@given(
    st.text("<!->?[]{}: \n\"'aFrom") | st.binary().map(lambda data: data.decode("latin-1")),
    st.sampled_from([*TEXTS, "markdown", "mail"]),
)
def test_sniff_finds_a_format_for_any_bytes(content: str, expected: str) -> None:
    with suppress(UnreadableFile):
        assert sniffed(content.encode("utf-8", "replace"), expected)


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<?", "<!doctype ", "{ ", "[ ", "a: b\n", "From: a\n ", "<a ", "<!doctype x [", " "],
)
def test_sniff_is_quick_with_a_head_made_to_take_long(piece: str) -> None:
    with at_most(2):
        assert sniffed((piece * 8192)[:8192].encode(), "text") in {row.name for row in FORMATS}


def test_blank_lines_without_end_are_recognised_in_a_moment() -> None:
    page = b'<html><body><div id="article-LOIRE00020190312ef3c0001x">' + b"\n" * 65_000
    with at_most(5):
        assert format_name(Material("a.html", page + b"<p>Une crue.</p></div></body></html>"))
