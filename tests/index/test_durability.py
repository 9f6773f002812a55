"""An index holds its old state or its new one, whatever happens to a run, and readers see one.

The long checks are in `tests.stress`: `kill_points`, `random_kills`, `failing_calls`, `live_rewriting`
and `many_readers`.
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
from index.messages import catalogue
from index.messages.foreign import known_reason
from index.store import generations
from index.store.generations import read_manifest
from index.store.ledger import Ledger
from search import Archive
from tests.stress import shim
from tests.stress.many_readers import watch_updates
from tests.support.commands import Run
from tests.support.crashes import Crash, crashing_writer
from tests.support.indexed_folder import IndexedFolder

HOUSE = Path(__file__).parents[2]
ONE, TWO = "Le port de Beyrouth.", "Le marché de Mossoul."


@pytest.fixture(params=EMBEDDED)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    indexed_folder = IndexedFolder.empty(tmp_path, request.param)
    indexed_folder.put({"a.txt": ONE})
    indexed_folder.run()
    return indexed_folder


@pytest.mark.slow
@pytest.mark.parametrize("engine", EMBEDDED)
def test_killed_runs_leave_an_index_whole(engine: str) -> None:
    command = [sys.executable, "-m", "tests.stress.kill_points", "6", "3", engine]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HOUSE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "whole each time" in done.stdout


@pytest.mark.slow
@pytest.mark.skipif(shim.compiler() is None, reason="needs Linux and a C compiler")
@pytest.mark.parametrize("engine", EMBEDDED)
def test_calls_that_fail_leave_an_index_whole(engine: str) -> None:
    command = [sys.executable, "-m", "tests.stress.failing_calls", "6", "--engine", engine]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HOUSE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 tries, 0 wrong" in done.stdout
    assert f"{engine}, killed: killed" in done.stdout
    assert f"{engine}, ENOSPC from then on: told" in done.stdout


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the processes of a process")
def test_commands_that_are_ended_leave_an_index_whole() -> None:
    command = [sys.executable, "-m", "tests.stress.random_kills", "4", "--engine", "tantivy"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HOUSE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 tries, 0 wrong" in done.stdout


@pytest.mark.slow
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
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_manifest(indexed_folder.location).generation
    rebuilt: list[bool] = []

    def opened(name: str, folder: Path, access: Any) -> Any:
        if not rebuilt:
            rebuilt.append(True)
            indexed_folder.run(rebuild=True)
        return open_engine(name, folder, access)

    monkeypatch.setattr("search.snapshot.open_engine", opened)
    with Archive(indexed_folder.location) as archive:
        assert archive.find("Beyrouth").total == 1
    assert not (indexed_folder.location / first).exists()


def test_archive_of_a_deleted_index_fails_until_it_is_made_again(
    indexed_folder: IndexedFolder,
) -> None:
    with Archive(indexed_folder.location) as archive:
        shutil.rmtree(indexed_folder.location)
        for _ in range(2):
            with pytest.raises(IndexMissing, match="there is no index"):
                archive.find("Beyrouth")
        assert not indexed_folder.location.exists()
        indexed_folder.put({"b.txt": TWO})
        indexed_folder.run()
        assert archive.find("Mossoul").total == 1
        [other] = {*EMBEDDED} - {indexed_folder.engine}
        shutil.rmtree(indexed_folder.location)
        indexed_folder.run(engine=other)
        assert (archive.find("Mossoul").total, archive.status().engine) == (1, other)


def test_archive_status_shows_folders_that_were_added(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.put({"../more/b.txt": TWO})
    with Archive(indexed_folder.location) as archive:
        indexed_folder.run(tmp_path / "more")
        assert len(archive.status().folders) == 2


def in_our_words(code: int) -> str:
    reason = known_reason(os.strerror(code))
    assert reason is not None
    return catalogue("en").text(reason)


def is_told_and_changes_nothing(
    indexed_folder: IndexedFolder, run: Callable[[], object], reason: str
) -> None:
    before = {path.name for path in indexed_folder.location.iterdir()}
    indexed_folder.put({"b.txt": TWO})
    with pytest.raises(IndexUnwritable, match=reason):
        run()
    assert indexed_folder.texts() == {"a.txt": ONE}
    assert {path.name for path in indexed_folder.location.iterdir()} == before, (
        "what was begun is left"
    )


@pytest.mark.slow
@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
@pytest.mark.parametrize("limit", [0, 20_000, 60_000])
def test_full_disk_is_an_error_and_the_index_stays_as_it_was(
    indexed_folder: IndexedFolder, limit: int, options: dict[str, Any]
) -> None:
    indexed_folder.put({"b.txt": TWO})
    command = [
        sys.executable,
        "-c",
        FULL,
        str(indexed_folder.folder),
        str(indexed_folder.location),
        indexed_folder.engine,
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
    assert indexed_folder.run().articles == 2
    assert check(indexed_folder.location).findings == ()


FULL = """
import resource, sys
from pathlib import Path
from index.errors import IndexUnwritable
from search import Archive
from tests.support.indexed_folder import IndexedFolder
indexed_folder = IndexedFolder(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), resource.RLIM_INFINITY))
kept = None
try:
    indexed_folder.run(rebuild=bool(sys.argv[5]))
