"""Tell the exports of press databases among documents of every program, and read their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.readers.factiva import lines as factiva
from index.readers.nexis import text as lexisnexis
from index.readers.nexis import uni as nexis_uni
from index.readers.paragraph import Paragraph
from index.readers.raw_article import Problem, RawArticle

_READERS = (factiva, lexisnexis, nexis_uni)


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
    for reader in _READERS:
        if reader.is_export(lines):
            return reader.articles(lines)
    return None
