"""Split a page of LexisNexis into the articles on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from index.lazy_pattern import lazy_pattern
from index.readers.exports import Part, Piece, keyed, split_before
from index.readers.press.nexis import classic, french
from index.readers.web.markup import plain

_HEADING = lazy_pattern(
    rf"(?<=>)\s{{0,99}}(?:{french.DOCUMENT_HEADING})\s{{0,99}}(?=<)", re.IGNORECASE
)
"""The line that numbers a document, in an element of its own."""

_MAX_HEADING_CHARS = 300

_PARAGRAPH = lazy_pattern(
    r"<p\b[^<>]*>(?P<content>.*?)(?=<p\b|</p\s*>|</div\s*>|\Z)", re.IGNORECASE | re.DOTALL
)


def articles(pieces: Iterable[str]) -> Iterator[Part]:
    """Yield the articles of a page, and a problem for each that is not whole.

    Raises:
        UnreadableFile: There is no article.
    """
    frames = split_before(pieces, _HEADING, _MAX_HEADING_CHARS)
    return keyed(classic.parts(map(_paragraphs, islice(frames, 1, None))))


def _paragraphs(frame: Piece) -> list[str] | None:
    """Return the paragraphs of a frame, below the line that numbers the document.

    None is returned for a frame that is too large.
    """
    if frame.is_too_large:
        return None
    # within the element of a paragraph, line ends of the file are shown as spaces
    texts = (plain(f"<p>{found['content']}</p>") for found in _PARAGRAPH.finditer(frame.text))
    return list(filter(None, texts))
