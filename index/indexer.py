"""Bring an index up to date with the files it is made from."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from index.engines.base import EMBEDDED, Engine, in_use, open_engine
from index.engines.config import ClusterConfig, Shard
from index.engines.query import Term
from index.errors import IndexCorrupt, IndexMissing, InputError, UnreadableFile
from index.files.roots import Root, Scope, add_paths, whole_scopes
from index.files.walk import printable_path
from index.messages import Message, catalogue
from index.readers import Limits
from index.readers.encoding import decode
from index.store import generations
from index.store.generations import Manifest
from index.store.ledger import Ledger, Tally, has_ledger
from index.store.os_errors import os_errors_as_unwritable
from index.update import mount_guard, workers
from index.update.assembler import Assembler
from index.update.diff import plan_changes

DEFAULT_ENGINE = "tantivy"


class Skipped(Struct, frozen=True):
    """A file, or a part of one, that could not be read, and why."""

    path: str
    reason: Message

    def as_dict(self) -> dict[str, Any]:
        """Give the fields as JSON holds them: the reason in words, and its code and values."""
        fields = self.reason.as_dict()
        words = catalogue("en").text(self.reason)
        return {
            "path": self.path,
            "reason": words,
            "code": fields["code"],
            "values": fields["values"],
        }


class Report(Struct, frozen=True):
    """What a run did.

    Attributes:
        added, updated, removed, unchanged: Articles, as this run found them.
        skipped: What could not be read.
        articles: How many the index holds now.
        seconds: How long the run took.
    """

    added: int
    updated: int
    removed: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    articles: int
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON knows it."""
        return asdict(self) | {"skipped": [skipped.as_dict() for skipped in self.skipped]}


def synchronise(  # noqa: PLR0913 - the keywords are the options of the command
    sources: Iterable[str | Path],
    location: str | Path,
    *,
    engine: str | None = None,
    source_names: str | Path | None = None,
    ner: bool | None = None,
    rebuild: bool = False,
    prune: bool = False,
    shard: str | None = None,
    access: ClusterConfig | None = None,
    limits: Limits | None = None,
    jobs: int = 1,
    wait: float = 0.0,
    today: date | None = None,
    progress: workers.Progress | None = None,
) -> Report:
    """Make an index hold what files and folders hold now: only new, changed and vanished files cost.

    Args:
        sources: Files and folders; an index remembers those it was given before, and they stay in it.
        location: The folder of the index, made if there is none.
        engine: `tantivy`, `whoosh` or `opensearch`; by default the index's own, or Tantivy for a new one.
        source_names: A file of names of sources, in the form of `index/sources/sources.txt`, believed before that one; by
            default what the index was made with.
        ner: Whether to ask spaCy for a second opinion on who is a person, which takes many times as long; by default
            whatever the index was made with. If this, the engine or the names of sources are not those that the index
            was made with, or another version made it, it is rebuilt from the articles.
        rebuild: Read everything again, beside the index in use, and then put it in the old one's place.
        prune: Whether articles are forgotten also where a folder has gone, or has lost all or most of its files, which
            is more often a disk that is not mounted: without this it is an error, and nothing changes.
        shard: Which part of the files is read here, such as `3/8`, where several machines feed one cluster; by default
            what the index was made with.
        access: How the cluster of an engine that has one is reached; by default as the environment says.
        limits: How much of a file is read; by default as the environment says.
        jobs: Processes that analyse articles. With more than one, a script must guard its entry point with
            `if __name__ == "__main__"`, as the `multiprocessing` module asks.
        wait: Seconds to wait while another process writes to the index.
        today: No article is later; by default the day it is.
        progress: Called now and then with the bytes read, the bytes to read, and the articles found so far.

    Raises:
        InputError: There is nothing at a source, no engine of that name, a file of source names that cannot be read, or
            no second opinion to be had; a folder has gone or has lost most of its files; or a part is not what was fed
            from here before.
        ClusterDown, ClusterRefusal: The cluster cannot be reached, or will not have it.
        IndexBusy: Another process is writing to this index.
        IndexUnwritable: The disk is full, or nothing may be written there; the index is as it was.
        IndexCorrupt: The index cannot be read, and no source says what it should hold.
    """
    started = time.perf_counter()
    location = Path(location).resolve()
    with os_errors_as_unwritable(location), generations.writing(location, wait):
        named = [Path(source) for source in sources]
        used = _in_use(location, named)
        roots, scopes = add_paths(used.roots if used else (), named)
        if prune:
            roots, scopes = _pruned(roots, scopes)
        if not roots:
            raise InputError("name the files or folders to index")
        before = used or Manifest(DEFAULT_ENGINE, "")
        wanted = replace(
            before,
            engine=engine or before.engine,
            roots=roots,
            source_names=before.source_names
            if source_names is None
            else _lines(Path(source_names)),
            ner=before.ner if ner is None else ner,
            part=before.part if shard is None else str(Shard.read(shard)),
        )
        access = _access(
            access or ClusterConfig.of_environment(os.environ), wanted, rebuild=rebuild
        )
        if used and not rebuild:
            _check_part(location, used, wanted)
        assembler = Assembler(today or date.today(), wanted.source_names, wanted.ner)
        assembler.check()
        settings = workers.Settings(
            jobs, assembler, progress, limits or Limits.of_environment(os.environ)
        )
        if (
            rebuild
            or not used
            or not wanted.built_like(used)
            or not _usable(location, used, access)
        ):
            wanted = wanted.next_generation(generations.new_generation(location, used))
            report = _Run(
                location, wanted, None, whole_scopes(roots), used, prune, access
            ).carry_out(settings)
        else:
            report = _Run(
                location, wanted, used, scopes or whole_scopes(roots), None, prune, access
            ).carry_out(settings)
    return replace(report, seconds=round(time.perf_counter() - started, 3))


