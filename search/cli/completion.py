"""Complete the names of sources and people that are typed in part."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from index.analysis.analyzer import fold
from index.entities.kind import EntityKind, KindName
from index.errors import SearchError
from index.files.names import UNPRINTABLE
from search.tags.lookup import TagLookup

if TYPE_CHECKING:
    from search.archive import Archive

MAX_COMPLETIONS = 50
"""Limit on the names that a shell is offered."""


def source_names(incomplete: str) -> list[str]:
    """Complete the name of a source that is typed in part. The most frequent sources come first."""
    return _complete_from_archive(incomplete, lambda archive: archive.status().sources)


def people_names(incomplete: str) -> list[str]:
    """Complete a name or a surname that is typed in part. The most frequent people come first."""
    return _complete_from_archive(incomplete, lambda archive: archive.names())


def organisation_names(incomplete: str) -> list[str]:
    """Complete the name of an organisation, or its acronym, that is typed in part."""
    return _complete_from_archive(incomplete, lambda archive: _all_names(archive, "organisation"))


def place_names(incomplete: str) -> list[str]:
    """Complete a name of a place that is typed in part."""
    return _complete_from_archive(incomplete, lambda archive: _all_names(archive, "place"))


def tag_names(incomplete: str) -> list[str]:
    """Complete the name of a tag that is typed in part. Those of most articles come first."""
    return _complete_from_archive(incomplete, lambda archive: TagLookup(archive.location).names())


def _all_names(archive: Archive, kind: KindName) -> Iterator[str]:
    """Yield the names of an archive, each with the others that it is found by: OTAN."""
    from search.names.completion import with_other_names

    for name in archive.names(kind):
        yield from with_other_names(EntityKind(kind), (name,))


def _complete_from_archive(typed: str, names: Callable[[Archive], Iterable[str]]) -> list[str]:
    """Complete what was typed with names from the archive of the settings.

    Without a readable archive, there is nothing to offer.

    Args:
        typed: The beginning of a name.
        names: Returns the names of an archive, most frequent first.
    """
    from search.archive import Archive
    from search.cli.settings import read_settings

    with suppress(SearchError):
        settings = read_settings(os.environ)
        with Archive(settings.index, settings.cluster) as archive:
            return _complete(typed, names(archive))
    return []


def _complete(typed: str, names: Iterable[str]) -> list[str]:
    """Complete what was typed with names or their last words, whatever the case and the accents.

    A completion begins with the very characters that were typed, since shells take no others:
    `gha` and Esmaïl Ghaani make `ghaani`.
    """
    folded = fold(typed)
    completions: dict[str, None] = {}  # a set that keeps its order
    for name in names:
        if UNPRINTABLE.search(name):
            continue  # a shell would print it as it is
        for ending in _endings(name):
            if fold(ending[: len(typed)]) == folded:
                completions[typed + ending[len(typed) :]] = None
        if len(completions) >= MAX_COMPLETIONS:
            break
    return list(completions)[:MAX_COMPLETIONS]


def _endings(name: str) -> Iterator[str]:
    """Yield the name, then its last words: Esmaïl Ghaani, Ghaani."""
    words = name.split()
    for start in range(len(words)):
        yield " ".join(words[start:])
