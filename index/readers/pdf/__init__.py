"""PDF files that have a text layer: one article a file, or those of an export or a press review.

`extraction` finds the lines of each page, `running_headers` removes what is printed around the
text, `reading_order` sorts the lines, and `paragraphs` joins them. `europresse`, `press_exports` and
`monitoring` know the pages of press databases and of monitoring services.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from index.errors import UnreadableFile
from index.messages import Remedy
from index.readers.alphanumeric import letters_and_digits
from index.readers.material import Material
from index.readers.pdf import europresse, monitoring, press_exports
from index.readers.pdf.extraction import extract_lines
from index.readers.pdf.french import PLACEHOLDER_TITLE
from index.readers.pdf.line import Line, Paragraph
from index.readers.pdf.paragraphs import is_large, paragraphs, title_of
from index.readers.pdf.reading_order import in_reading_order
from index.readers.pdf.running_headers import printed_url, remove_headers
from index.readers.pdf.stream_sizes import largest_stream_bytes
from index.readers.press import review as press_review
from index.readers.raw_article import Problem, RawArticle

__all__ = ["read"]

_MAX_PAGES = 200
"""Pages of a file that are read. A file with more is a book."""

_MAX_CHARS = 2_000_000
"""Characters of a file that are read, for the same reason."""

_EXPORT_FACTOR = 20
"""An export of a press database may have so many times as many pages and characters."""

_MIN_LETTERS = 20
"""Letters of a text. Fewer are a stamp on a scanned page."""

_MIN_READABLE_SHARE = 0.6
"""Share of letters, digits and spaces in a text. A font without its table of letters gives fewer."""

_MAX_TOP_PARAGRAPHS = 20
"""Paragraphs at the top of an article among which its title may stand."""

_MIN_TITLE_WORDS = 4
"""Words of a title that the file gives and no page shows."""

_PASSWORD_ERRORS = (4, 5)
"""FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of PDFium (fpdfview.h, FPDF_GetLastError)."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the one article of a PDF file, or the articles of an export or a press review.

    The day when the file was made is no date of the article.

    Raises:
        UnreadableFile: The file is damaged, encrypted or has no text, or pypdfium2 is missing.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]
    except ImportError as error:
        remedy = Remedy("install-extra", {"extra": "pdf"})
        raise UnreadableFile("pdf-reader-missing", remedy=remedy) from error
    data = material.whole()
    max_file_bytes = material.limits.max_file_bytes
    max_pages = _max_pages(data, max_file_bytes, _MAX_PAGES)
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise UnreadableFile(_refusal(error)) from error
    try:
        page_count = len(document)
        pages = list(_pages(document, max_pages, _MAX_CHARS))
        is_export = _is_export(pages)
        if is_export and len(pages) < page_count:
            max_pages = _max_pages(data, max_file_bytes, _EXPORT_FACTOR * _MAX_PAGES)
            pages = list(_pages(document, max_pages, _EXPORT_FACTOR * _MAX_CHARS))
        articles = _articles(document, pages)
    except PdfiumError as error:
        raise UnreadableFile("pdf-damaged") from error
    finally:
        document.close()
    yield from articles
    if len(pages) < page_count:
        yield Problem.of("pdf-pages-left-out", read=len(pages), pages=page_count)


def _max_pages(data: bytes, max_file_bytes: int, max_pages: int) -> int:
    """Return how many pages may be read, never many more than `max_pages`.

    Each of them may draw the largest stream. All together they may not draw more bytes than a file
    may have.
    """
    largest = largest_stream_bytes(data, max_file_bytes)
    return max_file_bytes // max(largest, max_file_bytes // max_pages, 1)


def _refusal(error: Exception) -> str:
    """Return the code of the error for a file that PDFium cannot open."""
    if getattr(error, "err_code", None) in _PASSWORD_ERRORS:
        return "pdf-encrypted"
    return "pdf-invalid"


def _pages(document: Any, max_pages: int, max_chars: int) -> Iterator[list[Line]]:
    """Yield the lines of each page that is read. A damaged page has none."""
    from pypdfium2 import PdfiumError

    character_count = 0
    for index in range(min(len(document), max_pages)):
        try:
            lines = extract_lines(document, index)
        except PdfiumError:
            lines = []
        character_count += sum(len(line.text) for line in lines)
        if character_count > max_chars:
            return
        yield lines


