"""Search an index with a great many queries that nobody would type.

`python -m tests.stress.million_queries 1000000 [SEED] [ENGINE]`

Whatever the query, nothing but a `SearchError` may be raised, and none that says the index is
damaged. No answer may take a second of this process's time. No hit may break a filter, whether it is
an option or a field of the query.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index import synchronise
from index.errors import IndexCorrupt, SearchError
from search import Archive, ResultPage
from tests.support.articles import SEEDS, TODAY, write_articles

MAX_SECONDS = 1.0
"""Processor time that an answer may take."""

_CHARACTERS = (
    " \t\n()\"«»“”„*?-:.…'’~^+[]{}\\/&|!@#%_=<>,;\x00\u00a0\u0301\u200d\u202e\ud800é😀ß漢ع"
)
_PIECES = (
    "AND",
    "ET",
    "OR",
    "OU",
    "NOT",
    "SAUF",
    " AND ",
    " OU ",
    " ET ",
    " SAUF ",
    " -",
    "(",
    ")",
    "((",
    "))",
    '"',
    "«",
    "»",
    '"force irakienne"',
    "«la réforme»",
    '"le la"~4',
    '"a b c"~9',
    '"députés salle"~3^2',
    "(x OU y)^2",
    "-(z)",
    "()",
    "titre:",
    "Corps:",
    "légende:",
    "source:",
    "date:",
    "avant:",
    "après:",
    "depuis:",
    "jusqu'à:",
    "personne:",
    "foo:",
    "2019",
    "2019..",
    "..2020",
    "mars 2019",
    "il y a 3 mois",
    "hier",
    "25/02/2019",
    "31/02/2019",
    "9999",
    "0001",
    "du 3",
    "irak",
    "l'Iran",
    "al-Abadi",
    "été",
    "le",
    "de",
    "12 000",
    "C.G.R.I.",
    "Hachd al-Chaabi",
    "AFP",
    "Borne",
    "e\u0301",
    "ira*",
    "*ment",
    "g?uv*",
    "?",
    "*",
    "**",
    "~",
    "~1",
    "~2",
    "^2",
    "^0",
    "^0,5",
    "^999",
    "irk~",
    "gouvernment~2",
    "~77",
    "x" * 70,
    "a" * 300,
    "a?" * 8,
    "*a*e*",
    "\u00a0",
    "\\",
    "''",
    "--",
    "être ou ne pas être",
)
_FILTERS: tuple[dict[str, Any], ...] = (
    {"source": "AFP"},
    {"person": "Élisabeth Borne"},
    {"since": "2019", "until": "2023-06"},
    {"until": "2020"},
    {"exact": True},
    {"sort": "date"},
    {"source": "Le Monde", "since": "2023"},
)
_FIELDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("source:AFP", {"source": "AFP"}),
    ("date:2023", {"since": "2023", "until": "2023"}),
    ("depuis:2020", {"since": "2020"}),
)


@dataclass(frozen=True, slots=True)
class HostileQuery:
    """A query with options.

    Attributes:
        text: The query.
        options: The keywords of `Archive.find`.
        filters: What every hit must pass.
    """

    text: str
    options: dict[str, Any]
    filters: dict[str, Any]


def hostile_query(chance: random.Random) -> HostileQuery:
    """Make a query that nobody would type, sometimes with options and filters."""
    size = min(int(chance.expovariate(0.15)) + 1, 60)
    text = "".join(_piece(chance) for _ in range(size))
    if chance.random() < 0.02:
        text = "(" * chance.randint(1, 60) + text + ")" * chance.randint(1, 60)
    if chance.random() < 0.2:
        field, filters = chance.choice(_FIELDS)
        return HostileQuery(f"{field} ({text})", {}, filters)
    options = chance.choice(_FILTERS) if chance.random() < 0.3 else {}
    return HostileQuery(text, options, options)


def _piece(chance: random.Random) -> str:
    pieces: Sequence[str] = _CHARACTERS if chance.random() < 0.2 else _PIECES
    return chance.choice(pieces) + chance.choice(("", " ", " "))


def answer(archive: Archive, query: HostileQuery) -> ResultPage | None:
    """Search an archive, and return the page, or None if the query is refused.

    Raises:
        AssertionError: A hit breaks a filter, or the answer took too long.
    """
    started = time.process_time()  # of this process alone, whatever else the machine is doing
    try:
        page = archive.find(query.text, today=TODAY, **query.options)
    except IndexCorrupt:
        raise
    except SearchError:
        page = None
    assert time.process_time() - started < MAX_SECONDS, query
    for hit in page.hits if page else ():
        assert query.filters.get("source") in (None, hit.source), (query, hit.id)
        assert query.filters.get("person") in (None, *hit.people), (query, hit.id)
        assert _within(hit.date, query.filters), (query, hit.id)
    return page


def _within(day: date | None, filters: dict[str, Any]) -> bool:
    if not {"since", "until"} & filters.keys():
        return True
    if day is None:
        return False
    last_month = f"{filters.get('until', '9999')}-12"[:7]
    text = day.isoformat()
    return filters.get("since", "") <= text and text[:7] <= last_month


def main() -> None:
    """Answer as many queries as the command line says, and print how many were refused."""
    arguments = dict(enumerate(sys.argv[1:]))
    number = int(arguments.get(0, "10000"))
    chance = random.Random(int(arguments.get(1, "1")))
    engine = arguments.get(2, "tantivy")
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        synchronise(
            [SEEDS, write_articles(Path(folder) / "press.jsonl")], index, engine=engine, today=TODAY
        )
        with Archive(index) as archive:
            _answer_all(archive, number, chance)


def _answer_all(archive: Archive, number: int, chance: random.Random) -> None:
    """Answer hostile queries, and print now and then how it goes."""
    answered = 0
    with_hits = 0
    slowest = 0.0
    for count in range(1, number + 1):
        started = time.process_time()
        page = answer(archive, hostile_query(chance))
        slowest = max(slowest, time.process_time() - started)
        answered += page is not None
        with_hits += bool(page and page.hits)
        if count % 10_000 == 0 or count == number:
            print(
                f"{count:,} queries, {answered:,} answered, {with_hits:,} with hits,"
                f" slowest {slowest:.2f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
