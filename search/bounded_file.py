"""Read a file that a user names up to a limit: a device has no end, and a pipe may have none."""

from __future__ import annotations

import os
from errno import EFBIG
from functools import partial
from pathlib import Path

_PART_BYTES = 1 << 20
"""Bytes that are read at a time, since the size of a device or a pipe is not known before."""


def read_at_most(file: Path, limit: int) -> bytes:
    """Return the content of a file.

    Args:
        file: The file, which may be a pipe or a device.
        limit: The largest number of bytes.

    Raises:
        OSError: It cannot be read, or has more bytes (`EFBIG`).
    """
    content = bytearray()
    with file.open("rb") as stream:
        for part in iter(partial(stream.read, _PART_BYTES), b""):
            content += part
            if len(content) > limit:
                raise OSError(EFBIG, os.strerror(EFBIG), str(file))
    return bytes(content)
