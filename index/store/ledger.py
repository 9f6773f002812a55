"""The ledger of an index: which files its articles were read from, and the stamp of each when it was read.

It is kept beside the engine's files. What a run is about to do is written down before the engine commits, and counted
as done after: a run that dies in between is found out by the next one, which does those files again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from msgspec import Struct

from index.engines.base import Refused
from index.errors import IndexCorrupt
from index.files.walk import File, Stamp
from index.messages import Message
from index.store.os_errors import errno_of
from index.store.sqlite import connect

_NAME = "ledger.sqlite"

_TABLES = """
create table if not exists files (
    root text, path text, name text unique, size integer, changed integer, digest text, seen integer,
    articles integer, problems text, primary key (root, path));
create table if not exists plans (
    root text, path text, name text, place blob, size integer, changed integer, digest text, seen integer,
    articles integer default 0, problems text default '[]', known integer, primary key (root, path));
create index if not exists plans_by_name on plans (name);
"""
_LISTED = """
create temp table if not exists listed (path text primary key, place blob, size integer, changed integer);
"""
_INVALIDATED = "size = -1, changed = -1, digest = ''"
"""How a file is marked that is to be read again, whatever its stamp: none has a negative size."""
_WITHIN = "files.root = :root and (:under = '' or path = :under or substr(path, 1, length(:under) + 1) = :under || '/')"
_IN_ORDER = "replace(path, '/', char(0))"
"""What sorts paths so that a folder's files stand together."""
_DOUBTFUL = 2_000_000_000
"""A file that changed within so many nanoseconds of being read may have changed again with the same stamp."""


class FileEntry(Struct, frozen=True):
    """A file that the index holds.

    Attributes:
        path: Relative to its root.
        name: Its path in the index: the same, unless a file of another root has that one.
        stamp: As it was when the file was read.
        digest: Of its content then.
        articles: How many were read from it.
    """

    path: str
    name: str
    stamp: Stamp
    digest: str
    articles: int


class PlannedRead(Struct, frozen=True):
    """A file that is to be read; `name` is its path in the index."""

    root: str
    path: str
    name: str
    place: Path
    size: int


class Tally(Struct, frozen=True):
    """How many articles a run adds, replaces, removes and leaves alone."""

    added: int
    updated: int
    removed: int
    unchanged: int


def has_ledger(folder: Path) -> bool:
    """Whether a folder has a ledger."""
    return (folder / _NAME).is_file()


