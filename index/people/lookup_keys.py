"""Compute the keys of a person: those of the whole name, of its endings, and of first and last."""

from __future__ import annotations

from functools import lru_cache

from index.people.identity import identity_key
from index.people.names import MAX_CACHED_NAMES

MAX_REMEMBERED_KEYS = 1 << 20
"""Names whose keys are remembered: all are grouped at once, and if one fewer were remembered than an
archive has, none would be found again. Half a million articles may have 600,000, which take 100 MB."""
_AFTER_KEY = "\t"
"""Stands after each part of a key in a list of names by their keys. No key has one."""


@lru_cache(maxsize=MAX_REMEMBERED_KEYS)
def lookup_key(name: str) -> str:
    """Return the key that a typed name is looked up by, empty if the name has no letter.

    Lone surrogates, which can be typed but are in no index, are left out.
    """
    without_surrogates = name.encode("utf-8", "ignore").decode()
    return identity_key(without_surrogates)


@lru_cache(maxsize=MAX_CACHED_NAMES)
def lookup_keys(name: str) -> tuple[str, ...]:
    """Return the keys by which a person of this name is found.

    They are the key of the whole name, of each ending of it, and of its first and last word.
    """
    word_keys = identity_key(name).split()
    keys: dict[str, None] = {}
    for start in range(len(word_keys)):
        ending = " ".join(word_keys[start:])
        keys[ending] = None
    if len(word_keys) > 2:
        first_and_last = f"{word_keys[0]} {word_keys[-1]}"
        keys[first_and_last] = None
    return tuple(keys)


def surname_key(key: str) -> str:
    """Return the key of the last word of a name, by the key of the whole name."""
    return key.rpartition(" ")[2]


def by_surname(key: str, name: str) -> str:
    """Return a name as it stands among those of its surname, with its key.

    Args:
        key: The key of the whole name.
        name: The name.
    """
    first_names, _, surname = key.rpartition(" ")
    return _AFTER_KEY.join((surname, first_names, name))


def of_surname(key: str) -> str:
    """Return how all names of a surname begin, by its key."""
    return f"{key}{_AFTER_KEY}"


def key_and_name(listed: str) -> tuple[str, str]:
    """Return the key and the name of what stands among the names of a surname."""
    surname, first_names, name = listed.split(_AFTER_KEY, 2)
    return (f"{first_names} {surname}" if first_names else surname), name
