"""Compute the keys by which the entities of articles are looked up."""

from __future__ import annotations

from collections.abc import Iterator

from index.entities.kind import EntityKind
from index.entities.listed_names import canonical_name
from index.entities.pieces import fold
from index.people import lookup_keys as people_keys
from index.stored_article import StoredArticle


def lookup_key(kind: EntityKind, name: str) -> str:
    """Return the key that a typed name is looked up by, empty if the name has no letter."""
    if kind is EntityKind.PERSON:
        return people_keys.lookup_key(name)
    return fold(canonical_name(kind, name))


def document_keys(kind: EntityKind, stored: StoredArticle) -> tuple[str, ...]:
    """Return the keys by which an article is found that names some entities, each key once."""
    return tuple(dict.fromkeys(_keys(kind, stored)))


def _keys(kind: EntityKind, stored: StoredArticle) -> Iterator[str]:
    """Yield the keys of each name, and of the forms of names other than those of people."""
    for name in kind.names(stored.article):
        if kind is EntityKind.PERSON:
            yield from people_keys.lookup_keys(name)
            continue
        yield lookup_key(kind, name)
        for form in kind.forms(stored).get(name, ()):
            yield lookup_key(kind, form)
