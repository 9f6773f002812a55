"""Examples of queries, which show the query language at work."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from index.messages import Language
from search.cli.words.queries import EXAMPLES
from search.serve.addresses import address
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
    return _examples(visit.address("/"), visit.language)


@cache
def _examples(path: str, language: Language) -> tuple[ExampleView, ...]:
    """Return all examples in a language, with their addresses below the path of the search."""
    return tuple(
        ExampleView(
            example.query, address(path, Question(q=example.query)), example.meaning(language)
        )
        for example in EXAMPLES
    )
