"""Ask an index a great many queries that nobody would type: `python -m tests.stress.million_queries 1000000 [SEED] [ENGINE]`.

Whatever the query, nothing but a `SearchError` may be raised, and none that says the index is damaged; no answer
may take a second of this process's time, and no hit may break a filter, be it an option or a field of the query.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index import synchronise
from index.errors import IndexCorrupt, SearchError
from search import Archive, ResultPage
from tests.support.articles import SEEDS, TODAY, write_articles

SLOW = 1.0
"""Seconds that no answer may take."""

_SIGNS = " \t\n()\"«»“”„*?-:.…'’~^+[]{}\\/&|!@#%_=<>,;\x00\u00a0\u0301\u200d\u202e\ud800é😀ß漢ع"
_PIECES = (
    *(
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
    ),
    *(
        "«",
        "»",
        '"force irakienne"',
        "«la réforme»",
        '"le la"~4',
        '"a b c"~9',
        '"députés salle"~3^2',
        "(x OU y)^2",
    ),
    *(
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
    ),
    *(
        "personne:",
        "foo:",
        "2019",
        "2019..",
        "..2020",
        "mars 2019",
        "il y a 3 mois",
        "hier",
        "25/02/2019",
    ),
    *(
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
    ),
    *(
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
    ),
    *(
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
    ),
    *("''", "--", "être ou ne pas être"),
)
_FILTERS: tuple[dict[str, Any], ...] = (
    *(
        {"source": "AFP"},
        {"person": "Élisabeth Borne"},
        {"since": "2019", "until": "2023-06"},
        {"until": "2020"},
    ),
    *({"exact": True}, {"sort": "date"}, {"source": "Le Monde", "since": "2023"}),
)
_FIELDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("source:AFP", {"source": "AFP"}),
    ("date:2023", {"since": "2023", "until": "2023"}),
    ("depuis:2020", {"since": "2020"}),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the options it is asked with, and what every hit must pass."""

    text: str
    options: dict[str, Any]
    filters: dict[str, Any]


def hostile(chance: random.Random) -> Asked:
    """A query that nobody would type, with options and filters now and then."""
    size = min(int(chance.expovariate(0.15)) + 1, 60)
    text = "".join(
        chance.choice(_SIGNS if chance.random() < 0.2 else _PIECES) + _gap(chance)
        for _ in range(size)
    )
    if chance.random() < 0.02:
        text = "(" * chance.randint(1, 60) + text + ")" * chance.randint(1, 60)
    if chance.random() < 0.2:
        field, filters = chance.choice(_FIELDS)
        return Asked(f"{field} ({text})", {}, filters)
    options = chance.choice(_FILTERS) if chance.random() < 0.3 else {}
    return Asked(text, options, options)


def _gap(chance: random.Random) -> str:
    return chance.choice(("", " ", " "))


def put(archive: Archive, asked: Asked) -> ResultPage | None:
    """Put a query to an archive; None where it is refused.

    Raises:
        AssertionError: A hit breaks a filter, or the answer took too long.
    """
    started = time.process_time()  # of this process alone, whatever else the machine is doing
    try:
        page = archive.find(asked.text, today=TODAY, **asked.options)
    except IndexCorrupt:
        raise
    except SearchError:
        page = None
    assert time.process_time() - started < SLOW, asked
    for hit in page.hits if page else ():
        assert asked.filters.get("source") in (None, hit.source), (asked, hit.id)
        assert asked.filters.get("person") in (None, *hit.people), (asked, hit.id)
        assert _within(hit.date, asked.filters), (asked, hit.id)
    return page


def _within(day: date | None, filters: dict[str, Any]) -> bool:
    if not {"since", "until"} & filters.keys():
        return True
    text = day.isoformat() if day else ""
    return (
        bool(text)
        and filters.get("since", "") <= text
        and text[:7] <= f"{filters.get('until', '9999')}-12"[:7]
    )


def main() -> None:
    """Ask so many queries, and say how many were answered and refused."""
    number, seed, engine = (*sys.argv[1:], *("10000", "1", "tantivy")[len(sys.argv) - 1 :])
    chance = random.Random(int(seed))
    answered = found = 0
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        synchronise(
            [SEEDS, write_articles(Path(folder) / "press.jsonl")], index, engine=engine, today=TODAY
        )
        with Archive(index) as archive:
            for count in range(1, int(number) + 1):
                started = time.process_time()
                page = put(archive, hostile(chance))
                slowest = max(slowest, time.process_time() - started)
                answered += page is not None
                found += bool(page and page.hits)
                if count % 10_000 == 0 or count == int(number):
                    print(
                        f"{count:,} asked, {answered:,} answered, {found:,} with hits; slowest {slowest:.2f} s",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
