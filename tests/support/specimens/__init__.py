"""A small sound file of every format that is read, to be made bad by tests."""

from __future__ import annotations

from functools import cache

from tests.support.specimens import packed, pages, texts, trees
from tests.support.specimens.specimen import Specimen

__all__ = ["Specimen", "specimens"]


@cache
def specimens() -> tuple[Specimen, ...]:
    """Return a specimen or more of every format, those that packages for tests can write."""
    return (
        *texts.specimens(),
        *pages.specimens(),
        *trees.specimens(),
        *packed.specimens(),
    )
