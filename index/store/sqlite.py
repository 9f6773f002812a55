"""SQLite files beside an index, opened as what they are: files that anybody may have made."""

from __future__ import annotations

import sqlite3
from pathlib import Path

BUSY_SECONDS = 5.0
"""Seconds to wait for another process."""


def connect(place: Path, *, reading: bool = False) -> sqlite3.Connection:
    """A connection to a file, made if there is none; whatever functions its schema calls are not trusted.

    Args:
        place: The file.
        reading: Whether it is only looked at: nothing is made.

    Raises:
        sqlite3.DatabaseError: It is no such file, or does things of its own when it is written to or read.
    """
    address = place.absolute().as_uri()
    db = sqlite3.connect(
        f"{address}?mode=ro" if reading else address, timeout=BUSY_SECONDS, uri=True
    )
    try:
        _distrust(db)
    except UnicodeDecodeError as error:
        db.close()
        raise sqlite3.DatabaseError("its schema is no text") from error
    except BaseException:
        db.close()
        raise
    return db


def _distrust(db: sqlite3.Connection) -> None:
    db.execute("pragma trusted_schema = off")
    if db.execute("select 1 from sqlite_master where type in ('trigger', 'view')").fetchone():
        raise sqlite3.DatabaseError("it has triggers or views, which this program makes none of")
