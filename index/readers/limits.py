"""How much is read, so that no file, by mischance or malice, takes all there is of memory, disk or time.

Those that an archive's owner may have to change are read from the environment, once, when a process starts.
"""

from __future__ import annotations

import os

from index.errors import InputError


def _set(variable: str, usual: int, least: int = 1, most: int = 1 << 20) -> int:
    """What the environment says, or what is usual.

    Raises:
        InputError: It says what is no whole number within bounds.
    """
    text = os.environ.get(variable, "").strip() or str(usual)
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise InputError(f"{variable} is {text!r}; it may be a whole number from {least} to {most}")
    return int(text)


MAX_FILE_BYTES = _set("SEARCH_LARGEST_MB", 64, most=2000) << 20
"""Bytes of a file of one article, or of one record of a file of many; what is larger is no article."""

MAX_PAGE_BYTES = 8 << 20
"""Characters of a web page, pictures in it not counted, or of an item of a feed."""

SNIFFED_BYTES = 1 << 13
"""Bytes at the start of a file that tell what it is."""

BLOCK_BYTES = 1 << 18
"""Bytes of a large file that are read at a time; the first of them tell its encoding."""

MAX_MEMORY_BYTES = 4 << 20
"""Bytes of a file in an archive that is handed on whole; a larger one has to be read where it was found."""

MAX_SPOOLED_BYTES = _set("SEARCH_SPOOLED_GB", 4) << 30
"""Bytes of what has to be unpacked to the disk, for a while, to be read: an archive in an archive."""

MAX_ARCHIVE_BYTES = _set("SEARCH_ARCHIVE_GB", 64) << 30
"""Bytes of all the files of an archive together."""

MAX_COMPRESSION_RATIO = 200
"""Bytes that one byte of a zip archive may become; prose becomes 3, pages and tables 20, a trap 1,000."""

MAX_ARCHIVE_DEPTH = _set("SEARCH_ARCHIVE_DEPTH", 3, most=20)
"""Archives within archives that are opened, and compressions around one another that are undone."""

MAX_PROBLEMS = 100
"""Problems of one file that are told one by one; the others are counted."""

MAX_DRAWING_BYTES = 16 << 20
"""Bytes of what a page of a PDF file draws, when unpacked; a full page of a newspaper has one million."""

MAX_PRINTED_BYTES = 1 << 30
"""Bytes of all that is packed in a PDF file, pictures included."""
