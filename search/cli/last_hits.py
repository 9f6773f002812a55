"""Remember the list of hits that was shown last, so that `search show 3` shows the third of them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from index.errors import InputError
from search.cli.user_folders import state_folder

_FILE_NAME = "last-hits.json"


class LastHits(Struct, frozen=True):
    """A list of hits that was shown.

    Attributes:
        index: The folder of the index, as an absolute path.
        first: The number of the first hit of the list.
        ids: The ids of the hits, in their order.
    """

    index: str
    first: int
    ids: tuple[str, ...]

    def id_of(self, number: int) -> str:
        """Return the id of the hit of a number.

        Raises:
            InputError: The list has no such number.
        """
        last = self.first + len(self.ids) - 1
        if not self.first <= number <= last:
            raise InputError("hit-number-unknown", number=number, first=self.first, last=last)
        return self.ids[number - self.first]


def remember(index: Path, first: int, ids: Sequence[str]) -> None:
    """Write down a list of hits, unless there are none. Where nothing can be written, nothing is.

    Args:
        index: The folder of the index.
        first: The number of the first hit.
        ids: The ids of the hits, in their order.
    """
    file = _file(os.environ)
    if file is None or not ids:
        return
    with suppress(OSError, UnicodeError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_bytes(json.encode(LastHits(str(index.absolute()), first, tuple(ids))))


def recall(index: Path) -> LastHits | None:
    """Return the list that was shown last, or None if it was of another index."""
    file = _file(os.environ)
    if file is None:
        return None
    try:
        hits = json.decode(file.read_bytes(), type=LastHits)
    except (OSError, DecodeError, ValidationError):
        return None
    return hits if hits.index == str(index.absolute()) else None


def _file(environment: Mapping[str, str]) -> Path | None:
    """Return the file of the list; None if the environment names no folder for it."""
    folder = state_folder(environment)
    return folder / _FILE_NAME if folder else None
