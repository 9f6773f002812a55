"""Questions put to an index by hand, as the tests of explanations and diagnoses need them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.engines.base import Sort, open_engine
from index.store.generations import current_manifest
from search.filters import Filters
from search.names.resolver import NameResolver
from search.relaxation import Outcome, Search
from search.searcher import Searcher
from tests.support.articles import TODAY


@contextmanager
def asked(
    location: Path, text: str, filters: Filters | None = None, *, exact: bool = False
) -> Iterator[Searcher]:
    """A question put to the index in a folder."""
    manifest = current_manifest(location)
    engine = open_engine(manifest.engine, location / manifest.generation)
    try:
        yield Searcher.parse_and_look_up(
            engine, NameResolver(engine), text, filters or Filters(), TODAY, exact=exact
        )
    finally:
        engine.close()


def outcome(inquiry: Searcher, sort: Sort = "relevance") -> Outcome:
    """What a question comes to."""
    return Search(inquiry.engine, inquiry.ranking, sort, 0, 10).run(inquiry.parsed)
