"""Show every match of a query in its context, one below the other: key words in context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from msgspec import Struct

from index.analysis.analyzer import COMBINING_MARKS, fold
from index.article import Article
from index.engines.base import Sort
from index.lazy_pattern import lazy_pattern
from index.messages import Language, Message
from search.highlighting.sentences import Span
from search.json_values import notes_as_json, struct_as_json
from search.notebooks.listing import Listing, listing_heading
from search.origin import Origin
from search.printable import printable
from search.query import Named, Query, only_filters, searched_leaves
from search.searcher import EXPORT_PAGE_SIZE, Searcher
from search.text_spans import TextSpans
from search.word_breaks import first_break, last_break

Order = Literal["right", "left", "date"]
"""Lines come in the order of what follows the match, of what precedes it, or of their days."""

MAX_LINES = 10_000
"""Limit on the lines of a concordance, all of which are in memory to be sorted."""
MAX_WIDTH = 1_000
"""Limit on the characters on each side of a match."""

_ARTICLES_OF_LINE = 4
"""Articles that are read at most for each line. Some show nothing: their author has the word."""
_SORTED_WORDS = 6
"""Words on one side of a match that decide on the order of lines."""
_WORD = lazy_pattern(rf"[\w{COMBINING_MARKS}]+")


class ConcordanceLine(Struct, frozen=True):
    """One match in its context. The three texts follow each other as they are in the article.

    Attributes:
        id: The id of the article.
        match: The number of the match among those of the article, from 1, as
            `search.reading.Reading.marks` has them: in the title, in the body, in the captions.
        left: The text before the match, in whole words.
        text: The match.
        right: The text after the match, in whole words.
        date: The day of the article, if it is known.
        source: The source of the article, if it is known.
    """

    id: str
    match: int
    left: str
    text: str
    right: str
    date: date | None
    source: str | None


class Concordance(Listing[ConcordanceLine], Struct, frozen=True):
    """The matches of a query in their contexts.

        >>> line = archive.concordance('"tremblement de terre"', width=30).lines[0]
        >>> line.left, line.text, line.right
        ('le pays ait connu depuis le ', 'tremblement de terre', " d'Erzincan, en 1939. Il a")

    Attributes:
        query: The query as it was typed.
        articles: Number of articles that the lines are from, or that were read for them.
        total: Number of articles that hold all of the query.
        lines: The lines, in their order.
        notes: Remarks on the way the query was read.
        origin: The filters, and the state of the index.
    """

    query: str
    articles: int
    total: int
    lines: tuple[ConcordanceLine, ...]
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    row_type: ClassVar[type[ConcordanceLine]] = ConcordanceLine
    shown: ClassVar[tuple[str, ...]] = ("date", "source", "left", "text", "right")
    right_aligned: ClassVar[tuple[str, ...]] = ("left",)

    @property
    def rows(self) -> tuple[ConcordanceLine, ...]:
        """The lines."""
        return self.lines

    @property
    def heading(self) -> Message:
        """The number of articles that match."""
        return listing_heading(self.query, self.total)

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the concordance as JSON holds it, its notes in a language."""
        return {
            "query": self.query,
            **self.origin.as_dict(),
            "articles": self.articles,
            "total": self.total,
            "notes": notes_as_json(self.notes, language),
            "lines": [struct_as_json(line) for line in self.lines],
        }


def find_concordance(searcher: Searcher, width: int, limit: int, order: Order) -> Concordance:
    """Find the matches of a query, article by article, until there are enough lines.

    The articles come best first, or the oldest first where the lines are in the order of days.

    Args:
        searcher: The query. Articles must hold all of it.
        width: Characters on each side of a match.
        limit: The largest number of lines.
        order: The order of the lines.
    """
    total = searcher.batch.count(searcher.whole_query())
    read = _read(searcher, width, limit, order)
    notes = searcher.notes(total())
    if not shows_words(searcher.parsed.query):
        notes += (Message.of("concordance-without-words"),)
    return Concordance(
        query=searcher.text,
        articles=read.articles,
        total=total(),
        lines=tuple(sorted(read.lines, key=_SORT_KEYS[order])),
        notes=notes,
        origin=searcher.origin,
    )


