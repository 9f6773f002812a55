"""Compute the keys by which the entities of articles are looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from index.entities.kind import EntityKind
from index.people import lookup_keys as people_keys
from index.people.lookup_keys import MAX_REMEMBERED_KEYS
from index.stored_article import StoredArticle


@lru_cache(maxsize=MAX_REMEMBERED_KEYS)
def lookup_key(kind: EntityKind, name: str) -> str:
    """Return the key that a typed name is looked up by, empty if the name has no letter.

    Lone surrogates, which can be typed but are in no index, are left out.
    """
    if kind is EntityKind.PERSON:
        return people_keys.lookup_key(name)
    from index.entities.listed_names import canonical_name  # late: most names are of people

    without_surrogates = name.encode("utf-8", "ignore").decode()
    return stored_key(kind, canonical_name(kind, without_surrogates))


def stored_key(kind: EntityKind, name: str) -> str:
    """Return the key of a name that an article has, which is canonical already."""
    return key_function(kind)(name)


def key_function(kind: EntityKind) -> Callable[[str], str]:
    """Return the function that gives the key of each stored name of a kind; see `stored_key`."""
    return people_keys.lookup_key if kind is EntityKind.PERSON else _folded


@lru_cache(maxsize=MAX_REMEMBERED_KEYS)
def _folded(name: str) -> str:
    """Return the key of an organisation or a place."""
    from index.entities.pieces import fold  # late: most names are of people

    return fold(name)


def lookup_keys(kind: EntityKind, name: str) -> tuple[str, ...]:
    """Return the keys by which a name of an article is found; several for a person."""
    if kind is EntityKind.PERSON:
        return people_keys.lookup_keys(name)
    return (lookup_key(kind, name),)


def document_keys(kind: EntityKind, stored: StoredArticle) -> tuple[str, ...]:
    """Return the keys by which an article is found that names some entities, each key once."""
    return tuple(dict.fromkeys(_keys(kind, stored)))


def _keys(kind: EntityKind, stored: StoredArticle) -> Iterator[str]:
    """Yield the keys of each name, and of the forms of names other than those of people."""
    for name in kind.names(stored.article):
        yield from lookup_keys(kind, name)
        if kind is not EntityKind.PERSON:
            for form in kind.forms(stored).get(name, ()):
                yield lookup_key(kind, form)
