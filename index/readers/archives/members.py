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
from index.messages import Message
from index.readers.formats import reads
from index.readers.limits import BLOCK_BYTES, MAX_MEMORY_BYTES, Limits
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
    refusal: Message | None = None


def members(entries: Iterable[Entry], limits: Limits) -> Iterator[Member | Problem]:
    """The files of an archive that a reader reads, hidden ones left out; the others are counted.

    Args:
        entries: All its files; where they break off, they raise an UnreadableFile.
        limits: How much of them is read.

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
            if total > limits.max_archive_bytes:
                gigabytes = limits.max_archive_bytes >> 30
                yield Problem.of("archive-too-large", member=key, gigabytes=gigabytes)
                break
            yield _member(
                key if keys[key] == 1 else f"{key}~{keys[key]}", key.rpartition("/")[2], entry
            )
    except UnreadableFile as error:
        if not last:
            raise
        yield Problem.of("broken-off-after-member", reason=error.message, member=last)
    if others:
        yield Problem(_not_read(others))
    elif not keys:
        raise UnreadableFile("archive-empty")


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
            raise UnreadableFile("archive-leads-outside") from error
        raise
    except Exception as error:
        reason = str(error) or type(error).__name__
        raise UnreadableFile("archive-damaged-by", reason=reason) from error


def copy(stream: IO[bytes], place: IO[bytes], limits: Limits) -> None:
    """Copy a stream, to where it breaks off if it does, to a place where it can be gone about in.

    Raises:
        UnreadableFile: It is too large.
    """
    size, read = (
        0,
        getattr(stream, "read1", stream.read),
    )  # what `read` had before a break would be lost
    with suppress(UnreadableFile), unharmed(), breaks():
        while size <= limits.max_spooled_bytes and (block := read(BLOCK_BYTES)):
            size += place.write(block)
    if size > limits.max_spooled_bytes:
        raise UnreadableFile(
            "archive-too-large-to-unpack", gigabytes=limits.max_spooled_bytes >> 30
        )
    place.seek(0)


def _member(key: str, name: str, entry: Entry) -> Member | Problem:
    """A file, with its bytes if they are few."""
    if entry.refusal:
        return _problem(key, entry.refusal)
    if entry.size > MAX_MEMORY_BYTES:
        return Member(key, Material(name, entry.open))
    try:
        with unharmed(), breaks(), entry.open() as stream:
            return Member(key, Material(name, stream.read(MAX_MEMORY_BYTES + 1)))
    except UnreadableFile as error:
        return _problem(key, error.message)


def _problem(key: str, reason: Message) -> Problem:
    return Problem.of("problem-of-part", part=key, reason=reason)


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


def _not_read(others: Counter[str]) -> Message:
    """How many files are of formats that are not read, in one sentence: a saved page has hundreds."""
    suffixes = [suffix for suffix, _ in others.most_common(_SHOWN)]
    if len(others) > _SHOWN:
        suffixes.append("…")
    return Message.of("archive-formats-skipped", suffixes=tuple(suffixes), files=others.total())
