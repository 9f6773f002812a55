"""Split a page of LexisNexis into the articles on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from index.readers.exports import EMPTY, TOO_LARGE, Part, Piece, keyed, split_before
from index.readers.nexis import classic, french
from index.readers.web.markup import plain

_HEADING = re.compile(
    rf"(?<=>)\s{{0,99}}(?:{french.DOCUMENT_HEADING})\s{{0,99}}(?=<)", re.IGNORECASE
)
"""The line that numbers a document, in an element of its own."""

_MAX_HEADING_CHARS = 300

_PARAGRAPH = re.compile(
    r"<p\b[^<>]*>(?P<content>.*?)(?=<p\b|</p\s*>|</div\s*>|\Z)", re.IGNORECASE | re.DOTALL
)


def articles(pieces: Iterable[str]) -> Iterator[Part]:
    """Yield the articles of a page, and a problem for each that cannot be read.

    Raises:
        UnreadableFile: There is no article.
    """
    frames = split_before(pieces, _HEADING, _MAX_HEADING_CHARS)
    return keyed(map(_parts, islice(frames, 1, None)))


def _parts(frame: Piece) -> Iterator[Part]:
    if frame.is_too_large:
        yield TOO_LARGE
        return
    raw = classic.article(_paragraphs(frame.text))
    yield raw if raw.text or raw.title else EMPTY


def _paragraphs(html: str) -> list[str]:
    """Return the paragraphs of a frame, below the line that numbers the document."""
    # within the element of a paragraph, line ends of the file are shown as spaces
    texts = (plain(f"<p>{found['content']}</p>") for found in _PARAGRAPH.finditer(html))
    return list(filter(None, texts))
