"""Tell the names of newspapers from other words, by the table of sources."""

from __future__ import annotations

from functools import cache, lru_cache

from index.sources.entries import SECTIONS, built_in_entries, is_host, name_key

_MAX_NAME_CHARS = 80
_MAX_CACHED_NAMES = 4096
"""Texts that are remembered: a review names the same sources again and again."""


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def is_known_source(name: str) -> bool:
    """Return True if a text is the name of a source in the table, or the address of a site."""
    if not name or len(name) > _MAX_NAME_CHARS:
        return False
    return name_key(name) in _known_keys() or (is_host(name) and " " not in name)


@cache
def _known_keys() -> frozenset[str]:
    """Return the keys of the names of those that publish articles."""
    keys: set[str] = set()
    for entry in built_in_entries():
        if entry.section != SECTIONS[-1]:  # those that sign photographs
            keys.update(name_key(spelling) for spelling in entry.spellings)
    return frozenset(keys)
