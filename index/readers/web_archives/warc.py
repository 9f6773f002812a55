"""Read WARC files (ISO 28500): the pages in them, one after the other, in one pass.

The records are split here, and not by `warcio`: it takes a file that is cut short, or a record of a
wrong length, for a shorter file, and says nothing. Here the bytes around a record have to agree with
its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.compression import gzip_around
from index.readers.material import Material, Member
from index.readers.raw_article import Problem
from index.readers.web_archives.byte_window import ByteWindow
from index.readers.web_archives.captures import pages
from index.readers.web_archives.gzip_members import GzipMembers
from index.readers.web_archives.record import Record, parse_headers

_VERSION = lazy_pattern(rb"WARC/[0-9]\.[0-9]{1,3}[ \t]*\r?\n?\Z")
"""The first line of a record."""

_LENGTH = lazy_pattern(r"[0-9]{1,15}\Z")
_MAX_LINE_BYTES = 1 << 16
_MAX_HEADER_BYTES = 1 << 18
"""Bytes of the headers of a record. The longest part of real ones is an address."""

_MAX_WRONG_LENGTHS = 50
"""Records with a wrong length after which the lengths of a file are not believed any more."""

_PEEKED_BYTES = 16
"""Bytes after a record in which the next one begins, or the file ends."""


def read(material: Material) -> Iterator[Member | Problem]:
    """Yield the pages of a file; of one that is cut short, those before the cut.

    Raises:
        UnreadableFile: There is no page in it, and nothing else that a server sent.
    """
    return pages(records(material), material.limits)


def records(material: Material) -> Iterator[Record | Problem]:
    """Yield the records of a file, and a problem for each that is broken.

    Raises:
        UnreadableFile: The file breaks off.
    """
    packed = gzip_around(material)
    members = GzipMembers(packed.blocks()) if packed else None
    blocks = iter(members) if members else material.blocks()
    window = ByteWindow(blocks, material.limits.max_archive_bytes)
    yield from _RecordReader(window, material.limits.max_file_bytes).records()
    if members and members.damages:
        yield Problem.of("web-records-damaged", damages=members.damages)


class _RecordReader:
    """Splits a file into its records, and numbers them.

    Args:
        window: The file.
        max_bytes: Bytes of a record that are held.
    """

    __slots__ = ("_max_bytes", "_number", "_window", "_wrong_lengths")

    def __init__(self, window: ByteWindow, max_bytes: int) -> None:
        self._window = window
        self._max_bytes = max_bytes
        self._number = 0
        self._wrong_lengths = 0

    def records(self) -> Iterator[Record | Problem]:
        """Yield the records, and a problem for each that is broken.

        Raises:
            UnreadableFile: The file breaks off, or is no WARC file.
        """
        while self._find_record():
            self._number += 1
            headers = parse_headers(self._header_lines())
            length = headers.get("content-length", "")
            if not _LENGTH.match(length):
                yield self._problem("web-record-broken")
                continue
            wanted = int(length)
            block = self._window.take(min(wanted, self._max_bytes))
            skipped = self._window.skip(wanted - len(block))
            is_cut_short = len(block) + skipped < wanted
            if self._window.failure is None and (is_cut_short or not self._is_at_end_of_record()):
                block = self._up_to_next_record(block)
                yield self._problem("web-record-length-wrong")
            yield _record(self._number, headers, block, is_whole=not skipped)
        if self._window.failure is not None:
            raise self._window.failure

    def _problem(self, code: str) -> Problem:
        reason = Problem.of(code).reason
        return Problem.of("problem-of-item", number=self._number, reason=reason)

    def _find_record(self) -> bool:
        """Move behind the first line of the next record; return False if there is none."""
        while line := self._window.line(_MAX_LINE_BYTES):
            if _VERSION.match(line):
                return True
        return False

    def _header_lines(self) -> bytes:
        """Use the headers of a record, up to the empty line after them; none if they do not end."""
        lines: list[bytes] = []
        size = 0
        while size <= _MAX_HEADER_BYTES and (line := self._window.line(_MAX_LINE_BYTES)):
            if not line.strip():
                return b"".join(lines)
            lines.append(line)
            size += len(line)
        return b""

    def _is_at_end_of_record(self) -> bool:
        """Return True if the next record begins here, or the file ends."""
        following = self._window.peek(_PEEKED_BYTES).lstrip(b"\r\n")
        return not following or following.startswith(b"WARC/")

    def _up_to_next_record(self, block: bytes) -> bytes:
        """Return the block of a record of a wrong length: all that stands before the next record.

        Args:
            block: What was used by the wrong length. It is used anew.

        Raises:
            UnreadableFile: There are too many such records.
        """
        self._wrong_lengths += 1
        if self._wrong_lengths > _MAX_WRONG_LENGTHS:
            raise UnreadableFile("web-record-lengths-wrong", records=self._wrong_lengths)
        self._window.give_back(block)
        lines: list[bytes] = []
        size = 0
        while line := self._window.line(_MAX_LINE_BYTES):
            if _VERSION.match(line):
                self._window.give_back(line)
                break
            if size + len(line) <= self._max_bytes:
                lines.append(line)
                size += len(line)
        return b"".join(lines)


def _record(number: int, headers: Mapping[str, str], block: bytes, *, is_whole: bool) -> Record:
    """Return the record that headers and a block make."""
    return Record(
        number,
        type=headers.get("warc-type", "").lower(),
        block=block,
        url=headers.get("warc-target-uri", "").strip("<>"),
        date=headers.get("warc-date"),
        content_type=headers.get("content-type", ""),
        identified_type=headers.get("warc-identified-payload-type", ""),
        is_whole=is_whole,
        is_cut_short="warc-truncated" in headers,
    )