class Ledger:
    """One index's ledger; a context manager."""

    def __init__(self, folder: Path, *, reading: bool = False) -> None:
        """Open the ledger kept in a folder, made if there is none.

        Args:
            folder: Where it is kept.
            reading: Whether only to look: nothing is made, nor made good after a run that was interrupted.

        Raises:
            IndexCorrupt: There is one, and it cannot be read.
        """
        self._place = folder / _NAME
        try:
            self._db = connect(self._place, reading=reading)
            try:
                self._db.executescript(_LISTED if reading else _TABLES + _LISTED)
                if not reading:
                    self._recover()
            except sqlite3.DatabaseError:
                self._db.close()
                raise
        except sqlite3.DatabaseError as error:
            if errno_of(error) is not None:
                raise
            raise self._damaged(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        self._db.close()
        damaged = kind is sqlite3.DatabaseError or (
            kind is sqlite3.OperationalError and "decode" in str(error)
        )
        if damaged and isinstance(error, Exception):  # other kinds are of a full disk, or a lock
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> IndexCorrupt:
        return IndexCorrupt(
            f"{self._place} cannot be read ({error}); read the articles again with: search index --rebuild"
        )

    def _recover(self) -> None:
        """Distrust what an interrupted run may or may not have written to the index: no file has a negative size."""
        with self._db:
            self._db.execute(
                "insert or replace into files (root, path, name, size, changed, digest, seen, articles, problems)"
                " select root, path, name, -1, -1, '', 0, articles, '[]' from plans"
            )
            self._db.execute("delete from plans")

    def invalidated(self) -> list[str]:
        """The names of the files that an interrupted run may or may not have written to the index."""
        return [
            name
            for (name,) in self._db.execute("select name from files where size < 0 order by name")
        ]

    def correct(self, name: str, articles: int) -> None:
        """Write down how many articles the index does hold of a file, which is to be read again."""
        self._db.execute(
            f"update files set {_INVALIDATED}, articles = ? where name = ?", (articles, name)
        )

    def interrupted(self) -> bool:
        """Whether a run was, and none has come since to make it good."""
        return self.has_plans() or bool(self.invalidated())

    def invalidate(self, names: Iterable[str]) -> None:
        """Have the next run read these files again, and forget what is held under names that no file has."""
        with self._db:
            for name in names:
                self._db.execute(
                    "insert or ignore into files values ('', ?1, ?1, -1, -1, '', 0, 0, '[]')",
                    (name,),
                )
                self._db.execute(f"update files set {_INVALIDATED} where name = ?", (name,))

    def faults(self) -> list[str]:
        """What is wrong with the ledger itself, as far as can be told."""
        return [fault for (fault,) in self._db.execute("pragma quick_check") if fault != "ok"]

    def articles(self) -> dict[str, int]:
        """By the name of every file, how many articles the index should hold of it."""
        return dict(self._db.execute("select name, articles from files"))

    def knows(self, root: str, under: str) -> bool:
        """Whether the index holds anything of a part of a root."""
        rows = self._db.execute(
            f"select 1 from files where {_WITHIN} limit 1", {"root": root, "under": under}
        )
        return rows.fetchone() is not None

    def compare(
        self, root: str, under: str, files: Iterable[File]
    ) -> Iterator[tuple[File | None, FileEntry | None]]:
        """The files of a part of a root beside what is known of them, in the order of their paths.

        A file whose stamp proves that it has not changed is left out; a file without an entry is new, an entry
        without a file has vanished. However many there are, they are not held in memory.
        """
        self._list(files)
        rows = self._db.execute(
            "select * from (select listed.path as path, listed.place, listed.size, listed.changed,"
            " files.name, files.size, files.changed, files.digest, files.articles"
            " from listed left join files on files.root = :root and files.path = listed.path"
            " where not (files.size is listed.size and files.changed is listed.changed"
            "  and files.seen - files.changed > :doubtful and files.problems = '[]')"
            " union all select path, null, 0, 0, name, size, changed, digest, articles from files"
            f" where {_WITHIN} and path not in (select path from listed)) order by {_IN_ORDER}",
            {"root": root, "under": under, "doubtful": _DOUBTFUL},
        )
        for path, place, size, changed, name, *known in rows:
            file = place and File(Path(os.fsdecode(place)), path, Stamp(size, changed))
            yield file, name and FileEntry(path, name, Stamp(*known[:2]), *known[2:])

    def _list(self, files: Iterable[File]) -> None:
        self._db.execute("delete from listed")
        rows = (
            (file.path, os.fsencode(file.place), file.stamp.size, file.stamp.changed)
            for file in files
        )
        self._db.executemany(
            "insert into listed values (?, ?, ?, ?) on conflict do update"  # two names may be spelt alike
            " set (place, size, changed) = (excluded.place, excluded.size, excluded.changed)"
            " where excluded.place < place",
            rows,
        )

    def plan(self, root: str, file: File, known: FileEntry | None) -> None:
        """Write down that a file, new or known, is to be read."""
        name = known.name if known else self._free_name(root, file.path)
        self._db.execute(
            "insert or replace into plans (root, path, name, place, size, changed, known) values (?, ?, ?, ?, ?, ?, ?)",
            (
                root,
                file.path,
                name,
                os.fsencode(file.place),
                file.stamp.size,
                file.stamp.changed,
                known is not None,
            ),
        )

    def plan_removal(self, root: str, entry: FileEntry) -> None:
        """Write down that what was read from a file is to be forgotten."""
        self._db.execute(
            "insert or replace into plans (root, path, name, known) values (?, ?, ?, 1)",
            (root, entry.path, entry.name),
        )

    def plan_removal_outside(self, roots: Sequence[str]) -> None:
        """Write down that what was read from the files of any other root is to be forgotten."""
        self._db.execute(
            "insert into plans (root, path, name, known) select root, path, name, 1 from files"
            " where root not in (select value from json_each(?))",
            (json.dumps(list(roots)),),
        )

    def has_plans(self) -> bool:
        """Whether there is anything to do."""
        return self._db.execute("select 1 from plans limit 1").fetchone() is not None

    def held(self, root: str, under: str) -> tuple[int, int]:
        """How many files of a part of a root the index holds, and how many it will when the plans are done."""
        here = {"root": root, "under": under}
        within = _WITHIN.replace("files.", "plans.")
        [known] = self._db.execute(f"select count(*) from files where {_WITHIN}", here).fetchone()
        [change] = self._db.execute(
            "select coalesce(sum(case when place is null then -1 when known then 0 else 1 end), 0)"
            f" from plans where {within}",
            here,
        ).fetchone()
        return int(known), int(known + change)

    def folders(self, root: str) -> dict[str, int]:
        """By folder directly below a root, how many files the index holds from there."""
        rows = self._db.execute(
            "select substr(path, 1, instr(path, '/') - 1) as folder, count(*) from files"
            " where root = ? and instr(path, '/') group by folder",
            (root,),
        )
        return dict(rows)

    def _free_name(self, root: str, path: str) -> str:
        """The path itself, or if a file of another root has it, the path with its folder's name before it."""
        name, number = path, 1
        while self._db.execute(
            "select 1 from plans where name = ?1 and place is not null union all"
            " select 1 from files where name = ?1 and (root, path) not in"
            "  (select root, path from plans where name = ?1 and place is null)",
            (name,),
        ).fetchone():
            name = f"{Path(root).name}{'' if number == 1 else f'-{number}'}/{path}"
            number += 1
        return name

    def deleted_paths(self) -> Iterator[str]:
        """The names whose articles the index must forget before it takes new ones."""
        return (
            name
            for (name,) in self._db.execute(
                "select distinct name from plans where known order by name"
            )
        )

    def to_read(self) -> Iterator[PlannedRead]:
        """The files to read, in a fixed order."""
        rows = self._db.execute(
            f"select root, path, name, place, size from plans where place is not null order by root, {_IN_ORDER}"
        )
        for root, path, name, place, size in rows:
            yield PlannedRead(root, path, name, Path(os.fsdecode(place)), size)

    def size_to_read(self) -> int:
        """Bytes of the files to read."""
        return int(
            self._db.execute(
                "select coalesce(sum(size), 0) from plans where place is not null"
            ).fetchone()[0]
        )

    def note_read(self, plan: PlannedRead, digest: str) -> None:
        """Write down what a file's content was when it was read."""
        self._db.execute(
            "update plans set digest = ?, seen = ? where root = ? and path = ?",
            (digest, time.time_ns(), plan.root, plan.path),
        )

    def note_found(
        self, plan: PlannedRead, articles: int, problems: Iterable[Message] = ()
    ) -> None:
        """Write down how many more articles were found in a file, and what of it could not be read."""
        here = (plan.root, plan.path)
        self._db.execute(
            "update plans set articles = articles + ? where root = ? and path = ?",
            (articles, *here),
        )
        self._db.executemany(
            "update plans set problems = json_insert(problems, '$[#]', json(?)) where root = ? and path = ?",
            ((_as_json(problem), *here) for problem in problems),
        )

    def note_refused(self, refused: Iterable[Refused]) -> None:
        """Write down which of the articles found the engine would not take, and why."""
        self._db.executemany(
            "update plans set articles = articles - 1, problems = json_insert(problems, '$[#]', json(?)) where name = ?",
            ((_as_json(_refusal(one)), one.path) for one in refused),
        )

    def touch(self, root: str, file: File) -> None:
        """A file has another stamp but the content it had."""
        self._db.execute(
            "update files set size = ?, changed = ?, seen = ? where root = ? and path = ?",
            (file.stamp.size, file.stamp.changed, time.time_ns(), root, file.path),
        )

    def keep(self, root: str, file: File, problem: Message) -> None:
        """A known file can no longer be read: what was read from it stays, with the reason why."""
        self._db.execute(
            "update files set size = ?, changed = ?, seen = ?, digest = '', problems = ? where root = ? and path = ?",
            (
                file.stamp.size,
                file.stamp.changed,
                time.time_ns(),
                json.dumps([problem.as_dict()]),
                root,
                file.path,
            ),
        )

    def commit_plans(self) -> None:
        """Make the plans outlast this process; the engine commits next."""
        self._db.commit()

    def finish(self) -> None:
        """The engine has committed: the plans are done."""
        with self._db:
            self._db.execute(
                "delete from files where (root, path) in (select root, path from plans where place is null)"
            )
            self._db.execute(
                "insert or replace into files select root, path, name, size, changed, digest, seen, articles, problems"
                " from plans where place is not null"
            )
            self._db.execute("delete from plans")

    def tally(self) -> Tally:
        """What the plans come to, counted in articles."""
        row = self._db.execute(
            "select coalesce(sum(max(new - old, 0)), 0), coalesce(sum(min(new, old)), 0),"
            " coalesce(sum(max(old - new, 0)), 0), (select coalesce(sum(articles), 0) from files) - total(old)"
            " from (select plans.articles as new, coalesce(files.articles, 0) as old"
            " from plans left join files using (root, path))"
        ).fetchone()
        return Tally(*map(int, row))

    def problems(self) -> Iterator[tuple[str, Message]]:
        """The name of every file with something that could not be read, and the reason."""
        for name, problems in self._db.execute(
            "select name, problems from files where problems != '[]' order by name"
        ):
            for problem in json.loads(problems):
                yield name, _problem(problem)


def _as_json(problem: Message) -> str:
    return json.dumps(problem.as_dict())


def _refusal(refused: Refused) -> Message:
    return Message.of("article-refused", article=refused.id, reason=refused.reason)


def _problem(stored: dict[str, Any] | str) -> Message:
    """Read a problem back; older ledgers hold it as a text."""
    if isinstance(stored, str):
        return Message.of("verbatim", text=stored)
    return Message.from_dict(stored)
