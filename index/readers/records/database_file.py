"""Open a foreign SQLite file to read it: nothing of it is run, and nothing beside it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from index.readers.archives.members import spool
from index.readers.material import Material
from index.readers.records.foreign_text import decoded

_LOG = "-wal"
"""The end of the name of the file that holds what was written last."""

_JOURNAL = "-journal"
"""The end of the name of the file that holds what an unfinished change has replaced."""

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""The start of a journal that would be rolled back; others are left over from finished changes.

https://www.sqlite.org/fileformat2.html, section 3.
"""

_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_PRAGMA))


@contextmanager
def opened(material: Material) -> Iterator[sqlite3.Connection]:
    """Open a database as a file that nobody changes.

    Where a log of the last writes stands beside it, or it is in an archive, a copy is opened.

    Raises:
        UnreadableFile: It is too large to be copied.
        sqlite3.Error: It is damaged.
    """
    log = _beside(material, _LOG)
    if isinstance(material.content, Path) and log is None:
        uri = f"{material.content.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(_connect(uri, material.limits.max_file_bytes)) as db:
            yield db
        return
    with TemporaryDirectory(prefix="search-") as folder:
        copy = Path(folder, "copy")
        _copy(material, copy)
        if log is not None:
            _copy(log, Path(folder, f"copy{_LOG}"))
        mode = "mode=ro&immutable=1" if log is None else "mode=rw"
        with closing(_connect(f"{copy.as_uri()}?{mode}", material.limits.max_file_bytes)) as db:
            yield db


def has_unfinished_change(material: Material) -> bool:
    """Return True if a change was being made to a database when it was copied, or still is."""
    journal = _beside(material, _JOURNAL)
    return journal is not None and journal.head(len(_JOURNAL_MAGIC)) == _JOURNAL_MAGIC


def _beside(material: Material, ending: str) -> Material | None:
    """Return the file beside a database whose name ends like this; None if there is none."""
    if material.place is not None:
        name = material.place.path.rpartition("/")[2]
        file = material.neighbour(f"{name}{ending}")
    elif isinstance(material.content, Path):
        path = material.content.with_name(material.content.name + ending)
        file = Material(path.name, path, material.limits) if path.is_file() else None
    else:
        file = None
    return file if file is not None and file.head(1) else None


def _copy(material: Material, copy: Path) -> None:
    with material.open() as stream, copy.open("wb") as target:
        spool(stream, target, material.limits)


def _connect(uri: str, max_value_bytes: int) -> sqlite3.Connection:
    db = sqlite3.connect(uri, uri=True)
    try:
        db.execute("pragma trusted_schema = off")
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max_value_bytes)
        db.set_authorizer(_authorized)
        db.text_factory = decoded
    except BaseException:
        db.close()
        raise
    return db


def _authorized(action: int, *_: object) -> int:
    """Allow to read tables, and nothing else: no function of the schema is called."""
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
