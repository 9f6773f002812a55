"""Examples of queries, which show the query language at work."""

from __future__ import annotations

from msgspec import Struct

from search.cli.words.queries import EXAMPLES
from search.serve.asking import Question
from search.serve.visit import Visit

SHORT_LIST = (0, 1, 4, 5, 7, 11, 12, 13)
"""Places of examples that show the language in short: words, phrase, operators, fields."""


class ExampleView(Struct, frozen=True):
    """A query with its address, and what it finds in the reader's language."""

    query: str
    address: str
    meaning: str


def short_examples_of(visit: Visit) -> tuple[ExampleView, ...]:
    """Return a few examples in the reader's language."""
    every = examples_of(visit)
    return tuple(every[place] for place in SHORT_LIST)


def examples_of(visit: Visit) -> tuple[ExampleView, ...]:
    """Return all examples in the reader's language."""
    return tuple(
        ExampleView(
            example.query,
            visit.address("/", Question(q=example.query)),
            example.meaning(visit.language),
        )
        for example in EXAMPLES
    )
