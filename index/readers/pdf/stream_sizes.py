"""Measure how large the streams of a PDF file become when unpacked, before a page is drawn.

PDFium makes an object of every character that a page draws. Without this check, a page of a few
kilobytes could take all the memory there is.
"""

from __future__ import annotations

import zlib

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.limits import BLOCK_BYTES, MAX_DRAWING_BYTES, MAX_PRINTED_BYTES

_STREAM = lazy_pattern(rb"stream\r?\n")
"""The word before the bytes of a stream. It ends `endstream`, too: no deflated data follows it."""

_MAX_DICTIONARY_BYTES = 2000
"""Bytes before a stream that may belong to its dictionary."""

_IMAGE = lazy_pattern(rb"/Subtype\s*/Image")


def largest_stream_bytes(data: bytes, max_image_bytes: int) -> int:
    """Return the unpacked size of the largest stream that is no picture; 0 if there is none.

    Args:
        data: The file.
        max_image_bytes: Bytes that a picture may have.

    Raises:
        UnreadableFile: A stream, or all of them together, would become too large.
    """
    total = largest = 0
    for stream in _STREAM.finditer(data):
        dictionary = _dictionary(data, stream.start())
        if not _may_be_deflated(dictionary):
            continue
        is_image = _IMAGE.search(dictionary) is not None
        limit = max_image_bytes if is_image else MAX_DRAWING_BYTES
        size = _inflated_size(data, stream.end(), limit)
        total += size
        if size > limit or total > MAX_PRINTED_BYTES:
            raise UnreadableFile("pdf-swells")
        if not is_image:
            largest = max(largest, size)
    return largest


def _dictionary(data: bytes, end: int) -> bytes:
    """Return the bytes before a stream that describe it."""
    preceding = data[max(0, end - _MAX_DICTIONARY_BYTES) : end]
    # it begins at the last `obj`; without one, `rfind` gives -1, and all of the bytes are taken
    return preceding[preceding.rfind(b"obj") + 1 :]


def _may_be_deflated(dictionary: bytes) -> bool:
    """Return True if a dictionary may name the filter `FlateDecode` or `Fl`.

    The letters of a name may be written as numbers: `#46lateDecode`.
    """
    return b"Fl" in dictionary or b"#" in dictionary


def _inflated_size(data: bytes, start: int, limit: int) -> int:
    """Return the size of a stream when unpacked, counted until just above the limit.

    The size is 0 if the stream is not compressed at all.
    """
    inflater = zlib.decompressobj()
    size = 0
    try:
        for offset in range(start, len(data), BLOCK_BYTES):
            block = data[offset : offset + BLOCK_BYTES]
            while block and not inflater.eof and size <= limit:
                size += len(inflater.decompress(block, BLOCK_BYTES))
                block = inflater.unconsumed_tail
            if inflater.eof or size > limit:
                break
    except zlib.error:
        pass  # PDFium, too, reads a damaged stream up to the damage
    return size
