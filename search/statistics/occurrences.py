"""Count how often queries occur in the articles that hold all of them.

An occurrence is what is highlighted in the title, the body or a caption: a line of the concordance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from index.engines.deadline import seconds_left
from index.stored_article import StoredArticle, StoredTexts
from search.concordance import shows_words
from search.query import Named, leaves
from search.searcher import Searcher


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
    counters = [_Counter(searcher) for searcher in searchers]
    queries = [searcher.whole_query() for searcher in searchers]
    for match, numbers in searchers[0].batch.engine.matches_of_any(queries):
        seconds_left()
        stored = match.stored
        texts = StoredTexts.from_json(stored)
        counts = {number: counters[number].count(stored, texts) for number in numbers}
        yield Occurrences(texts, counts)


class _Counter:
    """Counts the occurrences of one query in one article after the other."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        query = searcher.parsed.query
        self._shows_words = shows_words(query)
        # how an article writes the people that are asked for is in the rest of its record
        self._names_somebody = any(isinstance(leaf, Named) for leaf in leaves(query))

    def count(self, stored: str, texts: StoredTexts) -> int:
        """Count the occurrences in an article, given its record."""
        if not self._shows_words:
            return 0
        if self._names_somebody:
            return self._searcher.marks(StoredArticle.from_json(stored)).total
        spans = self._searcher.highlighter().spans
        return sum([len(spans(text)) for text in texts.texts])
