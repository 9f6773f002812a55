"""A new engine needs a class and a row in the table of engines. Here is one in memory."""

from __future__ import annotations

import operator
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from index import synchronise
from index.engines import query as engine_query
from index.engines.base import (
    EMBEDDED,
    ENGINES,
    NO_CHECKSUMS,
    SPECS,
    DateSpan,
    Document,
    Embedded,
    EngineSpec,
    LoadedMatch,
    Match,
    Matches,
    Sort,
    Writer,
    open_engine,
)
from index.engines.config import FEED_ALL, ClusterConfig, Feed
from index.engines.query import EngineQuery
from index.errors import InputError
from index.messages import Message
from search import Archive
from tests.support.articles import SEEDS, TODAY

STORE: dict[Path, list[Document]] = defaultdict(list)
"""The documents of the toy engine, by the folder that they would be in."""


class ToyWriter(Writer):
    """Collects the documents of a folder."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = list(documents)

    def _delete_paths(self, paths: Iterable[str]) -> None:
        deleted = set(paths)
        self.documents = [one for one in self.documents if one.path not in deleted]

    def _add(self, document: Document) -> None:
        self.documents.append(document)


def loaded(document: Document, score: float = 0.0) -> LoadedMatch:
    """Return a document as a match."""
    day = document.numbers.get("date")
    return LoadedMatch(document.id, score, document.stored, document.hashes, day)


class Hit(NamedTuple):
    """A document that matches."""

    score: float
    document: Document

    def match(self) -> Match:
        return loaded(self.document, self.score)


class ToyEngine(Embedded):
    """Keeps documents in memory, and looks at all of them for each query."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def connect(
        cls, folder: Path, config: ClusterConfig, *, create: bool = False, feed: Feed = FEED_ALL
    ) -> ToyEngine:
        assert isinstance(config, ClusterConfig)
        assert feed == FEED_ALL
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        return cls(folder)

    @contextmanager
    def writer(
        self,
        checksums: Mapping[str, int] = NO_CHECKSUMS,  # noqa: ARG002 - it writes no files
    ) -> Iterator[ToyWriter]:
        writer = ToyWriter(STORE[self.folder])
        yield writer
        STORE[self.folder] = writer.documents

    def match(
        self, query: EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        hits = self._hits(query)
        if sort == "relevance":
            hits.sort(key=lambda hit: (-hit.score, hit.document.id))
        else:
            newest_first = sort == "-date"
            hits.sort(key=lambda hit: hit.document.numbers.get("date", 0), reverse=newest_first)
        page = hits[offset : offset + limit]
        return Matches(len(hits), tuple([hit.match() for hit in page]))

    def _hits(self, query: EngineQuery) -> list[Hit]:
        hits = [Hit(score(query, document), document) for document in STORE[self.folder]]
        return [hit for hit in hits if hit.score]

    def count(self, query: EngineQuery) -> int:
        return len(self._hits(query))

    def date_span(self, query: EngineQuery) -> DateSpan:
        hits = self._hits(query)
        days = [hit.document.numbers["date"] for hit in hits if "date" in hit.document.numbers]
        return DateSpan(len(hits), min(days, default=None), max(days, default=None))

    def match_counts(
        self, queries: Sequence[EngineQuery], condition: EngineQuery, limit: int
    ) -> tuple[int, ...]:
        raise NotImplementedError

    def facet_counts(self, field: str, query: EngineQuery) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        for hit in self._hits(query):
            counts.update(values(hit.document, field))
        return counts

    def number_sum(self, number: str, query: EngineQuery) -> int:
        return sum(hit.document.numbers.get(number, 0) for hit in self._hits(query))

    def facet_sums(self, field: str, number: str, query: EngineQuery) -> Mapping[str, int]:
        raise NotImplementedError

    def scan(self) -> Iterator[Match]:
        return map(loaded, STORE[self.folder])

    def verify(self) -> Iterator[Message]:
        return iter(())

    def refresh(self) -> None:
        pass

    def close(self) -> None:
        pass


def score(query: EngineQuery, document: Document) -> float:
    """Count the terms of a query that a document has; 0 if the query does not match."""
    match query:
        case engine_query.Term(field, text):
            return float(text in values(document, field))
        case engine_query.Phrase(field, texts):
            return float(" ".join(texts) in " ".join(values(document, field)))
        case engine_query.Prefix(field, text):
            return float(any(term.startswith(text) for term in values(document, field)))
        case engine_query.Range(field, low, high):
            number = document.numbers.get(field)
            return float(number is not None and (low or 0) <= number <= (high or number))
        case _:
            return compound_score(query, document)


def compound_score(query: EngineQuery, document: Document) -> float:
    match query:
        case engine_query.And(clauses):
            scores = [score(clause, document) for clause in clauses]
            return sum(scores) if all(scores) else 0.0
        case engine_query.Or(clauses, min_match):
            scores = [score(clause, document) for clause in clauses]
            return sum(scores) if sum(map(bool, scores)) >= min_match else 0.0
        case engine_query.AndNot(inner, excluded):
            return 0.0 if score(excluded, document) else score(inner, document)
        case engine_query.Filtered(inner, condition):
            return score(inner, document) if score(condition, document) else 0.0
        case engine_query.AndMaybe(inner, bonus):
            points = score(inner, document)
            return points + score(bonus, document) if points else 0.0
        case engine_query.MatchAll():
            return 1.0
    raise NotImplementedError(query)


def values(document: Document, field: str) -> Sequence[str]:
    """Return the terms or keywords of a field."""
    if field in {"id", "path"}:
        return [operator.attrgetter(field)(document)]
    return document.keywords.get(field) or document.terms.get(field, "").split()


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> str:
    spec = EngineSpec("toy", f"{__name__}:ToyEngine")
    monkeypatch.setitem(SPECS, spec.name, spec)
    return spec.name


@pytest.mark.slow
def test_spec_of_a_new_engine_is_all_that_index_and_search_need(toy: str, tmp_path: Path) -> None:
    report = synchronise([SEEDS], tmp_path / "toy", engine=toy, today=TODAY)
    synchronise([SEEDS], tmp_path / "index", today=TODAY)
    with Archive(tmp_path / "toy") as archive, Archive(tmp_path / "index") as other:
        assert archive.status().engine == toy
        assert archive.status().articles == report.articles > 30
        for text in ("Bagdad", '"Hachd al-Chaabi"', "Bagdad -Mossoul", "gouv* OU armée"):
            ids = {hit.id for hit in archive.find(text, group=False, limit=99).hits}
            assert ids == {hit.id for hit in other.find(text, group=False, limit=99).hits}
            assert ids


def test_spec_of_a_new_engine_is_named_where_an_unknown_one_is(toy: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"tantivy, whoosh, opensearch, {toy}"):
        open_engine("lucene", tmp_path)


def test_specs_say_which_engines_keep_their_index_in_files() -> None:
    assert ENGINES == ("tantivy", "whoosh", "opensearch")
    assert EMBEDDED == ("tantivy", "whoosh")


def test_spec_names_the_extra_whose_package_is_missing() -> None:
    with pytest.raises(InputError, match=r"pip install 'kiosque-search\[far\]'"):
        EngineSpec("far", "no_such_engine:Far", extra="far").load()
    with pytest.raises(ModuleNotFoundError):
        EngineSpec("near", "no_such_engine:Near").load()
