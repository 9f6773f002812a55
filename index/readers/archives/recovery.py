"""What is left of a zip archive that is cut short, and so has lost the list of its files at the end."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import partial
from io import SEEK_CUR, BytesIO
from typing import IO, Final

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.archives.members import Entry
from index.readers.encoding import file_name
from index.readers.limits import BLOCK_BYTES, Limits

ENCRYPTED: Final = 1
"""A bit of an entry's flags."""
NAMED_IN_UTF_8: Final = 1 << 11
"""Another."""

_SIZES_FOLLOW: Final = 1 << 3
_HEADER: Final = struct.Struct(
    "<4sHHHHHLLLHH"
)  # what stands before each file: APPNOTE 4.3.7 of PKWARE
_SIGNATURE: Final = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_NEWEST: Final = 63  # version of the format, in tenths, that a file may need
_BETWEEN: Final = 24  # bytes at most between a file and the next header: checksum and sizes


def recover_members(stream: IO[bytes], limits: Limits) -> Iterator[Entry]:
    """The files of an archive, found one after the other from its start.

    Args:
        stream: The archive; it can be gone about in.
        limits: How much of a file is held.

    Raises:
        UnreadableFile: Always at the end, as there may have been more.
    """
    while len(header := stream.read(_HEADER.size)) == _HEADER.size and header.startswith(
        _SIGNATURE
    ):
        _, version, flags, method, _, _, _, packed, _, name_length, extra_length = _HEADER.unpack(
            header
        )
        if version & 0xFF > _NEWEST:
            break
        raw_name = stream.read(name_length)
        stream.seek(extra_length, SEEK_CUR)
        name = (
            raw_name.decode("utf-8", "replace") if flags & NAMED_IN_UTF_8 else file_name(raw_name)
        )
        if flags & ENCRYPTED or method not in {_STORED, _DEFLATED}:
            yield Entry(name, 0, BytesIO, Message.of("member-not-decodable"))
            if flags & _SIZES_FOLLOW:
                break
            stream.seek(packed, SEEK_CUR)
            continue
        data = _unpacked(stream, method, None if flags & _SIZES_FOLLOW else packed, limits)
        if data is None:
            break
        yield Entry(name, len(data), partial(BytesIO, data))
    raise UnreadableFile("archive-list-lost")


def _unpacked(stream: IO[bytes], method: int, packed: int | None, limits: Limits) -> bytes | None:
    """The next file; None if it is cut short, too large to be held, or nothing tells where it ends."""
    if method == _STORED:
        data = stream.read(min(packed, limits.max_file_bytes + 1)) if packed is not None else b""
        return data if len(data) == packed else None
    inflating, start, data = zlib.decompressobj(-zlib.MAX_WBITS), stream.tell(), b""
    try:
        while (
            not inflating.eof
            and len(data) <= limits.max_file_bytes
            and (block := inflating.unconsumed_tail or stream.read(BLOCK_BYTES))
        ):
            data += inflating.decompress(block, BLOCK_BYTES)
    except zlib.error:
        return None
    if not inflating.eof:
        return None
    if packed is not None:
        stream.seek(start + packed)
        return data
    stream.seek(-len(inflating.unused_data), SEEK_CUR)
    between = stream.read(_BETWEEN + len(_SIGNATURE))
    if (place := between.find(_SIGNATURE)) >= 0:
        stream.seek(place - len(between), SEEK_CUR)
    return data
