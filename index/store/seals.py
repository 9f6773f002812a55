"""Seals: a checksum of the rows of a table, which changes in the transaction that changes a row.

SQLite has checksums of no content: a bit that changes on the disk gives another text, or another
number. A seal is the sum of the CRC-32 of all rows of a table. Temporary triggers keep it, so that a
change costs no more than its own rows, and damage elsewhere in the table stays visible.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from zlib import crc32

from index.messages import Message

_TABLE = "seals"
_SET_UP = f"""
create table if not exists {_TABLE} (name text primary key, checksum integer);
pragma recursive_triggers = on;
"""
"""Makes the table of seals. Without the pragma, a row that replaces another fires no deletion."""


def keep(db: sqlite3.Connection, table: str) -> None:
    """Keep the seal of a table from now on, as long as this connection is open.

    A table that has no seal yet gets that of its rows as they are.
    """
    db.create_function("crc32", 1, crc32, deterministic=True)
    db.executescript(_SET_UP)
    if not db.execute(f"select 1 from {_TABLE} where name = ?", (table,)).fetchone():
        with db:  # another process may have sealed it meanwhile
            db.execute(f"insert or ignore into {_TABLE} values (?, ?)", (table, _sum(db, table)))
    old, new = (_checksum(db, table, f"{row}.") for row in ("old", "new"))
    changes = {"insert": f"+ {new}", "delete": f"- {old}", "update": f"+ {new} - {old}"}
    for event, change in changes.items():
        db.execute(
            f"create temp trigger {table}_{event} after {event} on main.{table} begin"
            f" update {_TABLE} set checksum = checksum {change} where name = '{table}'; end"
        )


def find_broken(db: sqlite3.Connection) -> Iterator[Message]:
    """Yield a message for each sealed table whose rows are not those that were written."""
    db.create_function("crc32", 1, crc32, deterministic=True)
    if not _has_table(db, _TABLE):
        return
    for table, checksum in db.execute(f"select name, checksum from {_TABLE}").fetchall():
        if not _has_table(db, table) or _sum(db, table) != checksum:
            yield Message("database-content-changed")


def _has_table(db: sqlite3.Connection, name: object) -> bool:
    rows = db.execute("select 1 from sqlite_master where type = 'table' and name = ?", (name,))
    return rows.fetchone() is not None


def _sum(db: sqlite3.Connection, table: str) -> int:
    """Return the checksum of all rows of a table."""
    row = _checksum(db, table)
    [checksum] = db.execute(f"select coalesce(sum({row}), 0) from {_quoted(table)}").fetchone()
    return int(checksum)


def _checksum(db: sqlite3.Connection, table: str, row: str = "") -> str:
    """Return the expression that is the checksum of a row of a table.

    Values are written as SQL writes them, which tells a text from a number, and read as bytes, since
    a damaged text may be no UTF-8 any more.

    Args:
        db: The database.
        table: The name of the table.
        row: What stands in front of the name of a column: nothing, `old.` or `new.`.
    """
    columns = [column for _, column, *_ in db.execute(f"pragma table_info({_quoted(table)})")]
    values = " || ',' || ".join(f"quote({row}{_quoted(column)})" for column in columns)
    return f"crc32(cast({values} as blob))"


def _quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'
