"""The searches that are timed in archives of every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median

from bench.speed.corpus import QUERY_KINDS
from bench.speed.measure import seconds
from bench.speed.querying import DEEP_PAGE
from index.errors import SearchError
from search import Archive

PERSON = "Macron"
"""Somebody whom a twentieth of the articles name."""
TITLES = 60
"""Headlines of which queries are made."""
PASSES = 3
"""Times that each query is asked. The first one is not counted."""

Search = Callable[[Archive, str], object]
"""Searches an archive with a query made of a headline."""


def _word(title: str) -> str:
    return QUERY_KINDS["a word"](title)


SEARCHES: Mapping[str, Search] = {
    "a word": lambda archive, title: archive.find(_word(title)),
    "three words": lambda archive, title: archive.find(QUERY_KINDS["three words"](title)),
    "a headline": lambda archive, title: archive.find(QUERY_KINDS["a headline"](title)),
    "a word, of a person": lambda archive, title: archive.find(_word(title), person=PERSON),
    "a word, with facets": lambda archive, title: archive.find(_word(title), facets=True),
    "a word, who is named together": lambda archive, title: archive.network(_word(title)),
    f"a word, page {DEEP_PAGE}": lambda archive, title: archive.find(_word(title), page=DEEP_PAGE),
}
"""Searches that each headline makes a query of."""

LISTS: Mapping[str, Callable[[Archive], object]] = {
    "people": lambda archive: archive.people(),
    "people, with one": lambda archive: archive.people(beside=PERSON),
    "status": lambda archive: archive.status(),
}
"""Questions about the whole archive."""


def measure_searches(index: Path, titles: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield each search with the milliseconds that it takes in an open archive, in the median."""
    with Archive(index) as archive:
        for name, search in SEARCHES.items():
            times = [_best(partial(search, archive, title)) for title in titles[:TITLES]]
            yield name, median(times)
        for name, ask in LISTS.items():
            yield name, _best(partial(ask, archive))


def _best(search: Callable[[], object]) -> float:
    """Return the milliseconds of the fastest of some runs, after one that is not counted."""
    return 1000 * min([seconds(partial(_run, search)) for _ in range(PASSES)][1:])


def _run(search: Callable[[], object]) -> None:
    # a headline may be no query, and refusing it takes its time as well
    with suppress(SearchError):
        search()