except IndexUnwritable as error:
    kept = error
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(kept or "done")
with Archive(indexed_folder.location) as archive:
    print(archive.status().articles, "before")
print(*sorted(path.name for path in indexed_folder.location.iterdir()))
print(indexed_folder.run().articles, "after")
"""
"""A run that has room for files of so many bytes alone, and another one of the same process that has room again."""


def test_full_disk_does_not_limit_this_process() -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.slow
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_os_errors_become_unwritable_in_plain_words(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(generations, "create_generation", refused)
        is_told_and_changes_nothing(
            indexed_folder, lambda: indexed_folder.run(rebuild=True), in_our_words(code)
        )
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "checkpoint", refused)
        is_told_and_changes_nothing(indexed_folder, indexed_folder.run, in_our_words(code))
    assert indexed_folder.run().articles == 2


def mounted(*arguments: str | Path) -> bool:
    try:
        return (
            subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0
        )
    except OSError:
        return False


def test_read_only_index_can_be_searched_but_not_written(
    indexed_folder: IndexedFolder, search: Run
) -> None:
    place = indexed_folder.location
    if not (mounted("--bind", place, place) and mounted("-o", "remount,ro,bind", place)):
        pytest.skip("only the superuser can make a disk read-only")
    try:
        found = search("query", "Beyrouth", "--index", place, "--json")
        assert (found.code, found.json["total"]) == (0, 1)
        assert search("status", "--index", place).code == 0
        assert search("doctor", "--index", place).code == 0
        for options in ((), ("--rebuild",)):
            refused = search("index", indexed_folder.folder, "--index", place, *options)
            assert refused.code == 2
            assert "cannot be written to (the disk can only be read)" in refused.err
            assert "Traceback" not in refused.err
    finally:
        subprocess.run(["umount", "-l", place], check=True)


class ForbiddingIndex:
    """Opens no index in one folder, as if no lock could be made there."""

    exists, schema = tantivy.Index.exists, None
    forbidden = Path()

    @classmethod
    def open(cls, place: str) -> object:
        if Path(place) == cls.forbidden:
            raise ValueError(
                "Failed to acquire Lockfile: IoError(Os { code: 30, kind: ReadOnlyFilesystem }). None"
            )
        return _OPEN(place)


_OPEN = tantivy.Index.open


@pytest.fixture
def tantivy_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> IndexedFolder:
    """An index whose folder `ForbiddingIndex` forbids."""
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({"a.txt": ONE})
    indexed_folder.run()
    generation = indexed_folder.location / read_manifest(indexed_folder.location).generation
    monkeypatch.setattr(ForbiddingIndex, "forbidden", generation)
    return indexed_folder


def test_tantivy_is_read_through_links_where_it_cannot_lock(
    tantivy_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(tantivy, "Index", ForbiddingIndex)
        archive = Archive(tantivy_folder.location)
    assert archive.find("Beyrouth").total == 1
    tantivy_folder.put({"b.txt": TWO})
    tantivy_folder.run()
    assert archive.find("Mossoul").total == 1
    (tantivy_folder.folder / "a.txt").unlink()
    tantivy_folder.run()
    assert archive.find("Beyrouth").total == 0
    archive.close()


def test_tantivy_writes_nothing_where_it_cannot_lock(
    tantivy_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tantivy_folder.put({"b.txt": TWO})
    with monkeypatch.context() as patch:
        patch.setattr(tantivy, "Index", ForbiddingIndex)
        with pytest.raises(IndexUnwritable):
            tantivy_folder.run()
    assert tantivy_folder.texts() == {"a.txt": ONE}
    assert tantivy_folder.run().articles == 2
    assert check(tantivy_folder.location).findings == ()


def test_run_after_a_crash_does_not_count_what_was_never_written(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_folder.put({"b.txt": TWO})
    with monkeypatch.context() as patch:

        def opened(name: str, folder: Path, access: Any, **options: Any) -> Any:
            engine = open_engine(name, folder, access, **options)
            patch.setattr(type(engine), "writer", crashing_writer)
            return engine

        patch.setattr(indexer, "open_engine", opened)
        with pytest.raises(Crash):
            indexed_folder.run()
    indexed_folder.put({"b.txt": b""})
    report = indexed_folder.run()
    assert (report.articles, [skipped.path for skipped in report.skipped]) == (1, ["b.txt"])
    assert check(indexed_folder.location).findings == ()


@pytest.mark.slow
def test_write_lock_waits_as_long_as_it_is_told_to(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"b.txt": TWO})
    with ThreadPoolExecutor(1) as pool:
        with generations.write_lock(indexed_folder.location):
            started = time.monotonic()
            with pytest.raises(IndexBusy, match="try again"):
                indexed_folder.run(wait=0.3)
            assert time.monotonic() - started >= 0.3
            waiting = pool.submit(indexed_folder.run, wait=60)
            time.sleep(0.2)
            assert not waiting.done()
        assert waiting.result().articles == 2


def test_index_command_exits_75_if_another_writer_is_at_work(
    indexed_folder: IndexedFolder, search: Run
) -> None:
    with generations.write_lock(indexed_folder.location):
        refused = search(
            "index", indexed_folder.folder, "--index", indexed_folder.location, "--wait", "0.1"
        )
    assert refused.code == 75
    assert "another process is writing" in refused.err
    assert (
        search(
            "index", indexed_folder.folder, "--index", indexed_folder.location, "--wait", "5"
        ).code
        == 0
    )


@pytest.mark.slow
def test_worker_processes_end_with_the_run_that_is_killed(tmp_path: Path) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put(
        {f"{number}.txt": f"Article {number}. {ONE}\n" * 200 for number in range(300)}
    )
    script = "import sys; from index import synchronise\nif __name__ == '__main__':\n"
    script += " synchronise([sys.argv[1]], sys.argv[2], jobs=2, progress=lambda *_: print('on', flush=True))"
    (tmp_path / "run.py").write_text(script)
    command = [
        sys.executable,
        *map(str, (tmp_path / "run.py", indexed_folder.folder, indexed_folder.location)),
    ]
    environment = os.environ | {"PYTHONPATH": str(HOUSE), "PYTHONWARNINGS": "ignore"}
    told = tmp_path / "told"
    with (
        told.open("w") as errors,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, env=environment, text=True
        ) as run,
    ):
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
    assert told.read_text() == ""
    assert indexed_folder.run().articles == 300


@pytest.mark.parametrize("engine", EMBEDDED)
@pytest.mark.parametrize(("umask", "readers"), [(0o022, 0o444), (0o077, 0o400), (0o027, 0o440)])
def test_every_file_of_an_index_may_be_read_by_those_who_may_read_its_user_s_files(
    tmp_path: Path, engine: str, umask: int, readers: int
) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path, engine)
    indexed_folder.put({"a.txt": ONE})
    old = os.umask(umask)
    try:
        indexed_folder.run()
        indexed_folder.put({"b.txt": TWO})
        indexed_folder.run()
    finally:
        os.umask(old)
    files = [path for path in indexed_folder.location.rglob("*") if path.is_file()]
    modes = {path.name: path.stat().st_mode for path in files}
    assert {name: oct(mode & 0o444) for name, mode in modes.items()} == dict.fromkeys(
        modes, oct(readers)
    )
    assert not any(mode & 0o022 for mode in modes.values())


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), OSError(errno.EIO, "I/O error")])
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("engine", EMBEDDED)
def test_run_that_ends_just_after_its_index_is_in_use_leaves_it_whole(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: str,
    is_first: bool,
    failure: BaseException,
) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path, engine)
    indexed_folder.put({"a.txt": ONE})
    if not is_first:
        indexed_folder.run()
        indexed_folder.put({"b.txt": TWO})

    def failing(_: Path) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(generations, "_sync_folder", failing)
        with pytest.raises((KeyboardInterrupt, IndexUnwritable)):
            indexed_folder.run(rebuild=not is_first)
    names = {"a.txt"} if is_first else {"a.txt", "b.txt"}
    assert set(indexed_folder.texts()) == names
    assert indexed_folder.run().articles == len(names)
    assert check(indexed_folder.location).findings == ()


NO_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]


@pytest.mark.slow
@pytest.mark.skipif(
    not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("setpriv")),
    reason="only root can make files of another user",
)
def test_index_of_another_user_can_be_searched_and_is_well(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"a.txt": ONE})
    old = os.umask(0o022)
    try:
        indexed_folder.run()
    finally:
        os.umask(old)
    for path in (indexed_folder.location, *indexed_folder.location.rglob("*")):
        os.chown(path, 1234, 1234)
    for command, code in (["query", "beyrouth"], 0), (["doctor"], 0), (["index"], 2):
        words = [*NO_RIGHTS, sys.executable, "-m", "search", *command]
        done = subprocess.run(
            [*words, "--index", str(indexed_folder.location)],
            cwd=HOUSE,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
