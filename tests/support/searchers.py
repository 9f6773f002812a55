"""Make searchers for the tests of explanations and diagnoses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.engines.base import Sort, open_engine
from index.engines.batch import Batch
from index.store.generations import current_manifest
from search.filters import Filters
from search.matching import Matching, Outcome
from search.names.resolver import NameResolver
from search.origin import Origin
from search.relaxation import Relaxer
from search.searcher import Searcher
from tests.support.articles import TODAY


@contextmanager
def searching(
    location: Path, text: str, filters: Filters | None = None, *, exact: bool = False
) -> Iterator[Searcher]:
    """Open an index, yield the searcher for a query, and close the index."""
    manifest = current_manifest(location)
    engine = open_engine(manifest.engine, location / manifest.generation)
    batch = Batch(engine)
    resolver = NameResolver(batch)
    try:
        yield Searcher.parse(batch, resolver, text, Origin(filters or Filters(), exact), TODAY)
    finally:
        engine.close()


def outcome(searcher: Searcher, sort: Sort = "relevance") -> Outcome:
    """Return the outcome of searching for the first ten hits, near-duplicates not grouped."""
    relaxer = Relaxer(searcher.batch, searcher.ranking, searcher.text, sort)
    return Matching(relaxer, searcher.parsed).page(offset=0, limit=10)
