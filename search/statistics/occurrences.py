"""Count how often queries occur in the articles that hold all of them.

An occurrence is what is highlighted in the title, the body or a caption: a line of the concordance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from index.analysis.analyzer import split_words
from index.engines.batch import Batch
from index.engines.deadline import seconds_left
from index.engines.query import EngineQuery
from index.errors import IndexCorrupt
from index.stored_article import StoredArticle, StoredTexts
from search.concordance import shows_words
from search.query import Named, leaves
from search.searcher import Searcher
from search.text_spans import Spans


class Occurrences(Struct, frozen=True):
    """The occurrences of some queries in an article.

    Attributes:
        texts: The article.
        counts: Number of occurrences of each query whose words the article all has, by the number
            of the query. An article may come again with those of other queries.
    """

    texts: StoredTexts
    counts: dict[int, int]


def count_occurrences(searchers: Sequence[Searcher]) -> Iterator[Occurrences]:
    """Yield every article that holds all of a query, with the occurrences of the queries.

    The articles come in any order, and only a few are in memory at a time.

    Args:
        searchers: The queries, at least one, which ask one state of the index.

    Raises:
        TooLong: The time for questions is over.
    """
    finders = [OccurrenceFinder(searcher) for searcher in searchers]
    queries = [searcher.whole_query() for searcher in searchers]
    for article, numbers in read_articles(searchers[0].batch, queries):
        counts = {number: finders[number].count(article) for number in numbers}
        yield Occurrences(article.texts, counts)


class CountedArticle(Struct, frozen=True):
    """An article that was read from an index.

    Attributes:
        record: Its whole record, as it is stored, in UTF-8.
        texts: Its texts, and the values by which it is counted.
    """

    record: bytes
    texts: StoredTexts


def read_articles(
    batch: Batch, queries: Sequence[EngineQuery]
) -> Iterator[tuple[CountedArticle, Sequence[int]]]:
    """Yield the articles that match some queries, with the numbers of the queries that each does.

    They come in any order, a few of them in memory at a time. An article may come several times,
    each time with other queries.

    Raises:
        TooLong: The time for questions is over.
        IndexCorrupt: An article is not as it was written.
    """
    for match, numbers in batch.engine.matches_of_any(queries):
        seconds_left()
        record = match.stored_bytes
        try:
            texts = StoredTexts.from_json(record)
        except ValueError as error:
            raise IndexCorrupt("stored-article-unreadable", remedy="rebuild") from error
        yield CountedArticle(record, texts), numbers


def split_texts(article: CountedArticle) -> Iterator[list[str]]:
    """Yield the words of the title, of the body and of each caption."""
    return map(split_words, article.texts.texts)


class OccurrenceFinder:
    """Finds the occurrences of one query in one article after the other."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        query = searcher.parsed.query
        self._shows_words = shows_words(query)
        # how an article writes the people that are asked for is in the rest of its record
        self._names_somebody = any(isinstance(leaf, Named) for leaf in leaves(query))
        self._spans = searcher.highlighter().spans

    def spans(self, article: CountedArticle) -> list[Spans]:
        """Return where the query occurs in the title, in the body and in each caption."""
        texts = article.texts.texts
        if not self._shows_words:
            return [()] * len(texts)
        if self._names_somebody:
            marks = self._searcher.marks(StoredArticle.from_json(article.record))
            return [marks.title, marks.body, *marks.captions]
        return list(map(self._spans, texts))

    def count(self, article: CountedArticle) -> int:
        """Count the occurrences in an article."""
        return sum(map(len, self.spans(article)))
