"""Find the page in a record of a web archive."""

from __future__ import annotations

import re

from msgspec import Struct

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.formats import reads
from index.readers.media_types import SUFFIXES
from index.readers.web.charset import as_detectable
from index.readers.web_archives.http import Answer, charset, content, media_type, parse_answer
from index.readers.web_archives.record import Record

_UNTELLING_TYPES = frozenset(
    (
        "",
        "application/octet-stream",
        "application/x-unknown-content-type",
        "application/xml",
        "binary/octet-stream",
        "text/xml",
        "unknown/unknown",
    )
)
"""Media types that do not tell what a page is. Its first bytes do."""

_TEXT_SUFFIXES = frozenset((".html", ".txt", ".xml"))
"""Suffixes of the files whose encoding a server tells."""

_SNIFFED_BYTES = 1 << 11
_STARTS = (
    (".pdf", lazy_pattern(rb"%PDF-")),
    (".html", lazy_pattern(rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)),
    (".xml", lazy_pattern(rb"(?:<[?!][^>]*>\s*)*+<(?:rss|feed)\b")),
)
"""Starts of the files whose media type does not tell what they are, after their suffixes."""

_BEFORE_START = b"\xef\xbb\xbf \t\r\n"
_OK = 200


class Page(Struct, frozen=True):
    """A page as it was before it was sent.

    Attributes:
        suffix: The suffix of the files of its format.
        data: Its bytes.
        is_whole: False if they were cut short.
    """

    suffix: str
    data: bytes
    is_whole: bool = True


class OtherType(Struct, frozen=True):
    """The media type of what is no page: `image/png`."""

    name: str


class OtherStatus(Struct, frozen=True):
    """The status of an answer that has no page, such as 404."""

    code: int


def find_page(record: Record, max_bytes: int) -> Page | OtherType | OtherStatus:
    """Return the page of a record, or why it has none.

    Args:
        record: A response, a resource or a conversion.
        max_bytes: Bytes that the page may have.

    Raises:
        UnreadableFile: The page is too large, damaged, or packed in a way that is not known.
    """
    answer = parse_answer(record.block) or _kept_without_headers(record)
    if answer.status != _OK:
        return OtherStatus(answer.status)
    content_type = answer.headers.get("content-type", "")
    told_type = media_type(content_type) or media_type(record.identified_type)
    told_suffix = SUFFIXES.get(told_type, "")
    if not reads(f"page{told_suffix}") or not (told_suffix or told_type in _UNTELLING_TYPES):
        return OtherType(told_type)
    if not record.is_whole:
        raise UnreadableFile("file-too-large", megabytes=max_bytes >> 20)
    page = content(answer, max_bytes)
    suffix = told_suffix or _suffix_by_start(page.data)
    if suffix is None:
        return OtherType(told_type or "?")
    data = page.data
    if suffix in _TEXT_SUFFIXES:
        data = as_detectable(data, charset(content_type))
    return Page(suffix, data, is_whole=page.is_whole and not record.is_cut_short)


def _kept_without_headers(record: Record) -> Answer:
    """Return the answer that a resource stands for, which was kept without headers of HTTP."""
    return Answer(_OK, {"content-type": record.content_type}, record.block)


def _suffix_by_start(data: bytes) -> str | None:
    """Return the suffix that the first bytes of a file tell; None if they tell none."""
    start = data[:_SNIFFED_BYTES].lstrip(_BEFORE_START)
    for suffix, pattern in _STARTS:
        if pattern.match(start):
            return suffix
    return None