def _pruned(
    roots: Sequence[Root], scopes: Sequence[Scope]
) -> tuple[tuple[Root, ...], tuple[Scope, ...]]:
    """The roots whose folders are there, and what was named of them."""
    left = tuple(root for root in roots if Path(root.folder).is_dir())
    if roots and not left:
        raise InputError(
            "of all the folders of the index none is left: delete the index, or name other folders"
        )
    folders = {root.folder for root in left}
    return left, tuple(scope for scope in scopes if scope.root in folders)


def _in_use(location: Path, named: Sequence[Path]) -> Manifest | None:
    """What is known of the index there; nothing if there is none, or none that can be understood.

    Raises:
        IndexCorrupt: It cannot be understood, and nothing else says what it should hold.
    """
    try:
        return generations.read_manifest(location)
    except IndexMissing:
        return None
    except IndexCorrupt:
        if not named:
            raise
        return None


def _lines(file: Path) -> str:
    """The user's own table of sources."""
    try:
        data = file.read_bytes()
        return decode(data) if data.strip() else ""
    except (OSError, UnreadableFile) as error:
        raise InputError(
            f"{file} cannot be read ({error}); it should hold names of sources"
        ) from error


def _usable(location: Path, used: Manifest, access: ClusterConfig) -> bool:
    """Whether the index in use can be added to: of this version, still there, and not without what it was made from."""
    folder = location / used.generation
    return used.current and has_ledger(folder) and in_use(used.engine, folder, access)


def _access(access: ClusterConfig, wanted: Manifest, *, rebuild: bool) -> ClusterConfig:
    """How a run reaches its cluster.

    Raises:
        InputError: Its part of the archive is none that can be fed.
    """
    part = Shard.read(wanted.part or "1/1")
    if part.of > 1 and wanted.engine in EMBEDDED:
        raise InputError(
            "a part of the files (--shard) goes to a cluster that others feed: add --engine opensearch"
        )
    if part.of > 1 and not access.archive:
        raise InputError(
            "those who feed an archive together must call it alike: set SEARCH_OPENSEARCH_ARCHIVE"
        )
    return replace(access, part=part, instead=rebuild)


