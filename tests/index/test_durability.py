"""Whatever happens to a run, its index holds the old state or the new one; whoever reads meanwhile sees one of them.

The long checks are `python -m tests.stress.kill_points` and `python -m tests.stress.many_readers`.
"""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import tantivy

from index import indexer
from index.doctor import check
from index.engines.base import EMBEDDED, open_engine
from index.errors import IndexBusy, IndexCorrupt, IndexMissing, IndexUnwritable
from index.store import generations
from index.store.generations import read_manifest
from index.store.ledger import Ledger
from search import Archive
from tests.stress.many_readers import watch_updates
from tests.support.changing_archive import Newsroom
from tests.support.commands import Run
from tests.support.crashes import Crash, crashing_writer

HOUSE = Path(__file__).parents[2]
ONE, TWO = "Le port de Beyrouth.", "Le marché de Mossoul."


@pytest.fixture(params=EMBEDDED)
def newsroom(request: pytest.FixtureRequest, tmp_path: Path) -> Newsroom:
    newsroom = Newsroom.empty(tmp_path, request.param)
    newsroom.put({"a.txt": ONE})
    newsroom.run()
    return newsroom


@pytest.mark.parametrize("engine", EMBEDDED)
def test_killed_runs_leave_an_index_whole(engine: str) -> None:
    command = [sys.executable, "-m", "tests.stress.kill_points", "6", "3", engine]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HOUSE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "whole each time" in done.stdout


