"""The ledger of an index: which files its articles were read from, and how each file was then.

It stands beside the engine's files. A run first writes down its plans, makes them durable just
before the engine commits, and turns them into entries after. If a run dies in between, the next
one finds the plans and reads those files again.

Three words name a file here. `location` is where it is on this machine, `path` is relative to its
root, and `name` is its path in the index: the same path, unless a file of another root has it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from msgspec import Struct

from index.engines.base import Refused
from index.errors import IndexBusy, IndexCorrupt, IndexNewer
from index.files.walk import DOUBTFUL_NS, File, Stamp
from index.messages import Message, Value
from index.store import seals
from index.store.checked_ledgers import CheckedLedgers
from index.store.os_errors import errno_of
from index.store.sqlite import (
    RefusedDatabase,
    connect,
    find_faults,
    has_super_journal,
    is_busy,
    lacks_part,
    reason_of,
)

_VERSION = 1
"""Raised whenever the tables change in a way that an older program would misread."""

_FILE = "ledger.sqlite"
_JOURNAL = f"{_FILE}-journal"

_TABLES = """
create table if not exists files (
    root text, path text, name text unique, size integer, changed integer, stamp text,
    digest text, seen integer, articles integer, problems text, conditions text, primary key (root, path));
create table if not exists plans (
    root text, path text, name text, place blob, size integer, changed integer, stamp text,
    digest text, seen integer, articles integer default 0, problems text default '[]',
    conditions text default '', known integer,
    primary key (root, path));
create index if not exists plans_by_name on plans (name);
create table if not exists checksums (name text primary key, checksum integer);
"""
"""The tables of a ledger.

`checksums` holds those of the files of the engine that have none of their own.

Of a file, `place` is its location, `changed` the time when it last changed, `stamp` all of its
stamp, `seen` the time when it was read, `conditions` those under which it was read, and `known`
tells whether it has an entry already. A plan without a `place` is to remove what was read from the
file.
"""
_LISTED = """
create temp table if not exists listed (
    path text primary key, place blob, stamp text);
