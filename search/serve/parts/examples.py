"""Examples of queries, which show the query language at work."""

from __future__ import annotations

from msgspec import Struct

from search.cli.words.queries import EXAMPLES
from search.serve.asking import Question
from search.serve.visit import Visit


class ExampleView(Struct, frozen=True):
    """A query with its address, and what it finds in the reader's language."""

    query: str
    address: str
    meaning: str


def examples_of(visit: Visit, most: int | None = None) -> tuple[ExampleView, ...]:
    """Return the examples in the reader's language, or the first ones of them."""
    return tuple(
        ExampleView(
            example.query,
            visit.address("/", Question(q=example.query)),
            example.meaning(visit.language),
        )
        for example in EXAMPLES[:most]
    )
