"""Make articles of the slides of a presentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from index.readers.paragraph import Paragraph
from index.readers.press.review import articles
from index.readers.raw_article import Problem, RawArticle

_MAX_TITLE_CHARS = 250


def slide_articles(paragraphs: Iterable[Paragraph]) -> Iterator[RawArticle | Problem]:
    """Yield an article for each slide of a presentation, or the one article of all of them.

    Raises:
        UnreadableFile: There is no text in it.
    """
    yield from articles(_with_titles(paragraphs), min_pages=2)


def _with_titles(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs of slides, of which the first has the level of a title."""
    for paragraph in paragraphs:
        is_title = paragraph.begins_page and len(paragraph.text) <= _MAX_TITLE_CHARS
        yield replace(paragraph, level=1) if is_title else paragraph
