"""What a ledger says of files: what the index holds of one, what is to be done, and what a run comes to."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from index.folder import Stamp


class Entry(Struct, frozen=True):
    """A file that the index holds.

    Attributes:
        path: Relative to its root.
        name: Its path in the index: the same, unless a file of another root has that one.
        stamp: As it was when the file was read.
        digest: Of its content then.
        articles: How many were read from it.
    """

    path: str
    name: str
    stamp: Stamp
    digest: str
    articles: int


class Plan(Struct, frozen=True):
    """A file that is to be read; `name` is its path in the index."""

    root: str
    path: str
    name: str
    place: Path
    size: int


class Tally(Struct, frozen=True):
    """How many articles a run adds, replaces, removes and leaves alone."""

    added: int
    updated: int
    removed: int
    unchanged: int
