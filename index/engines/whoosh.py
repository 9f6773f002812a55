"""Whoosh: pure Python, embedded; for machines without a Tantivy wheel, and the reference that Tantivy is held against.

Whoosh keeps parts of an index as pickles; `unpickling` reads them so that an index made by somebody else runs no code.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any as Untyped
from typing import ParamSpec, TypeVar

from whoosh import fields, matching, scoring, sorting
from whoosh import query as wq
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import LockError

from index import nodes
from index.engine import Document, Match, Matches, Read, Refused, Sort
from index.errors import IndexBusy, IndexCorrupt, SearchError
from index.schema import Kind, names
from index.unpickling import guard

WRITER_MEMORY = 128
"""Megabytes of postings held in memory before they are written."""


def connect(folder: Path, *, create: bool = False) -> WhooshEngine:
    """The engine over the files in a folder.

    Args:
        folder: Where the files are.
        create: Whether to make them if there are none.

    Raises:
        IndexCorrupt: The files there cannot be opened.
        OSError: The files cannot be made.
    """
    guard()
    if create:
        folder.mkdir(parents=True, exist_ok=True)
    storage, schema = FileStorage(str(folder)), _schema()
    if create and not any(folder.glob("_MAIN_*.toc")):
        return WhooshEngine(storage.create_index(schema))
    try:
        return WhooshEngine(storage.open_index(schema=schema))
    except IndexCorrupt:
        raise
    except Exception as error:
        raise IndexCorrupt(
            f"{folder} cannot be opened as a Whoosh index ({error}); index again with: search index --rebuild"
        ) from error


def _schema() -> fields.Schema:
    schema = fields.Schema(stored=fields.STORED)
    for name in names(Kind.KEYWORD, Kind.FACET):
        schema.add(name, fields.ID(stored=name == "id", sortable=name == "id"))
    for name in names(Kind.EXACT):
        schema.add(name, fields.TEXT(phrase=True))
    for name in names(Kind.STEM, Kind.BEGINNING):
        schema.add(name, fields.TEXT(phrase=False))
    for name in names(Kind.NUMBER):
        schema.add(name, fields.NUMERIC(int, signed=False, sortable=True, default=0))
    return schema


_P = ParamSpec("_P")
_R = TypeVar("_R")


def _reading(method: Callable[_P, _R]) -> Callable[_P, _R]:
    """Tell in one way that the files of the index are not as Whoosh wrote them."""

    @wraps(method)
    def read(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return method(*args, **kwargs)
        except SearchError:
            raise
        except Exception as error:  # what is damaged is trusted far into Whoosh: any error may come of it
            refusal = error.__cause__ if isinstance(error.__cause__, IndexCorrupt) else None
            told = f"the index cannot be read ({type(error).__name__}: {error})"
            raise refusal or IndexCorrupt(f"{told}; make it again with: search index --rebuild") from error

    return read


class WhooshEngine:
    """Keeps the promises of `index.engine.Engine`."""

    def __init__(self, index: FileIndex) -> None:
        self._index = index
        self._searcher = index.searcher(weighting=_Bm25())

    def write(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> Sequence[Refused]:
        """See `Engine.write`."""
        try:
            writer = self._index.writer(limitmb=WRITER_MEMORY)
        except LockError as error:
            raise IndexBusy("another process is writing to this index; try again later") from error
        try:
            with writer:  # commits at the end, and cancels when an exception passes
                for path in gone:
                    writer.delete_by_term("path", path)
                for document in documents:
                    writer.add_document(**_translated(document))
        except BaseException:
            with suppress(Exception):  # a writer that the disk failed cannot cancel, and keeps its lock
                writer.writelock.release()  # type: ignore[attr-defined]  # of the one kind of writer there is here
            raise
        self.refresh()
        return ()

    @_reading
    def match(self, node: nodes.Node, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10) -> Matches:
        """See `Engine.match`."""
        by_score = sort == "relevance"
        found = self._searcher.search(_query(node), limit=offset + limit, sortedby=_order(sort))
        best = (Read(hit["id"], -hit.score[0] if by_score else 0.0, hit["stored"]) for hit in found[offset:])
        return Matches(len(found), tuple(best))

    @_reading
    def count(self, node: nodes.Node) -> int:
        """See `Engine.count`."""
        return len(set(self._searcher.docs_for_query(_query(node))))

    @_reading
    def overlaps(self, counted: Sequence[nodes.Node], condition: nodes.Node, limit: int) -> tuple[int, ...]:
        """See `Engine.overlaps`."""
        allowed = set(self._searcher.docs_for_query(_query(condition)))
        finds = Counter(number for node in counted for number in self._searcher.docs_for_query(_query(node)))
        times = sorted((times for number, times in finds.items() if number in allowed), reverse=True)
        return tuple(times[:limit])

    @_reading
    def count_by(self, field: str, node: nodes.Node) -> Mapping[str, int]:
        """See `Engine.count_by`."""
        found = set(self._searcher.docs_for_query(_query(node)))
        reader = self._searcher.reader()
        counts = {
            text: sum(number in found for number in reader.postings(field, text).all_ids())
            for text in map(reader.schema[field].from_bytes, reader.lexicon(field))
        }
        return {text: count for text, count in counts.items() if count}

    def every(self) -> Iterator[Match | None]:
        """See `Engine.every`."""
        reader = self._searcher.reader()
        for number in reader.all_doc_ids():
            try:
                fields = reader.stored_fields(number)
                yield Read(fields["id"], 0.0, fields["stored"])
            except Exception:  # stored fields are pickles: whatever is wrong with one, it cannot be read
                yield None

    def damage(self) -> Iterator[str]:
        """See `Engine.damage`: Whoosh's files have no checksums, so every term is looked at."""
        reader = self._searcher.reader()
        for field in reader.schema.names():
            try:
                if reader.schema[field].indexed:
                    for text in reader.lexicon(field):
                        all(reader.postings(field, text).all_ids())
            except Exception as error:
                yield f"the terms of {field} cannot be read ({type(error).__name__})"

    @_reading
    def refresh(self) -> None:
        """See `Engine.refresh`."""
        fresh = self._index.searcher(weighting=_Bm25())
        self._searcher.close()
        self._searcher = fresh

    def publish(self) -> None:
        """See `Engine.publish`: the folder is the only way."""

    def sweep(self) -> None:
        """See `Engine.sweep`: nothing is outside the folder."""

    def health(self) -> Mapping[str, Untyped]:
        """See `Engine.health`."""
        return {}

    def close(self) -> None:
        """See `Engine.close`."""
        self._searcher.close()
        self._index.close()


