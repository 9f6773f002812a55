"""The stored texts of an index, compressed with a dictionary that is learnt from its first articles.

An article alone is compressed to half its size. The dictionary holds what many articles of the
archive share: words, names, and the names of the fields of a record. With it, a third is left.
"""

from __future__ import annotations

from _thread import _local as local  # to load `threading` would take a hundredth of a search
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import IndexCorrupt

if TYPE_CHECKING:
    from zstandard import ZstdCompressionDict, ZstdCompressor, ZstdDecompressor

DICTIONARY = "stored.dictionary"
"""The file of the dictionary. It is written once, before any text that needs it."""
NEW_DICTIONARY = f"{DICTIONARY}.new"
"""The name of that file until it is written to its end."""
SAMPLE_TEXTS = 1_000
"""Texts that a dictionary is learnt from. From twice as many, stored texts are 0.4 % smaller."""
SAMPLE_CHARS = 8_000_000
"""Characters of texts after which no more are waited for: they are kept in memory meanwhile."""

_MAX_DICTIONARY_BYTES = 1 << 18
"""Size of a dictionary. One of 110 KB leaves texts 5 % larger, and one of 400 KB saves 1 %."""
_DICTIONARY_PART = 12
"""A dictionary is no larger than a twelfth of what it is learnt from."""
_MAX_CHARS_OF_SAMPLE = 20_000
"""Characters of a text that are learnt from: a book teaches no more than an article."""
_LEVEL = 9
"""Level of compression. It takes as long as zlib's third. Level 6 leaves texts 2 % larger in two thirds
of that time, and the levels that save 4 % more take five times as long."""


class _Decompressors(local):
    """The decompressor of each thread: one decompressor serves one text at a time."""

    own: ZstdDecompressor | None = None


class Compression:
    """Compresses and decompresses texts, with a dictionary or without one.

    Threads may share it to decompress.
    """

    def __init__(self, dictionary: bytes = b"") -> None:
        """Take the content of a dictionary; none if it is empty."""
        self.dictionary = dictionary
        self._decompressors = _Decompressors()

    def compress(self, text: str) -> bytes:
        """Compress a text. A checksum is added to it."""
        return self._compressor.compress(text.encode())

    def decompress(self, compressed: bytes) -> bytes:
        """Return the UTF-8 of a text that was compressed.

        Raises:
            IndexCorrupt: It is damaged, or was compressed with another dictionary.
        """
        from zstandard import ZstdError  # late: to load it takes 1.5 ms

        try:
            return self._decompressor().decompress(compressed)
        except (ZstdError, TypeError, MemoryError) as error:
            raise unreadable() from error

    def _decompressor(self) -> ZstdDecompressor:
        """Return the decompressor of this thread. To make one takes eight times as long as a text."""
        if self._decompressors.own is None:
            from zstandard import ZstdDecompressor  # late: as above

            self._decompressors.own = ZstdDecompressor(self._zstd_dictionary)
        return self._decompressors.own

    @cached_property
    def _compressor(self) -> ZstdCompressor:
        from zstandard import ZstdCompressor  # late: as above

        return ZstdCompressor(_LEVEL, self._zstd_dictionary, write_checksum=True)

    @cached_property
    def _zstd_dictionary(self) -> ZstdCompressionDict | None:
        """The dictionary as Zstandard takes it.

        Raises:
            ZstdError: It is none.
        """
        if not self.dictionary:
            return None
        from zstandard import DICT_TYPE_FULLDICT, ZstdCompressionDict  # late: as above

        return ZstdCompressionDict(self.dictionary, DICT_TYPE_FULLDICT)


def unreadable() -> IndexCorrupt:
    """Return the error for stored fields that are not what was stored."""
    return IndexCorrupt("stored-article-unreadable", remedy="rebuild")


def learn_dictionary(texts: Sequence[str]) -> bytes:
    """Return a dictionary for texts like these; an empty one if they have too little in common."""
    from zstandard import ZstdError, train_dictionary  # late: as above

    samples: list[bytes | bytearray | memoryview] = [
        text[:_MAX_CHARS_OF_SAMPLE].encode() for text in texts
    ]
    size = min(sum(map(len, samples)) // _DICTIONARY_PART, _MAX_DICTIONARY_BYTES)
    try:
        return train_dictionary(size, samples).as_bytes()
    except ZstdError:
        return b""


def read_dictionary(folder: Path) -> bytes:
    """Read the dictionary of an index; it is empty if the index has none.

    Raises:
        OSError: It cannot be read.
    """
    try:
        return (folder / DICTIONARY).read_bytes()
    except FileNotFoundError:
        return b""


def write_dictionary(folder: Path, dictionary: bytes) -> None:
    """Write the dictionary of an index, so that it survives whatever is committed after it.

    Raises:
        OSError: It cannot be written.
    """
    from index.durable_file import replacing  # late: a search writes none

    with replacing(folder / DICTIONARY, folder / NEW_DICTIONARY) as stream:
        stream.write(dictionary)
