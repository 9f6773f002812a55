"""The stored texts of an index, compressed with a dictionary that is learnt from its first articles.

An article alone is compressed to half its size. The dictionary holds what many articles of the
archive share: words, names, and the names of the fields of a record. With it, a third is left.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import IndexCorrupt

if TYPE_CHECKING:
    from index.engines.tantivy.zstd import ZstdCompressor, ZstdDict

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
_LEVEL = 6
"""Level of compression. It takes two thirds of the time of zlib's third. Level 3 leaves texts 8 %
larger in a third of that time, and level 9 saves 2 % in half as much again."""


class Compression:
    """Compresses and decompresses texts, with a dictionary or without one."""

    def __init__(self, dictionary: bytes = b"") -> None:
        """Take the content of a dictionary; none if it is empty."""
        self.dictionary = dictionary

    def compress(self, text: str) -> bytes:
        """Compress a text. A checksum is added to it."""
        return self._compressor.compress(text.encode(), self._compressor.FLUSH_FRAME)

    def decompress(self, compressed: bytes) -> bytes:
        """Return the UTF-8 of a text that was compressed.

        Raises:
            IndexCorrupt: It is damaged, or was compressed with another dictionary.
        """
        from index.engines.tantivy.zstd import ZstdError, decompress  # late: takes 1.5 ms

        try:
            return decompress(compressed, self._zstd_dict)
        except (ZstdError, TypeError) as error:
            raise unreadable() from error

    @cached_property
    def _compressor(self) -> ZstdCompressor:
        from index.engines.tantivy.zstd import (
            CompressionParameter,
            ZstdCompressor,
        )  # late: as above

        options: dict[int, int] = {
            CompressionParameter.compression_level: _LEVEL,
            CompressionParameter.checksum_flag: True,
        }
        return ZstdCompressor(options=options, zstd_dict=self._zstd_dict)

    @cached_property
    def _zstd_dict(self) -> ZstdDict | None:
        """The dictionary as Zstandard takes it.

        Raises:
            IndexCorrupt: It is none.
        """
        if not self.dictionary:
            return None
        from index.engines.tantivy.zstd import ZstdDict  # late: as above

        try:
            return ZstdDict(self.dictionary)
        except ValueError as error:
            raise unreadable() from error


def unreadable() -> IndexCorrupt:
    """Return the error for stored fields that are not what was stored."""
    return IndexCorrupt("stored-article-unreadable", remedy="rebuild")


def learn_dictionary(texts: Sequence[str]) -> bytes:
    """Return a dictionary for texts like these; an empty one if they have too little in common."""
    from index.engines.tantivy.zstd import ZstdError, train_dict  # late: as above

    samples = [text[:_MAX_CHARS_OF_SAMPLE].encode() for text in texts]
    size = min(sum(map(len, samples)) // _DICTIONARY_PART, _MAX_DICTIONARY_BYTES)
    try:
        return train_dict(samples, size).dict_content
    except (ZstdError, ValueError):
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
    new_file = folder / NEW_DICTIONARY
    with new_file.open("wb") as stream:
        stream.write(dictionary)
        stream.flush()
        os.fsync(stream.fileno())
    new_file.replace(folder / DICTIONARY)
