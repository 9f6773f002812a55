"""Counts of words and articles, for programs."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from search.serve.api.asked import Queried
from search.serve.api.notes import Note, notes_of
from search.serve.asking import MAX_COMPARED, Text
from search.serve.visit import Visit
from search.statistics import collocates as of_collocates
from search.statistics import keywords as of_keywords
from search.statistics import ngrams as of_ngrams
from search.statistics.collocates import Collocate
from search.statistics.frequencies import Frequency
from search.statistics.groups import Grouping
from search.statistics.keywords import Direction, Keyword
from search.statistics.ngrams import Ngram

MAX_ROWS = 500
"""Rows of words in an answer."""
MAX_MIN_COUNT = 100_000
"""Limit on the number of times that a word must be met to be listed."""

Rows = Annotated[int, Meta(ge=1, le=MAX_ROWS)]
MinCount = Annotated[int, Meta(ge=1, le=MAX_MIN_COUNT)]


class FrequenciesParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a table of frequencies.

    Attributes:
        vs: Further queries.
        by: The articles are grouped by it; None if they are not grouped.
        limit: The largest number of sources or names.
    """

    vs: Annotated[tuple[Text, ...], Meta(max_length=MAX_COMPARED)] = ()
    by: Grouping | None = None
    limit: Rows = 20


class CountedFrequencies(Struct, frozen=True):
    """The frequencies of some queries.

    Attributes:
        groups: The number of groups, of which the first have rows.
        totals: All articles together, with one row for each query.
        rows: The groups, each with one row for each query.
        notes: Remarks on the way the queries were read.
    """

    groups: int
    totals: tuple[Frequency, ...]
    rows: tuple[Frequency, ...]
    notes: tuple[Note, ...]


def frequencies(visit: Visit, asked: FrequenciesParameters) -> CountedFrequencies:
    """Count how frequent queries are."""
    table = visit.archive.statistics.frequencies(
        (asked.q, *asked.vs),
        by=asked.by,
        limit=asked.limit,
        exact=asked.exact,
        variants=asked.variants,
        filters=asked.filters,
    )
    notes = notes_of(table.notes, visit.words)
    return CountedFrequencies(table.groups, table.totals, table.rows, notes)


class CollocatesParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a table of collocates.

    Attributes:
        window: The number of words on each side of an occurrence that are near it.
        min_count: The smallest number of times that a collocate stands near one.
        stop_words: True to list stop words as well.
        sort_by: The order of the words.
        limit: The largest number of words.
    """

    window: Annotated[int, Meta(ge=1, le=of_collocates.MAX_WINDOW)] = 5
    min_count: MinCount = 5
    stop_words: bool = False
    sort_by: of_collocates.Order = "log-likelihood"
    limit: Rows = 50


class FoundCollocates(Struct, frozen=True):
    """The words that stand near a query more often than by chance.

    Attributes:
        articles: The number of articles that hold all of the query.
        occurrences: The number of its occurrences in them.
        near_words: The number of words near an occurrence.
        words: The number of words of the articles, those of the occurrences apart.
        total: The number of collocates, of which the first are the rows.
        rows: The collocates.
        notes: Remarks on the way the query was read.
    """

    articles: int
    occurrences: int
    near_words: int
    words: int
    total: int
    rows: tuple[Collocate, ...]
    notes: tuple[Note, ...]


def collocates(visit: Visit, asked: CollocatesParameters) -> FoundCollocates:
    """Find the words near a query."""
    found = visit.archive.statistics.collocates(
        asked.q,
        window=asked.window,
        min_count=asked.min_count,
        stop_words=asked.stop_words,
        order=asked.sort_by,
        limit=asked.limit,
        exact=asked.exact,
        variants=asked.variants,
        filters=asked.filters,
    )
    return FoundCollocates(
        articles=found.articles,
        occurrences=found.occurrences,
        near_words=found.near_words,
        words=found.words,
        total=found.total,
        rows=found.rows,
        notes=notes_of(found.notes, visit.words),
    )


class KeywordsParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a table of keywords.

    Attributes:
        against: The query of the articles to compare with; empty for all others.
        min_count: The smallest number of times that a keyword stands in both together.
        stop_words: True to list stop words as well.
        direction: The keywords are more frequent in the part, or less.
        sort_by: The order of the words.
        limit: The largest number of words.
    """

    against: Text = ""
    min_count: MinCount = 5
    stop_words: bool = False
    direction: Direction = "more"
    sort_by: of_keywords.Order = "log-likelihood"
    limit: Rows = 50


class FoundKeywords(Struct, frozen=True):
    """The words that are more, or less, frequent in a part of the archive than elsewhere.

    Attributes:
        articles: The number of articles of the part.
        words: The number of their words.
        rest_articles: The number of articles that it is compared with.
        rest_words: The number of their words.
        total: The number of keywords, of which the first are the rows.
        rows: The keywords.
        notes: Remarks on the way the queries were read.
    """

    articles: int
    words: int
    rest_articles: int
    rest_words: int
    total: int
    rows: tuple[Keyword, ...]
    notes: tuple[Note, ...]


def keywords(visit: Visit, asked: KeywordsParameters) -> FoundKeywords:
    """Find the keywords of a part of the archive."""
    found = visit.archive.statistics.keywords(
        asked.q,
        against=asked.against,
        min_count=asked.min_count,
        stop_words=asked.stop_words,
        direction=asked.direction,
        order=asked.sort_by,
        limit=asked.limit,
        exact=asked.exact,
        variants=asked.variants,
        filters=asked.filters,
    )
    return FoundKeywords(
        articles=found.articles,
        words=found.words,
        rest_articles=found.rest_articles,
        rest_words=found.rest_words,
        total=found.total,
        rows=found.rows,
        notes=notes_of(found.notes, visit.words),
    )


class NgramsParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a table of n-grams.

    Attributes:
        size: The number of words of an n-gram.
        around: True for only those that hold an occurrence of the query.
        min_count: The smallest number of times that an n-gram stands in the articles.
        stop_words: True to list those that begin or end with a stop word as well.
        limit: The largest number of n-grams.
    """

    size: Annotated[int, Meta(ge=of_ngrams.MIN_SIZE, le=of_ngrams.MAX_SIZE)] = 3
    around: bool = False
    min_count: MinCount = 5
    stop_words: bool = False
    limit: Rows = 50


class CountedNgrams(Struct, frozen=True):
    """The words that follow one another in some articles.

    Attributes:
        articles: The number of articles that hold all of the query.
        words: The number of their words.
        total: The number of n-grams, of which the first are the rows.
        rows: The n-grams, the most frequent first.
        notes: Remarks on the way the query was read.
    """

    articles: int
    words: int
    total: int
    rows: tuple[Ngram, ...]
    notes: tuple[Note, ...]


def ngrams(visit: Visit, asked: NgramsParameters) -> CountedNgrams:
    """Count the words that follow one another."""
    found = visit.archive.statistics.ngrams(
        asked.q,
        size=asked.size,
        min_count=asked.min_count,
        stop_words=asked.stop_words,
        around=asked.around,
        limit=asked.limit,
        exact=asked.exact,
        variants=asked.variants,
        filters=asked.filters,
    )
    notes = notes_of(found.notes, visit.words)
    return CountedNgrams(found.articles, found.words, found.total, found.rows, notes)
