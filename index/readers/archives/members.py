"""Choose the files of an archive that are read, name them, and hand them on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EINVAL
from typing import IO

from msgspec import Struct

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers.formats import reads
from index.readers.limits import BLOCK_BYTES, MAX_MEMORY_BYTES, Limits
from index.readers.material import Material, Member, compression_errors_as_unreadable
from index.readers.raw_article import Problem

_DRIVE = lazy_pattern(r"^[A-Za-z]:(?=/)")
_UNPRINTABLE = lazy_pattern(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

_SYSTEM_NAMES = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
"""Files and folders, in lower case, that systems add to archives by themselves."""

_MAX_NAMED_SUFFIXES = 5
"""Suffixes that a message names."""


class Entry(Struct, frozen=True):
    """A file in an archive, as the archive lists it.

    Attributes:
        name: Its path, as the archive has it.
        size: Bytes, when unpacked.
        open: Opens it, until the next entry is asked for.
        refusal: Why it is not read; None if it is.
    """

    name: str
    size: int
    open: Callable[[], IO[bytes]]
    refusal: Message | None = None


def members(entries: Iterable[Entry], limits: Limits) -> Iterator[Member | Problem]:
    """Yield the files of an archive that can be read, without hidden ones.

    A problem is yielded for each file that is damaged or refused, and one for all files of other
    formats together.

    Args:
        entries: All the files. Where the archive breaks off, the iteration raises an
            `UnreadableFile`.
        limits: How much of them is read.

    Raises:
        UnreadableFile: There are no files.
    """
    path_counts = Counter[str]()
    other_suffixes = Counter[str]()
    total_bytes = 0
    last_path = ""
    try:
        for entry in entries:
            path = last_path = printable_path(entry.name)
            if is_hidden(path):
                continue
            if not reads(path):
                other_suffixes[_suffix(path)] += 1
                continue
            path_counts[path] += 1
            total_bytes += entry.size
            if total_bytes > limits.max_archive_bytes:
                yield _too_large(path, limits)
                break
            count = path_counts[path]
            key = path if count == 1 else f"{path}~{count}"
            yield _member(key, path.rpartition("/")[2], entry)
    except UnreadableFile as error:
        if not last_path:  # no file could be read
            raise
        yield Problem.of("broken-off-after-member", reason=error.message, member=last_path)
    if other_suffixes:
        yield _other_formats(other_suffixes)
    elif not path_counts:
        raise UnreadableFile("archive-empty")


@contextmanager
def archive_errors_as_unreadable() -> Iterator[None]:
    """Turn the errors of damaged archives into one; the standard library raises all kinds.

    Raises:
        UnreadableFile: The archive is damaged.
    """
    try:
        yield
    except (OSError, UnreadableFile) as error:
        # the system's error for seeking an offset before the start, which the archive names
        if getattr(error, "errno", None) == EINVAL:
            raise UnreadableFile("archive-leads-outside") from error
        raise
    except Exception as error:
        reason = str(error) or type(error).__name__
        raise UnreadableFile("archive-damaged-by", reason=reason) from error


def spool(stream: IO[bytes], copy: IO[bytes], limits: Limits) -> None:
    """Copy a stream, up to where it breaks off, to a file with random access.

    Raises:
        UnreadableFile: It is too large.
    """
    # `read1` gives what there is before data breaks off, which `read` would lose
    read = getattr(stream, "read1", stream.read)
    size = 0
    with (
        suppress(UnreadableFile),
        archive_errors_as_unreadable(),
        compression_errors_as_unreadable(),
    ):
        while size <= limits.max_spooled_bytes and (block := read(BLOCK_BYTES)):
            size += copy.write(block)
    if size > limits.max_spooled_bytes:
        gigabytes = limits.max_spooled_bytes >> 30
        raise UnreadableFile("archive-too-large-to-unpack", gigabytes=gigabytes)
    copy.seek(0)


def _member(key: str, name: str, entry: Entry) -> Member | Problem:
    """Return the member for an entry, or a problem if it is refused or damaged.

    A small member holds its bytes.
    """
    if entry.refusal:
        return _problem(key, entry.refusal)
    if entry.size > MAX_MEMORY_BYTES:
        return Member(key, Material(name, entry.open))
    try:
        with (
            archive_errors_as_unreadable(),
            compression_errors_as_unreadable(),
            entry.open() as stream,
        ):
            # the archive may state a smaller size than there is
            return Member(key, Material(name, stream.read(MAX_MEMORY_BYTES + 1)))
    except UnreadableFile as error:
        return _problem(key, error.message)


def _problem(key: str, reason: Message) -> Problem:
    return Problem.of("problem-of-part", part=key, reason=reason)


def _too_large(path: str, limits: Limits) -> Problem:
    gigabytes = limits.max_archive_bytes >> 30
    return Problem.of("archive-too-large", member=path, gigabytes=gigabytes)


def _other_formats(suffixes: Counter[str]) -> Problem:
    """Say in one problem how many files are not read: a saved web page has hundreds."""
    named = [suffix for suffix, _ in suffixes.most_common(_MAX_NAMED_SUFFIXES)]
    if len(suffixes) > _MAX_NAMED_SUFFIXES:
        named.append("…")
    return Problem.of("archive-formats-skipped", suffixes=tuple(named), files=suffixes.total())


def printable_path(name: str) -> str:
    """Return a path that can be printed and does not lead out of the archive.

    It is only a name: nothing is ever written there.
    """
    path = _DRIVE.sub("", name.replace("\\", "/"))
    parts = [part for part in path.split("/") if part not in {"", ".", ".."}]
    return printable("/".join(parts))


def printable(name: str) -> str:
    """Return a name without control characters and lone surrogates."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", name)


def is_hidden(path: str) -> bool:
    """Return True if a file, or a folder around it, is hidden or was added by a system."""
    if not path:
        return True
    parts = path.split("/")
    return any(part.startswith(".") or part.lower() in _SYSTEM_NAMES for part in parts)


def _suffix(path: str) -> str:
    """Return the text after the last dot of a path, with the dot and in lower case."""
    return f".{path.rpartition('.')[2].lower()}"
