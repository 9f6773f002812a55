"""Translate queries into Whoosh's, and correct those of Whoosh that do not do what they promise."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from typing import Any

import whoosh
from whoosh import matching, scoring
from whoosh import query as wq

from index.engines import query as engine_query
from index.engines.query import CompoundQuery, EngineQuery

_RANGES_UNDERFLOW = whoosh.__version__ < (3,)
"""True for Whoosh 2.7, in which a range with an upper bound may match every number (its issue 583).
The fork has corrected this."""


def translate(query: EngineQuery) -> wq.Query:  # noqa: PLR0911 - one case a class
    """Return a query as Whoosh takes it."""
    match query:
        case engine_query.Term(field, text, boost):
            return wq.Term(field, text, boost=boost)
        case engine_query.Phrase(field, (text,), boost):
            return wq.Term(field, text, boost=boost)
        case engine_query.Phrase(field, texts, boost):
            return wq.Phrase(field, list(texts), boost=boost)
        case engine_query.Near(field, texts, slop, boost):
            return _Near(field, texts, slop, boost)
        case engine_query.Prefix(field, text, boost):
            return _Constant(wq.Prefix(field, text), boost)
        case engine_query.Wildcard(field, text, boost):
            return _Constant(_TestedTerms(field, text, query.regex().fullmatch), boost)
        case engine_query.Fuzzy(field, text, _, boost):
            return _Constant(_TestedTerms(field, text, query.matches), boost)
        case engine_query.Range(field, low, high):
            return _Constant(_range(field, low, high), score=0.0)
        case _:
            return _compound(query)


def _compound(query: CompoundQuery) -> wq.Query:  # noqa: PLR0911 - one case a class
    """Return a query of several clauses as Whoosh takes it."""
    match query:
        case engine_query.And(clauses):
            return wq.And([translate(clause) for clause in clauses])
        case engine_query.Or(clauses, min_match):
            options = [translate(clause) for clause in clauses]
            return wq.Or(options) if min_match == 1 else _AtLeast(options, min_match)
        case engine_query.AndNot(inner, excluded):
            return _AndNot(translate(inner), translate(excluded))
        case engine_query.Filtered(inner, condition):
            return _Require(translate(inner), translate(condition))
        case engine_query.AndMaybe(inner, bonus):
            return wq.AndMaybe(translate(inner), translate(bonus))
        case engine_query.Constant(inner, score):
            return _Constant(translate(inner), score)
        case engine_query.MatchAll():
            return _Constant(wq.Every(), score=0.0)


def _range(field: str, low: int | None, high: int | None) -> wq.Query:
    """Return a query for the numbers from `low` to `high`.

    For Whoosh 2.7 it is written as the numbers from `low` on, without those above `high`.
    """
    if high is None or not _RANGES_UNDERFLOW:
        return wq.NumericRange(field, low, high)
    return _AndNot(wq.NumericRange(field, low, None), wq.NumericRange(field, high + 1, None))


# The classes below are Whoosh's own point of extension.


class _Constant(wq.ConstantScoreQuery):
    """Gives all documents of a query the same score.

    Whoosh's own class does not do so where hits are sorted by score and then by id, as ours are.
    """

    def matcher(self, searcher: Any, context: Any = None) -> matching.Matcher:
        numbers = array("I", self.child.matcher(searcher, context).all_ids())
        return matching.ListMatcher(numbers, weights=[self.score] * len(numbers))


class _Near(wq.And):
    """Documents that hold two terms near each other; Whoosh counts a slop in another way."""

    def __init__(self, field: str, texts: tuple[str, str], slop: int, boost: float) -> None:
        super().__init__([wq.Term(field, text, boost=boost) for text in texts])
        self._field = field
        self._texts = texts
        self._slop = slop

    def matcher(self, searcher: Any, context: Any = None) -> matching.Matcher:
        """Match the documents with both terms, and keep those where they are near each other."""
        both: matching.Matcher = super().matcher(searcher, context)
        if not both.is_active():
            return both  # no document has both
        first = self._positions(searcher.reader(), self._texts[0])
        second = self._positions(searcher.reader(), self._texts[1])
        shared = first.keys() & second.keys()
        near = {number for number in shared if self._is_near(first[number], second[number])}
        return matching.FilterMatcher(both, near)

    def _positions(self, reader: Any, text: str) -> dict[int, list[int]]:
        """Return the positions of a term in each document."""
        postings = reader.postings(self._field, text)
        positions = {}
        while postings.is_active():
            positions[postings.id()] = postings.value_as("positions")
            postings.next()
        return positions

    def _is_near(self, first: list[int], second: list[int]) -> bool:
        """Return True if the second term is at most `slop` moves from directly after the first."""
        for position in first:
            lowest = position + 1 - self._slop
            # the first position of the second term that is not too far before the first term
            nearest = bisect_left(second, lowest)
            if nearest < len(second) and second[nearest] <= position + 1 + self._slop:
                return True
        return False


class _TestedTerms(wq.MultiTerm):
    """Documents that hold a term that passes a test. Every term of the field is tested."""

    def __init__(self, field: str, text: str, test: Callable[[str], object]) -> None:
        self.fieldname = field
        self.text = text
        self.boost = 1.0
        self.constantscore = True
        self._test = test

    def estimate_size(self, ixreader: Any) -> int:
        """Return the number of documents; Whoosh would test every term to find a better one."""
        return int(ixreader.doc_count_all())

    def matcher(self, searcher: Any, context: Any = None) -> matching.Matcher:  # noqa: ARG002
        """Gather the documents of all the terms; Whoosh would keep a matcher for each term."""
        reader = searcher.reader()
        decode = reader.schema[self.fieldname].from_bytes
        numbers: set[int] = set()
        for text in reader.lexicon(self.fieldname):
            if self._test(decode(text)):
                numbers.update(reader.postings(self.fieldname, text).all_ids())
            if len(numbers) == reader.doc_count():
                break  # every document matches already
        return matching.ListMatcher(array("I", sorted(numbers)))


class _AtLeast(wq.Or):
    """Documents that match a number of queries: Whoosh's `Or` takes `minmatch` and ignores it."""

    def __init__(self, queries: list[wq.Query], min_match: int) -> None:
        super().__init__(queries)
        self._min_match = min_match

    def matcher(self, searcher: Any, context: Any = None) -> matching.Matcher:
        """Match the documents of any query, and keep those that match enough of them."""
        matches: Counter[int] = Counter()
        for query in self.subqueries:
            matches.update(query.matcher(searcher, context).all_ids())
        sufficient = {number for number, count in matches.items() if count >= self._min_match}
        return matching.FilterMatcher(super().matcher(searcher, context), sufficient)


class _AndNot(wq.AndNot):
    """Documents of one query without those of another.

    Whoosh's own class sometimes lets the first excluded document through.
    """

    def matcher(self, searcher: Any, context: Any = None) -> matching.Matcher:
        excluded = set(self.b.matcher(searcher, context).all_ids())
        return matching.FilterMatcher(self.a.matcher(searcher, context), excluded, exclude=True)


class _Require(wq.Require):
    """Documents of both queries, scored by the first: Whoosh 2.7 excludes those of the second."""

    def matcher(self, searcher: Any, context: Any = None) -> matching.Matcher:
        scored = self.a.matcher(searcher, context)
        required = self.b.matcher(searcher, searcher.boolean_context())
        return matching.RequireMatcher(scored, required)


class Bm25(scoring.BM25F):
    """BM25 with the inverse document frequency of Lucene and Tantivy, so that engines rank alike."""

    def idf(self, searcher: Any, fieldname: str, text: str) -> float:
        """Return the inverse document frequency of a term."""
        parent = searcher.get_parent()
        frequency = parent.doc_frequency(fieldname, text)
        documents = parent.doc_count_all()
        return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
