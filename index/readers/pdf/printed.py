"""The lines that stand on the pages of a PDF file, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from index.readers.pdf.typesetting import Line

_MOST_CHARACTERS = 100_000  # of a page; that of a newspaper has 30,000
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_UNPRINTABLE = re.compile("[\x00\x01\x03-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\uffff]")
_COLUMN_GAP = 1.5  # heights of a line: so wide is no space between words
_DROP_CAPITAL = 1.6  # times as high as the line it begins


class _Glyph(Struct, frozen=True):
    """A character and its box; the places are those of a line."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    drawn: bool


def lines(document: Any, number: int) -> list[Line]:
    """The lines of a page in their order in the file, those of different columns apart.

    Args:
        document: An open file, a `pypdfium2.PdfDocument`.
        number: Of the page, from 0.

    Raises:
        pypdfium2.PdfiumError: The page is damaged.
    """
    page = document[number]
    text = page.get_textpage()
    try:
        found = [line for run in _runs(_glyphs(text)) if (line := _line(run, number))]
    finally:
        text.close()
        page.close()
    return _with_capitals(found)


def _glyphs(text: Any) -> Iterator[_Glyph]:
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    box = pdfium.FS_RECTF()
    for place in range(min(text.count_chars(), _MOST_CHARACTERS)):
        sign = pdfium.FPDFText_GetUnicode(text, place)
        drawn = not pdfium.FPDFText_IsGenerated(text, place) and pdfium.FPDFText_GetLooseCharBox(
            text, place, box
        )
        yield _Glyph(chr(sign), box.left, box.bottom, box.right, box.top, bool(drawn))


def _runs(glyphs: Iterator[_Glyph]) -> Iterator[list[_Glyph]]:
    """Glyphs that stand one after the other on one line, without a gap as wide as that between columns."""
    run: list[_Glyph] = []
    last: _Glyph | None = None
    for glyph in glyphs:
        if glyph.drawn:
            if last and not _follows(last, glyph):
                yield run
                run = []
            last = glyph
        elif glyph.sign in "\r\n":
            yield run
            run, last = [], None
            continue
        run.append(glyph)
    yield run


def _follows(last: _Glyph, glyph: _Glyph) -> bool:
    height = max(last.top - last.bottom, glyph.top - glyph.bottom, 0.1)
    gap = glyph.left - last.right
    return -height < gap < _COLUMN_GAP * height and abs(glyph.bottom - last.bottom) < 0.6 * height


def _line(run: list[_Glyph], page: int) -> Line | None:
    text = _UNPRINTABLE.sub("", "".join(glyph.sign for glyph in run).translate(_LIGATURES))
    drawn = [glyph for glyph in run if glyph.drawn and not glyph.sign.isspace()]
    if not drawn or not text.strip():
        return None
    return Line(
        " ".join(text.split()),
        page,
        min(glyph.left for glyph in drawn),
        min(glyph.bottom for glyph in drawn),
        max(glyph.right for glyph in drawn),
        max(glyph.top for glyph in drawn),
    )


def _with_capitals(found: list[Line]) -> list[Line]:
    """Lines with the large capital before them that begins some articles."""
    kept: list[Line] = []
    for line in found:
        before = kept[-1] if kept else None
        if (
            before
            and len(before.text) == 1
            and before.text.isupper()
            and before.height > _DROP_CAPITAL * line.height
        ):
            kept[-1] = replace(line, text=before.text + line.text)
        else:
            kept.append(line)
    return kept
