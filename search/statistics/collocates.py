"""Find the words that stand near a query more often than chance would put them there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from msgspec import Struct

from index.analysis.analyzer import split_words, words_with_offsets
from index.messages import Language, Message, catalogue
from search.json_values import notes_as_json, struct_as_json
from search.notebooks.listing import Listing
from search.origin import Origin
from search.searcher import Searcher
from search.statistics.association import expected_count, log_dice, log_likelihood
from search.statistics.occurrences import (
    CountedArticle,
    OccurrenceFinder,
    read_articles,
    split_texts,
)
from search.statistics.rare import rare_left_out
from search.statistics.ratios import RATIO_DECIMALS
from search.statistics.words import form_of, forms_of, is_stop_word
from search.text_spans import Spans
from search.timeline import Base

Order = Literal["log-likelihood", "log-dice", "occurrences"]
"""Collocates come in the order of one of these, the largest first."""

MAX_WINDOW = 50
"""Limit on the words on each side of an occurrence."""
MAX_COLLOCATES = 100_000
"""Limit on the collocates of a table."""


class Collocate(Struct, frozen=True):
    """A word that stands near a query.

    Attributes:
        word: The word, as it is most often written.
        occurrences: Number of times that it stands near an occurrence of the query.
        left: Number of these times that it stands before the nearest occurrence.
        right: Number of these times that it stands after it.
        articles: Number of articles in which it stands near one.
        expected: Number of times that it would stand there by chance.
        frequency: Number of times that it stands in the corpus, the occurrences of the query apart.
        log_likelihood: See `search.statistics.association.log_likelihood`.
        log_dice: See `search.statistics.association.log_dice`.
    """

    word: str
    occurrences: int
    left: int
    right: int
    articles: int
    expected: float
    frequency: int
    log_likelihood: float
    log_dice: float


class Collocates(Listing[Collocate], Struct, frozen=True):
    """The words that stand near a query more often than by chance.

        >>> for row in archive.statistics.collocates("Soleimani", min_count=3).rows:
        ...     print(row.word, row.occurrences, row.frequency, round(row.log_likelihood, 2))
        Ghassem 3 3 28.99
        Qassem 3 3 28.99
        général 3 12 15.64

    Attributes:
        query: The query as it was typed.
        window: Number of words on each side of an occurrence that are near it.
        order: The order of the rows.
        relative_to: The corpus is `all` articles, or those that pass the `filters`.
        articles: Number of articles that hold all of the query.
        occurrences: Number of its occurrences in them.
        near_words: Number of words near an occurrence. One that is near several counts once.
        words: Number of words of the corpus, those of the occurrences apart.
        total: Number of collocates, of which the first are the rows.
        rows: The collocates, in their order.
        notes: Remarks on the way the query was read.
        origin: The filters, and the state of the index.
    """

    query: str
    window: int
    order: Order
    relative_to: Base
    articles: int
    occurrences: int
    near_words: int
    words: int
    total: int
    rows: tuple[Collocate, ...]
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    @property
    def method(self) -> Message:
        """Says what was counted."""
        return Message.of("collocates-method", window=self.window)

    row_type: ClassVar[type[Collocate]] = Collocate
    shown: ClassVar[tuple[str, ...]] = (
        "word",
        "occurrences",
        "articles",
        "expected",
        "frequency",
        "log_likelihood",
        "log_dice",
    )

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the table as JSON holds it, its notes in a language."""
        return {
            "query": self.query,
            **self.origin.as_dict(),
            "window": self.window,
            "order": self.order,
            "relative_to": self.relative_to,
            "articles": self.articles,
            "occurrences": self.occurrences,
            "near_words": self.near_words,
            "words": self.words,
            "total": self.total,
            "method": catalogue(language).text(self.method),
            "notes": notes_as_json(self.notes, language),
            "rows": [struct_as_json(row) for row in self.rows],
        }


class CollocateOptions(Struct, frozen=True):
    """The options of a table of collocates.

    Attributes:
        window: Number of words on each side of an occurrence that are near it.
        min_count: The smallest number of times that a collocate stands near one.
        stop_words: True to list stop words as well. They are counted anyway.
        order: The order of the rows.
        limit: The largest number of rows.
        relative_to: The corpus.
    """

    window: int
    min_count: int
    stop_words: bool
    order: Order
    limit: int
    relative_to: Base


