"""Seals: checksums of the rows and of the columns of tables.

SQLite has checksums of no content: a bit that changes on the disk gives another text, or another
number, or another name of a column. The seal of a table is the sum of the CRC-32 of all its rows.
Temporary triggers keep it in the transaction that changes a row, so that a change costs no more than
its own rows, and damage elsewhere in the table stays visible. The columns of a table have a seal of
their own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from zlib import crc32

from index.messages import Message

_TABLE = "seals"
_COLUMNS = "columns of "
"""Stands before the name of a table in the name of the seal of its columns."""
_SET_UP = f"""
create table if not exists {_TABLE} (name text primary key, checksum integer);
pragma recursive_triggers = on;
"""
"""Makes the table of seals. Without the pragma, a row that replaces another fires no deletion."""


def keep(db: sqlite3.Connection, table: str) -> None:
    """Keep the seal of a table from now on, as long as this connection is open.

    A table that has no seal yet gets that of its rows and columns as they are.
    """
    db.create_function("crc32", 1, crc32, deterministic=True)
    keep_columns(db, table)
    _seal(db, table)
    old, new = (_checksum(db, table, f"{row}.") for row in ("old", "new"))
    changes = {"insert": f"+ {new}", "delete": f"- {old}", "update": f"+ {new} - {old}"}
    for event, change in changes.items():
        db.execute(
            f"create temp trigger {table}_{event} after {event} on main.{table} begin"
            f" update {_TABLE} set checksum = checksum {change} where name = '{table}'; end"
        )


def keep_columns(db: sqlite3.Connection, table: str) -> None:
    """Seal the columns of a table as they are, unless they are sealed."""
    db.executescript(_SET_UP)
    _seal(db, _COLUMNS + table)


def find_broken(db: sqlite3.Connection) -> Iterator[Message]:
    """Yield a message for each seal whose rows or columns are not those that were written."""
    db.create_function("crc32", 1, crc32, deterministic=True)
    if not _has_table(db, _TABLE):
        return
    for name, checksum in db.execute(f"select name, checksum from {_TABLE}").fetchall():
        if _sum(db, str(name)) != checksum:
            yield Message("database-content-changed")


def _seal(db: sqlite3.Connection, name: str) -> None:
    """Give a seal its checksum, unless it has one."""
    if not db.execute(f"select 1 from {_TABLE} where name = ?", (name,)).fetchone():
        with db:  # another process may have sealed it meanwhile
            db.execute(f"insert or ignore into {_TABLE} values (?, ?)", (name, _sum(db, name)))


def _has_table(db: sqlite3.Connection, name: object) -> bool:
    rows = db.execute("select 1 from sqlite_master where type = 'table' and name = ?", (name,))
    return rows.fetchone() is not None


def _sum(db: sqlite3.Connection, name: str) -> int | None:
    """Return the checksum that a seal has if nothing has changed, or None if its table is lost."""
    table = name.removeprefix(_COLUMNS)
    if not _has_table(db, table):
        return None
    if name.startswith(_COLUMNS):
        return crc32(repr(_columns(db, table)).encode("utf-8", "surrogateescape"))
    row = _checksum(db, table)
    [checksum] = db.execute(f"select coalesce(sum({row}), 0) from {_quoted(table)}").fetchone()
    return int(checksum)


def _columns(db: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """Return the columns of a table: their number, name, type, rule against null, default and key."""
    return db.execute(f"pragma table_info({_quoted(table)})").fetchall()


def _checksum(db: sqlite3.Connection, table: str, row: str = "") -> str:
    """Return the expression that is the checksum of a row of a table.

    Values are written as SQL writes them, which tells a text from a number, and read as bytes, since
    a damaged text may be no UTF-8 any more.

    Args:
        db: The database.
        table: The name of the table.
        row: What stands in front of the name of a column: nothing, `old.` or `new.`.
    """
    columns = [str(column) for _, column, *_ in _columns(db, table)]
    values = " || ',' || ".join(f"quote({row}{_quoted(column)})" for column in columns)
    return f"crc32(cast({values} as blob))"


def _quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'
