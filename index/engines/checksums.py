"""Checksums of the files of an index: an engine has them recorded where it keeps none itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from index.errors import IndexCorrupt
from index.messages import Message

_BLOCK_BYTES = 1 << 20


def file_checksum(path: Path) -> int:
    """Return the CRC-32 of a file.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return stream_checksum(file, path.stat().st_size)


def stream_checksum(file: BinaryIO, length: int) -> int:
    """Return the CRC-32 of the first bytes of a file."""
    file.seek(0)
    checksum = 0
    left = length
    while left > 0:
        block = file.read(min(_BLOCK_BYTES, left))
        if not block:
            break
        checksum = crc32(block, checksum)
        left -= len(block)
    return checksum


def find_differences(folder: Path, checksums: Mapping[str, int]) -> Iterator[Message]:
    """Yield each file that is lost, cannot be read or has another checksum than is recorded.

    Args:
        folder: The folder of the files.
        checksums: The recorded checksum of each file, by its name.
    """
    for name, recorded in checksums.items():
        try:
            found = file_checksum(folder / name)
        except FileNotFoundError:
            yield lost(name)
        except OSError as error:
            yield Message.of("index-file-unreadable", file=name, reason=error.strerror or "")
        else:
            if found != recorded:
                yield damaged(name)


def refuse_faults(faults: Iterable[Message]) -> None:
    """Refuse to write to an index of which files are lost or damaged.

    Raises:
        IndexCorrupt: There is a fault.
        OSError: A file cannot be read.
    """
    for fault in faults:
        raise IndexCorrupt("index-damaged", remedy="rebuild", fault=fault)


def lost(name: str) -> Message:
    """Return the finding that a file of an index is not there."""
    return Message.of("index-file-lost", file=name)


def damaged(name: str) -> Message:
    """Return the finding that the content of a file of an index has changed."""
    return Message.of("index-file-damaged", file=name)
