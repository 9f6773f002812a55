"""The files of an archive, of whatever kind: which of them are read, by what name, and how they are handed on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EINVAL
from typing import IO

from msgspec import Struct

from index.errors import UnreadableFile
from index.readers.formats import reads
from index.readers.limits import BLOCK_BYTES, MAX_ARCHIVE_BYTES, MAX_MEMORY_BYTES, MAX_SPOOLED_BYTES
from index.readers.material import Material, Member, breaks
from index.readers.raw import Problem

_DRIVE = re.compile(r"^[A-Za-z]:(?=/)")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_OF_SYSTEMS = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
_SHOWN = 5  # suffixes named in a message


class Entry(Struct, frozen=True):
    """What an archive says of a file in it.

    Attributes:
        name: As the archive has it.
        size: Bytes, when unpacked.
        open: Opens it, until the next entry is asked for.
        refusal: Why it is not read, if that is known.
    """

    name: str
    size: int
    open: Callable[[], IO[bytes]]
    refusal: str | None = None


def members(entries: Iterable[Entry]) -> Iterator[Member | Problem]:
    """The files of an archive that a reader reads, hidden ones left out; the others are counted.

    Args:
        entries: All its files; where they break off, they raise an UnreadableFile.

    Raises:
        UnreadableFile: There are none.
    """
    keys, others = Counter[str](), Counter[str]()
    total, last = 0, ""
    try:
        for entry in entries:
            key = last = _shown(entry.name)
            if _is_hidden(key):
                continue
            if not reads(key):
                others[_suffix(key)] += 1
                continue
            keys[key] += 1
            total += entry.size
            if total > MAX_ARCHIVE_BYTES:
                yield Problem(
                    f"{key} and what follows: no more than {MAX_ARCHIVE_BYTES >> 30} GB of an archive is read"
                )
                break
            yield _member(
                key if keys[key] == 1 else f"{key}~{keys[key]}", key.rpartition("/")[2], entry
            )
    except UnreadableFile as error:
        if not last:
            raise
        yield Problem(f"{error}; it breaks off after {last}")
    if others:
        yield Problem(_not_read(others))
    elif not keys:
        raise UnreadableFile("there is no file in it")


@contextmanager
def unharmed() -> Iterator[None]:
    """Tell in one way that an archive is damaged; the modules that open them do not foresee all damage.

    Raises:
        UnreadableFile: It is.
    """
    try:
        yield
    except (OSError, UnreadableFile) as error:
        if (
            getattr(error, "errno", None) == EINVAL
        ):  # it leads to a place before the file's beginning
            raise UnreadableFile("the archive is damaged (it leads outside itself)") from error
        raise
    except Exception as error:
        raise UnreadableFile(f"the archive is damaged ({error or type(error).__name__})") from error


def copy(stream: IO[bytes], place: IO[bytes]) -> None:
    """Copy a stream, to where it breaks off if it does, to a place where it can be gone about in.

    Raises:
        UnreadableFile: It is too large.
    """
    size, read = (
        0,
        getattr(stream, "read1", stream.read),
    )  # what `read` had before a break would be lost
    with suppress(UnreadableFile), unharmed(), breaks():
        while size <= MAX_SPOOLED_BYTES and (block := read(BLOCK_BYTES)):
            size += place.write(block)
    if size > MAX_SPOOLED_BYTES:
        raise UnreadableFile(
            f"it is larger than {MAX_SPOOLED_BYTES >> 30} GB, and has to be unpacked to be read"
        )
    place.seek(0)


def _member(key: str, name: str, entry: Entry) -> Member | Problem:
    """A file, with its bytes if they are few."""
    if entry.refusal:
        return Problem(f"{key}: {entry.refusal}")
    if entry.size > MAX_MEMORY_BYTES:
        return Member(key, Material(name, entry.open))
    try:
        with unharmed(), breaks(), entry.open() as stream:
            return Member(key, Material(name, stream.read(MAX_MEMORY_BYTES + 1)))
    except UnreadableFile as error:
        return Problem(f"{key}: {error}")


def _shown(name: str) -> str:
    """A path that leads nowhere but into the archive, fit to be shown; nothing is ever written there."""
    parts = _DRIVE.sub("", name.replace("\\", "/")).split("/")
    return _UNPRINTABLE.sub(
        "\N{REPLACEMENT CHARACTER}", "/".join(part for part in parts if part not in {"", ".", ".."})
    )


def _is_hidden(key: str) -> bool:
    return not key or any(
        part.startswith(".") or part.lower() in _OF_SYSTEMS for part in key.split("/")
    )


def _suffix(key: str) -> str:
    return f".{key.rpartition('.')[2].lower()}"


def _not_read(others: Counter[str]) -> str:
    """How many files are of formats that are not read, in one sentence: a saved page has hundreds."""
    suffixes = ", ".join(suffix for suffix, _ in others.most_common(_SHOWN)) + (
        ", …" if len(others) > _SHOWN else ""
    )
    return f"files of other formats are not read ({suffixes}): {others.total()}"
