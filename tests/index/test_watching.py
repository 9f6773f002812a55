"""`search index --watch`: what changes in a folder is soon in its index, whatever happens to the folder meanwhile."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from index.files.walk import Stamp
from index.store import generations
from index.watching import _Growth, _quiet_seconds
from search import Archive
from tests.support.commands import Run
from tests.support.indexed_folder import IndexedFolder

pytestmark = pytest.mark.slow

pytest.importorskip("watchfiles")
HOUSE = Path(__file__).parents[2]
LONG = 20.0
"""Seconds after which what has not happened will not: a machine may be busy. What is promised is two."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """A process that watches, and what it says, line by line."""

    process: subprocess.Popen[str]
    reports: queue.Queue[str]
    notices: queue.Queue[str]

    def report(self) -> Any:
        return json.loads(self.reports.get(timeout=LONG))

    def notice(self) -> str:
        return self.notices.get(timeout=LONG)

    def end(self, by: int = signal.SIGTERM) -> int:
        self.process.send_signal(by)
        return self.process.wait(LONG)


Start = Callable[..., Watcher]


@pytest.fixture
def indexed_folder(tmp_path: Path) -> IndexedFolder:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({"a.txt": "Le port de Beyrouth."})
    return indexed_folder


@pytest.fixture
def start(indexed_folder: IndexedFolder) -> Iterator[Start]:
    """Start watching, by default the folder, and wait until the first run is over."""
    with ExitStack() as stack:

        def watch(*arguments: str | Path, index: Path | None = None) -> Watcher:
            sources = [str(argument) for argument in arguments or [indexed_folder.folder]]
            command = [
                sys.executable,
                "-m",
                "search",
                "index",
                *sources,
                "--index",
                str(index or indexed_folder.location),
            ]
            environment = {
                name: value for name, value in os.environ.items() if not name.startswith("SEARCH_")
            }
            process = subprocess.Popen(
                [*command, "--watch", "--json"],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=indexed_folder.folder.parent,
                env=environment | {"PYTHONPATH": str(HOUSE)},
            )
            stack.enter_context(process)
            watcher = Watcher(process, queue.Queue(), queue.Queue())
            for stream, lines in (
                (process.stdout, watcher.reports),
                (process.stderr, watcher.notices),
            ):
                assert stream is not None
                listener = threading.Thread(target=hear, args=(stream, lines))
                listener.start()
                stack.callback(listener.join)
            stack.callback(process.kill)
            return watcher

        yield watch


def hear(stream: IO[str], lines: queue.Queue[str]) -> None:
    for line in stream:
        lines.put(line)


def begun(watcher: Watcher) -> Watcher:
    watcher.report()
    assert watcher.notice() == "watching; stop with Ctrl-C\n"
    return watcher


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < deadline, "it has not happened"
        time.sleep(0.05)


def test_watch_shows_changes_to_readers_soon(indexed_folder: IndexedFolder, start: Start) -> None:
    begun(start())
    with Archive(indexed_folder.location) as archive:
        indexed_folder.put({"new/b.txt": "Le marché de Mossoul."})
        until(lambda: archive.find("Mossoul").total == 1)
        indexed_folder.put({"a.txt": "Le port de Tyr."})
        until(lambda: (archive.find("Tyr").total, archive.find("Beyrouth").total) == (1, 0))
        shutil.rmtree(indexed_folder.folder / "new")
        until(lambda: archive.find("Mossoul").total == 0)
        (indexed_folder.folder / "a.txt").rename(indexed_folder.folder / "c.txt")
        until(lambda: archive.get("c.txt") is not None and archive.get("a.txt") is None)


def test_watch_reads_texts_again_when_a_table_about_them_changes(
    indexed_folder: IndexedFolder, start: Start
) -> None:
    begun(start())
    with Archive(indexed_folder.location) as archive:
        for title in ("Une escale", "Une tempête"):
            indexed_folder.put({"metadata.csv": f"id,titre\na,{title}\n"})
            until(lambda title=title: archive.find(f'title:"{title}"').total == 1)  # type: ignore[misc]
        (indexed_folder.folder / "metadata.csv").unlink()
        until(lambda: archive.find("title:tempête").total == 0)


def test_watch_follows_links_under_their_own_names_only(
    indexed_folder: IndexedFolder, start: Start, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    linked = tmp_path / "linked.txt"
    for file in (elsewhere / "b.txt", linked):
        file.write_text("La digue tient.", "utf-8")
    begun(start())
    indexed_folder.folder.joinpath("more").symlink_to(elsewhere, target_is_directory=True)
    indexed_folder.folder.joinpath("c.txt").symlink_to(linked)
    indexed_folder.folder.joinpath("again.txt").symlink_to("a.txt")
    until(lambda: set(indexed_folder.texts()) == {"a.txt", "c.txt", "more/b.txt"})
    elsewhere.joinpath("d.txt").write_text("Le phare luit.", "utf-8")
    linked.write_text("La digue cède.", "utf-8")
    until(lambda: indexed_folder.texts().get("c.txt") == "La digue cède.")
    until(lambda: set(indexed_folder.texts()) == {"a.txt", "c.txt", "more/b.txt", "more/d.txt"})
    assert len(generations.read_manifest(indexed_folder.location).roots) == 1


def test_watch_takes_a_burst_in_few_runs(indexed_folder: IndexedFolder, start: Start) -> None:
    watcher = begun(start())
    indexed_folder.put({f"{number}.txt": f"Article {number} sur Tunis." for number in range(400)})
    articles, runs = 1, 0
    while articles < 401:
        articles, runs = watcher.report()["articles"], runs + 1
    assert runs < 10


def test_watch_reads_a_growing_file_when_it_is_complete(
    indexed_folder: IndexedFolder, start: Start
) -> None:
    watcher = begun(start())
    with (indexed_folder.folder / "d.jsonl").open("w") as file:
        for number in range(30):
            half = json.dumps({"id": str(number), "body": f"Dépêche {number} de Bagdad."})
            file.write(half[:9])
            file.flush()
            time.sleep(0.04)
            file.write(half[9:] + "\n")
    reports = [watcher.report()]
    while reports[-1]["articles"] < 31:
        reports.append(watcher.report())
    assert len(reports) <= 3
    assert reports[-1]["skipped"] == []


def test_a_file_gets_more_time_each_time_that_it_is_seen_to_grow() -> None:
    growth = _Growth(None, since=0.0, changed=0.0, quiet=0.025)
    quiet: list[float] = []
    for size in range(6):
        growth = growth.changed_to(Stamp(size, 0), now=float(size))
        quiet.append(growth.quiet)
    assert quiet == [0.025, 0.05, 0.1, 0.2, 0.25, 0.25]
    assert (growth.since, growth.changed) == (0.0, 5.0)


@pytest.mark.parametrize(("age", "counted"), [(0.0, 0.0), (0.01, 0.01), (60.0, 0.02), (-60.0, 0.0)])
def test_the_time_of_a_file_counts_as_quiet_for_no_longer_than_a_burst(
    age: float, counted: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 10**18)
    assert _quiet_seconds(Stamp(1, 10**18 - int(age * 1e9))) == pytest.approx(counted)
    assert _quiet_seconds(None) == 0.0


def test_watch_waits_for_a_folder_that_vanishes(
    indexed_folder: IndexedFolder, start: Start
) -> None:
    watcher = begun(start())
    shutil.move(indexed_folder.folder, indexed_folder.folder.with_name("away"))
    assert "is not there" in watcher.notice()
    (indexed_folder.folder.with_name("away") / "b.txt").write_text("Le marché de Mossoul.")
    shutil.move(indexed_folder.folder.with_name("away"), indexed_folder.folder)
    assert "nothing is in the way any more" in watcher.notice()
    assert watcher.report()["articles"] == 2
    indexed_folder.put({"c.txt": "La gare de Tunis."})
    assert watcher.report()["articles"] == 3


def test_watch_reports_an_emptied_folder_and_loses_nothing(
    indexed_folder: IndexedFolder, start: Start
) -> None:
    watcher = begun(start())
    (indexed_folder.folder / "a.txt").unlink()
    assert "has no files" in watcher.notice()
    assert indexed_folder.texts() == {"a.txt": "Le port de Beyrouth."}


def test_watch_serves_other_folders_while_one_is_missing(
    indexed_folder: IndexedFolder, start: Start, tmp_path: Path
) -> None:
    indexed_folder.put({"../more/b.txt": "Le marché de Mossoul."})
    watcher = begun(start(indexed_folder.folder, tmp_path / "more"))
    shutil.rmtree(tmp_path / "more")
    assert "is not there" in watcher.notice()
    indexed_folder.put({"c.txt": "La gare de Tunis."})
    assert watcher.report()["articles"] == 3


def test_watch_waits_for_another_writer(indexed_folder: IndexedFolder, start: Start) -> None:
    watcher = begun(start())
    with generations.write_lock(indexed_folder.location):
        indexed_folder.put({"b.txt": "Le marché de Mossoul."})
        assert "another process is writing" in watcher.notice()
    assert watcher.report()["articles"] == 2


def test_watch_makes_a_deleted_index_again(indexed_folder: IndexedFolder, start: Start) -> None:
    begun(start())
    indexed_folder.put({"b.txt": "Le marché de Mossoul."})
    shutil.rmtree(indexed_folder.location)
    until(
        lambda: (
            (indexed_folder.location / "index.json").exists() and len(indexed_folder.texts()) == 2
        )
    )


def test_watch_ignores_the_index_in_its_own_folder(
    indexed_folder: IndexedFolder, start: Start
) -> None:
    place = indexed_folder.folder / "index"
    watcher = begun(start(index=place))
    indexed_folder.put(
        {"b.txt": "Le marché de Mossoul.", ".hidden.txt": "Rien.", "c.tmp~": "Rien."}
    )
    assert watcher.report()["added"] == 1
    time.sleep(1.5)
    before = generations.index_version(place)
    time.sleep(1.0)
    assert generations.index_version(place) == before


def test_watch_takes_a_single_file(indexed_folder: IndexedFolder, start: Start) -> None:
    watcher = begun(start(indexed_folder.folder / "a.txt"))
    indexed_folder.put({"b.txt": "Le marché de Mossoul.", "a.txt": "Le port de Tyr."})
    assert watcher.report()["updated"] == 1
    assert indexed_folder.texts() == {"a.txt": "Le port de Tyr."}


def test_watch_can_poll(indexed_folder: IndexedFolder, start: Start) -> None:
    watcher = begun(start(indexed_folder.folder, "--poll"))
    indexed_folder.put({"b.txt": "Le marché de Mossoul."})
    assert watcher.report()["articles"] == 2


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_watch_ends_on_a_signal_without_error(
    indexed_folder: IndexedFolder, start: Start, by: int
) -> None:
    watcher = begun(start())
    assert watcher.end(by) == 0
    assert watcher.notice() == "stopped\n"
    assert indexed_folder.run().unchanged == 1


def test_watch_refuses_a_folder_that_was_never_there(start: Start) -> None:
    watcher = start("nowhere")
    assert watcher.process.wait(LONG) == 2
    assert "there is no file or folder" in watcher.notice()


def test_watch_without_watchfiles_says_how_to_install_it(
    indexed_folder: IndexedFolder, search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    refused = search("index", indexed_folder.folder, "--watch")
    assert (refused.code, "kiosque-search[watch]" in refused.err) == (2, True)
