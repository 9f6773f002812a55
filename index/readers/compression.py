"""Undo gzip, bzip2 and xz around a file of any other format."""

from __future__ import annotations

import bz2
import gzip
import lzma
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, cast

from msgspec import Struct
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.limits import SNIFFED_BYTES
from index.readers.material import Content, Material


class _Compression(Struct, frozen=True):
    """A kind of compression.

    Attributes:
        magic: Bytes that its data begins with.
        suffix: The suffix that it adds to the name of a file.
        open: Opens a stream of the decompressed bytes.
        blocks: The bytes that may follow the magic bytes and the level. They are given only if a
            text, too, may begin with the magic bytes.
    """

    magic: bytes
    suffix: str
    open: Callable[[IO[bytes]], IO[bytes]]
    blocks: tuple[bytes, ...] = ()

    def recognises(self, head: bytes) -> bool:
        """Return True if these may be the first bytes of data that is compressed like this."""
        if not head.startswith(self.magic):
            return False
        return not self.blocks or head.startswith(self.blocks, _BLOCK_OFFSET)


_BLOCK_OFFSET = 4
"""The offset of the first block of bzip2 data, after the magic bytes and the level."""

_BZIP2_BLOCKS = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")
"""The magic bytes of a block of bzip2 data, and those of its end if there is no data."""


def _open_gzip(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile("", "rb", fileobj=stream))


def _open_bzip2(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", bz2.BZ2File(stream))


_COMPRESSIONS: Mapping[str, _Compression] = {
    "gzip": _Compression(b"\x1f\x8b\x08", ".gz", _open_gzip),
    "bzip2": _Compression(b"BZh", ".bz2", _open_bzip2, _BZIP2_BLOCKS),
    "xz": _Compression(b"\xfd7zXZ\0", ".xz", lzma.LZMAFile),
}

_SUFFIXES = frozenset(compression.suffix for compression in _COMPRESSIONS.values())
_SHORT_SUFFIXES = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def without_suffix(name: str) -> str:
    """Return a file name in lower case without the suffix that says it is compressed.

    `Une.json.gz` becomes `une.json`, and `une.tgz` becomes `une.tar`.
    """
    stem, dot, extension = name.lower().rpartition(".")
    suffix = dot + extension
    if suffix in _SUFFIXES:
        return stem
    return stem + _SHORT_SUFFIXES.get(suffix, suffix)


def is_packed(name: str) -> bool:
    """Return True if the name of a file says that it is compressed, or an archive."""
    lowered = name.lower()
    return without_suffix(lowered) != lowered or lowered.endswith((".zip", ".wacz"))


def unpacked(material: Material) -> tuple[Material, bytes]:
    """Decompress a file, whatever its name says, and read its first bytes.

    Returns:
        The material itself or what it is when decompressed, and its first bytes.

    Raises:
        UnreadableFile: Its compressed data is wrong from the start, or compressed too often.
        OSError: It cannot be read.
    """
    limits = material.limits
    head = material.head()
    for _ in range(limits.max_archive_depth):
        name = _compression_name(head)
        if name is None:
            if len(head) < SNIFFED_BYTES and isinstance(material.content, Path):
                # the head is all of it: it need not be opened again
                material = replace(material, content=head)
            return material, head
        opener = _Decompressed(material.content, name)
        material = replace(material, name=without_suffix(material.name), content=opener)
        head = material.head()
    if _compression_name(head) is not None:
        raise UnreadableFile("file-compressed-too-often", maximum=limits.max_archive_depth)
    return material, head


def gzip_around(material: Material) -> Material | None:
    """Return the gzip file that `unpacked` has decompressed; None if it has undone no gzip."""
    match material.content:
        case _Decompressed(content=content, compression="gzip"):
            return Material(material.name, content, material.limits)
        case _:
            return None


def _compression_name(head: bytes) -> str | None:
    """Return the name of the compression that first bytes tell; None if they are not compressed."""
    for name, compression in _COMPRESSIONS.items():
        if compression.recognises(head):
            return name
    return None


class _Decompressed(Struct, frozen=True):
    """A function that opens compressed content, and that can be sent to another process.

    Attributes:
        content: The compressed content.
        compression: The name of its compression, which can be sent as its functions cannot.
    """

    content: Content
    compression: str

    def __call__(self) -> IO[bytes]:
        packed = Material("", self.content).open()
        stream = _COMPRESSIONS[self.compression].open(packed)
        weakref.finalize(stream, packed.close)  # closing the stream does not close the packed one
        return stream
