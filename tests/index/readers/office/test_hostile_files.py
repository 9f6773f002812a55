"""Office files that are broken or hostile give what they have, or are named, in little time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import Limits, read
from index.readers.material import Material
from index.readers.office.package import open_package, part_name
from index.readers.raw_article import Problem, RawArticle
from tests.support.archive_writer import zipped
from tests.support.messages import english
from tests.support.office_writer import (
    CONTENT_TYPES,
    docx,
    epub,
    odf,
    pptx,
    shape,
    sheet_row,
    word_paragraph,
    xlsx,
)
from tests.support.stopwatch import at_most
from tests.support.xls_writer import xls

TABLE = f"<sheetData>{sheet_row('Date', 'Titre')}{sheet_row('2019-03-12', 'La crue')}</sheetData>"
FILES = {
    "a.docx": docx(word_paragraph("La crue", "Titre1") + word_paragraph("Il pleut.")),
    "a.pptx": pptx(shape("La crue", kind="title") + shape("Il pleut.")),
    "a.odt": odf("<text:h>La crue</text:h><text:p>Il pleut.</text:p>"),
    "a.ods": odf(
        "<table:table><table:table-row><table:table-cell><text:p>Titre</text:p></table:table-cell>"
        "<table:table-cell><text:p>Date</text:p></table:table-cell></table:table-row><table:table-row>"
        "<table:table-cell><text:p>La crue</text:p></table:table-cell></table:table-row></table:table>",
        kind="spreadsheet",
    ),
    "a.xlsx": xlsx(("a", TABLE)),
    "a.epub": epub({"a.html": "<h1>La crue</h1><p>Il pleut.</p>"}),
    "a.rtf": rb"{\rtf1\ansi La crue\par Il pleut.\par}",
}
"""A small file of each format."""


def found(data: bytes, name: str, limits: Limits | None = None) -> list[RawArticle | Problem]:
    return list(read(Material(name, data, limits or Limits())))


def outcome(data: bytes, name: str, limits: Limits | None = None) -> list[str]:
    """Return the texts and reasons that are given of a file, or the reason why it is refused."""
    try:
        parts = found(data, name, limits)
    except UnreadableFile as error:
        return [str(error)]
    return [part.text if isinstance(part, RawArticle) else english(part.reason) for part in parts]


def with_part(
    data: bytes, name: str, change: Callable[[bytes], bytes], kind: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return a file one part of which is changed, compressed in the usual or another way."""
    files = []
    with zipfile.ZipFile(Material("", data).open()) as archive:
        for member in archive.namelist():
            content = archive.read(member)
            files.append((member, change(content) if member == name else content))
    return zipped(files, kind)


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_gives_its_article(name: str) -> None:
    [raw] = found(FILES[name], name)
    assert isinstance(raw, RawArticle)
    assert "La crue" in (raw.title, raw.text.partition("\n")[0])


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_short_is_named_or_read(name: str) -> None:
    data = FILES[name]
    for end in range(1, len(data), 1 + len(data) // 200):
        assert outcome(data[:end], name)


@settings(max_examples=30)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_file_with_wrong_bytes_is_named_or_read(name: str, data: st.DataObject) -> None:
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert outcome(bytes(content), name)


def test_an_old_workbook_with_wrong_bytes_is_named_or_read() -> None:
    pytest.importorskip("python_calamine", reason="binary Excel files are an extra")
    whole = xls([("Date", "Titre"), ("2019-03-12", "La crue")])
    for position in range(512, 1200):
        content = bytearray(whole)
        content[position] ^= 0xFF
        assert outcome(bytes(content), "a.xls")


MAIN_PARTS = {
    "a.docx": "word/document.xml",
    "a.pptx": "ppt/slides/slide1.xml",
    "a.odt": "content.xml",
    "a.ods": "content.xml",
    "a.xlsx": "xl/worksheets/sheet1.xml",
    "a.epub": "OEBPS/a.opf",
}


@pytest.mark.parametrize("name", MAIN_PARTS)
def test_entities_are_refused(name: str) -> None:
    laughs = '<!ENTITY a "La crue"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">'

    def with_entities(content: bytes) -> bytes:
        return f"<!DOCTYPE x [{laughs}]>".encode() + content

    with pytest.raises(UnreadableFile, match="entities"):
        found(with_part(FILES[name], MAIN_PARTS[name], with_entities), name)


@pytest.mark.parametrize("name", MAIN_PARTS)
@pytest.mark.parametrize(
    ("kind", "limits", "reason"),
    [
        (zipfile.ZIP_DEFLATED, Limits(), "times the size"),
        (zipfile.ZIP_STORED, Limits(1 << 20), "larger than"),
    ],
)
def test_a_part_that_swells_is_refused(name: str, kind: int, limits: Limits, reason: str) -> None:
    part = MAIN_PARTS[name]
    data = with_part(FILES[name], part, lambda content: content + b" " * (8 << 20), kind)
    with at_most(5):
        assert any(reason in said for said in outcome(data, name, limits))


def test_parts_that_swell_together_are_refused() -> None:
    pages = [(f"OEBPS/{number}.html", bytes(1 << 16)) for number in range(40)]
    data = epub({"a.html": "<h1>La crue</h1><p>Il pleut.</p>"}, others=pages)
    assert outcome(data, "a.epub") == ["Il pleut."]
    [reason] = outcome(data, "a.epub", Limits(1 << 10))
    assert "times the size" in reason


def test_parts_outside_of_the_file_are_not_looked_for() -> None:
    assert part_name("word", "../../../etc/passwd") == "../../etc/passwd"
    assert part_name("word", "/xl/a.xml") == "xl/a.xml"
    assert part_name("ppt/slides", "../media/a.png") == "ppt/media/a.png"
    data = zipped([CONTENT_TYPES, ("word/document.xml", "<x/>"), ("../../etc/passwd", "x")])
    with open_package(Material("a.docx", data)) as package:
        assert "../etc/passwd" not in package
        with pytest.raises(UnreadableFile, match="lacks the part"):
            package.read("../etc/passwd")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc>",
        "<w:p>",
        "<w:p><w:r><w:txbxContent>",
        word_paragraph("Le Monde, 12 mars 2019"),
        word_paragraph("Le 12 mars, 12 mars, 12 mars,", "Titre1"),
    ],
)
def test_a_hostile_document_takes_little_time(piece: str) -> None:
    with at_most(8):
        assert outcome(docx(piece * 5000), "a.docx")
