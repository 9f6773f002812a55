"""Tell the exports of press databases among documents of every program, and read their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from index.readers.paragraph import Paragraph
from index.readers.press.factiva import lines as factiva
from index.readers.press.nexis import text as lexisnexis
from index.readers.press.nexis import uni as nexis_uni
from index.readers.raw_article import Problem, RawArticle

_Lines = Sequence[str]

_READERS: Sequence[
    tuple[Callable[[_Lines], bool], Callable[[_Lines], Iterator[RawArticle | Problem]]]
] = (
    (factiva.is_export, factiva.articles),
    (lexisnexis.is_export, lexisnexis.articles),
    (nexis_uni.is_export, nexis_uni.articles),
)
"""For each kind of export, the functions that recognise it and that read it."""


def export_lines(paragraphs: Iterable[Paragraph]) -> list[str]:
    """Return the lines of paragraphs; the cells of a row stay in one line, with tabs between."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += paragraph.text.splitlines()
    return lines


def articles(lines: Sequence[str]) -> Iterator[RawArticle | Problem] | None:
    """Return the articles of an export, and its problems; None if the lines are those of no export.

    Args:
        lines: The lines of a document, a paragraph each.
    """
    for is_export, read in _READERS:
        if is_export(lines):
            return read(lines)
    return None
