"""Keep an index up to date while its folders change, until it is interrupted."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from index.errors import (
    ClusterDown,
    IndexBusy,
    IndexCorrupt,
    IndexMissing,
    IndexUnwritable,
    InputError,
)
from index.files.links import linked_files
from index.files.names import printable_path
from index.files.roots import Root, locations_of
from index.files.walk import Identity, Stamp, file_identity
from index.indexer import Options, Report, update_index
from index.messages import Message, Remedy
from index.store import generations
from index.store.checked_ledgers import CheckedLedgers
from index.store.generations import read_manifest
from index.store.ledger import Ledger
from index.update.reading import load_page_reader, load_word_lists

_QUIET_MS = 20
"""Milliseconds without a change after which a burst of changes is over."""
_MAX_BURST_MS = 1_000
"""Milliseconds after which a burst is looked at even if it is not over."""
_TICK_MS = 250
"""Milliseconds between two looks at folders that may vanish, and at files that have grown for long."""
_FIRST_PAUSE_SECONDS = 0.005
"""Seconds between the first two looks at a file. The next pauses become twice as long each time."""
_MIN_QUIET_SECONDS = 0.025
"""Seconds without a change after which a file is complete: most programs write one at once."""
_MAX_QUIET_SECONDS = 0.25
"""The same for a file that was seen to grow. It becomes twice as long each time, up to this."""
_READ_LATELY_SECONDS = 1.0
"""Seconds within which a file that changes after it was read has grown in the meantime."""
_POLL_MS = 800
"""Milliseconds between two looks at everything, where the system does not report changes."""
_MAX_GROWTH_SECONDS = 10.0
"""Seconds after which a file that still grows is read as it is; it is read again at its end."""
_MAX_SINGLE_FILES = 300
"""Changed files of a folder above which the whole folder is compared, which then is as quick."""
RESCAN_SECONDS = 600.0
"""Seconds between two comparisons of whole folders, in case the system missed a change."""
_RETRY_SECONDS = 10.0
"""Seconds after which a run that failed is tried again."""
_RETRY_BUSY_SECONDS = 0.5
"""Seconds after which a run is tried again that met another writer."""


class Notice(Struct, frozen=True):
    """Something that the owner of the index should know: an obstacle, or that it is gone."""

    message: Message


class _Growth(Struct, frozen=True):
    """A file that has changed and may still grow.

    Attributes:
        stamp: Its stamp at the last look; None before the first, and if it is not there.
        since: The time on the monotonic clock when it was first seen to change.
        changed: The time when it was last seen to change.
        quiet: The seconds without a change after which it is complete.
    """

    stamp: Stamp | None
    since: float
    changed: float
    quiet: float

    def changed_to(self, stamp: Stamp | None, now: float) -> _Growth:
        """Return what is known after another change. A file that grows gets more time."""
        quiet = self.quiet if self.stamp is None else _longer(self.quiet)
        return _Growth(stamp, self.since, now, quiet)


def watch(
    sources: Sequence[str | Path],
    location: str | Path,
    *,
    poll: bool = False,
    wait: float = 0.0,
    **options: Any,
) -> Iterator[Report | Notice]:
    """Bring an index up to date, and then again whenever its files change.

    It ends only with an error or an interrupt. Obstacles that may pass, such as a folder that is
    not there, another writer or a full disk, are reported as notices and waited for.

    Args:
        sources: Files and folders, as for `synchronise`. Those that the index has are watched too.
        location: The folder of the index.
        poll: Look for changes all the time: on network shares the system does not report them.
        wait: Seconds that the first run waits for another process that writes.
        options: The other options of `synchronise`, for the first run. Those that the index does
            not remember (`jobs`, `progress`, `today`, `access` and `limits`) hold for all runs.

    Yields:
        The report of each run that did something, and notices.

    Raises:
        InputError: watchfiles is not installed; or see `synchronise`, for the first run.
        SearchError: See `synchronise`.
    """
    check_watchfiles()
    first = Options(**options)
    paths = [Path(source) for source in sources]
    location = Path(location).resolve()
    yield update_index(paths, location, first, wait=wait)
    load_word_lists()  # each later run forks children that have these
    load_page_reader()
    later = Options(
        jobs=first.jobs,
        progress=first.progress,
        today=first.today,
        access=first.access,
        limits=first.limits,
    )
    yield from _Watch(paths, location, later, poll).run_forever()


def check_watchfiles() -> None:
    """Check that the package that watches folders is installed.

    Raises:
        InputError: It is not.
    """
    try:
        import watchfiles  # noqa: F401 - to fail before anything is done
    except ImportError as error:
        remedy = Remedy("install-extra", {"extra": "watch"})
        raise InputError("watchfiles-missing", remedy=remedy) from error


class _Watch(Struct):
    """The state of watching an index.

    Attributes:
        sources: The files and folders to index again if somebody deletes the index.
        location: The folder of the index.
        options: The options of every run.
        poll: True to look for changes all the time; False to let the system report them.
        growing: The files that have changed and may still grow.
        read: The files that were read lately, as they were when they seemed to be complete.
        due: For each root folder, the time on the monotonic clock from which all of it is
            compared with the index.
        obstacles: For each root folder with an obstacle, the one that was reported last.
        checked: The ledgers that were checked lately.
    """

    sources: list[Path]
    location: Path
    options: Options
    poll: bool
    growing: dict[Path, _Growth] = field(default_factory=dict)
    read: dict[Path, _Growth] = field(default_factory=dict)
    due: dict[str, float] = field(default_factory=dict)
    obstacles: dict[str, Message] = field(default_factory=dict)
    checked: CheckedLedgers = field(default_factory=CheckedLedgers)

    def run_forever(self) -> Iterator[Report | Notice]:
        """Run one session after the other; each lasts as long as the same folders are there."""
        while True:
            roots = self._read_roots()
            identities = {root.folder: _identity(root.folder) for root in roots}
            yield from self._report_missing(identities)
            present = [root for root in roots if identities[root.folder] is not None]
            try:
                yield from self._watch_folders(present, identities)
            except FileNotFoundError:  # a folder vanished before it could be watched
                _sleep()
            except OSError as error:
                if self.poll:
                    raise
                self.poll = True
                yield Notice(Message.of("watch-unsupported", reason=str(error)))

    def _read_roots(self) -> tuple[Root, ...]:
        """Return what the index is made from; if somebody has deleted it, make it again."""
        while True:
            try:
                return read_manifest(self.location).roots
            except IndexMissing:
                update_index(self.sources, self.location, self.options)

    def _report_missing(self, identities: Mapping[str, Identity | None]) -> Iterator[Notice]:
        """Report each folder that is missing now, and each that is there again."""
        for folder, identity in identities.items():
            if identity is None:
                yield from self._report_obstacle(folder, Message.of("folder-awaited", path=folder))
            else:
                yield from self._report_obstacle_gone(folder)

    def _watch_folders(
        self, roots: Sequence[Root], identities: Mapping[str, Identity | None]
    ) -> Iterator[Report | Notice]:
        """Index changes until the index or one of the folders is replaced.

        Args:
            roots: The roots whose folders are there.
            identities: The identity of every root folder; None if it is not there.
        """
        self.growing.clear()
        # compare everything first: nobody watched until now
        self.due = {root.folder: 0.0 for root in roots}
        polled = _PolledFiles.of(roots)
        whole_folders = [root.folder for root in roots if root.only is None]
        for burst in self._bursts(whole_folders):
            links = [path for path in burst if path.is_symlink()]
            if any(link.is_dir() for link in links):
                return  # what is behind such a link is not watched yet
            polled.add(links)
            self._forget_read()
            for path in (*burst, *polled.changed()):
                for file in locations_of(path, roots):
                    self._notice_change(file)
            if not self._index_exists() or _are_replaced(identities):
                return
            yield from self._settle(roots)

    def _notice_change(self, file: Path) -> None:
        """Look at a file until it is complete. One that was read lately gets more time."""
        if file in self.growing:
            return
        now = time.monotonic()
        quiet = _MIN_QUIET_SECONDS
        if file in self.read:
            quiet = _longer(self.read[file].quiet)
        self.growing[file] = _Growth(None, now, now, quiet)

    def _forget_read(self) -> None:
        """Forget the files that were read some time ago."""
        oldest = time.monotonic() - _READ_LATELY_SECONDS
        self.read = {file: growth for file, growth in self.read.items() if growth.changed > oldest}

    def _settle(self, roots: Sequence[Root]) -> Iterator[Report | Notice]:
        """Index what has changed. Look again at files that grow, after ever longer pauses.

        Those that grow on are looked at again at the next tick.
        """
        pause = _FIRST_PAUSE_SECONDS
        while True:
            for root in roots:
                yield from self._catch_up(root, time.monotonic())
            if not self.growing or pause > _MAX_QUIET_SECONDS:
                return
            time.sleep(pause)
            pause *= 2

    def _bursts(self, folders: Sequence[str]) -> Iterator[list[Path]]:
        """Yield the changed files of folders, in bursts. A tick without a change gives an empty one."""
        while not folders:  # nothing to watch: only ticks, and this never ends
            _sleep()
            yield []
        from watchfiles import watch

        bursts = watch(
            *folders,
            watch_filter=lambda _, path: self._is_indexed(Path(path), folders),
            debounce=_MAX_BURST_MS,
            step=_QUIET_MS,
            rust_timeout=_TICK_MS,
            yield_on_timeout=True,
            force_polling=self.poll or None,
            poll_delay_ms=_POLL_MS,
            ignore_permission_denied=True,
        )
        for burst in bursts:
            yield [Path(path) for _, path in burst]

    def _is_indexed(self, file: Path, folders: Sequence[str]) -> bool:
        """Return True for a file that is neither hidden nor a part of the index."""
        if file.is_relative_to(self.location):
            return False
        for folder in folders:
            if file.is_relative_to(folder):
                return not _is_hidden(file.relative_to(folder))
        return False

    def _index_exists(self) -> bool:
        """Return False if somebody has deleted the index."""
        try:
            generations.index_version(self.location)
        except IndexMissing:
            return False
        return True

    def _catch_up(self, root: Root, now: float) -> Iterator[Report | Notice]:
        """Index the changed files of a root, or compare the whole root if that is due."""
        changed = [file for file in self.growing if file.is_relative_to(root.folder)]
        is_due = self.due[root.folder] <= now or len(changed) > _MAX_SINGLE_FILES
        complete = [file for file in changed if not self._still_grows(file, now)]
        for file in complete:
            self.read[file] = self.growing.pop(file)
        if is_due:
            names = root.only or ("",)
            yield from self._update(root, [Path(root.folder, name) for name in names], now)
        elif complete:
            relevant = self._without_unknown_files(root, complete)
            if relevant:
                yield from self._update(root, relevant, now)

    def _still_grows(self, file: Path, now: float) -> bool:
        """Return True if a file has changed a short time ago, and remember its new stamp.

        After `_MAX_GROWTH_SECONDS` it counts as complete, even if it grows on.
        """
        growth = self.growing[file]
        stamp = _stamp(file)
        if now - growth.since > _MAX_GROWTH_SECONDS:
            return False
        if stamp != growth.stamp:
            growth = self.growing[file] = growth.changed_to(stamp, now - _quiet_seconds(stamp))
        return now - growth.changed < growth.quiet

    def _without_unknown_files(self, root: Root, files: Sequence[Path]) -> list[Path]:
        """Leave out the files that neither exist nor are in the index, such as a temporary file.

        Nothing is left if the ledger cannot be read now. The whole root is then due.
        """
        missing = [file for file in files if not file.exists()]
        if not missing:
            return list(files)
        try:
            folder = self.location / read_manifest(self.location).generation
            with Ledger(folder, read_only=True) as ledger:
                forgotten = {file for file in missing if not _knows(ledger, root, file)}
        except (sqlite3.Error, IndexCorrupt, IndexMissing):
            # another run is at work: compare the whole root after it
            self.due[root.folder] = 0.0
            return []
        return [file for file in files if file not in forgotten]

    def _update(self, root: Root, paths: Iterable[Path], now: float) -> Iterator[Report | Notice]:
        """Index some paths of a root. After a failure, all of it is compared with the index later."""
        try:
            report = update_index(paths, self.location, self.options, checked=self.checked)
        except (InputError, IndexBusy, IndexUnwritable, ClusterDown) as error:
            delay = _RETRY_BUSY_SECONDS if isinstance(error, IndexBusy) else _RETRY_SECONDS
            self.due[root.folder] = now + delay
            yield from self._report_obstacle(root.folder, error.message)
            return
        if self.due[root.folder] <= now:
            self.due[root.folder] = now + RESCAN_SECONDS
        yield from self._report_obstacle_gone(root.folder)
        if report.added or report.updated or report.removed:
            yield report

    def _report_obstacle(self, folder: str, obstacle: Message) -> Iterator[Notice]:
        """Report an obstacle to indexing a folder, unless it was the last one reported."""
        if self.obstacles.get(folder) != obstacle:
            self.obstacles[folder] = obstacle
            yield Notice(obstacle)

    def _report_obstacle_gone(self, folder: str) -> Iterator[Notice]:
        """Report that a folder can be indexed again, if an obstacle was reported before."""
        if self.obstacles.pop(folder, None) is not None:
            yield Notice(Message.of("folder-free-again", path=folder))


class _PolledFiles(Struct):
    """The files whose changes no watched folder tells, with their stamps.

    They are those that are indexed one by one, and those that links lead to.
    """

    stamps: dict[Path, Stamp | None]

    @classmethod
    def of(cls, roots: Iterable[Root]) -> _PolledFiles:
        """Return the polled files of some roots, with the stamps that they have now."""
        polled = cls({})
        for root in roots:
            if root.only is None:
                polled.add(linked_files(Path(root.folder)))
            else:
                polled.add(Path(root.folder, name) for name in root.only)
        return polled

    def add(self, files: Iterable[Path]) -> None:
        """Poll some files, too, unless they are polled already."""
        for file in files:
            if file not in self.stamps:
                self.stamps[file] = _stamp(file)

    def changed(self) -> list[Path]:
        """Return the files that have changed since the last look, and remember their new stamps."""
        changed: list[Path] = []
        for file, stamp in self.stamps.items():
            latest = _stamp(file)
            if latest != stamp:
                self.stamps[file] = latest
                changed.append(file)
        return changed


def _longer(quiet: float) -> float:
    """Return for how long a file must be quiet that was seen to grow."""
    return min(2 * quiet, _MAX_QUIET_SECONDS)


def _sleep() -> None:
    time.sleep(_TICK_MS / 1000)


def _is_hidden(path: Path) -> bool:
    """Return True if a file or one of the folders that it is in has a name like `.git`."""
    return any(part[0] == "." for part in path.parts)


def _identity(folder: str) -> Identity | None:
    """Return the identity of a folder, or None if there is none.

    It is another one after a disk has been mounted there, or is mounted no longer.
    """
    try:
        return file_identity(Path(folder).stat())
    except OSError:
        return None


def _are_replaced(identities: Mapping[str, Identity | None]) -> bool:
    """Return True if a folder has come, has vanished, or is another one."""
    return any(_identity(folder) != identity for folder, identity in identities.items())


def _stamp(file: Path) -> Stamp | None:
    """Return the stamp of a file, or None if it is not there."""
    try:
        return Stamp.of(file.stat())
    except OSError:
        return None


def _quiet_seconds(stamp: Stamp | None) -> float:
    """Return for how long nobody has written to a file, by its own time; no more than a burst waits.

    The clock of another machine may be wrong.
    """
    if stamp is None:
        return 0.0
    age = (time.time_ns() - stamp.changed_ns) / 1e9
    return min(max(age, 0.0), _QUIET_MS / 1000)


def _knows(ledger: Ledger, root: Root, file: Path) -> bool:
    """Return True if the ledger has a file of a root, or anything in a folder of that path."""
    path = file.relative_to(root.folder).as_posix()
    return ledger.knows(printable_path(root.folder), printable_path(path))
