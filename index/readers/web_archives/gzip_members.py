"""Decompress web archives whose records are compressed one by one.

A damage spoils one record: the next one is found by the bytes that begin it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.limits import BLOCK_BYTES

_MAGIC = b"\x1f\x8b\x08"
"""The bytes that begin a member, as a part of a gzip file is called that can stand by itself."""

_BITS = 16 + zlib.MAX_WBITS
"""The header of gzip, as `zlib` counts."""

_FED_BYTES = 1 << 13
"""Bytes that are decompressed at a time. What follows the end of a member among them is copied."""


class GzipMembers:
    """The decompressed bytes of a file, which can be iterated over once.

    Args:
        blocks: The file, cut anywhere.

    Attributes:
        damages: The number of damages that were passed over.
    """

    __slots__ = ("_blocks", "_data", "_inflater", "_is_lost", "damages")

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._data = b""
        self._inflater: zlib._Decompress | None = None  # None between members
        self._is_lost = False  # the start of the next member is looked for
        self.damages = 0

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes in pieces.

        Raises:
            UnreadableFile: The file breaks off.
        """
        for block in self._blocks:
            for start in range(0, len(block), _FED_BYTES):
                self._data += block[start : start + _FED_BYTES]
                yield from self._pieces()
        has_start = self._data.strip(b"\0") != b"" and not self._is_lost
        if self._inflater is not None or has_start:
            reason = Message.of("reason-ends-early")
            raise UnreadableFile("compressed-data-damaged", reason=reason)

    def _pieces(self) -> Iterator[bytes]:
        """Yield what the data that is there decompresses to."""
        while self._data:
            if self._inflater is None:
                if not self._find_member():
                    return
                self._inflater = zlib.decompressobj(_BITS)
            try:
                yield self._inflater.decompress(self._data, BLOCK_BYTES)
            except zlib.error:
                self._note_damage()
                self._data = self._data[1:]
                self._inflater = None
                continue
            self._data = self._inflater.unconsumed_tail or self._inflater.unused_data
            if self._inflater.eof:
                self._inflater = None
                self._is_lost = False

    def _find_member(self) -> bool:
        """Move to the start of the next member; return False if it is not there yet.

        Padding between members is passed over.
        """
        start = self._data.find(_MAGIC)
        end = start if start >= 0 else max(0, len(self._data) + 1 - len(_MAGIC))
        if self._data[:end].strip(b"\0"):
            self._note_damage()
        self._data = self._data[end:]
        return start >= 0

    def _note_damage(self) -> None:
        """Count a damage, once up to the next member that is whole."""
        if not self._is_lost:
            self.damages += 1
        self._is_lost = True
