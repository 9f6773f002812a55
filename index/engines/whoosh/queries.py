"""Nodes -> Whoosh's queries, its own and some that do what it promises."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from typing import Any as Untyped

from whoosh import matching, scoring
from whoosh import query as wq

from index.engines import query as nodes


def query(node: nodes.EngineQuery) -> wq.Query:  # noqa: C901, PLR0911, PLR0912 - one case a node, no more
    """What asks Whoosh for what a node describes."""
    match node:
        case nodes.Term(field, text, boost):
            return wq.Term(field, text, boost=boost)
        case nodes.Phrase(field, (text,), boost):
            return wq.Term(field, text, boost=boost)
        case nodes.Phrase(field, texts, boost):
            return wq.Phrase(field, list(texts), boost=boost)
        case nodes.Near(field, texts, slop, boost):
            return _Near(field, texts, slop, boost)
        case nodes.Prefix(field, text, boost):
            return _Constant(wq.Prefix(field, text), boost)
        case nodes.Wildcard(field, text, boost):
            return _Constant(_Matching(field, text, node.regex().fullmatch), boost)
        case nodes.Fuzzy(field, text, _, boost):
            return _Constant(_Matching(field, text, node.matches), boost)
        case nodes.Range(field, low, high):
            return _Constant(wq.NumericRange(field, low, high), score=0.0)
        case nodes.And(parts):
            return wq.And([query(part) for part in parts])
        case nodes.Or(parts, least):
            options = [query(part) for part in parts]
            return wq.Or(options) if least == 1 else _AtLeast(options, least)
        case nodes.AndNot(kept, excluded):
            return _Without(query(kept), query(excluded))
        case nodes.Filtered(scored, condition):
            return wq.Require(query(scored), query(condition))
        case nodes.AndMaybe(wanted, bonus):
            return wq.AndMaybe(query(wanted), query(bonus))
        case nodes.MatchAll():
            return _Constant(wq.Every(), score=0.0)


class _Constant(wq.ConstantScoreQuery):  # Whoosh's own point of extension
    """Scores alike all that a query finds, also where hits are sorted by score and then by id, as ours are."""

    def matcher(self, searcher: Untyped, context: Untyped = None) -> matching.Matcher:
        found = array("I", self.child.matcher(searcher, context).all_ids())
        return matching.ListMatcher(found, weights=[self.score] * len(found))


class _Near(wq.And):  # Whoosh's own point of extension
    """Documents that hold two terms near each other; Whoosh's own slop counts otherwise."""

    def __init__(self, field: str, texts: tuple[str, str], slop: int, boost: float) -> None:
        super().__init__([wq.Term(field, text, boost=boost) for text in texts])
        self._field, self._texts, self._slop = field, texts, slop

    def matcher(self, searcher: Untyped, context: Untyped = None) -> matching.Matcher:
        both: matching.Matcher = super().matcher(searcher, context)
        if not both.is_active():
            return both
        one, other = (self._places(searcher.reader(), text) for text in self._texts)
        near = {
            document
            for document in one.keys() & other.keys()
            if self._is_near(one[document], other[document])
        }
        return matching.FilterMatcher(both, near)

    def _places(self, reader: Untyped, text: str) -> dict[int, list[int]]:
        postings = reader.postings(self._field, text)
        places = {}
        while postings.is_active():
            places[postings.id()] = postings.value_as("positions")
            postings.next()
        return places

    def _is_near(self, first: list[int], second: list[int]) -> bool:
        """Whether some place of the second is at most `slop` moves from just after some place of the first."""
        for place in first:
            nearest = bisect_left(second, place + 1 - self._slop)
            if nearest < len(second) and second[nearest] <= place + 1 + self._slop:
                return True
        return False


class _Matching(wq.MultiTerm):  # Whoosh's own point of extension
    """Documents that hold a term that passes a test, which is put to every term of the field."""

    def __init__(self, field: str, text: str, test: Callable[[str], object]) -> None:
        self.fieldname, self.text, self.boost, self.constantscore = field, text, 1.0, True
        self._test = test

    def estimate_size(self, ixreader: Untyped) -> int:
        """No more than there are documents; Whoosh would put the test to every term again to find out."""
        return int(ixreader.doc_count_all())

    def matcher(self, searcher: Untyped, context: Untyped = None) -> matching.Matcher:  # noqa: ARG002
        """Gathers what each of the terms finds; Whoosh would keep a matcher for each of them."""
        reader = searcher.reader()
        decoded = reader.schema[self.fieldname].from_bytes
        found: set[int] = set()
        for text in reader.lexicon(self.fieldname):
            if self._test(decoded(text)):
                found.update(reader.postings(self.fieldname, text).all_ids())
            if len(found) == reader.doc_count():
                break
        return matching.ListMatcher(array("I", sorted(found)))


class _AtLeast(wq.Or):  # Whoosh's own point of extension
    """Documents that at least so many of the queries find: Whoosh's `Or` takes `minmatch` and ignores it."""

    def __init__(self, queries: list[wq.Query], least: int) -> None:
        super().__init__(queries)
        self._least = least

    def matcher(self, searcher: Untyped, context: Untyped = None) -> matching.Matcher:
        finds = Counter(
            document
            for query in self.subqueries
            for document in query.matcher(searcher, context).all_ids()
        )
        enough = {document for document, times in finds.items() if times >= self._least}
        return matching.FilterMatcher(super().matcher(searcher, context), enough)


class _Without(wq.AndNot):  # Whoosh's own point of extension
    """Documents of one query without those of another: Whoosh's own `AndNot` lets a first one through at times."""

    def matcher(self, searcher: Untyped, context: Untyped = None) -> matching.Matcher:
        excluded = set(self.b.matcher(searcher, context).all_ids())
        return matching.FilterMatcher(self.a.matcher(searcher, context), excluded, exclude=True)


class Bm25(scoring.BM25F):  # Whoosh's own point of extension
    """BM25 with the inverse document frequency that Lucene and Tantivy use, so that engines rank alike."""

    def idf(self, searcher: Untyped, fieldname: str, text: str) -> float:
        """How rare a term is."""
        parent = searcher.get_parent()
        having, documents = parent.doc_frequency(fieldname, text), parent.doc_count_all()
        return math.log(1 + (documents - having + 0.5) / (having + 0.5))