def find_lines(searcher: Searcher, width: int, sort: Sort | None) -> Iterator[ConcordanceLine]:
    """Yield every match of a query in its context, article by article.

    Args:
        searcher: The query. Articles must hold all of it.
        width: Characters on each side of a match.
        sort: The order of the articles; by default the best first.
    """
    if not shows_words(searcher.parsed.query):
        return
    for stored in searcher.articles(sort, EXPORT_PAGE_SIZE):
        yield from _lines(stored.article, searcher.marks(stored), width)


def shows_words(query: Query) -> bool:
    """Return True if a query has words or names that can be seen in a text."""
    has_names = any(isinstance(leaf, Named) for leaf in searched_leaves(query))
    return has_names or not only_filters(query)


class _Read(Struct):
    """The articles that have been read so far.

    Attributes:
        articles: Number of articles.
        lines: Their matches.
    """

    articles: int
    lines: list[ConcordanceLine]


def _read(searcher: Searcher, width: int, limit: int, order: Order) -> _Read:
    """Read articles until there are enough lines."""
    read = _Read(0, [])
    if not shows_words(searcher.parsed.query):
        return read
    sort: Sort | None = "date" if order == "date" else None
    articles = searcher.articles(sort, page_size=min(limit, EXPORT_PAGE_SIZE))
    for stored in islice(articles, _ARTICLES_OF_LINE * limit):
        read.articles += 1
        marks = searcher.marks(stored)
        read.lines += islice(_lines(stored.article, marks, width), limit - len(read.lines))
        if len(read.lines) == limit:
            break
    return read


def _lines(article: Article, marks: TextSpans, width: int) -> Iterator[ConcordanceLine]:
    """Yield the matches of an article in their contexts."""
    texts = (article.title, article.body, *article.captions)
    spans_of_texts = (marks.title, marks.body, *marks.captions)
    match = 0
    for text, spans in zip(texts, spans_of_texts, strict=True):
        for span in spans:
            match += 1
            left, matching, right = _in_context(text, span, width)
            yield ConcordanceLine(
                article.id, match, left, matching, right, article.date, article.source
            )


def _in_context(text: str, span: Span, width: int) -> tuple[str, str, str]:
    """Return what precedes a match, the match, and what follows it.

    A word that is cut is left out. Signs that would act on a terminal, or end the line, are spaces.
    """
    start, end = span
    first = first_break(text, max(start - width, 0), start)
    last = last_break(text, end, min(end + width, len(text)))
    left, right = text[first:start].lstrip(), text[end:last].rstrip()
    return printable(left), printable(text[start:end]), printable(right)


def _by_right(line: ConcordanceLine) -> tuple[object, ...]:
    """Return a sort key: the words that follow the match."""
    words = islice(_WORD.finditer(line.right), _SORTED_WORDS)
    return [fold(word[0]) for word in words], fold(line.text), line.id, line.match


def _by_left(line: ConcordanceLine) -> tuple[object, ...]:
    """Return a sort key: the words that precede the match, the nearest one first."""
    words = _WORD.findall(line.left)[: -_SORTED_WORDS - 1 : -1]
    return [fold(word) for word in words], fold(line.text), line.id, line.match


def _by_date(line: ConcordanceLine) -> tuple[object, ...]:
    """Return a sort key: the day, undated lines last."""
    return line.date or date.max, line.id, line.match


_SORT_KEYS: Mapping[Order, Callable[[ConcordanceLine], tuple[object, ...]]] = MappingProxyType(
    {"right": _by_right, "left": _by_left, "date": _by_date}
)
