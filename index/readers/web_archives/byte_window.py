"""A window on a long stream of bytes: only the part that is being read is in memory."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableFile


class ByteWindow:
    """The bytes that have been read from a stream and are not used yet.

    A stream that breaks off ends there; `failure` then says why.

    Args:
        blocks: The stream, cut anywhere.
        max_bytes: Bytes of the stream that are read.
    """

    __slots__ = ("_blocks", "_data", "_max_bytes", "_position", "_read_bytes", "failure")

    def __init__(self, blocks: Iterator[bytes], max_bytes: int) -> None:
        self._blocks = blocks
        self._max_bytes = max_bytes
        self._read_bytes = 0
        self._data = b""
        self._position = 0
        self.failure: UnreadableFile | None = None

    def line(self, max_bytes: int) -> bytes:
        """Use the bytes up to the end of the line, or as many as it may have; none at the end."""
        searched = 0
        while True:
            end = self._data.find(b"\n", self._position + searched) + 1
            if end or len(self._data) - self._position >= max_bytes:
                break
            searched = len(self._data) - self._position
            if not self._read_more():
                break
        return self.take(min(max_bytes, (end or len(self._data)) - self._position))

    def peek(self, size: int) -> bytes:
        """Return the next bytes without using them; fewer at the end."""
        while len(self._data) - self._position < size and self._read_more():
            pass
        return self._data[self._position : self._position + size]

    def take(self, size: int) -> bytes:
        """Use the next bytes, and return them; fewer at the end."""
        pieces: list[bytes] = []
        missing = size
        while missing > 0:
            piece = self._data[self._position : self._position + missing]
            self._position += len(piece)
            missing -= len(piece)
            pieces.append(piece)
            if missing and not self._read_more():
                break
        return b"".join(pieces)

    def skip(self, size: int) -> int:
        """Use the next bytes without keeping them, and return how many there were."""
        missing = size
        while missing > 0:
            unused = len(self._data) - self._position
            used = min(unused, missing)
            self._position += used
            missing -= used
            if missing and not self._read_more():
                break
        return size - missing

    def give_back(self, data: bytes) -> None:
        """Make bytes that were used the next ones again."""
        self._data = data + self._data[self._position :]
        self._position = 0

    def _read_more(self) -> bool:
        """Read a block and forget the used bytes; return False if the stream has ended."""
        try:
            block = next(self._blocks, b"")
        except UnreadableFile as error:
            self.failure = error
            return False
        self._read_bytes += len(block)
        if self._read_bytes > self._max_bytes:
            gigabytes = self._max_bytes >> 30
            self.failure = UnreadableFile("web-archive-too-large", gigabytes=gigabytes)
            return False
        if not block:
            return False
        self._data = self._data[self._position :] + block
        self._position = 0
        return True
