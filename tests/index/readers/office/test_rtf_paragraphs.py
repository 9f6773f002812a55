"""RTF is read as paragraphs, with the levels of its headings and its page breaks."""

from __future__ import annotations

from contextlib import suppress

import pytest

from index.errors import UnreadableFile
from index.readers.office.rtf_paragraphs import rtf_paragraphs
from index.readers.paragraph import Paragraph
from tests.support.stopwatch import at_most


def rtf(body: str) -> bytes:
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\stylesheet{\s1\outlinelevel0 heading 1;}}"
    return f"{head}{body}}}".encode("ascii")


def rtf_text(data: bytes) -> str:
    """Return the text of a file, a line a paragraph."""
    return "\n".join(paragraph.text for paragraph in rtf_paragraphs(data))


def test_rtf_paragraphs_have_accents_and_signs_of_every_kind() -> None:
    data = rtf(r"\pard La rivi\'e8re a d\u233?bord\u233\'e9\endash jeudi \u-10179?\u-8704?\par")
    assert list(rtf_paragraphs(data)) == [Paragraph("La rivière a débordé–jeudi 😀")]


def test_rtf_heading_is_told_by_its_outline_level() -> None:
    data = rtf(
        r"\pard\s1\outlinelevel0 La crue\par\pard Il pleut.\par\pard\outlinelevel2 Un pont\par"
    )
    assert list(rtf_paragraphs(data)) == [
        Paragraph("La crue", 1),
        Paragraph("Il pleut."),
        Paragraph("Un pont", 3),
    ]


def test_rtf_page_and_section_breaks_stand_before_the_next_text() -> None:
    first, second, third = rtf_paragraphs(rtf(r"Un\par\page Deux\par\sect Trois\par"))
    assert (first.begins_page, second.begins_page, third.begins_page) == (False, True, True)


def test_rtf_row_of_a_table_has_tabs_between_its_cells() -> None:
    data = rtf(r"\trowd\intbl Source\cell Le Val\cell\row\pard a|b\par")
    assert [paragraph.text for paragraph in rtf_paragraphs(data)] == ["Source\tLe Val", "a|b"]
    assert rtf_text(data) == "Source\tLe Val\na|b"


def test_rtf_text_is_not_what_was_deleted_or_stands_around_the_page() -> None:
    data = rtf(
        r"{\header Le Val}{\*\generator Word}{\pict\bin3 {}}}{\info{\title Une}}"
        r"\pard La {\deleted petite }crue{\footnote Une note}\par"
        r"\pard{\listtext 1.\tab}\htmlrtf Ailleurs\htmlrtf0\par"
    )
    assert rtf_text(data) == "La crue"


def test_rtf_letters_stand_in_the_encoding_of_their_font() -> None:
    fonts = r"{\fonttbl{\f0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset238 Times CE;}}"
    assert rtf_text(rtf(fonts + r"\pard\f1\'cc\f0\'e9 {\f2\'9a}\par")) == "Мé š"


def test_rtf_link_has_its_address() -> None:
    field = r'{\field{\*\fldinst{HYPERLINK "https://www.example.fr/a"}}{\fldrslt La crue}}'
    assert list(rtf_paragraphs(rtf(rf"\pard {field}\par Fin\par"))) == [
        Paragraph("La crue", links=("https://www.example.fr/a",)),
        Paragraph("Fin"),
    ]


def test_what_is_no_rtf_is_named() -> None:
    with pytest.raises(UnreadableFile, match="no RTF"):
        rtf_text(b"{\\ansi La crue}")


def test_rtf_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    data = rtf(r"\pard La crue\par {\b Il pleut\b0} sur la ville.\par {\pict\bin3 abc}")
    text = rtf_text(data)
    for end in range(6, len(data)):
        assert rtf_text(data[:end]) in text


@pytest.mark.parametrize(
    "piece",
    [
        rb'{\field{\*\fldinst{ HYPERLINK "',
        b"{",
        rb"\page",
        rb"{\fonttbl\f0\fcharset0 ",
        rb"\'e9\u99999999",
        b" " * 10,
        rb"\~" * 10,
    ],
)
def test_hostile_rtf_takes_little_time(piece: bytes) -> None:
    with at_most(5), suppress(UnreadableFile):
        rtf_text(rb"{\rtf1 " + piece * 20_000)
