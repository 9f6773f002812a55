"""Keep what users have written beside the generations of an index, so that a rebuild leaves it alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from errno import EACCES, EROFS
from pathlib import Path

from msgspec import Struct

from index.errors import IndexBusy, InputError, SearchError
from index.messages import Value
from index.store import seals
from index.store.os_errors import errno_of
from index.store.sqlite import connect, is_busy, reason_of

_CHANGES = slice(24, 28)
"""Place of the number of changes in an SQLite file."""

Connection = sqlite3.Connection
"""A connection to such a database."""


class UserDatabase(Struct, frozen=True):
    """An SQLite file in the folder of an index, with a seal on each table.

    Attributes:
        file: The file. The first change makes it.
        tables: The columns of each table, as SQL defines them in brackets, by its name.
        remedy: The code of what to do if the file is not as it was written.
    """

    file: Path
    tables: Mapping[str, str]
    remedy: str

    @property
    def version(self) -> tuple[int, ...]:
        """A value that changes with every change; empty if there is no file yet.

        SQLite counts changes in the head of a file, https://www.sqlite.org/fileformat.html#file_change_counter.
        """
        try:
            with self.file.open("rb") as stream:
                head = stream.read(_CHANGES.stop)
                return os.fstat(stream.fileno()).st_ino, int.from_bytes(head[_CHANGES])
        except OSError:  # reading it tells why
            return ()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open the database for a block that changes nothing, where nothing may be written too.

        A table that an older version of the program did not have is empty.

        Raises:
            IndexBusy: Another process is writing to it.
            InputError: It cannot be read.
        """
        with self._errors_told(), closing(self._open_to_read()) as db:
            for table in self.tables.keys() - _tables_of(db):
                db.execute(f"create temp table {table} {self.tables[table]}")
            yield db

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open the database for one transaction, during which nobody else writes to it.

        Raises:
            IndexBusy: Another process is writing to it.
            InputError: It cannot be written or read.
        """
        with self._errors_told(), closing(connect(self.file)) as db:
            for table, columns in self.tables.items():
                db.execute(f"create table if not exists {table} {columns}")
                seals.keep(db, table)
            with db:
                db.execute("begin immediate")
                yield db

    def _open_to_read(self) -> Connection:
        """Open the file, or an empty database if there is none.

        What an interrupted write has left behind can only be undone by who may write.
        """
        if not self.file.exists():
            return sqlite3.connect(":memory:")
        was_interrupted = Path(f"{self.file}-journal").exists()
        return connect(self.file, read_only=not was_interrupted)

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        """Raise our own errors for those of SQLite."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise self._failure(error) from error
        except sqlite3.DatabaseError as error:
            reason = reason_of(error)
            raise self.unreadable(reason) from error

    def _failure(self, error: sqlite3.OperationalError) -> SearchError:
        """Return our own error: SQLite has the same for a lock, a full disk and a missing permission."""
        path = str(self.file)
        if is_busy(error):
            return IndexBusy("user-file-busy", remedy="wait", path=path)
        if errno_of(error) in (EACCES, EROFS):
            return InputError("user-file-unwritable", remedy="allow-writing", path=path)
        return InputError("user-file-unusable", path=path, reason=str(error))

    def unreadable(self, reason: Value) -> InputError:
        """Return the error for a file that is not as it was written."""
        path = str(self.file)
        return InputError("user-file-unreadable", remedy=self.remedy, path=path, reason=reason)


def _tables_of(db: Connection) -> set[str]:
    rows = db.execute("select name from sqlite_master where type = 'table'")
    return {name for (name,) in rows}
