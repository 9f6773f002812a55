"""Replace a file in one step: whoever looks finds the old one or the new one, whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(file: Path, new_file: Path) -> Iterator[BinaryIO]:
    """Yield a new file to write to, which then takes the place of another.

    Its content is on the disk before it does, so that a power cut leaves one of the two. Where
    writing fails, the other file stays as it was, and the new one stays beside it.

    Args:
        file: The file that is replaced, if there is one.
        new_file: The new file, in the same folder.

    Raises:
        OSError: It cannot be written, or not put in the place of the other.
    """
    with new_file.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
    new_file.replace(file)
