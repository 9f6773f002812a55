"""The segments of a Tantivy index: their files, their checksums, and which may soon be merged.

Tantivy writes the checksum of each file of a segment into the file's footer, and never compares
it. A merge reads segments and writes a new one under a new checksum. Damage would look sound
then, so that whoever is about to write compares the checksums first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from math import log2
from pathlib import Path
from typing import BinaryIO

from msgspec import DecodeError, Struct
from msgspec.json import decode

from index.engines.checksums import damaged, lost, stream_checksum
from index.engines.tantivy.index_files import LIST, MANAGED_LIST
from index.messages import Message

_SUFFIXES = ("fast", "fieldnorm", "idx", "pos", "store", "term")
"""The suffixes of the files that every segment has."""
_END = struct.Struct("<II")
"""The last bytes of every file: the length of its footer, and a number that marks a footer."""
_FOOTER_MAGIC = 1337
"""The number with which Tantivy marks a footer."""
_DAMAGE = (OSError, ValueError, TypeError, LookupError, AttributeError, struct.error, DecodeError)
"""The errors that reading a damaged file may raise."""

# The defaults of `LogMergePolicy` in Tantivy.
_MIN_MERGED_SEGMENTS = 8
"""The smallest number of segments of about the same size that Tantivy merges."""
_SAME_SIZE_LOG2 = 0.75
"""The largest difference between the binary logarithms of sizes that are about the same."""
_SMALL_DOCUMENTS = 10_000
"""Segments of fewer documents count as being of this size."""


class _Deletes(Struct, frozen=True):
    """The deleted documents of a segment, as Tantivy's list has them."""

    num_deleted_docs: int
    opstamp: int


class _SegmentMeta(Struct, frozen=True):
    """A segment, as Tantivy's list has it."""

    segment_id: str
    max_doc: int
    deletes: _Deletes | None = None


class _IndexMeta(Struct, frozen=True):
    """The list of segments that Tantivy keeps."""

    segments: list[_SegmentMeta]


class Segment(Struct, frozen=True):
    """A segment in use.

    Attributes:
        name: The name that its files begin with.
        documents: The number of its documents that are not deleted.
        files: The names of all of its files.
        deletes: The name of the file that says which documents are deleted; None if none are.
    """

    name: str
    documents: int
    files: tuple[str, ...]
    deletes: str | None

    @property
    def size_log2(self) -> float:
        """The binary logarithm of the size by which Tantivy chooses what it merges."""
        return log2(max(self.documents, _SMALL_DOCUMENTS))


def read_segments(folder: Path) -> list[Segment]:
    """Read which segments are in use.

    Raises:
        OSError: The list cannot be read.
        ValueError: It is damaged.
    """
    meta = decode((folder / LIST).read_bytes(), type=_IndexMeta)
    return [_segment(segment) for segment in meta.segments]


def _segment(meta: _SegmentMeta) -> Segment:
    """Return a segment with the names of its files."""
    name = meta.segment_id.replace("-", "")
    files = tuple(f"{name}.{suffix}" for suffix in _SUFFIXES)
    if meta.deletes is None:
        return Segment(name, meta.max_doc, files, None)
    deletes = f"{name}.{meta.deletes.opstamp}.del"
    left = meta.max_doc - meta.deletes.num_deleted_docs
    return Segment(name, left, (*files, deletes), deletes)


def find_faults(folder: Path) -> Iterator[Message]:
    """Yield each list and each file of the segments in use that is lost, or was altered."""
    if not (folder / MANAGED_LIST).exists():
        yield lost(MANAGED_LIST)
    try:
        segments = read_segments(folder)
    except (OSError, ValueError) as error:
        yield Message.of("index-file-unreadable", file=LIST, reason=str(error))
        return
    for segment in segments:
        yield from _find_file_faults(folder, segment.files)


def find_faults_before_writing(folder: Path, *, added: int) -> Iterator[Message]:
    """Yield the faults of the files that Tantivy may read at its next commit and write again.

    It reads the lists of deleted documents of all segments, and all files of those it merges.

    Args:
        folder: The folder of the index.
        added: The number of documents that are committed then.

    Raises:
        OSError: The list of segments cannot be read.
        ValueError: It is damaged.
    """
    segments = read_segments(folder)
    merged = _that_may_be_merged(segments, _count_new_segments(folder, segments, added), added)
    for segment in segments:
        if segment in merged:
            yield from _find_file_faults(folder, segment.files)
        elif segment.deletes:
            yield from _find_file_faults(folder, (segment.deletes,))


def _count_new_segments(folder: Path, segments: list[Segment], added: int) -> int:
    """Return how many segments there may be that are not in use before the next commit."""
    if not added:
        return 0
    used = {segment.name for segment in segments}
    written = {path.stem for path in folder.glob("*.idx")}
    return len(written - used) + 1  # the last one is written by the commit


def _that_may_be_merged(segments: list[Segment], new: int, added: int) -> list[Segment]:
    """Return the segments that Tantivy may merge when some new ones are committed.

    It merges segments only if there are at least eight of about the same size. A new segment can
    be as large as all documents that were added. What is merged of smaller segments may become
    as large as all of them.
    """
    merged = []
    for segment in segments:
        smallest = segment.size_log2 - _SAME_SIZE_LOG2
        smaller = [other.documents for other in segments if other.size_log2 < smallest]
        near = sum(_is_about_the_same(segment, other) for other in segments)
        if log2(max(added + sum(smaller), _SMALL_DOCUMENTS)) >= smallest:
            near += new
        if near >= _MIN_MERGED_SEGMENTS:
            merged.append(segment)
    return merged


def _is_about_the_same(segment: Segment, other: Segment) -> bool:
    return abs(segment.size_log2 - other.size_log2) <= _SAME_SIZE_LOG2


def _find_file_faults(folder: Path, names: tuple[str, ...]) -> Iterator[Message]:
    """Yield each of some files that is lost, or has another checksum than its footer names."""
    for name in names:
        if not (folder / name).exists():
            yield lost(name)
        elif not _is_intact(folder / name):
            yield damaged(name)


def _is_intact(path: Path) -> bool:
    """Return True if a file has the checksum that its footer names."""
    try:
        with path.open("rb") as file:
            return _has_checksum(file)
    except _DAMAGE:
        return False


def _has_checksum(file: BinaryIO) -> bool:
    """Return True if a file ends in a footer with the checksum of what stands before it.

    A file is its body, then the footer, which is JSON, and then `_END`.
    """
    end = file.seek(0, 2) - _END.size
    file.seek(end)
    footer_bytes, magic = _END.unpack(file.read())
    body_bytes = end - footer_bytes
    file.seek(body_bytes)
    expected = decode(file.read(footer_bytes))["crc"]
    return bool(magic == _FOOTER_MAGIC and stream_checksum(file, body_bytes) == expected)
