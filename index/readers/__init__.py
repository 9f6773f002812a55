"""Bytes -> raw fields: one module a format, and the table that says which reads what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from index.errors import UnreadableFile
from index.readers import jsonl, text
from index.readers.raw import Problem, Raw

Reader = Callable[[Path], Iterator[Raw | Problem]]

_READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": text.read_markdown,
    ".jsonl": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".jsonl.xz": jsonl.read,
}
UNKNOWN = f"not a format that is read here (those are {', '.join(_READERS)})"
"""Why a file with another suffix is skipped."""


def reads(name: str) -> bool:
    """Whether there is a reader for files of this name."""
    return _reader(name) is not None


def read(place: Path) -> Iterator[Raw | Problem]:
    """The articles in a file, one after the other, and what could not be read of it.

    Raises:
        UnreadableFile: Nothing more of the file can be read; the message says why, without the path.
    """
    reader = _reader(place.name)
    if reader is None:
        raise UnreadableFile(UNKNOWN)
    try:
        yield from reader(place)
    except OSError as error:
        raise UnreadableFile(f"cannot be read ({error.strerror or error})") from error


def _reader(name: str) -> Reader | None:
    suffixes = Path(name.lower()).suffixes
    return _READERS.get("".join(suffixes[-2:])) or _READERS.get("".join(suffixes[-1:]))