"""
"""The table of the files that are on disk now; `Ledger.compare` fills it."""
_INVALIDATED = "size = -1, changed = -1, stamp = '', digest = ''"
"""Marks a file that is to be read again, whatever its stamp: no file has a negative size."""
_IN_ORDER = "replace(path, '/', char(0))"
"""Sorts paths so that the files of a folder stand together."""


class FileEntry(Struct, frozen=True):
    """A file that the ledger has recorded, even if no article could be read from it.

    Attributes:
        path: Its path, relative to its root.
        name: Its path in the index.
        stamp: Its stamp when it was read.
        digest: The hash of its content then; empty if it could not be read.
        articles: How many articles were read from it.
        failed_under: The conditions under which some of it could not be read; None if all was.
    """

    path: str
    name: str
    stamp: Stamp
    digest: str
    articles: int
    failed_under: str | None = None


class PlannedRead(Struct, frozen=True):
    """A file that is to be read.

    Attributes:
        root: The folder that its path is relative to.
        path: Its path.
        name: Its path in the index.
        location: Where it is on this machine.
        size: In bytes.
    """

    root: str
    path: str
    name: str
    location: Path
    size: int


class FileCounts(Struct, frozen=True):
    """The number of files that an index holds of a folder.

    Attributes:
        now: Files it holds now.
        planned: Files it will hold when the plans are carried out.
    """

    now: int
    planned: int


class Tally(Struct, frozen=True):
    """The numbers of articles that a run adds, replaces, removes and leaves alone."""

    added: int
    updated: int
    removed: int
    unchanged: int


def _within(under: str, table: str = "files") -> str:
    """Return the condition for the rows of a part of a root: a file, all in a folder, or the root.

    The range is that of the texts between `under/` and `under0`, as 0 comes after the slash. SQLite
    finds it by the index, and knows no wildcards in it, as `like` does.

    Args:
        under: The part; empty for all of the root.
        table: The table.
    """
    if not under:
        return f"{table}.root = :root"
    return (
        f"{table}.root = :root"
        f" and (path = :under or (path > :under || '/' and path < :under || '0'))"
    )


def has_ledger(folder: Path) -> bool:
    """Return True if there is a ledger in a folder."""
    return (folder / _FILE).is_file()


def has_journal(folder: Path) -> bool:
    """Return True if a write to the ledger in a folder was interrupted, and can be made up for.

    A journal that names another file is not of ours, and nobody rolls it back.
    """
    return (folder / _JOURNAL).exists() and not has_super_journal(folder / _FILE)


class Ledger:
    """The ledger of one index; a context manager that closes it."""

    def __init__(
        self, folder: Path, *, read_only: bool = False, checked: CheckedLedgers | None = None
    ) -> None:
        """Open the ledger in a folder, and make it if there is none.

        Args:
            folder: Where it is kept.
            read_only: Make nothing, and do not recover from an interrupted run.
            checked: The ledgers that need not be checked again; None to check it in any case.

        Raises:
            IndexCorrupt: There is one, and it cannot be read.
            IndexNewer: A newer version of this program made it.
            IndexBusy: Another program holds its lock.
        """
        self._file = folder / _FILE
        self._checked = checked
        try:
            self._db = connect(self._file, read_only=read_only)
            try:
                version = self._version(folder)
                self._db.executescript(_LISTED if read_only else _TABLES + _LISTED)
                if not read_only:
                    if version != _VERSION:  # to write it again would wait for the disk
                        self._db.execute(f"pragma user_version = {_VERSION}")
                    self._refuse_damaged()
                    self._seal()
                    self._recover()
            except (sqlite3.DatabaseError, IndexNewer):
                self._db.close()
                raise
        except sqlite3.DatabaseError as error:
            if is_busy(error):
                raise self._busy() from error
            if errno_of(error) is not None:
                raise  # the disk is at fault, and not the ledger
            raise self._unreadable(error) from error

    def _version(self, folder: Path) -> int:
        """Return the version of the tables; 0 if there are none yet.

        Raises:
            IndexNewer: A newer version of this program made the ledger.
        """
        version = int(self._db.execute("pragma user_version").fetchone()[0])
        if version > _VERSION:
            raise IndexNewer("index-newer", location=str(folder.parent), remedy="update-program")
        return version

    def _refuse_damaged(self) -> None:
        """Check that the entries, and their index, are those that were written.

        A run that trusted them would change the archive after them, and nobody could see it any more.

        Raises:
            RefusedDatabase: They are not.
        """
        if self._checked is not None and self._checked.hold(self._file):
            return
        if find_faults(self._db):
            raise RefusedDatabase(Message("database-content-changed"))
        if self._checked is not None:
            self._checked.note_check(self._file)

    def _seal(self) -> None:
        """Let damage to the entries, or to a column of another table, be seen from now on."""
        seals.keep(self._db, "files")
        for table in ("plans", "checksums"):
            seals.keep_columns(self._db, table)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        self._db.close()
        if error is None and self._checked is not None:
            self._checked.note_close(self._file)
        if isinstance(error, sqlite3.OperationalError) and is_busy(error):
            raise self._busy() from error
        # damage shows only when the damaged page is read, anywhere in the block
        if isinstance(error, sqlite3.DatabaseError) and _is_damage(error):
            raise self._unreadable(error) from error

    def _busy(self) -> IndexBusy:
        """Return the error to raise when another program holds the lock of the ledger."""
        location = str(self._file.parent.parent)
        return IndexBusy("index-held", location=location, remedy="wait")

    def _unreadable(self, error: Exception) -> IndexCorrupt:
        """Return the error to raise when the ledger cannot be read."""
        return IndexCorrupt(
            "ledger-unreadable", path=str(self._file), reason=reason_of(error), remedy="rebuild"
        )

    # ---- recovery

    def _recover(self) -> None:
        """Invalidate the files whose articles an interrupted run may have written to the index."""
        if not self.has_plans():  # to delete none would wait for the disk
            return
        with self._db:
            # size and changed are -1: the file is read again, as after `invalidate`
            self._db.execute(
                "insert or replace into files"
                " (root, path, name, size, changed, stamp, digest, seen, articles, problems,"
                " conditions)"
                " select root, path, name, -1, -1, '', '', 0, articles, '[]', '' from plans"
            )
            self._db.execute("delete from plans")

    def is_interrupted(self) -> bool:
        """Return True if a run was interrupted, and no run has repaired the index since."""
        return self.has_plans() or bool(self.invalidated_names())

    def invalidate(self, names: Iterable[str]) -> None:
        """Have the next run read these files again.

        Args:
            names: Their paths in the index. A name may have no entry, if the engine holds articles
                of a file that the ledger does not know. It gets an entry of the root '', which no
                index has, so that the next run removes those articles.
        """
        with self._db:
            for name in names:
                self._db.execute(
                    "insert or ignore into files"
                    " values ('', ?1, ?1, -1, -1, '', '', 0, 0, '[]', '')",
                    (name,),
                )
                self._db.execute(f"update files set {_INVALIDATED} where name = ?", (name,))

    def invalidated_names(self) -> list[str]:
        """List the names of the invalidated files: the index may hold their articles, or not."""
        rows = self._db.execute("select name from files where size < 0 order by name")
        return [name for (name,) in rows]

    def correct_count(self, name: str, articles: int) -> None:
        """Record the number of articles that the index really holds of an invalidated file."""
        self._db.execute(
            f"update files set {_INVALIDATED}, articles = ? where name = ?", (articles, name)
        )

    def faults(self) -> list[Value]:
        """List what SQLite finds wrong with the ledger."""
        return find_faults(self._db)

    # ---- checksums of the files of the engine

    def checksums(self) -> dict[str, int]:
        """Return the recorded checksums of the engine's files, by their names.

        There are none after an interrupted run, in which the engine may have committed. Older
        ledgers have no table of them.
        """
        query = "select 1 from sqlite_master where name = 'checksums'"
        if self.is_interrupted() or self._db.execute(query).fetchone() is None:
            return {}
        return dict(self._db.execute("select name, checksum from checksums order by name"))

    def record_checksums(self, checksums: Mapping[str, int]) -> None:
        """Record the checksums of the engine's files, in place of all others."""
        self._db.execute("delete from checksums")
        self._db.executemany("insert into checksums values (?, ?)", checksums.items())

    # ---- entries

    def article_counts(self) -> dict[str, int]:
        """Return, by the name of each file, how many articles the index should hold of it."""
        counts = dict(self._db.execute("select name, articles from files"))
        if not all(isinstance(articles, int) for articles in counts.values()):
            raise _damaged_value()
        return counts

    def knows(self, root: str, under: str) -> bool:
        """Return True if the index holds a file of a part of a root."""
        rows = self._db.execute(
            f"select 1 from files where {_within(under)} limit 1", {"root": root, "under": under}
        )
        return rows.fetchone() is not None

    def place_of(self, name: str) -> tuple[str, str] | None:
        """Return the root and the path of the file that has a name in the index, or None."""
        query = "select root, path from files where name = ?"
        row: tuple[str, str] | None = self._db.execute(query, (name,)).fetchone()
        return row

    def files_by_folder(self, root: str) -> dict[str, int]:
        """Count the files that the index holds from each folder directly below a root.

        A file `2019/03/a.txt` counts for the folder `2019`. Files in the root itself are left out.
        """
        rows = self._db.execute(
            "select substr(path, 1, instr(path, '/') - 1) as folder, count(*) from files"
            " where root = ? and instr(path, '/') group by folder",
            (root,),
        )
        return dict(rows)

    def problems(self) -> Iterator[tuple[str, Message]]:
        """Yield the name of each file that could not be read, or not completely, and why."""
        rows = self._db.execute(
            "select name, problems from files where problems != '[]' order by name"
        )
        for name, problems in rows:
            for problem in _decode_problems(problems):
                yield name, problem

    def touch(self, root: str, file: File) -> None:
        """Record that a file has another stamp, but the same content as before."""
        self._db.execute(
            "update files set size = ?, changed = ?, stamp = ?, seen = ?"
            " where root = ? and path = ?",
            (*_columns(file.stamp), time.time_ns(), root, file.path),
        )

    def keep(
        self, root: str, file: File, problem: Message, conditions: str = "", digest: str = ""
    ) -> None:
        """Keep what was read from a file that can no longer be read, and record why it cannot.

        Args:
            root: The folder that its path is relative to.
            file: The file.
            problem: Why it cannot be read.
            conditions: The conditions under which it could not.
            digest: The hash of its content, if that is not to be tried again under them.
        """
        self._db.execute(
            "update files set size = ?, changed = ?, stamp = ?, seen = ?, digest = ?,"
            " problems = ?, conditions = ? where root = ? and path = ?",
            (
                *_columns(file.stamp),
                time.time_ns(),
                digest,
                f"[{_encode_problem(problem)}]",
                conditions,
                root,
                file.path,
            ),
        )

    # ---- comparison with the files that there are

    def compare(
        self, root: str, under: str, files: Iterable[File]
    ) -> Iterator[tuple[File | None, FileEntry | None]]:
        """Pair the files of a part of a root with their entries, in the order of their paths.

        A file without an entry is new, and an entry without a file has vanished. A file whose stamp
        proves that it has not changed is left out. Nothing is held in memory, however many files
        there are.
        """
        self._fill_listed(files)
        # The first query gives the files that are new or in doubt, the second the entries whose
        # files have vanished. A file is left out only if its stamp is that of its entry, the stamp
        # was no longer in doubt when the file was read, and the file could be read without a
        # problem.
        rows = self._db.execute(
            "select * from (select listed.path as path, listed.place,"
            " listed.stamp, files.name, files.stamp, files.digest, files.articles,"
            " case when files.problems != '[]' then files.conditions end"
            " from listed left join files on files.root = :root and files.path = listed.path"
            " where not (files.stamp is listed.stamp"
            "  and files.seen - files.changed > :doubtful and files.problems = '[]')"
            " union all select path, null, '', name, stamp, digest, articles, null from files"
            f" where {_within(under)} and path not in (select path from listed)) order by {_IN_ORDER}",
            {"root": root, "under": under, "doubtful": DOUBTFUL_NS},
        )
        for path, place, stamp, name, old_stamp, digest, articles, failed_under in rows:
            file = None
            if place is not None:
                file = File(os.fsdecode(place), path, _decode_stamp(stamp))
            entry = None
            if name is not None:
                entry = FileEntry(
                    path, name, _decode_stamp(old_stamp), digest, articles, failed_under
                )
            yield file, entry

    def _fill_listed(self, files: Iterable[File]) -> None:
        """Put files into the table `listed`, in place of those of the last comparison."""
        self._db.execute("delete from listed")
        rows = ((file.path, os.fsencode(file.place), _encode_stamp(file.stamp)) for file in files)
        # a folder that is moved while it is walked may be listed twice
        self._db.executemany("insert or replace into listed values (?, ?, ?)", rows)

    # ---- plans

    def plan_read(self, root: str, file: File, entry: FileEntry | None = None) -> None:
        """Plan to read a file, and to replace what was read from it if it has an entry."""
        name = entry.name if entry else self._unused_name(root, file.path)
        self._db.execute(
            "insert or replace into plans"
            " (root, path, name, place, size, changed, stamp, known)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                root,
                file.path,
                name,
                os.fsencode(file.place),
                *_columns(file.stamp),
                entry is not None,
            ),
        )

    def plan_removal(self, root: str, entry: FileEntry) -> None:
        """Plan to remove what was read from a file."""
        # no place is given: that is what makes it a removal
        self._db.execute(
            "insert or replace into plans (root, path, name, known) values (?, ?, ?, 1)",
            (root, entry.path, entry.name),
        )

    def plan_removals_outside(self, roots: Sequence[str]) -> None:
        """Plan to remove what was read from the files of all roots but these."""
        # no place is given: that is what makes it a removal
        self._db.execute(
            "insert into plans (root, path, name, known) select root, path, name, 1 from files"
            " where root not in (select value from json_each(?))",
            (json.dumps(list(roots)),),
        )

    def has_plans(self) -> bool:
        """Return True if there is a file to read or to remove."""
        return self._db.execute("select 1 from plans limit 1").fetchone() is not None

    def count_files(self, root: str, under: str) -> FileCounts:
        """Count the files that the index holds of a part of a root, now and after the plans."""
        part = {"root": root, "under": under}
        query = f"select count(*) from files where {_within(under)}"
        [now] = self._db.execute(query, part).fetchone()
        # a removal takes one file away, a known file is read again, and any other file is new
        change = "case when place is null then -1 when known then 0 else 1 end"
        planned = _within(under, "plans")
        query = f"select coalesce(sum({change}), 0) from plans where {planned}"
        [difference] = self._db.execute(query, part).fetchone()
        return FileCounts(now, now + difference)

    def _unused_name(self, root: str, path: str) -> str:
        """Return a name for a new file that no other file has.

        It is the path itself. If that is taken, the name of the root's folder goes in front:
        `2019/a.txt` becomes `lemonde/2019/a.txt`, and then `lemonde-2/2019/a.txt`.
        """
        name = path
        number = 1
        while self._is_name_in_use(name):
            folder = Path(root).name
            if number > 1:
                folder += f"-{number}"
            name = f"{folder}/{path}"
            number += 1
        return name

    def _is_name_in_use(self, name: str) -> bool:
        """Return True if a file will have this name once the plans are carried out."""
        # Either a planned read has the name, or an entry that no plan removes. A plan without a
        # place removes its file.
        rows = self._db.execute(
            "select 1 from plans where name = ?1 and place is not null union all"
            " select 1 from files where name = ?1 and (root, path) not in"
            "  (select root, path from plans where name = ?1 and place is null)",
            (name,),
        )
        return rows.fetchone() is not None

    def names_to_delete(self) -> Iterator[str]:
        """Yield the names whose articles the engine must delete before it takes new ones.

        They are those of the files to remove, and of the files to read again.
        """
        rows = self._db.execute("select distinct name from plans where known order by name")
        for (name,) in rows:
            yield name

    def planned_reads(self) -> Iterator[PlannedRead]:
        """Yield the files to read, by root and then by path."""
        # a plan without a place removes its file
        rows = self._db.execute(
            "select root, path, name, place, size from plans where place is not null"
            f" order by root, {_IN_ORDER}"
        )
        for root, path, name, location, size in rows:
            yield PlannedRead(root, path, name, Path(os.fsdecode(location)), size)

    def bytes_to_read(self) -> int:
        """Return the size of all files to read."""
        rows = self._db.execute("select coalesce(sum(size), 0) from plans where place is not null")
        return int(rows.fetchone()[0])

    # ---- what came of the plans

    def record_read(self, file: PlannedRead, digest: str, conditions: str = "") -> None:
        """Record that a file was read now, the hash of its content, and under which conditions.

        The hash is empty for a slice that was lost: then it stays empty, and the next run reads the
        file again.
        """
        self._db.execute(
            "update plans set digest = iif(seen is not null and digest = '', '', ?), seen = ?,"
            " conditions = ? where root = ? and path = ?",
            (digest, time.time_ns(), conditions, file.root, file.path),
        )

    def record_articles(
        self, file: PlannedRead, articles: int, problems: Iterable[Message] = ()
    ) -> None:
        """Record the articles and problems of a slice of a file, besides those of earlier slices.

        Args:
            file: The file.
            articles: The number of articles that were read from the slice.
            problems: Why parts of the slice could not be read.
        """
        self._db.execute(
            "update plans set articles = articles + ? where root = ? and path = ?",
            (articles, file.root, file.path),
        )
        for problem in problems:
            self._db.execute(
                "update plans set problems = json_insert(problems, '$[#]', json(?))"
                " where root = ? and path = ?",
                (_encode_problem(problem), file.root, file.path),
            )

    def record_refused(self, refused: Iterable[Refused]) -> None:
        """Record which articles the engine refused, and why. They no longer count as read."""
        for document in refused:
            problem = Message.of("article-refused", article=document.id, reason=document.reason)
            self._db.execute(
                "update plans set articles = articles - 1,"
                " problems = json_insert(problems, '$[#]', json(?)) where name = ?",
                (_encode_problem(problem), document.path),
            )

    def tally(self) -> Tally:
        """Count the articles that the plans add, replace, remove and leave alone.

        If a file had 3 articles and now has 5, 3 are updated and 2 added.
        """
        # old: the articles of a planned file before the run, and new: those after it. Articles of
        # files without a plan are unchanged.
        row = self._db.execute(
            "select coalesce(sum(max(new - old, 0)), 0), coalesce(sum(min(new, old)), 0),"
            " coalesce(sum(max(old - new, 0)), 0),"
            " (select coalesce(sum(articles), 0) from files) - total(old)"
            " from (select plans.articles as new, coalesce(files.articles, 0) as old"
            " from plans left join files using (root, path))"
        ).fetchone()
        added, updated, removed, unchanged = map(int, row)
        return Tally(added, updated, removed, unchanged)

    def checkpoint(self) -> None:
        """Make the plans durable: from here on, a run that dies is noticed by the next one."""
        self._db.commit()

    def finish(self) -> None:
        """Turn the plans into entries, once the engine has committed."""
        # a plan without a place removes its file
        with self._db:
            self._db.execute(
                "delete from files where (root, path) in"
                " (select root, path from plans where place is null)"
            )
            self._db.execute(
                "insert or replace into files select root, path, name, size, changed, stamp,"
                " digest, seen, articles, problems, conditions from plans where place is not null"
            )
            self._db.execute("delete from plans")


