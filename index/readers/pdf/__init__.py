"""PDF files that have a text layer: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from index.errors import UnreadableFile
from index.readers.material import Material
from index.readers.pdf import decompressed_size, printed
from index.readers.pdf.typesetting import (
    Line,
    Paragraph,
    in_order,
    paragraphs,
    title_of,
    without_furniture,
)
from index.readers.raw import Problem, RawArticle

_MOST_PAGES = 200  # of a file that are read; what has more is a book
_MOST_CHARACTERS = 2_000_000  # of one, likewise
_FEWEST_LETTERS = 20  # that are a text and no stamp on a scanned page
_READABLE = 0.6  # share of letters, digits and spaces that every text has, and no font without a table of its letters
_NO_TITLE = re.compile(
    r"\S+\Z|microsoft|untitled|sans titre|document\s*\d*\Z|https?:"
    r"|.*\.(?:docx?|odt|rtf|indd|qx[dp]|pages|pdf|html?|php|txt|tiff?|jpe?g|xlsx?|pptx?)\Z",
    re.IGNORECASE,
)
_NEAR_THE_TOP = 20  # paragraphs
_FEWEST_WORDS = 4  # of a title that stands nowhere on the pages
_MISSING = "PDF files are read with pypdfium2: pip install 'kiosque-search[pdf]'"
_SCANNED = "it has no text layer (scanned pages): run OCR on it first"


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """The one article of a PDF file; when the file was made tells nothing of when the article was published.

    Raises:
        UnreadableFile: It is damaged, encrypted, or has no text; or what reads such files is not installed.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]
    except ImportError as error:
        raise UnreadableFile(_MISSING) from error
    data = material.whole()
    max_bytes = material.limits.max_file_bytes
    most_pages = max_bytes // max(
        decompressed_size.decompressed_size(data, max_bytes), max_bytes // _MOST_PAGES
    )  # each may draw the largest part
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise UnreadableFile(_refusal(error)) from error
    try:
        pages, count = list(_pages(document, most_pages)), len(document)
        article = _article(document, pages)
    except PdfiumError as error:
        raise UnreadableFile("it is damaged") from error
    finally:
        document.close()
    yield article
    if len(pages) < count:
        yield Problem.of("pdf-pages-left-out", read=len(pages), pages=count)


def _refusal(error: Exception) -> str:
    """Why a file cannot be opened; PDFium numbers what it says (fpdfview.h, FPDF_GetLastError)."""
    password, protection = 4, 5
    if getattr(error, "err_code", None) in {password, protection}:
        return "it is encrypted: it opens with a password only"
    return "it is damaged, or no PDF file"


def _article(document: Any, pages: list[list[Line]]) -> RawArticle:
    kept, url = without_furniture(pages)
    found = paragraphs([line for page in kept for line in in_order(page)])
    text = "\n".join(paragraph.text for paragraph in found)
    letters = sum(map(str.isalpha, text))
    if letters < _FEWEST_LETTERS:
        raise UnreadableFile(_SCANNED)
    if letters + sum(map(str.isspace, text)) + sum(map(str.isdigit, text)) < _READABLE * len(text):
        raise UnreadableFile(
            "its text layer cannot be read (its fonts do not tell their letters): run OCR on it"
        )
    title = _title(document, found)
    body = [one.text for one in found if not title or _letters(one.text) != _letters(title)]
    return RawArticle("\n".join(body) or text, title=title, url=url)


def _pages(document: Any, most: int) -> Iterator[list[Line]]:
    """The lines of each page, as many pages as are read; a page that is damaged has none."""
    from pypdfium2 import PdfiumError

    characters = 0
    for number in range(min(len(document), most)):
        try:
            page = printed.lines(document, number)
        except PdfiumError:
            page = []
        characters += sum(len(line.text) for line in page)
        if characters > _MOST_CHARACTERS:
            return
        yield page


def _title(document: Any, found: list[Paragraph]) -> str | None:
    """What the file says is its title, if it is printed on it; else what is printed as one; else what the file says."""
    given = " ".join(document.get_metadata_dict().get("Title", "").replace("\0", "").split())
    given = "" if _NO_TITLE.match(given) else given
    shown = title_of(found)
    if given and not (shown and _letters(given) in _letters(shown.text)):
        is_printed = any(_letters(given) in _letters(one.text) for one in found[:_NEAR_THE_TOP])
        if is_printed or (not shown and len(given.split()) >= _FEWEST_WORDS):
            return given
    return shown.text if shown else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
