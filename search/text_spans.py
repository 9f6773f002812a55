"""Spans of the texts of an article: its title, its body and its captions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from index.article import Article
from search.highlighting.sentences import Span

Spans = tuple[Span, ...]
"""Start and end of each stretch of a text, in characters, in order."""


class TextSpans(Struct, frozen=True):
    """The places where something stands in an article.

    Attributes:
        title: The spans of the title.
        body: The spans of the body.
        captions: The spans of each caption.
    """

    title: Spans = ()
    body: Spans = ()
    captions: tuple[Spans, ...] = ()

    @classmethod
    def of(cls, article: Article, find: Callable[[str], Iterable[Span]]) -> TextSpans:
        """Look for something in each text of an article."""
        captions = tuple(tuple(find(caption)) for caption in article.captions)
        return cls(tuple(find(article.title)), tuple(find(article.body)), captions)

    @property
    def total(self) -> int:
        """The number of spans in all texts."""
        return len(self.title) + len(self.body) + sum(map(len, self.captions))


def pieces_of(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text in their order, each with True if it is one of some spans.

    Args:
        text: The text.
        spans: Start and end of each span, in order and apart from one another.
    """
    position = 0
    for start, end in spans:
        if position < start:
            yield text[position:start], False
        yield text[start:end], True
        position = end
    if position < len(text):
        yield text[position:], False
