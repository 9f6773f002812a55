"""Undo what a web server did to a page in order to send it (RFC 9112).

Programs that archive the web keep the headers as they came, and often the page as a browser had it:
a header may say that the page is packed when it is not any more. The bytes have the last word.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from contextlib import suppress
from email.message import Message as MimeHeaders

from msgspec import Struct

from index.errors import UnreadableFile
from index.messages import Remedy
from index.readers.web_archives.record import parse_headers

_STATUS_LINE = re.compile(rb"\s*HTTP/[0-9](?:\.[0-9])?[ \t]+(?P<status>[0-9]{3})\b[^\n]*(?:\n|\Z)")
_END_OF_HEADERS = re.compile(rb"\n\r?\n")
_MAX_HEADER_BYTES = 1 << 18
"""Bytes of all the headers of a page. Some sites send dozens of cookies."""

_CHUNK_SIZE = re.compile(rb"[ \t\r\n]*(?P<size>[0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]{0,1000})?\r?\n")
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_BITS = 16 + zlib.MAX_WBITS
_RAW_DEFLATE_BITS = -zlib.MAX_WBITS


class Answer(Struct, frozen=True):
    """An answer of a web server.

    Attributes:
        status: Its code: 200 if there is a page.
        headers: The headers, by their names in lower case.
        body: What follows them.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


def media_type(content_type: str) -> str:
    """Return a media type in lower case and without its parameters."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str | None:
    """Return the encoding that a media type has as a parameter; None if it has none."""
    mime = MimeHeaders()
    mime["Content-Type"] = content_type
    with suppress(ValueError, LookupError, TypeError):
        return mime.get_content_charset()
    return None


def parse_answer(block: bytes) -> Answer | None:
    """Return what a server answered; None if it is no answer in HTTP."""
    status_line = _STATUS_LINE.match(block)
    if status_line is None:
        return None
    end = _END_OF_HEADERS.search(block, status_line.end() - 1, _MAX_HEADER_BYTES)
    if end is None:
        return Answer(int(status_line["status"]), parse_headers(block[status_line.end() :]), b"")
    headers = parse_headers(block[status_line.end() : end.start()])
    return Answer(int(status_line["status"]), headers, block[end.end() :])


def content(answer: Answer, max_bytes: int) -> bytes:
    """Return the page of an answer as it was before it was sent.

    Args:
        answer: The answer.
        max_bytes: Bytes that the page may have.

    Raises:
        UnreadableFile: The page is too large, damaged, or packed in a way that is not known.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = _joined_chunks(body)
    encodings = answer.headers.get("content-encoding", "").lower().split(",")
    for encoding in reversed(encodings):  # the last one was done last
        body = _decoded(body, encoding.strip(), max_bytes)
    return body


def _joined_chunks(body: bytes) -> bytes:
    """Return a body whose chunks are joined; one without a chunk at its start is unchanged.

    A chunk that is cut short is the last one.
    """
    header = _CHUNK_SIZE.match(body)
    if header is None:
        return body
    joined = bytearray()
    while header is not None:
        size = int(header["size"], 16)
        if not size:
            break
        end = header.end() + size
        joined += body[header.end() : end]
        header = _CHUNK_SIZE.match(body, end)
    return bytes(joined)


def _decoded(body: bytes, encoding: str, max_bytes: int) -> bytes:
    """Undo one compression, if it has been done.

    Raises:
        UnreadableFile: The result is too large or damaged, or the compression is not known.
    """
    match encoding:
        case "gzip" | "x-gzip":
            is_packed = body.startswith(_GZIP_MAGIC)
            return _inflated(body, _GZIP_BITS, max_bytes) if is_packed else body
        case "deflate":
            return _deflate_undone(body, max_bytes)
        case "br":
            return body if _looks_plain(body) else _brotli_undone(body, max_bytes)
        case "" | "identity" | "none" | "utf-8":
            return body
    if _looks_plain(body):
        return body
    raise UnreadableFile("page-packed-otherwise", encoding=encoding[:40])


def _deflate_undone(body: bytes, max_bytes: int) -> bytes:
    """Undo deflate, which servers send with the header of zlib or without it."""
    if _looks_plain(body):
        return body
    with suppress(zlib.error):
        zlib.decompressobj().decompress(body[:2])
        return _inflated(body, zlib.MAX_WBITS, max_bytes)
    return _inflated(body, _RAW_DEFLATE_BITS, max_bytes)


def _inflated(body: bytes, bits: int, max_bytes: int) -> bytes:
    """Inflate data, as far as it goes if it is cut short.

    Args:
        body: The data.
        bits: Which header it has, as `zlib` counts.
        max_bytes: Bytes that the result may have.

    Raises:
        UnreadableFile: The result is too large, or damaged from the start.
    """
    inflater = zlib.decompressobj(bits)
    try:
        data = inflater.decompress(body, max_bytes + 1)
    except zlib.error as error:
        raise UnreadableFile("compressed-data-damaged", reason=str(error)) from error
    if len(data) > max_bytes:
        raise UnreadableFile("file-too-large", megabytes=max_bytes >> 20)
    return data


def _brotli_undone(body: bytes, max_bytes: int) -> bytes:
    """Undo Brotli.

    Raises:
        UnreadableFile: The result is too large or damaged, or the package for it is missing.
    """
    try:
        import brotli
    except ImportError as error:
        remedy = Remedy("install-extra", {"extra": "warc"})
        raise UnreadableFile("brotli-missing", remedy=remedy) from error
    try:
        decompressor = brotli.Decompressor()
        data: bytes = decompressor.process(body, output_buffer_limit=max_bytes + 1)
    except brotli.error as error:
        raise UnreadableFile("compressed-data-damaged", reason=str(error)) from error
    if len(data) > max_bytes:
        raise UnreadableFile("file-too-large", megabytes=max_bytes >> 20)
    return data


def _looks_plain(body: bytes) -> bool:
    """Return True if a body begins as a page or a PDF file does, and so is not packed."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"%PDF-", b"{", b"["))
