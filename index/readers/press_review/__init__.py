"""Make articles of the paragraphs of a document: one, or those of a press review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.errors import UnreadableFile
from index.readers import press_databases
from index.readers.paragraph import Paragraph
from index.readers.press_databases import export_lines
from index.readers.raw_article import Problem, RawArticle

__all__ = ["articles"]


def articles(paragraphs: Iterable[Paragraph]) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a document, and a problem if the document breaks off.

    An export of a press database holds several.

    Raises:
        UnreadableFile: There is no text in it.
    """
    whole: list[Paragraph] = []
    problem: Problem | None = None
    try:
        whole += paragraphs
    except UnreadableFile as error:
        if not whole:
            raise
        problem = Problem.of("broken-off-but-read", reason=error.message)
    if not whole:
        raise UnreadableFile("text-missing")
    export = press_databases.articles(export_lines(whole))
    yield from [_single(whole)] if export is None else export
    if problem:
        yield problem


def _single(paragraphs: list[Paragraph]) -> RawArticle:
    title = next((paragraph for paragraph in paragraphs if paragraph.is_heading), None)
    text = "\n".join(paragraph.text for paragraph in paragraphs if paragraph is not title)
    return RawArticle(text, title=title.text if title else None)
