"""Keep an index up to date with its folders while they change, until told to stop."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
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
from index.files.roots import Root
from index.files.walk import Stamp, file_identity, printable_path
from index.indexer import Report, synchronise
from index.store import generations
from index.store.generations import read_manifest
from index.store.ledger import Ledger

QUIET = 200
"""Milliseconds without a change after which a burst is over."""
BURST = 1_000
"""Milliseconds after which a burst that is not over is looked at nevertheless."""
TICK = 250
"""Milliseconds between two looks at files that may grow still, and at folders that may go."""
POLL = 800
"""Milliseconds between two looks at everything, where the system does not tell of changes."""
GROWING = 10.0
"""Seconds after which a file that has not ceased to grow is read as it is; it is read again when it has."""
MANY = 300
"""Changed files from which on their whole folders are compared, which takes no longer."""
RESCAN = 600.0
"""Seconds after which folders are compared as a whole, should the system have kept a change to itself."""
RETRY, BUSY = 10.0, 0.5
"""Seconds after which a run is tried again: when something was in its way, and when another process was writing."""

_MISSING = "watching folders needs watchfiles: pip install 'kiosque-search[watch]'"


class Notice(Struct, frozen=True):
    """Something that the owner of the index should know: what is in the way, or that it is no longer."""

    text: str


def watch(
    sources: Sequence[str | Path],
    location: str | Path,
    *,
    poll: bool = False,
    wait: float = 0.0,
    **options: Any,
) -> Iterator[Report | Notice]:
    """Bring an index up to date, then whenever its files change; it ends only with an error, or an interrupt.

    What stands in the way for a while (a folder that is not there, another writer, a full disk) is told and awaited.

    Args:
        sources: Files and folders, as for `synchronise`; those that the index has already are watched too.
        location: The folder of the index.
        poll: Whether to look for changes all the time: on network shares the system does not tell of them.
        wait: Seconds that the first run waits while another process writes.
        options: Of `synchronise`, for the first run; `jobs`, `progress`, `access` and `limits` for the others too.

    Yields:
        The report of every run that did something, and what should be known.

    Raises:
        InputError: watchfiles is not installed; or see `synchronise`, for the first run.
        SearchError: See `synchronise`.
    """
    try:
        import watchfiles  # noqa: F401 - before anything is done
    except ImportError as error:
        raise InputError(_MISSING) from error
    location = Path(location).resolve()
    yield synchronise(sources, location, wait=wait, **options)
    kept: dict[str, Any] = {
        name: options[name]
        for name in ("jobs", "progress", "today", "access", "limits")
        if name in options
    }
    yield from _Watch([Path(source) for source in sources], location, poll, kept).forever()


Identity = tuple[int, int] | None


def _identity(folder: str) -> Identity:
    """Which folder stands there; another one does when a disk is mounted there, or no longer."""
    try:
        return file_identity(Path(folder).stat())
    except OSError:
        return None


def _stamp(place: Path) -> Stamp | None:
    try:
        return Stamp.of(place.stat())
    except OSError:
        return None


def _knows(ledger: Ledger, root: Root, place: Path) -> bool:
    return ledger.knows(
        printable_path(root.folder), printable_path(place.relative_to(root.folder).as_posix())
    )


class _Watch(Struct):
    """What is watched, what has changed and is not indexed yet, and what was told already.

    Attributes:
        sources: What the index is made from, should somebody delete it.
        location: The folder of the index.
        poll: Whether to look for changes all the time.
        options: Of every run.
        growing: The files that changed, each with the stamp it had at the last look, and since when it is waited for.
        due: By folder, when it is compared as a whole.
        told: By folder, what is in its way, once that was told.
    """

    sources: list[Path]
    location: Path
    poll: bool
    options: dict[str, Any]
    growing: dict[Path, tuple[Stamp | None, float]] = field(default_factory=dict)
    due: dict[str, float] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def forever(self) -> Iterator[Report | Notice]:
        """Session after session: one lasts while the same folders are there."""
        while True:
            roots = self._roots()
            stand = {root.folder: _identity(root.folder) for root in roots}
            for folder, found in stand.items():
                yield from self._tell(
                    folder, "" if found else f"{folder} is not there: waiting for it"
                )
            try:
                yield from self._session([root for root in roots if stand[root.folder]], stand)
            except FileNotFoundError:  # a folder went before it could be watched
                time.sleep(TICK / 1000)
            except OSError as error:
                if self.poll:
                    raise
                self.poll = True
                yield Notice(
                    f"the system does not tell of changes here ({error}): looking for them instead"
                )

    def _roots(self) -> tuple[Root, ...]:
        """What the index is made from; should somebody have deleted it, it is made anew."""
        while True:
            try:
                return read_manifest(self.location).roots
            except IndexMissing:
                synchronise(self.sources, self.location, **self.options)

    def _session(
        self, roots: Sequence[Root], stand: dict[str, Identity]
    ) -> Iterator[Report | Notice]:
        self.growing.clear()
        self.due = {root.folder: 0.0 for root in roots}  # what changed while nobody watched
        single = {
            Path(root.folder, name): _stamp(Path(root.folder, name))
            for root in roots
            for name in root.only or ()
        }
        for changed in self._changes([root.folder for root in roots if root.only is None]):
            for place, stamp in single.items():
                if (latest := _stamp(place)) != stamp:
                    single[place] = latest
                    changed.append(place)
            now = time.monotonic()
            for place in changed:
                self.growing.setdefault(place, (None, now))
            if not self._is_there() or any(
                _identity(folder) != was for folder, was in stand.items()
            ):
                return
            for root in roots:
                yield from self._catch_up(root, now)

    def _changes(self, folders: Sequence[str]) -> Iterator[list[Path]]:
        """The files that changed, in bursts; an empty one at every tick."""
        while not folders:
            time.sleep(TICK / 1000)
            yield []
        from watchfiles import watch

        bursts = watch(
            *folders,
            watch_filter=lambda _, path: self._counts(Path(path), folders),
            debounce=BURST,
            step=QUIET,
            rust_timeout=TICK,
            yield_on_timeout=True,
            force_polling=self.poll or None,
            poll_delay_ms=POLL,
            ignore_permission_denied=True,
        )
        for burst in bursts:
            yield [Path(path) for _, path in burst]

    def _counts(self, place: Path, folders: Sequence[str]) -> bool:
        """Whether a file is one that is indexed: not hidden, and not the index's own."""
        if place.is_relative_to(self.location):
            return False
        folder = next((folder for folder in folders if place.is_relative_to(folder)), None)
        return folder is not None and not any(
            part[0] == "." for part in place.relative_to(folder).parts
        )

    def _is_there(self) -> bool:
        try:
            generations.index_version(self.location)
        except IndexMissing:
            return False
        return True

    def _catch_up(self, root: Root, now: float) -> Iterator[Report | Notice]:
        """Index what of a root is ready: the files that changed, or all of it when it is time to compare that."""
        mine = [place for place in self.growing if place.is_relative_to(root.folder)]
        if self.due[root.folder] <= now or len(mine) > MANY:
            for place in mine:
                if not self._grows(place, now):
                    del self.growing[place]
            yield from self._run(
                root, [Path(root.folder, name) for name in root.only or ("",)], now
            )
        elif ready := [place for place in mine if not self._grows(place, now)]:
            for place in ready:
                del self.growing[place]
            if known := self._known(root, ready):
                yield from self._run(root, known, now)

    def _grows(self, place: Path, now: float) -> bool:
        """Whether a file has changed since the last look, and has not done so for too long."""
        stamp, since = self.growing[place]
        latest = _stamp(place)
        if latest == stamp or now - since > GROWING:
            return False
        self.growing[place] = latest, since
        return True

    def _known(self, root: Root, places: list[Path]) -> list[Path]:
        """Those of the places that there is something at, or that the index holds something of."""
        if all(place.exists() for place in places):
            return places
        try:
            with Ledger(
                self.location / read_manifest(self.location).generation, reading=True
            ) as ledger:
                return [place for place in places if place.exists() or _knows(ledger, root, place)]
        except (
            sqlite3.Error,
            IndexCorrupt,
            IndexMissing,
        ):  # another run is at it: look at everything after
            self.due[root.folder] = 0.0
            return []

    def _run(self, root: Root, places: list[Path], now: float) -> Iterator[Report | Notice]:
        """One run; what is in its way is told once, and the whole root is compared later."""
        try:
            report = synchronise(places, self.location, **self.options)
        except (InputError, IndexBusy, IndexUnwritable, ClusterDown) as error:
            self.due[root.folder] = now + (BUSY if isinstance(error, IndexBusy) else RETRY)
            yield from self._tell(root.folder, str(error))
            return
        if self.due[root.folder] <= now:
            self.due[root.folder] = now + RESCAN
        yield from self._tell(root.folder, "")
        if report.added or report.updated or report.removed:
            yield report

    def _tell(self, folder: str, trouble: str) -> Iterator[Notice]:
        """Tell what is in the way of a folder, once, and when nothing is any more."""
        before = self.told.pop(folder, "")
        if trouble:
            self.told[folder] = trouble
        if trouble != before:
            yield Notice(trouble or f"{folder}: nothing is in the way any more")