@pytest.mark.parametrize("engine", EMBEDDED)
def test_readers_see_a_whole_index_during_updates_and_rebuilds(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOUSE)
    answers = watch_updates(tmp_path, engine, updates=8, readers=2, rebuild_every=4)
    assert len(answers) == 2


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
@pytest.mark.parametrize("engine", EMBEDDED)
def test_open_engine_makes_nothing_for_a_reader(engine: str, folder: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(IndexCorrupt):
        open_engine(engine, tmp_path / folder)
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == ["empty"]


def test_archive_opens_the_next_generation_if_its_own_is_removed(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_manifest(newsroom.location).generation
    rebuilt: list[bool] = []

    def opened(name: str, folder: Path, access: Any) -> Any:
        if not rebuilt:
            rebuilt.append(True)
            newsroom.run(rebuild=True)
        return open_engine(name, folder, access)

    monkeypatch.setattr("search.archive.open_engine", opened)
    with Archive(newsroom.location) as archive:
        assert archive.find("Beyrouth").total == 1
    assert not (newsroom.location / first).exists()


def test_archive_of_a_deleted_index_fails_until_it_is_made_again(
    newsroom: Newsroom,
) -> None:
    with Archive(newsroom.location) as archive:
        shutil.rmtree(newsroom.location)
        for _ in range(2):
            with pytest.raises(IndexMissing, match="there is no index"):
                archive.find("Beyrouth")
        assert not newsroom.location.exists()
        newsroom.put({"b.txt": TWO})
        newsroom.run()
        assert archive.find("Mossoul").total == 1
        [other] = {*EMBEDDED} - {newsroom.engine}
        shutil.rmtree(newsroom.location)
        newsroom.run(engine=other)
        assert (archive.find("Mossoul").total, archive.status().engine) == (1, other)


def test_archive_status_shows_folders_that_were_added(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.put({"../more/b.txt": TWO})
    with Archive(newsroom.location) as archive:
        newsroom.run(tmp_path / "more")
        assert len(archive.status().folders) == 2


def is_told_and_changes_nothing(newsroom: Newsroom, run: Callable[[], object], reason: str) -> None:
    before = {path.name for path in newsroom.location.iterdir()}
    newsroom.put({"b.txt": TWO})
    with pytest.raises(IndexUnwritable, match=reason):
        run()
    assert newsroom.texts() == {"a.txt": ONE}
    assert {path.name for path in newsroom.location.iterdir()} == before, "what was begun is left"


@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
@pytest.mark.parametrize("limit", [0, 20_000, 60_000])
def test_full_disk_is_an_error_and_the_index_stays_as_it_was(
    newsroom: Newsroom, limit: int, options: dict[str, Any]
) -> None:
    newsroom.put({"b.txt": TWO})
    command = [
        sys.executable,
        "-c",
        FULL,
        str(newsroom.folder),
        str(newsroom.location),
        newsroom.engine,
        str(limit),
    ]
    command.append("rebuild" if options else "")
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HOUSE)
    told, *rest = done.stdout.splitlines()
    if told == "done":
        assert limit == 60_000, "so little is not enough"
    else:
        assert "cannot be written to" in told
        assert "then index again" in told  # make room or check the disk: SQLite tells no more
        assert rest == ["1 before", "generation-1 index.json writer.lock", "2 after"]
    assert newsroom.run().articles == 2
    assert check(newsroom.location).findings == ()


FULL = """
import resource, sys
from pathlib import Path
from index.errors import IndexUnwritable
from search import Archive
from tests.support.changing_archive import Newsroom
newsroom = Newsroom(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), resource.RLIM_INFINITY))
kept = None
try:
    newsroom.run(rebuild=bool(sys.argv[5]))
except IndexUnwritable as error:
    kept = error
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(kept or "done")
with Archive(newsroom.location) as archive:
    print(archive.status().articles, "before")
print(*sorted(path.name for path in newsroom.location.iterdir()))
print(newsroom.run().articles, "after")
"""
"""A run that has room for files of so many bytes alone, and another one of the same process that has room again."""


def test_full_disk_does_not_limit_this_process() -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_os_errors_become_unwritable_in_plain_words(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(generations, "create_generation", refused)
        is_told_and_changes_nothing(newsroom, lambda: newsroom.run(rebuild=True), os.strerror(code))
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "checkpoint", refused)
        is_told_and_changes_nothing(newsroom, newsroom.run, os.strerror(code))
    assert newsroom.run().articles == 2


def mounted(*arguments: str | Path) -> bool:
    try:
        return (
            subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0
        )
    except OSError:
        return False


def test_read_only_index_can_be_searched_but_not_written(newsroom: Newsroom, search: Run) -> None:
    place = newsroom.location
    if not (mounted("--bind", place, place) and mounted("-o", "remount,ro,bind", place)):
        pytest.skip("only the superuser can make a disk read-only")
    try:
        found = search("query", "Beyrouth", "--index", place, "--json")
        assert (found.code, found.json["total"]) == (0, 1)
        assert search("status", "--index", place).code == 0
        assert search("doctor", "--index", place).code == 0
        for options in ((), ("--rebuild",)):
            refused = search("index", newsroom.folder, "--index", place, *options)
            assert refused.code == 2
            assert "cannot be written to (Read-only file system)" in refused.err
            assert "Traceback" not in refused.err
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def test_tantivy_is_read_through_links_where_it_cannot_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = Newsroom.empty(tmp_path)
    newsroom.put({"a.txt": ONE})
    newsroom.run()
    generation = newsroom.location / read_manifest(newsroom.location).generation
    index = tantivy.Index

    class Forbidding:
        exists, schema = index.exists, None

        @staticmethod
        def open(place: str) -> object:
            if Path(place) == generation:
                raise ValueError(
                    "Failed to acquire Lockfile: IoError(Os { code: 30, kind: ReadOnlyFilesystem }). None"
                )
            return index.open(place)

    with monkeypatch.context() as patch:
        patch.setattr(tantivy, "Index", Forbidding)
        archive = Archive(newsroom.location)
    assert archive.find("Beyrouth").total == 1
    newsroom.put({"b.txt": TWO})
    newsroom.run()
    assert archive.find("Mossoul").total == 1
    (newsroom.folder / "a.txt").unlink()
    newsroom.run()
    assert archive.find("Beyrouth").total == 0
    archive.close()


def test_run_after_a_crash_does_not_count_what_was_never_written(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.put({"b.txt": TWO})
    with monkeypatch.context() as patch:

        def opened(name: str, folder: Path, access: Any, **options: Any) -> Any:
            engine = open_engine(name, folder, access, **options)
            patch.setattr(type(engine), "writer", crashing_writer)
            return engine

        patch.setattr(indexer, "open_engine", opened)
        with pytest.raises(Crash):
            newsroom.run()
    newsroom.put({"b.txt": b""})
    report = newsroom.run()
    assert (report.articles, [skipped.path for skipped in report.skipped]) == (1, ["b.txt"])
    assert check(newsroom.location).findings == ()


def test_write_lock_waits_as_long_as_it_is_told_to(newsroom: Newsroom) -> None:
    newsroom.put({"b.txt": TWO})
    with ThreadPoolExecutor(1) as pool:
        with generations.write_lock(newsroom.location):
            started = time.monotonic()
            with pytest.raises(IndexBusy, match="try again"):
                newsroom.run(wait=0.3)
            assert time.monotonic() - started >= 0.3
            waiting = pool.submit(newsroom.run, wait=60)
            time.sleep(0.2)
            assert not waiting.done()
        assert waiting.result().articles == 2


def test_index_command_exits_75_if_another_writer_is_at_work(
    newsroom: Newsroom, search: Run
) -> None:
    with generations.write_lock(newsroom.location):
        refused = search("index", newsroom.folder, "--index", newsroom.location, "--wait", "0.1")
    assert refused.code == 75
    assert "another process is writing" in refused.err
    assert search("index", newsroom.folder, "--index", newsroom.location, "--wait", "5").code == 0


def test_worker_processes_end_with_the_run_that_is_killed(tmp_path: Path) -> None:
    newsroom = Newsroom.empty(tmp_path)
    newsroom.put({f"{number}.txt": f"Article {number}. {ONE}\n" * 200 for number in range(300)})
    script = "import sys; from index import synchronise\nif __name__ == '__main__':\n"
    script += " synchronise([sys.argv[1]], sys.argv[2], jobs=2, progress=lambda *_: print('on', flush=True))"
    (tmp_path / "run.py").write_text(script)
    command = [sys.executable, *map(str, (tmp_path / "run.py", newsroom.folder, newsroom.location))]
    environment = os.environ | {"PYTHONPATH": str(HOUSE), "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "on\n"
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        if not children.exists():
            pytest.skip("only Linux tells of the processes of a process")
        workers = [int(number) for number in children.read_text().split()]
        assert workers
        run.kill()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{number}").exists() for number in workers):
        assert time.monotonic() < deadline, "a process goes on for nobody"
        time.sleep(0.05)
    assert newsroom.run().articles == 300
