"""Count the words that follow one another: n-grams."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from msgspec import Struct

from index.analysis.tokenizer import (
    PHRASE_BREAK,
    blank_separators,
    words_and_breaks,
    words_with_offsets,
)
from index.lazy_pattern import lazy_pattern
from index.messages import Language, Message, catalogue
from search.json_values import notes_as_json, struct_as_json
from search.notebooks.listing import Listing
from search.origin import Origin
from search.searcher import Searcher
from search.statistics.occurrences import CountedArticle, OccurrenceFinder, read_articles
from search.statistics.rare import rare_left_out
from search.statistics.ratios import MILLION, ratio
from search.statistics.spilling import SpillingCounter
from search.statistics.words import form_of, is_stop_word
from search.text_spans import Spans

MIN_SIZE, MAX_SIZE = 2, 8
"""Limits on the words of an n-gram."""
MAX_NGRAMS = 100_000
"""Limit on the n-grams of a table."""

_BETWEEN = "\x1f"
"""Stands between the words of an n-gram that is counted. A number such as 12 000 holds a space."""
_ONE_ARTICLE = 1 << 40
"""One article in the number of an n-gram, whose lower part counts its occurrences."""
_MAX_KEPT_WORDS = 1 << 17
"""Words whose forms are remembered."""
_BREAK = lazy_pattern(PHRASE_BREAK)


class Ngram(Struct, frozen=True):
    """Words that follow one another.

    Attributes:
        words: The words in small letters, with single spaces between them.
        occurrences: Number of times that they follow one another.
        per_million: Times for each million words of the articles.
        articles: Number of articles that have them.
    """

    words: str
    occurrences: int
    per_million: float | None
    articles: int


class Ngrams(Listing[Ngram], Struct, frozen=True):
    """The words that follow one another in some articles.

        >>> found = archive.statistics.ngrams(size=2, min_count=12)
        >>> [(row.words, row.occurrences, row.articles) for row in found.rows]
        [('premier ministre', 21, 19)]

    Attributes:
        query: The query as it was typed.
        size: Number of words of an n-gram.
        around: True if each holds an occurrence of the query.
        articles: Number of articles that hold all of the query.
        words: Number of their words.
        total: Number of n-grams, of which the first are the rows.
        rows: The n-grams, the most frequent first.
        notes: Remarks on the way the query was read.
        origin: The filters, and the state of the index.
    """

    query: str
    size: int
    around: bool
    articles: int
    words: int
    total: int
    rows: tuple[Ngram, ...]
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    row_type: ClassVar[type[Ngram]] = Ngram
    shown: ClassVar[tuple[str, ...]] = ("words", "occurrences", "per_million", "articles")

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the table as JSON holds it, its notes in a language."""
        return {
            "query": self.query,
            **self.origin.as_dict(),
            "size": self.size,
            "around": self.around,
            "articles": self.articles,
            "words": self.words,
            "total": self.total,
            "method": catalogue(language).text(METHOD),
            "notes": notes_as_json(self.notes, language),
            "rows": [struct_as_json(row) for row in self.rows],
        }


METHOD = Message("ngrams-method")
"""Says what was counted."""


class NgramOptions(Struct, frozen=True):
    """The options of a table of n-grams.

    Attributes:
        size: Number of words of an n-gram.
        min_count: The smallest number of times that it stands in the articles.
        stop_words: True to list those that begin or end with a stop word as well.
        around: True to count only those that hold an occurrence of the query.
        limit: The largest number of rows.
    """

    size: int
    min_count: int
    stop_words: bool
    around: bool
    limit: int


def find_ngrams(searcher: Searcher, options: NgramOptions) -> Ngrams:
    """Count the n-grams of the articles that hold all of a query.

    Args:
        searcher: The query.
        options: The options of the table.
    """
    searcher.resolver.announce(searcher.parsed.query)
    finder = OccurrenceFinder(searcher)
    articles = words = 0
    seen = _Words()
    with SpillingCounter() as sums:
        for article, _ in read_articles(searcher.batch, [searcher.whole_query()]):
            spans = finder.spans(article) if options.around else None
            count, found = _ngrams_of(article, spans, options, seen)
            words += count
            articles += 1
            sums.add({key: number + _ONE_ARTICLE for key, number in Counter(found).items()})
        rows = _rows(sums, words, options)
    return Ngrams(
        query=searcher.text,
        size=options.size,
        around=options.around,
        articles=articles,
        words=words,
        total=len(rows),
        rows=tuple(rows[: options.limit]),
        notes=(*searcher.notes(articles), *rare_left_out(options.min_count)),
        origin=searcher.origin,
    )


