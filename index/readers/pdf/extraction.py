"""Extract the lines of a PDF page, with their positions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.pdf.glyph import Glyph
from index.readers.pdf.gutters import split_at_gutters
from index.readers.pdf.line import Line

_MAX_PAGE_CHARS = 100_000
"""Characters of a page that are read. The page of a newspaper has 30,000."""

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_UNPRINTABLE = lazy_pattern("[\x00\x01\x03-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\uffff]")
"""Characters that show nothing. 0x02, which PDFium gives for a hyphen at the end of a line, stays."""

_MIN_GLYPH_HEIGHT_POINTS = 0.1
_MIN_COLUMN_GAP = 1.5
"""A gap of so many heights of a line is no space between words: it separates two columns."""

_BASELINE_TOLERANCE = 0.6
"""Share of its height by which a character may be raised or lowered within a line."""

_DROP_CAP_SIZE = 1.6
"""A drop cap, the large letter at the start of a text, is so many times as high as its line."""


def extract_lines(document: Any, page_index: int) -> list[Line]:
    """Return the lines of a page in the order of the file, those of different columns apart.

    Args:
        document: An open file, a `pypdfium2.PdfDocument`.
        page_index: The page, counted from 0.

    Raises:
        pypdfium2.PdfiumError: The page is damaged.
    """
    page = document[page_index]
    text_page = page.get_textpage()
    lines = []
    try:
        for run in split_at_gutters(list(_runs(_glyphs(text_page)))):
            line = _line(run, page_index)
            if line is not None:
                lines.append(line)
    finally:
        text_page.close()
        page.close()
    return _with_drop_caps(lines)


def _glyphs(text_page: Any) -> Iterator[Glyph]:
    """Yield the characters of a page, in the order of the file."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    box = pdfium.FS_RECTF()
    for index in range(min(text_page.count_chars(), _MAX_PAGE_CHARS)):
        character = chr(pdfium.FPDFText_GetUnicode(text_page, index))
        is_drawn = not pdfium.FPDFText_IsGenerated(text_page, index)
        has_box = is_drawn and pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        yield Glyph(character, box.left, box.bottom, box.right, box.top, bool(has_box))


def _runs(glyphs: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    """Split the characters of a page into lines. The gap between two columns separates lines, too.

    Yields:
        The characters of each line, perhaps none.
    """
    run: list[Glyph] = []
    previous: Glyph | None = None
    for glyph in glyphs:
        if glyph.is_drawn:
            if previous and not _follows(previous, glyph):
                yield run
                run = []
            previous = glyph
        elif glyph.character in "\r\n":  # PDFium has found the end of a line
            yield run
            run = []
            previous = None
            continue
        run.append(glyph)
    yield run


def _follows(previous: Glyph, glyph: Glyph) -> bool:
    """Return True if a character stands right after another on one line."""
    height = max(
        previous.top - previous.bottom,
        glyph.top - glyph.bottom,
        _MIN_GLYPH_HEIGHT_POINTS,
    )
    gap = glyph.left - previous.right
    if not -height < gap < _MIN_COLUMN_GAP * height:  # too far to the left or to the right
        return False
    return abs(glyph.bottom - previous.bottom) < _BASELINE_TOLERANCE * height


def _line(run: list[Glyph], page_index: int) -> Line | None:
    """Return the line that characters make up; None if nothing of it can be seen."""
    written = "".join([glyph.character for glyph in run])
    text = _UNPRINTABLE.sub("", written.translate(_LIGATURES))
    visible = [glyph for glyph in run if glyph.is_visible]
    if not visible or not text.strip():
        return None
    return Line(
        text=" ".join(text.split()),
        page=page_index,
        left=min(glyph.left for glyph in visible),
        bottom=min(glyph.bottom for glyph in visible),
        right=max(glyph.right for glyph in visible),
        top=max(glyph.top for glyph in visible),
    )


def _with_drop_caps(lines: list[Line]) -> list[Line]:
    """Join each drop cap to the line that it begins."""
    joined: list[Line] = []
    for line in lines:
        if joined and _is_drop_cap(joined[-1], line):
            joined[-1] = replace(line, text=joined[-1].text + line.text)
        else:
            joined.append(line)
    return joined


def _is_drop_cap(capital: Line, line: Line) -> bool:
    """Return True if a line is only the large first letter of the next one."""
    if len(capital.text) != 1 or not capital.text.isupper():
        return False
    return capital.height > _DROP_CAP_SIZE * line.height
