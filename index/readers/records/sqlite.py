"""Read SQLite databases, in which scrapers and readers of feeds keep articles: a row each."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.database_file import has_unfinished_change, opened
from index.readers.records.foreign_text import text_in
from index.readers.records.header import fields_of
from index.readers.records.rows import Row, read_named_rows
from index.readers.records.text_column import longest_text

_MAX_TABLES = 1000
_MAX_NAMED_TABLES = 12
"""Tables that a message names."""

_SAMPLE_ROWS = 20
"""Rows of a table that are looked at to tell if it holds texts."""

_MAX_EXPANSION = 2
"""Characters for each byte of a database that its rows have at most. In a damaged one, a row may
be found again and again."""

_FREE_CHARS = 1 << 20
"""Characters that the rows of any database may have."""

_WITH_TEXT = frozenset(("body", "summary"))
_LINKED = frozenset(("url", "date"))
"""The fields of which a table of articles without texts has one beside the title."""


_MAX_STATEMENT_CHARS = 10_000
"""Characters of the statement that makes a table."""

_FULL_TEXT = lazy_pattern(
    r"create\s+virtual\s+table\b.{0,300}?\busing\s+fts[345]\s*\((?P<columns>.*)\)\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""The statement that makes a full-text index, with the names of its columns and its options."""

_COLUMN = lazy_pattern(
    r"""\s*(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|`([^`]*)`|([^\s,]+))[^,]*(?:,|\Z)"""
)
"""A column of a full-text index. Its name may be quoted."""

_OPTIONS = lazy_pattern(r"(?:\A|,)\s*\w+\s*=.*", re.DOTALL)
"""The options of a full-text index, which stand behind its columns."""