def _check_part(location: Path, used: Manifest, wanted: Manifest) -> None:
    """See that what was fed from here is still what is to be: what one lets go, another would have to take up.

    Raises:
        InputError: It is not.
    """
    if (
        used.engine == wanted.engine
        and used.part != wanted.part
        and has_ledger(location / used.generation)
    ):
        raise InputError(
            f"the index in {location} feeds part {used.part or '1/1'} of its archive; to divide it otherwise, give "
            "--rebuild with the new --shard for every part"
        )


class _Run(Struct, frozen=True):
    """One run over some parts of the archive, into the generation in use or a new one.

    Attributes:
        location: The folder of the index.
        manifest: What the index will say about itself.
        before: What it says now, if the run adds to it.
        scopes: The parts of the archive that are looked at.
        replaced: What it says now, if the run puts a new generation in its place.
        prune: Whether a folder may lose all its files.
        access: How a cluster is reached, and what part of the archive is fed to it.
    """

    location: Path
    manifest: Manifest
    before: Manifest | None
    scopes: Sequence[Scope]
    replaced: Manifest | None
    prune: bool
    access: ClusterConfig

    def carry_out(self, settings: workers.Settings) -> Report:
        try:
            tally, skipped = self._written(settings)
        except BaseException:
            # what is kept elsewhere is removed by the next run
            if not self.before and self.manifest.engine in EMBEDDED:
                generations.discard(self.location, self.manifest.generation)
            raise
        generations.remove_stale(self.location, self.manifest.generation)
        held = tally.added + tally.updated + tally.unchanged
        return Report(**asdict(tally), skipped=skipped, articles=held, seconds=0.0)

    def _written(self, settings: workers.Settings) -> tuple[Tally, tuple[Skipped, ...]]:
        folder = self.location / self.manifest.generation
        if self.before and self.before != self.manifest:
            generations.publish(
                self.location, self.manifest
            )  # should this run die, its roots are not forgotten
        with Ledger(folder) as ledger:
            engine = open_engine(self.manifest.engine, folder, self.access, create=not self.before)
            try:
                unread = self._planned(ledger, engine, settings.limits)
                if ledger.has_plans():
                    self._write(ledger, engine, settings)
                tally = ledger.tally()
                ledger.finish()
                engine.publish()
                generations.publish(self.location, self.manifest)  # unchanged or not: readers look
                engine.remove_stale()
            finally:
                engine.close()
            return tally, tuple(Skipped(*problem) for problem in (*unread, *ledger.problems()))

    def _write(self, ledger: Ledger, engine: Engine, settings: workers.Settings) -> None:
        if self.manifest.engine not in EMBEDDED:
            ledger.commit_plans()  # should this run die, the next one knows what may have been written
        ledger.note_refused(
            engine.write(workers.documents(ledger, settings), ledger.deleted_paths())
        )

    def _planned(self, ledger: Ledger, engine: Engine, limits: Limits) -> list[tuple[str, Message]]:
        """Write down what is to be done; what no reader reads is given back."""
        for name in ledger.invalidated():
            ledger.correct(name, engine.count(Term("path", name)))
        ledger.plan_removal_outside([printable_path(root.folder) for root in self.manifest.roots])
        part = self.access.part
        unread = [
            problem
            for scope in self.scopes
            for problem in plan_changes(ledger, scope, self.location, part, limits)
        ]
        if not self.prune:
            with self._replaced_ledger() as replaced:
                for scope in self.scopes:
                    mount_guard.guard_against_mass_deletion(ledger, scope, replaced)
        return unread

    def _replaced_ledger(self) -> Ledger | nullcontext[None]:
        """The ledger of the index that is about to be replaced, if it has one that can be read."""
        folder = self.location / self.replaced.generation if self.replaced else None
        try:
            return Ledger(folder) if folder and has_ledger(folder) else nullcontext()
        except IndexCorrupt:
            return nullcontext()
