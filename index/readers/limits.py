"""Limits on what is read, so that no file takes all memory, disk or time there is.

`Limits` holds the six that the owner of an archive may have to change. It travels with the
`Material` that is read. The constants are fixed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from msgspec import Struct

from index.errors import InputError

VARIABLE_PREFIX = "SEARCH_"
"""The start of the names of the variables of the environment."""

SNIFFED_BYTES = 1 << 13
"""Bytes at the start of a file that tell its format."""

BLOCK_BYTES = 1 << 18
"""Bytes of a large file that are read at a time. The first block tells its encoding."""

MAX_MEMORY_BYTES = 4 << 20
"""Bytes of a file in an archive that is handed on whole. A larger one is opened in its archive."""

MAX_PAGE_CHARS = 8 << 20
"""Characters of a web page, without the pictures in it, or of an item of a feed."""

MAX_COMPRESSION_RATIO = 200
"""Bytes that one byte of a zip archive may unpack to: 3 in prose, 20 in tables, 1,000 in a trap."""

MAX_PROBLEMS = 100
"""Problems of one file that are named one by one. The others are counted."""

MAX_PARTS = 10_000
"""Articles and problems of a file with all archives in it, besides one for some of its bytes."""

BYTES_PER_PART = 4
"""Bytes of such a file for each further part. A packed article has a hundred and more."""

MAX_REPEATS = 1_000
"""Short articles of a file that are taken although others in it say just the same."""

MAX_REPEATED_CHARS = 100
"""Characters of title and text of such an article. A longer one costs little for its bytes."""

MAX_DEATHS = 5
"""Processes that the articles of one file may end before the rest of it is left out."""

MAX_TABLES = 8
"""Tables of a folder that may describe files. Where there are more, only those of a telling name."""

MAX_TELLING_TABLES = 500
"""Tables of a telling name: Omnivore writes one for every twenty articles."""

MAX_NAMES = 200_000
"""Files of a folder or an archive, and of those inside it, that are told apart by their names."""

MAX_DRAWING_BYTES = 16 << 20
"""Bytes, unpacked, of what a page of a PDF file draws. A full page of a newspaper has a million."""

MAX_PRINTED_BYTES = 1 << 30
"""Bytes of everything that is packed in a PDF file, pictures included."""


class _Setting(Struct, frozen=True):
    """A setting with which the owner of an archive changes one limit.

    Attributes:
        field: The field of `Limits`.
        unit: The limit that the number 1 sets: the bytes of a megabyte, for example.
        max_number: The largest number that is allowed. The smallest is 1.
    """

    field: str
    unit: int
    max_number: int = 1 << 20


_SETTINGS: Mapping[str, _Setting] = {
    "largest_mb": _Setting("max_file_bytes", unit=1 << 20, max_number=2000),
    "archive_gb": _Setting("max_archive_bytes", unit=1 << 30),
    "spooled_gb": _Setting("max_spooled_bytes", unit=1 << 30),
    "archive_depth": _Setting("max_archive_depth", unit=1, max_number=20),
    "file_seconds": _Setting("max_file_seconds", unit=1, max_number=86_400),
    "memory_gb": _Setting("max_process_bytes", unit=1 << 30, max_number=1 << 10),
}

SETTING_KEYS = tuple(_SETTINGS)
"""The keys of `Limits.of`. The variable `SEARCH_LARGEST_MB` sets `largest_mb`."""

_MAX_DIGITS = 9
"""Digits of a number that is converted. `int` refuses thousands of them."""


class Limits(Struct, frozen=True):
    """The limits that the owner of an archive may change.

    Attributes:
        max_file_bytes: Bytes of a file of one article, or of one record of a file of many.
        max_archive_bytes: Bytes of all the files of an archive together.
        max_spooled_bytes: Bytes that are unpacked to the disk, for a while, to read an archive in
            an archive.
        max_archive_depth: Archives within archives that are opened, and compressions around one
            another that are undone.
        max_file_seconds: Seconds of processor time for a small file, or for the next article of a
            large one. Large articles have more; see `index.update.budget`.
        max_process_bytes: Bytes of memory that a process may take to read files, besides what it
            takes at its start.
    """

    max_file_bytes: int = 64 << 20
    max_archive_bytes: int = 64 << 30
    max_spooled_bytes: int = 4 << 30
    max_archive_depth: int = 3
    max_file_seconds: int = 10
    max_process_bytes: int = 1 << 30

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> Self:
        """Make limits from texts such as `{"largest_mb": "100"}`.

        Args:
            settings: Texts by the keys in `SETTING_KEYS`. An empty or missing one keeps the
                default.

        Raises:
            InputError: A text is not a whole number within its bounds.
        """
        changed: dict[str, int] = {}
        for key, setting in _SETTINGS.items():
            text = settings.get(key, "").strip()
            if text:
                changed[setting.field] = _whole_number(key, text, setting.max_number) * setting.unit
        return cls(**changed)

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> Self:
        """Make limits from variables of the environment, such as `SEARCH_LARGEST_MB`.

        Raises:
            InputError: A variable is not a whole number within its bounds.
        """
        return cls.of({key: environment.get(_variable(key), "") for key in SETTING_KEYS})


def _variable(key: str) -> str:
    """Return the name of the environment variable for a key."""
    return f"{VARIABLE_PREFIX}{key.upper()}"


def _whole_number(key: str, text: str, maximum: int) -> int:
    """Parse a number from 1 to the maximum.

    Raises:
        InputError: The text is no such number.
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS
    if not is_number or not 1 <= int(text) <= maximum:
        raise InputError("limit-impossible", variable=_variable(key), text=text, maximum=maximum)
    return int(text)
