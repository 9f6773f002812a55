"""Recover the files of a zip archive that is cut short.

The list of its files, which stood at its end, is lost; each file still has a header before it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import partial
from io import SEEK_CUR, BytesIO
from typing import IO, NamedTuple

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.archives.members import Entry
from index.readers.encoding import decode_file_name
from index.readers.limits import BLOCK_BYTES, Limits

ENCRYPTED = 1
"""The flag of an entry that is encrypted."""

NAMED_IN_UTF_8 = 1 << 11
"""The flag of an entry whose name is UTF-8."""

_SIZES_FOLLOW = 1 << 3
"""The flag of an entry whose sizes stand after its data."""

_HEADER = struct.Struct("<4sHHHHHLLLHH")
"""The header before each file: APPNOTE 4.3.7 of PKWARE."""

_SIGNATURE = b"PK\x03\x04"
_STORED = 0
_DEFLATED = 8

_MAX_VERSION = 63
"""The newest version of the format that there is, in tenths."""

_MAX_GAP_BYTES = 24
"""Bytes between a file and the next header: a signature, a checksum and two sizes."""


class _Header(NamedTuple):
    """The fields of a header, in their order."""

    signature: bytes
    version: int
    flags: int
    method: int
    time: int
    date: int
    checksum: int
    packed_bytes: int
    unpacked_bytes: int
    name_bytes: int
    extra_bytes: int

    @property
    def known_packed_bytes(self) -> int | None:
        """Return the size of the packed data; None if it stands after the data."""
        return None if self.flags & _SIZES_FOLLOW else self.packed_bytes

    @property
    def can_be_decoded(self) -> bool:
        """Return True if the data is not encrypted and its compression is known."""
        return not self.flags & ENCRYPTED and self.method in {_STORED, _DEFLATED}


def recover_members(stream: IO[bytes], limits: Limits) -> Iterator[Entry]:
    """Yield the files of an archive, one after the other from its start.

    Args:
        stream: The archive, with random access.
        limits: How much of a file is held.

    Raises:
        UnreadableFile: Always at the end, as there may have been more files.
    """
    while header := _next_header(stream):
        name = _name(stream.read(header.name_bytes), header.flags)
        stream.seek(header.extra_bytes, SEEK_CUR)
        if not header.can_be_decoded:
            refusal = Message.of("member-not-decodable")
            yield Entry(name, size=0, open=BytesIO, refusal=refusal)
            if header.known_packed_bytes is None:
                break
            stream.seek(header.packed_bytes, SEEK_CUR)
            continue
        data = _unpacked(stream, header, limits.max_file_bytes)
        if data is None:  # where the next header stands is not known
            break
        yield Entry(name, len(data), partial(BytesIO, data))
    raise UnreadableFile("archive-list-lost")


def _next_header(stream: IO[bytes]) -> _Header | None:
    """Read the header at the position of the stream; return None if there is none."""
    data = stream.read(_HEADER.size)
    if len(data) < _HEADER.size or not data.startswith(_SIGNATURE):
        return None
    header = _Header(*_HEADER.unpack(data))
    format_version = header.version & 0xFF  # the upper byte names the system
    if format_version > _MAX_VERSION:
        return None
    return header


def _name(raw_name: bytes, flags: int) -> str:
    if flags & NAMED_IN_UTF_8:
        return raw_name.decode("utf-8", "replace")
    return decode_file_name(raw_name)


def _unpacked(stream: IO[bytes], header: _Header, max_bytes: int) -> bytes | None:
    """Read the data of a file.

    Returns:
        The data; None if it is cut short, too large to be held, or nothing tells where it ends.
    """
    if header.method == _DEFLATED:
        return _inflated(stream, header.known_packed_bytes, max_bytes)
    size = header.known_packed_bytes
    if size is None:  # data that is not compressed does not tell where it ends
        return None
    data = stream.read(min(size, max_bytes + 1))
    return data if len(data) == size else None


def _inflated(stream: IO[bytes], packed_bytes: int | None, max_bytes: int) -> bytes | None:
    """Inflate the data of a file, and move on to the next header.

    Args:
        stream: The archive, at the start of the data.
        packed_bytes: The size of the data; None if only the data tells where it ends.
        max_bytes: Bytes that the file may have.

    Returns:
        The bytes; None if the data is damaged, cut short or too large.
    """
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)  # negative: there is no header of zlib
    start = stream.tell()
    data = b""
    try:
        while not inflater.eof and len(data) <= max_bytes:
            block = inflater.unconsumed_tail or stream.read(BLOCK_BYTES)
            if not block:
                break
            data += inflater.decompress(block, BLOCK_BYTES)
    except zlib.error:
        return None
    if not inflater.eof:
        return None
    if packed_bytes is not None:
        stream.seek(start + packed_bytes)
        return data
    stream.seek(-len(inflater.unused_data), SEEK_CUR)  # back to the end of the data
    _seek_signature(stream)
    return data


def _seek_signature(stream: IO[bytes]) -> None:
    """Move to the next header if it is near, and else some bytes on."""
    following = stream.read(_MAX_GAP_BYTES + len(_SIGNATURE))
    offset = following.find(_SIGNATURE)
    if offset >= 0:
        stream.seek(offset - len(following), SEEK_CUR)
