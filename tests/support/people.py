"""People whom a text names, as the tests of finding people compare them."""

from __future__ import annotations

from index.people.coreference import find_people
from index.people.spacy_ner import EntityRecognizer


def named_people(text: str, recognizer: EntityRecognizer | None = None) -> tuple[str, ...]:
    """Return the canonical name of each person named in a text."""
    return tuple(person.name for person in find_people(text, recognizer))
