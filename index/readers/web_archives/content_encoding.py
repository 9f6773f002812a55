"""Undo the compression in which a web server sent a page, as far as it goes if it is cut short."""

from __future__ import annotations

import zlib

from msgspec import Struct

from index.errors import UnreadableFile
from index.messages import Remedy

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_BITS = 16 + zlib.MAX_WBITS
_NO_COMPRESSIONS = frozenset(("", "identity", "none", "utf-8"))


class Content(Struct, frozen=True):
    """The bytes of a page.

    Attributes:
        data: The bytes.
        is_whole: False if they were cut short.
    """

    data: bytes
    is_whole: bool = True


def decoded(body: bytes, encoding: str, max_bytes: int) -> Content:
    """Undo a compression, if it has been done.

    Args:
        body: The data.
        encoding: The name that HTTP has for the compression; empty if there is none.
        max_bytes: Bytes that the result may have.

    Raises:
        UnreadableFile: The result is too large or damaged, or the compression is not known.
    """
    if encoding in _NO_COMPRESSIONS or _looks_plain(body):
        return Content(body)
    match encoding:
        case "gzip" | "x-gzip":
            is_packed = body.startswith(_GZIP_MAGIC)
            return _inflated(body, _GZIP_BITS, max_bytes) if is_packed else Content(body)
        case "deflate":
            return _inflated(body, _deflate_bits(body), max_bytes)
        case "br":
            return _brotli_undone(body, max_bytes)
    raise UnreadableFile("page-packed-otherwise", encoding=encoding[:40])


def _deflate_bits(body: bytes) -> int:
    """Return the header that deflated data has, as `zlib` counts. Servers leave it out at times."""
    try:
        zlib.decompressobj().decompress(body[:2])
    except zlib.error:
        return -zlib.MAX_WBITS
    return zlib.MAX_WBITS


def _inflated(body: bytes, bits: int, max_bytes: int) -> Content:
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
    return Content(data, is_whole=inflater.eof)


def _brotli_undone(body: bytes, max_bytes: int) -> Content:
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
    return Content(data, is_whole=decompressor.is_finished())


def _looks_plain(body: bytes) -> bool:
    """Return True if a body begins as a page or a PDF file does, and so is not packed."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"%PDF-", b"{", b"["))
