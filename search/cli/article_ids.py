"""Find the article that a user means by an id, by the end of one, or by a number."""

from __future__ import annotations

from index.errors import InputError
from search.archive import Archive
from search.cli.last_hits import recall

MAX_LISTED_IDS = 5
"""Limit on the ids that an error lists."""


def find_id(archive: Archive, typed: str) -> str:
    """Return the id that is meant; what was typed if the archive has none like it.

    An id comes first, then a number of the list of hits that was shown last, then the end of an id.

    Raises:
        InputError: The list has no such number, or several ids end like this.
    """
    if not typed.strip() or archive.stored(typed):
        return typed
    last_hits = recall(archive.location)
    if typed.isdecimal() and len(typed) < len("1,000,000") and last_hits:
        return last_hits.id_of(int(typed))
    ids = archive.ids_ending(typed, MAX_LISTED_IDS)
    if len(ids) > 1:
        raise InputError("article-ambiguous", id=typed, ids=ids)
    return ids[0] if ids else typed