def _translated(document: Document) -> dict[str, Untyped]:
    terms = {name: text.split() for name, text in document.terms.items()}
    values = {**{name: list(texts) for name, texts in document.keywords.items() if texts}, **document.numbers}
    return {"id": document.id, "path": document.path, "stored": document.stored, **terms, **values}


def _order(sort: Sort) -> list[sorting.FacetType]:
    by_id = sorting.FieldFacet("id")
    if sort == "relevance":
        return [sorting.ScoreFacet(), by_id]
    day = sorting.FieldFacet("date")
    if sort == "-date":
        return [sorting.TranslateFacet(lambda number: -number, day), by_id]
    return [sorting.TranslateFacet(lambda number: number or math.inf, day), by_id]


def _query(node: nodes.Node) -> wq.Query:  # noqa: C901, PLR0911, PLR0912 - one case a node, no more
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
        case nodes.Pattern(field, text, boost):
            return _Constant(_Matching(field, text, node.regex().fullmatch), boost)
        case nodes.Fuzzy(field, text, _, boost):
            return _Constant(_Matching(field, text, node.matches), boost)
        case nodes.Between(field, low, high):
            return _Constant(wq.NumericRange(field, low, high), score=0.0)
        case nodes.All(parts):
            return wq.And([_query(part) for part in parts])
        case nodes.Any(parts, least):
            options = [_query(part) for part in parts]
            return wq.Or(options) if least == 1 else _AtLeast(options, least)
        case nodes.Without(kept, excluded):
            return _Without(_query(kept), _query(excluded))
        case nodes.Filtered(scored, condition):
            return wq.Require(_query(scored), _query(condition))
        case nodes.Boosted(wanted, bonus):
            return wq.AndMaybe(_query(wanted), _query(bonus))
        case nodes.Everything():
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
        near = {document for document in one.keys() & other.keys() if self._is_near(one[document], other[document])}
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
            document for query in self.subqueries for document in query.matcher(searcher, context).all_ids()
        )
        enough = {document for document, times in finds.items() if times >= self._least}
        return matching.FilterMatcher(super().matcher(searcher, context), enough)


class _Without(wq.AndNot):  # Whoosh's own point of extension
    """Documents of one query without those of another: Whoosh's own `AndNot` lets a first one through at times."""

    def matcher(self, searcher: Untyped, context: Untyped = None) -> matching.Matcher:
        excluded = set(self.b.matcher(searcher, context).all_ids())
        return matching.FilterMatcher(self.a.matcher(searcher, context), excluded, exclude=True)


class _Bm25(scoring.BM25F):  # Whoosh's own point of extension
    """BM25 with the inverse document frequency that Lucene and Tantivy use, so that engines rank alike."""

    def idf(self, searcher: Untyped, fieldname: str, text: str) -> float:
        parent = searcher.get_parent()
        having, documents = parent.doc_frequency(fieldname, text), parent.doc_count_all()
        return math.log(1 + (documents - having + 0.5) / (having + 0.5))