def _rows(sums: SpillingCounter, words: int, options: NgramOptions) -> list[Ngram]:
    """Return the n-grams that are listed, the most frequent first."""
    rows: list[Ngram] = []
    for key, packed in sums.sums():
        articles, count = divmod(packed, _ONE_ARTICLE)
        if count >= options.min_count:
            shown = key.replace(_BETWEEN, " ")
            rows.append(Ngram(shown, count, ratio(MILLION * count, words), articles))
    return sorted(rows, key=lambda row: (-row.occurrences, row.words))


class _Words(dict[str, tuple[str, bool]]):
    """The form of each written word, with True if it is a stop word. Few words make most texts."""

    def __missing__(self, word: str) -> tuple[str, bool]:
        if len(self) >= _MAX_KEPT_WORDS:
            self.clear()
        form = form_of(word)
        self[word] = known = form, is_stop_word(form)
        return known


def _ngrams_of(
    article: CountedArticle,
    spans_of_texts: Sequence[Spans] | None,
    options: NgramOptions,
    seen: _Words,
) -> tuple[int, list[str]]:
    """Return the number of words of an article, and its n-grams.

    Args:
        article: The article.
        spans_of_texts: The occurrences that n-grams must hold, or None for all n-grams.
        options: The size of the n-grams, and if they may begin or end with stop words.
        seen: The forms of words.
    """
    words = 0
    found: list[str] = []
    for number, text in enumerate(article.texts.texts):
        if spans_of_texts is None:
            for phrase in _phrases(text):
                words += len(phrase)
                found += _listed([seen[word] for word in phrase], options)
        else:
            placed = list(words_with_offsets(text))
            words += len(placed)
            for run in _runs_around(text, placed, spans_of_texts[number], options.size):
                found += _listed([seen[word] for word in run], options)
    return words, found


def _phrases(text: str) -> Iterator[list[str]]:
    """Yield the words of a text, up to each sign that parts them."""
    phrase: list[str] = []
    for word in words_and_breaks(text):
        if word[0].isalnum():
            phrase.append(word)
        elif phrase:
            yield phrase
            phrase = []
    if phrase:
        yield phrase


def _listed(phrase: Sequence[tuple[str, bool]], options: NgramOptions) -> list[str]:
    """Return every run of so many words of a phrase that is listed.

    Args:
        phrase: The form of each word, with True if it is a stop word.
        options: The size of the n-grams, and if they may begin or end with stop words.
    """
    size = options.size
    forms = [form for form, _ in phrase]
    lasts = zip(phrase, phrase[size - 1 :], strict=False)
    return [
        _BETWEEN.join(forms[start : start + size])
        for start, ((_, begins), (_, ends)) in enumerate(lasts)
        if options.stop_words or not (begins or ends)
    ]


def _runs_around(
    text: str, placed: Sequence[tuple[int, str]], spans: Spans, size: int
) -> Iterator[list[str]]:
    """Yield every run of so many words that holds an occurrence, each once.

    Args:
        text: The text.
        placed: Its words, each with the offset of its first letter.
        spans: The occurrences.
        size: Number of words.
    """
    text = blank_separators(text)
    offsets = [offset for offset, _ in placed]
    starts: set[int] = set()
    for start, end in spans:
        first, last = bisect_left(offsets, start), bisect_left(offsets, end)
        starts.update(range(max(last - size, 0), min(first, len(placed) - size) + 1))
    for start in sorted(starts):
        run = placed[start : start + size]
        ends = [offset + len(word) for offset, word in run]
        gaps = [text[end : run[number][0]] for number, end in enumerate(ends[:-1], 1)]
        if not any(map(_BREAK.search, gaps)):
            yield [word for _, word in run]
