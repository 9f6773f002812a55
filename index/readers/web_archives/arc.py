"""Read ARC files, which the Internet Archive wrote before there was WARC: the pages in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.material import Material, Member
from index.readers.raw_article import Problem
from index.readers.web_archives.byte_window import ByteWindow
from index.readers.web_archives.captures import pages
from index.readers.web_archives.record import Record

_HEADER = lazy_pattern(
    rb"(?P<url>[a-z][a-z0-9.+-]*:\S*+[^\n]*?) \S+ (?P<date>[0-9]{8,14}) "
    rb"(?P<type>\S+) (?:[^\n]* )?(?P<length>[0-9]{1,15})\r?\n\Z"
)
"""The line before each page: its address, that of the server, the time, the type and the length."""

_MAX_LINE_BYTES = 1 << 16


def read(material: Material) -> Iterator[Member | Problem]:
    """Yield the pages of a file; of one that is cut short, those before the cut.

    Raises:
        UnreadableFile: There is no page in it, and nothing else that a server sent.
    """
    return pages(_records(material), material.limits)


def _records(material: Material) -> Iterator[Record | Problem]:
    """Yield the records of a file.

    Raises:
        UnreadableFile: The file breaks off, or a record has not the length that it says.
    """
    window = ByteWindow(material.blocks(), material.limits.max_archive_bytes)
    max_bytes = material.limits.max_file_bytes
    number = 0
    while line := window.line(_MAX_LINE_BYTES):
        if not line.strip():
            continue
        header = _HEADER.match(line)
        if header is None:
            raise UnreadableFile("web-record-broken")
        number += 1
        length = int(header["length"])
        block = window.take(min(length, max_bytes))
        skipped = window.skip(length - len(block))
        yield _record(number, header, block, is_whole=not skipped)
        if len(block) + skipped < length:
            reason = Problem.of("web-record-length-wrong").reason
            yield Problem.of("problem-of-item", number=number, reason=reason)
    if window.failure is not None:
        raise window.failure


def _record(number: int, header: re.Match[bytes], block: bytes, *, is_whole: bool) -> Record:
    """Return the record that a line and a block make. The first one describes the file."""
    url = header["url"].decode("utf-8", "replace")
    date = header["date"].decode()
    return Record(
        number,
        type="warcinfo" if url.startswith("filedesc:") else "response",
        block=block,
        url=url,
        date=f"{date[:4]}-{date[4:6]}-{date[6:8]}",
        content_type=header["type"].decode("latin-1"),
        is_whole=is_whole,
    )