def _is_export(pages: list[list[Line]]) -> bool:
    """Return True if the pages are those of a press database or of a monitoring service."""
    rooms = (europresse.is_export, monitoring.is_review, press_exports.is_export)
    return any(is_export(pages) for is_export in rooms)


def _articles(document: Any, pages: list[list[Line]]) -> list[RawArticle | Problem]:
    """Return the articles of an export or a press review, or the one article of any other file.

    Raises:
        UnreadableFile: There is no readable text.
    """
    if europresse.is_export(pages):
        return list(europresse.articles(list(map(in_reading_order, pages))))
    if monitoring.is_review(pages):
        return list(monitoring.articles(list(map(in_reading_order, pages))))
    if press_exports.is_export(pages):
        return list(press_exports.articles(list(map(in_reading_order, pages))))
    ordered = [in_reading_order(page) for page in remove_headers(pages)]
    all_paragraphs = paragraphs(list(chain.from_iterable(ordered)))
    text = "\n".join(paragraph.text for paragraph in all_paragraphs)
    _check_readable(text)
    found = press_review.review(_with_levels(all_paragraphs))
    return [*(found or [_article(document, pages, all_paragraphs)])]


def _with_levels(all_paragraphs: list[Paragraph]) -> Iterator[press_review.Paragraph]:
    """Yield the paragraphs of a file for a press review; those that are printed large are titles."""
    longest = max(all_paragraphs, key=lambda paragraph: len(paragraph.text))
    for paragraph in all_paragraphs:
        level = 1 if is_large(paragraph, longest) else None
        yield press_review.Paragraph(paragraph.text, level)


def _article(document: Any, pages: list[list[Line]], all_paragraphs: list[Paragraph]) -> RawArticle:
    """Return the article whose paragraphs stand on the pages."""
    title = _title(document, all_paragraphs)
    text = "\n".join(paragraph.text for paragraph in all_paragraphs)
    body = _body(all_paragraphs, title)
    return RawArticle(body or text, title=title, url=printed_url(pages))


def _check_readable(text: str) -> None:
    """Refuse a text layer that has no text.

    Raises:
        UnreadableFile: There are too few letters in it, or too many other characters.
    """
    letters = sum(map(str.isalpha, text))
    if letters < _MIN_LETTERS:
        raise UnreadableFile("pdf-without-text", remedy="run-ocr")
    readable = letters + sum(map(str.isspace, text)) + sum(map(str.isdigit, text))
    if readable < _MIN_READABLE_SHARE * len(text):
        raise UnreadableFile("pdf-text-unreadable", remedy="run-ocr")


def _body(all_paragraphs: list[Paragraph], title: str | None) -> str:
    """Return the text of the paragraphs that do not repeat the title."""
    texts = [paragraph.text for paragraph in all_paragraphs]
    if title:
        title_key = letters_and_digits(title)
        texts = [text for text in texts if letters_and_digits(text) != title_key]
    return "\n".join(texts)


def _title(document: Any, all_paragraphs: list[Paragraph]) -> str | None:
    """Return the title of an article.

    It is the title that the file gives if a page shows it, else what is printed as a title, else
    what the file gives.
    """
    given = _given_title(document)
    title_paragraph = title_of(all_paragraphs)
    printed = title_paragraph.text if title_paragraph else None
    if not given:
        return printed
    given_key = letters_and_digits(given)
    # the printed title has its accents and may have a second line
    if printed is not None and given_key in letters_and_digits(printed):
        return printed
    for paragraph in all_paragraphs[:_MAX_TOP_PARAGRAPHS]:
        if given_key in letters_and_digits(paragraph.text):
            return given
    if printed is None and len(given.split()) >= _MIN_TITLE_WORDS:
        return given
    return printed


def _given_title(document: Any) -> str:
    """Return the title that the file gives; empty if it gives none, or one that a program has set.

    Such a title is `Microsoft Word - une.doc`.
    """
    title = document.get_metadata_dict().get("Title", "").replace("\0", "")
    title = " ".join(title.split())
    if PLACEHOLDER_TITLE.match(title):
        return ""
    return title
