"""Complete the names of sources and people that are typed in part."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from index.analysis.analyzer import fold
from index.errors import SearchError
from search.printable import UNPRINTABLE

if TYPE_CHECKING:
    from search.archive import Archive

MAX_COMPLETIONS = 50
"""Names that a shell is offered."""


def source_names(incomplete: str) -> list[str]:
    """Return the sources of the archive that begin so, most frequent first."""
    return _completions(incomplete, lambda archive: archive.status().sources)


def people_names(incomplete: str) -> list[str]:
    """Return the people of the archive whose name or surname begins so, most frequent first."""
    return _completions(incomplete, lambda archive: archive.names())


def _completions(typed: str, names: Callable[[Archive], Iterable[str]]) -> list[str]:
    """Complete what was typed by the names of the usual archive, if there is one."""
    from search.archive import Archive
    from search.cli.settings import read_settings

    with suppress(SearchError):
        settings = read_settings(os.environ)
        with Archive(settings.index, settings.cluster) as archive:
            return _completed(typed, names(archive))
    return []


def _completed(typed: str, names: Iterable[str]) -> list[str]:
    """Complete what was typed, whatever its case and accents.

    A completion begins with the very characters that were typed: shells take no others.
    """
    folded = fold(typed)
    completions: dict[str, None] = {}
    for name in names:
        if UNPRINTABLE.search(name):
            continue
        for ending in _endings(name):
            if fold(ending[: len(typed)]) == folded:
                completions[typed + ending[len(typed) :]] = None
        if len(completions) >= MAX_COMPLETIONS:
            break
    return list(completions)[:MAX_COMPLETIONS]


def _endings(name: str) -> Iterator[str]:
    """Yield the name, then what remains of it without its first words."""
    words = name.split()
    for start in range(len(words)):
        yield " ".join(words[start:])