def _columns(stamp: Stamp) -> tuple[int, int, str]:
    """Return the values of the columns `size`, `changed` and `stamp`."""
    return stamp.size, stamp.changed_ns, _encode_stamp(stamp)


def _encode_stamp(stamp: Stamp) -> str:
    """Return the text of all of a stamp."""
    return f"{stamp.size} {stamp.mtime_ns} {stamp.ctime_ns} {stamp.inode} {stamp.companions}"


def _decode_stamp(text: str) -> Stamp:
    """Return the stamp that a column holds; that of an invalidated file is like no other."""
    if not text:
        return Stamp(-1, -1)
    try:
        size, mtime_ns, ctime_ns, inode, companions = text.split(" ", 4)
        return Stamp(int(size), int(mtime_ns), int(ctime_ns), int(inode), companions)
    except (ValueError, AttributeError) as error:
        raise _damaged_value() from error


def _damaged_value() -> sqlite3.DatabaseError:
    """Return the error for a value that no ledger holds: the one by which SQLite reports damage."""
    return sqlite3.DatabaseError("database disk image is malformed")


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Return True if the database is damaged; other errors come from a full disk or a lock."""
    if isinstance(error, sqlite3.OperationalError):
        # "Could not decode to UTF-8 column …": a text was overwritten with other bytes
        return "decode" in str(error) or lacks_part(error)
    # SQLite reports damage as the class itself. Its subclasses stand for faults of a statement.
    return type(error) is sqlite3.DatabaseError


def _encode_problem(problem: Message) -> str:
    """Return a problem as JSON, with its code and values."""
    return json.dumps(problem.as_dict())


def _decode_problems(problems: str) -> list[Message]:
    """Return the problems of a file, which a column holds as JSON."""
    try:
        return [_decode_problem(problem) for problem in json.loads(problems)]
    except (ValueError, TypeError) as error:
        raise _damaged_value() from error


def _decode_problem(problem: Any) -> Message:
    """Return the problem that some parsed JSON describes; older ledgers hold its English words."""
    try:
        return Message.from_dict(problem)
    except (KeyError, TypeError, AttributeError):
        return Message.of("verbatim", text=str(problem))
