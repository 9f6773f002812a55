"""What a shell offers when a name is typed in part: the sources and people of the index."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from index.analysis.analyzer import fold
from index.errors import SearchError
from search.printable import UNPRINTABLE

if TYPE_CHECKING:
    from search.archive import Archive

MOST = 50
"""Names that are offered at most."""


def source_names(incomplete: str) -> list[str]:
    """The sources of the archive whose names begin so, most frequent first."""
    return _offered(incomplete, lambda archive: archive.status().sources)


def people_names(incomplete: str) -> list[str]:
    """The people of the archive whose names, or surnames, begin so, most frequent first."""
    return _offered(incomplete, lambda archive: archive.names())


def _offered(typed: str, names: Callable[[Archive], Iterable[str]]) -> list[str]:
    """Those of the names of the usual archive that complete what was typed; nothing where there is no archive."""
    from search.archive import Archive
    from search.cli.settings import read_settings

    with suppress(SearchError):
        settings = read_settings(os.environ)
        with Archive(settings.index, settings.access) as archive:
            return _completed(typed, names(archive))
    return []


def _completed(typed: str, names: Iterable[str]) -> list[str]:
    """What was typed, whatever its case and accents, completed: shells only take what begins just so."""
    wanted = fold(typed)
    endings = (
        ending for name in names if not UNPRINTABLE.search(name) for ending in _endings(name)
    )
    found = (
        typed + ending[len(typed) :] for ending in endings if fold(ending[: len(typed)]) == wanted
    )
    return list(islice(dict.fromkeys(found), MOST))


def _endings(name: str) -> Iterator[str]:
    """The name, and what remains of it without its first words."""
    words = name.split()
    return (" ".join(words[start:]) for start in range(len(words)))
