"""Open the SQLite files beside an index, which anybody may have made."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from index.errors import SearchError
from index.messages import Message, Value
from index.store import seals

_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""The bytes at the start of a rollback journal, and at the end of one with a super-journal.

They are those of the SQLite file format: https://sqlite.org/fileformat2.html#the_rollback_journal.
"""

_PRIMARY_CODE = 0xFF
"""Masks the part of SQLite's extended codes that names the kind of error."""
BUSY_SECONDS = 5.0
"""Seconds to wait while another process holds a lock."""


class RefusedDatabase(sqlite3.DatabaseError):
    """An SQLite file that is not as this program has written it, or did not come from it.

    Attributes:
        message: What is wrong with it.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(str(SearchError.from_message(message)))
        self.message = message


def connect(file: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a database, and refuse one whose schema could run code when it is used.

    Args:
        file: The database, which is made if there is none.
        read_only: Do not write to it, and do not make it.

    Raises:
        sqlite3.DatabaseError: It is not a database; it has triggers or views, which would act when
            it is used; or its journal names another file, which SQLite would delete.
        OSError: Its journal cannot be read.
    """
    if has_super_journal(file):
        raise RefusedDatabase(Message("database-journal-names-file"))
    uri = file.absolute().as_uri()
    if read_only:
        uri += "?mode=ro"
    db = sqlite3.connect(uri, timeout=BUSY_SECONDS, uri=True)
    try:
        _distrust_schema(db)
    except UnicodeDecodeError as error:
        db.close()
        raise RefusedDatabase(Message("database-schema-binary")) from error
    except BaseException:
        db.close()
        raise
    return db


def find_faults(db: sqlite3.Connection) -> list[Value]:
    """List what is wrong with the structure of a database, and with the content of sealed tables."""
    rows = db.execute("pragma integrity_check")
    faults: list[Value] = [fault for (fault,) in rows if fault != "ok"]
    return faults or list(seals.find_broken(db))


def is_busy(error: Exception) -> bool:
    """Return True if another process has held the lock of a database for too long."""
    code = getattr(error, "sqlite_errorcode", 0)
    return (code & _PRIMARY_CODE) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def lacks_part(error: sqlite3.OperationalError) -> bool:
    """Return True if a database lacks a table or a column that it was made with.

    SQLite says so of a statement that it cannot compile, and the statements of this program can.
    """
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR


def reason_of(error: Exception) -> Value:
    """Return the reason why a database cannot be used: our message, or the words of SQLite."""
    if isinstance(error, RefusedDatabase):
        return error.message
    return str(error)


def has_super_journal(database: Path) -> bool:
    """Return True if the journal of a database names a super-journal, which this program never makes.

    SQLite deletes the file that is named there, wherever it is, when it rolls a journal back.

    Raises:
        OSError: The journal cannot be read.
    """
    try:
        with Path(f"{database}-journal").open("rb") as journal:
            size = journal.seek(0, os.SEEK_END)
            journal.seek(max(0, size - len(_JOURNAL_MAGIC)))
            end = journal.read()
    except FileNotFoundError:
        return False
    # a journal of the magic alone is a header that was cut off, and names nothing
    return end == _JOURNAL_MAGIC and size > len(_JOURNAL_MAGIC)


def _distrust_schema(db: sqlite3.Connection) -> None:
    """Forbid the schema to call unsafe functions, and refuse one with triggers or views."""
    db.execute("pragma trusted_schema = off")
    query = "select 1 from sqlite_master where type in ('trigger', 'view')"
    if db.execute(query).fetchone():
        raise RefusedDatabase(Message("database-has-triggers"))
