"""Open the SQLite files beside an index, which anybody may have made."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from zlib import crc32

from index.errors import SearchError
from index.messages import Message, Value

_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""The bytes at the start of a rollback journal, and at the end of one with a super-journal.

They are those of the SQLite file format: https://sqlite.org/fileformat2.html#the_rollback_journal.
"""

_PRIMARY_CODE = 0xFF
"""Masks the part of SQLite's extended codes that names the kind of error."""
_SEAL = "seal"
"""The table with the checksum of the rows of all others."""
BUSY_SECONDS = 5.0
"""Seconds to wait while another process holds a lock."""


class ForeignDatabase(sqlite3.DatabaseError):
    """An SQLite file that this program cannot have written, as its schema shows.

    Attributes:
        message: What is wrong with the schema.
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
    _refuse_super_journal(file)
    uri = file.absolute().as_uri()
    if read_only:
        uri += "?mode=ro"
    db = sqlite3.connect(uri, timeout=BUSY_SECONDS, uri=True)
    try:
        _distrust_schema(db)
    except UnicodeDecodeError as error:
        db.close()
        raise ForeignDatabase(Message("database-schema-binary")) from error
    except BaseException:
        db.close()
        raise
    return db


def find_faults(db: sqlite3.Connection) -> list[Value]:
    """List what is wrong with the structure of a database, and with its content if that is sealed."""
    rows = db.execute("pragma integrity_check")
    faults: list[Value] = [fault for (fault,) in rows if fault != "ok"]
    if not faults and _seal_of(db) not in (None, _checksum(db)):
        faults.append(Message("database-content-changed"))
    return faults


def seal(db: sqlite3.Connection) -> None:
    """Write down the checksum of all rows of a database, in the transaction that changed them.

    SQLite has checksums of no content: a bit that changes on the disk gives another text.
    """
    db.execute(f"create table if not exists {_SEAL} (checksum integer)")
    db.execute(f"delete from {_SEAL}")
    db.execute(f"insert into {_SEAL} values (?)", (_checksum(db),))


def _seal_of(db: sqlite3.Connection) -> int | None:
    """Return the checksum that is written down; None if there is none."""
    if _SEAL not in _tables(db):
        return None
    row = db.execute(f"select checksum from {_SEAL}").fetchone()
    return row[0] if row else None


def _checksum(db: sqlite3.Connection) -> int:
    """Return the CRC-32 of the rows of all tables, in an order that does not depend on the file."""
    checksum = 0
    tables = _tables(db)
    db.text_factory = bytes  # a text may be damaged, and no UTF-8 any more
    for table in tables:
        if table != _SEAL:
            quoted = table.replace('"', '""')
            for row in sorted(map(repr, db.execute(f'select * from "{quoted}"'))):
                checksum = crc32(row.encode(), checksum)
    db.text_factory = str
    return checksum


def _tables(db: sqlite3.Connection) -> list[str]:
    rows = db.execute("select name from sqlite_master where type = 'table' order by name")
    return [name for (name,) in rows]


def is_busy(error: Exception) -> bool:
    """Return True if another process has held the lock of a database for too long."""
    code = getattr(error, "sqlite_errorcode", 0)
    return (code & _PRIMARY_CODE) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def reason_of(error: Exception) -> Value:
    """Return the reason why a database cannot be used: our message, or the words of SQLite."""
    if isinstance(error, ForeignDatabase):
        return error.message
    return str(error)


def _refuse_super_journal(database: Path) -> None:
    """Check that the journal of a database names no super-journal, which this program never makes.

    SQLite deletes the file that is named there, wherever it is, when it rolls a journal back.

    Raises:
        ForeignDatabase: It names one.
    """
    try:
        with Path(f"{database}-journal").open("rb") as journal:
            size = journal.seek(0, os.SEEK_END)
            journal.seek(max(0, size - len(_JOURNAL_MAGIC)))
            end = journal.read()
    except FileNotFoundError:
        return
    # a journal of the magic alone is a header that was cut off, and names nothing
    if end == _JOURNAL_MAGIC and size > len(_JOURNAL_MAGIC):
        raise ForeignDatabase(Message("database-journal-names-file"))


def _distrust_schema(db: sqlite3.Connection) -> None:
    """Forbid the schema to call unsafe functions, and refuse one with triggers or views."""
    db.execute("pragma trusted_schema = off")
    query = "select 1 from sqlite_master where type in ('trigger', 'view')"
    if db.execute(query).fetchone():
        raise ForeignDatabase(Message("database-has-triggers"))
