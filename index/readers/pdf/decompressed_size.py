"""How large the parts of a PDF file become when they are unpacked, seen before a page is drawn from them.

PDFium makes an object of every sign a page draws: a page of a few kilobytes could take all the memory there is.
"""

from __future__ import annotations

import re
import zlib

from index.errors import UnreadableFile
from index.readers.limits import BLOCK_BYTES, MAX_DRAWING_BYTES, MAX_PRINTED_BYTES

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2000  # bytes before a stream that may belong to what is said of it
_IMAGE = re.compile(rb"/Subtype\s*/Image")


def decompressed_size(data: bytes, max_picture_bytes: int) -> int:
    """Bytes of the largest part of a file that a page may be drawn from, when unpacked; 0 if none is worth counting.

    Args:
        data: The file.
        max_picture_bytes: Bytes that a picture may have.

    Raises:
        UnreadableFile: One becomes too large, or all together do.
    """
    total = found_largest = 0
    for found in _STREAM.finditer(data):
        said = data[max(0, found.start() - _DICTIONARY) : found.start()]
        said = said[said.rfind(b"obj") + 1 :]
        if (
            b"Fl" not in said and b"#" not in said
        ):  # neither FlateDecode, nor Fl, nor a name that is spelt by numbers
            continue
        is_image = _IMAGE.search(said)
        most = max_picture_bytes if is_image else MAX_DRAWING_BYTES
        size = _size(data, found.end(), most)
        total += size
        if size > most or total > MAX_PRINTED_BYTES:
            raise UnreadableFile(
                "what is drawn on its pages becomes too large when it is unpacked; that is no article"
            )
        found_largest = found_largest if is_image else max(found_largest, size)
    return found_largest


def _size(data: bytes, start: int, most: int) -> int:
    """Bytes that come of what is deflated there, counted no further than just above `most`."""
    inflating, size = zlib.decompressobj(), 0
    try:
        for place in range(start, len(data), BLOCK_BYTES):
            block = data[place : place + BLOCK_BYTES]
            while block and not inflating.eof and size <= most:
                size += len(inflating.decompress(block, BLOCK_BYTES))
                block = inflating.unconsumed_tail
            if inflating.eof or size > most:
                break
    except zlib.error:
        pass  # PDFium takes what comes before the damage, too
    return size
