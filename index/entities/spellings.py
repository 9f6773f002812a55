"""Join the spellings under which one article names the same person, organisation or place."""

from __future__ import annotations

from collections import Counter

from index.entities.keys import key_function
from index.entities.kind import EntityKind
from index.stored_article import Forms


def first_spellings(names: Forms, kind: EntityKind) -> Forms:
    """Return the names of an article, each under the first of its spellings.

    An article that writes Kadhafi and Khadafi names one person, and counts once.

    Args:
        names: The forms of each name, and how often each stands in the article.
        kind: The kind of the names.
    """
    key_of = key_function(kind)
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(key_of(name) or name, name)
    if len(first) == len(names):
        return names
    joined: dict[str, Counter[str]] = {name: Counter() for name in first.values()}
    for name, forms in names.items():
        joined[first[key_of(name) or name]].update(forms)
    return joined