def find_collocates(searcher: Searcher, options: CollocateOptions) -> Collocates:
    """Find the words near the occurrences of a query.

    Args:
        searcher: The query. Articles must hold all of it.
        options: The options of the table.
    """
    searcher.resolver.announce(searcher.parsed.query)
    near = _Surroundings(options.window)
    corpus: Counter[str] = Counter()
    finder = OccurrenceFinder(searcher)
    queries = [searcher.base_query(options.relative_to), searcher.whole_query()]
    for article, numbers in read_articles(searcher.batch, queries):
        spans = finder.spans(article) if 1 in numbers else None
        words_of_texts = near.add(article, spans) if spans else split_texts(article)
        if 0 in numbers:
            for words in words_of_texts:
                corpus.update(words)
    rows = list(_rows(near, corpus, options))
    rows.sort(key=_SORT_KEYS[options.order])
    return Collocates(
        query=searcher.text,
        window=options.window,
        order=options.order,
        relative_to=options.relative_to,
        articles=near.read,
        occurrences=near.occurrences,
        near_words=near.total,
        words=corpus.total() - near.nodes.total(),
        total=len(rows),
        rows=tuple(rows[: options.limit]),
        notes=(*searcher.notes(near.read), *rare_left_out(options.min_count)),
        origin=searcher.origin,
    )


class _Surroundings:
    """The words around the occurrences of a query.

    Attributes:
        read: Number of articles that hold all of the query.
        occurrences: Number of occurrences.
        nodes: The words of the occurrences, as they are written.
        left: The words before the nearest occurrence, likewise.
        right: The words after it.
        articles: Number of articles in which each form is near one.
    """

    def __init__(self, window: int) -> None:
        self._window = window
        self.read = 0
        self.occurrences = 0
        self.nodes: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()

    @property
    def total(self) -> int:
        """The number of words near an occurrence."""
        return self.left.total() + self.right.total()

    def add(
        self, article: CountedArticle, spans_of_texts: Sequence[Spans]
    ) -> Iterable[Sequence[str]]:
        """Count the words around the occurrences in an article, and return the words of its texts."""
        self.read += 1
        near: set[str] = set()
        words_of_texts: list[Sequence[str]] = []
        for text, spans in zip(article.texts.texts, spans_of_texts, strict=True):
            words = self._add_text(text, spans, near) if spans else split_words(text)
            words_of_texts.append(words)
        self.articles.update(set(map(form_of, near)))
        return words_of_texts

    def _add_text(self, text: str, spans: Spans, near: set[str]) -> Sequence[str]:
        """Count the words around the occurrences in a text, and return all of its words.

        Args:
            text: The text.
            spans: Where the occurrences are.
            near: Gets the words around them.
        """
        offsets, words = zip(*words_with_offsets(text), strict=True)
        places = [(bisect_left(offsets, start), bisect_left(offsets, end)) for start, end in spans]
        self.occurrences += len(spans)
        for first, last in places:
            self.nodes.update(words[first:last])
        for after, before in _gaps(places, len(words), self._window):
            self.right.update(words[after])
            self.left.update(words[before])
            near.update(words[after], words[before])
        return words


def _gaps(
    places: Sequence[tuple[int, int]], words: int, window: int
) -> Iterator[tuple[slice, slice]]:
    """Yield the words near occurrences: those after one, and those before the next one.

    Each word comes once: one between two occurrences is near the closer one, or the first.

    Args:
        places: The first word of each occurrence, and the word after it, in order.
        words: Number of words of the text.
        window: Number of words on each side that are near.
    """
    ends = [0, *(last for _, last in places)]
    starts = [*(first for first, _ in places), words]
    for number, (start, end) in enumerate(zip(ends, starts, strict=True)):
        between = end - start
        after, before = (between + 1) // 2, between // 2
        if number == 0:  # before the first occurrence
            after, before = 0, between
        elif number == len(places):
            after, before = between, 0
        yield (
            slice(start, start + min(after, window)),
            slice(end - min(before, window), end),
        )


def _rows(
    near: _Surroundings, corpus: Counter[str], options: CollocateOptions
) -> Iterator[Collocate]:
    """Yield the words that are near more often than by chance, in any order."""
    left, right, nodes, whole = map(forms_of, (near.left, near.right, near.nodes, corpus))
    words, near_words = corpus.total() - near.nodes.total(), near.total
    for form in left.keys() | right.keys():
        observed = left[form].total + right[form].total
        if observed < options.min_count or (is_stop_word(form) and not options.stop_words):
            continue
        frequency = whole[form].total - nodes[form].total
        expected = expected_count(near_words, frequency, words)
        if observed > expected:
            likelihood = log_likelihood(observed, near_words, frequency, words)
            dice = log_dice(observed, near.occurrences, frequency)
            yield Collocate(
                word=whole[form].written,
                occurrences=observed,
                left=left[form].total,
                right=right[form].total,
                articles=near.articles[form],
                expected=round(expected, RATIO_DECIMALS),
                frequency=frequency,
                log_likelihood=round(likelihood, RATIO_DECIMALS),
                log_dice=round(dice, RATIO_DECIMALS),
            )


_SORT_KEYS: Mapping[Order, Callable[[Collocate], tuple[float, str]]] = MappingProxyType(
    {
        "log-likelihood": lambda row: (-row.log_likelihood, row.word),
        "log-dice": lambda row: (-row.log_dice, row.word),
        "occurrences": lambda row: (-row.occurrences, row.word),
    }
)