class _Table(Struct, frozen=True):
    """A table with rows.

    Attributes:
        name: Its name.
        stored_name: The name of the table that holds its rows.
        stored: The names under which that holds its columns.
        columns: The names of its columns.
        has_text: Its rows hold texts.
        has_title: They hold titles.
        has_link: They hold days or addresses.
    """

    name: str
    stored_name: str
    stored: tuple[str, ...]
    columns: tuple[str, ...]
    has_text: bool = False
    has_title: bool = False
    has_link: bool = False


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of all tables with titles and texts, and a problem that names the others.

    If there are none, those with texts are read, or else those with titles and with addresses or
    days. Views, triggers and virtual tables are not run. The key of an article begins with the name of its table.

    Raises:
        UnreadableFile: The database is damaged, or there is no article in it.
    """
    if has_unfinished_change(material):
        yield Problem.of("database-being-written")
    is_empty = True
    try:
        with opened(material) as db:
            for part in _Database(db).parts():
                yield part
                is_empty = is_empty and isinstance(part, Problem)
    except sqlite3.Error as error:
        damaged = UnreadableFile("database-damaged", reason=str(error))
        if is_empty:
            raise damaged from error
        yield Problem.of("broken-off-but-read", reason=damaged.message)
    if is_empty:
        raise UnreadableFile("article-missing")


class _Database:
    """The tables of an open database."""

    __slots__ = ("_chars_left", "_db")

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        pages = db.execute("pragma page_count").fetchone()[0]
        size = pages * db.execute("pragma page_size").fetchone()[0]
        self._chars_left = _MAX_EXPANSION * size + _FREE_CHARS

    def parts(self) -> Iterator[RawArticle | Problem]:
        """Yield the articles, and then a problem that names the tables without any."""
        tables = list(self._tables())
        read = _tables_of_articles(tables)
        for table in read:
            yield from self._articles(table)
        left_out = [table.name for table in tables if table not in read]
        if left_out and read:
            more = ["…"] if len(left_out) > _MAX_NAMED_TABLES else []
            names = (*left_out[:_MAX_NAMED_TABLES], *more)
            yield Problem.of("database-tables-left-out", tables=names)

    def _tables(self) -> Iterator[_Table]:
        """Yield the tables that have rows.

        The rows of a virtual table are computed, and not read. Those of a full-text index stand in
        a table of their own, unless they are those of another table.
        """
        query = f"select name, sql from sqlite_master where type = 'table' limit {_MAX_TABLES}"
        statements = {str(name): str(sql) for name, sql in self._db.execute(query)}
        virtual = {name for name, sql in statements.items() if _is_virtual(sql)}
        for name, sql in statements.items():
            is_behind = name.rpartition("_")[0] in virtual
            if name in virtual:
                columns = _columns_of_index(sql)
                if columns and f"{name}_content" in statements:
                    yield from self._table(name, f"{name}_content", ("id", *columns))
            elif not is_behind and not name.lower().startswith("sqlite_"):
                yield from self._table(name, name)

    def _table(
        self, name: str, stored_name: str, columns: tuple[str, ...] = ()
    ) -> Iterator[_Table]:
        """Yield a table, unless it has no rows.

        Args:
            name: Its name.
            stored_name: The name of the table that holds its rows.
            columns: The names of its columns; those of the other table by default.
        """
        info = self._db.execute(f"pragma table_xinfo({_quoted(stored_name)})").fetchall()
        # a hidden column is computed when it is read
        stored = tuple(column[1] for column in info if column[6] == 0)
        columns = columns or stored
        if len(stored) != len(columns):
            return
        table = _Table(name, stored_name, stored, columns)
        sample = list(self._told_rows(table, limit=_SAMPLE_ROWS)) if stored else []
        if not sample:
            return
        cells = [row.cells for row in sample if isinstance(row, Row)]
        fields = fields_of(columns)
        is_titled = "title" in fields
        has_text = "body" in fields or (is_titled and bool(fields & _WITH_TEXT))
        has_text = has_text or longest_text(columns, cells) is not None
        yield replace(
            table, has_text=has_text, has_title=is_titled, has_link=bool(fields & _LINKED)
        )

    def _articles(self, table: _Table) -> Iterator[RawArticle | Problem]:
        try:
            for part in read_named_rows(table.columns, self._told_rows(table)):
                if isinstance(part, RawArticle):
                    yield replace(part, key=f"{table.name}/{part.key}")
                else:
                    yield Problem.of("problem-of-part", part=table.name, reason=part.reason)
        except UnreadableFile as error:
            yield Problem.of("problem-of-part", part=table.name, reason=error.message)

    def _told_rows(self, table: _Table, limit: int = -1) -> Iterator[Row | Problem]:
        """Yield the rows of a table, and a problem where it breaks off."""
        number = 0
        try:
            for row in self._rows(table, limit):
                yield row
                number = row.line
        except UnreadableFile as error:
            yield Problem.of("broken-off-after-row", reason=error.message, row=number)
        except sqlite3.Error as error:
            yield Problem.of("broken-off-after-row", reason=str(error), row=number)

    def _rows(self, table: _Table, limit: int) -> Iterator[Row]:
        """Yield the rows of a table, no more than its database can hold.

        Raises:
            UnreadableFile: There seem to be more.
            sqlite3.Error: The table is damaged.
        """
        columns = ", ".join(map(_quoted, table.stored))
        query = f"select {columns} from {_quoted(table.stored_name)} limit {limit}"
        for number, values in enumerate(self._db.execute(query), 1):
            cells = [_cell(value) for value in values]
            self._chars_left -= 1 + sum(len(cell) for cell in cells if isinstance(cell, str))
            if self._chars_left < 0:
                raise UnreadableFile("database-swells")
            yield Row(number, cells)


def _tables_of_articles(tables: Sequence[_Table]) -> list[_Table]:
    """Return the tables with titles and texts; else those with texts, or with titles and links.

    Beside articles, a table of texts without titles is one of comments or notes.
    """
    return (
        [table for table in tables if table.has_text and table.has_title]
        or [table for table in tables if table.has_text]
        or [table for table in tables if table.has_title and table.has_link]
    )


def _is_virtual(statement: str) -> bool:
    return statement.lower().startswith("create virtual")


def _columns_of_index(statement: str) -> tuple[str, ...]:
    """Return the names of the columns of a full-text index; none of another virtual table."""
    index = _FULL_TEXT.match(" ".join(statement[:_MAX_STATEMENT_CHARS].split()))
    if index is None:
        return ()
    columns = _COLUMN.finditer(_OPTIONS.sub("", index["columns"]))
    return tuple(next(filter(None, column.groups()), "") for column in columns)


def _quoted(name: str) -> str:
    """Return a name as it stands in a query."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def _cell(value: Any) -> Any:
    """Return a value of a row. Bytes are a text, or nothing."""
    return text_in(value) if isinstance(value, bytes) else value
