"""Exports of Factiva and Nexis Uni as PDF.

Their articles are told by the words around them, line by line, as those of a text are. Between the
words that open and close a text, its lines are joined to paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from statistics import median

from index.readers.pdf.line import Line
from index.readers.pdf.paragraphs import paragraphs
from index.readers.press import databases as press_databases
from index.readers.press.factiva import french as factiva
from index.readers.press.factiva.accession import number_of
from index.readers.press.nexis import french as nexis
from index.readers.raw_article import Problem, RawArticle

_TITLE_SIZE = 1.2
"""The lines of a title are so many times as high as the others."""

_MAX_HEADING_LINES = 12
"""Lines from the number of words of an article to its copyright notice."""

_MAX_HEADER_LINES = 3
"""Lines at the top of a page among which the title is repeated."""

_MAX_RECOGNITION_PAGES = 60
"""Pages at the start of a file among which the first article ends."""


def is_export(pages: Sequence[Sequence[Line]]) -> bool:
    """Return True if the pages of a file are those of an export."""
    lines = chain.from_iterable(pages[:_MAX_RECOGNITION_PAGES])
    return press_databases.articles([line.text for line in lines]) is not None


def articles(pages: Sequence[Sequence[Line]]) -> Iterator[RawArticle | Problem]:
    """Yield the articles of an export, and a problem for each that is not whole."""
    heights = [line.height for line in chain.from_iterable(pages)]
    min_height = _TITLE_SIZE * median(heights)
    texts = _texts(_printed(pages, min_height), min_height)
    return press_databases.articles(list(texts)) or iter(())


def _printed(pages: Sequence[Sequence[Line]], min_height: float) -> Iterator[Line]:
    """Yield the lines of all pages, without those at their feet and titles repeated at their tops.

    A title stands above each page of its article.

    Args:
        pages: The lines of each page.
        min_height: Lines of a title are so high, in points.
    """
    titles: set[str] = set()
    for page in pages:
        for index, line in enumerate(page):
            text = line.text.strip()
            is_foot = nexis.PAGE_FOOT.fullmatch(text) or factiva.PAGE_FOOT.fullmatch(text)
            if is_foot or (index < _MAX_HEADER_LINES and text in titles):
                continue
            yield line
            if line.height >= min_height:
                titles.add(text)
            elif nexis.END.fullmatch(text) or number_of(text):
                titles.clear()


def _texts(lines: Iterable[Line], min_height: float) -> Iterator[str]:
    """Yield the lines around the texts as they stand, and the paragraphs of titles and texts."""
    group: list[Line] = []
    above: list[str] = []
    is_text = False
    for line in lines:
        text = line.text.strip()
        is_text = is_text and not _ends_text(text)
        if is_text or line.height >= min_height:
            group.append(line)
            continue
        yield from _paragraphs(group)
        group = []
        yield text
        above = [*above[1 - _MAX_HEADING_LINES :], text]
        is_text = _begins_text(above)
    yield from _paragraphs(group)


def _paragraphs(group: Sequence[Line]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(group)]


def _begins_text(above: Sequence[str]) -> bool:
    """Return True if a text begins below the last of some lines."""
    if above[-1].lower() in nexis.BODY_HEADINGS:
        return True
    is_notice = factiva.COPYRIGHT.fullmatch(above[-1]) is not None
    return is_notice and any(map(factiva.WORD_COUNT.fullmatch, above))


def _ends_text(line: str) -> bool:
    """Return True if a line stands below a text."""
    is_heading = line.lower() in nexis.FIELD_OF_HEADING
    return is_heading or nexis.END.fullmatch(line) is not None or number_of(line) is not None
