"""Compressed files: gzip, bzip2 and xz, around a file of any other format."""

from __future__ import annotations

import bz2
import gzip
import lzma
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from msgspec import Struct

from index.errors import UnreadableFile
from index.readers.limits import SNIFFED_BYTES
from index.readers.material import Content, Material

_MAGIC = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0")
_OPENERS: tuple[Callable[[IO[bytes]], IO[bytes]], ...] = (
    lambda stream: cast("IO[bytes]", gzip.GzipFile("", "rb", fileobj=stream)),
    lambda stream: cast("IO[bytes]", bz2.BZ2File(stream)),
    lzma.LZMAFile,
)
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")  # the first has data, the second none
_SUFFIXES = (".gz", ".bz2", ".xz")
_SHORT = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def without_suffix(name: str) -> str:
    """A file name in lower case without the suffix that says it is compressed."""
    name = name.lower()
    stem, dot, suffix = name.rpartition(".")
    if (dot + suffix) in _SUFFIXES:
        return stem
    return stem + _SHORT.get(dot + suffix, dot + suffix)


def unpacked(material: Material) -> tuple[Material, bytes]:
    """The material itself, or what it is when decompressed, whatever its name says; and its first bytes.

    Raises:
        UnreadableFile: Its compressed data is wrong from the start.
        OSError: It cannot be read.
    """
    limits = material.limits
    head = material.head()
    for _ in range(limits.max_archive_depth):
        if (kind := _compression(head)) is None:
            is_all = len(head) < SNIFFED_BYTES and isinstance(material.content, Path)
            return Material(material.name, head, limits) if is_all else material, head
        opener = _Decompressed(material.content, kind)
        material = Material(without_suffix(material.name), opener, limits)
        head = material.head()
    if _compression(head) is not None:
        raise UnreadableFile("file-compressed-too-often", most=limits.max_archive_depth)
    return material, head


def _compression(head: bytes) -> int | None:
    """Which of the openers is for data that begins so."""
    for kind, magic in enumerate(_MAGIC):
        if head.startswith(magic):
            return kind if magic != b"BZh" or head[4:10] in _BZIP2_BLOCKS else None
    return None


class _Decompressed(Struct, frozen=True):
    """Opens compressed content; a number for the opener, so that it can be sent to another process."""

    content: Content
    kind: int

    def __call__(self) -> IO[bytes]:
        packed = Material("", self.content).open()
        stream = _OPENERS[self.kind](packed)
        weakref.finalize(stream, packed.close)  # closing the one leaves the other open
        return stream
