"""Bring an index up to date with the files it is made from."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, nullcontext
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import asdict, replace

from index.engines.base import Engine, checksums, is_in_use, open_engine
from index.engines.config import ClusterConfig, Feed, Shard
from index.engines.query import Term
from index.errors import (
    ClusterDown,
    ClusterRefusal,
    IndexCorrupt,
    IndexMissing,
    InputError,
    UnreadableFile,
)
from index.files.names import printable_path
from index.files.roots import Root, Scope, add_paths, whole_scopes
from index.messages import Language, Message, Value
from index.readers import Limits
from index.readers.compression import is_packed
from index.readers.encoding import decode
from index.skipped import Skipped
from index.sources import SourceTable
from index.store import generations
from index.store.checked_ledgers import CheckedLedgers
from index.store.generations import Manifest
from index.store.ledger import Ledger, Tally, has_ledger
from index.store.os_errors import os_errors_as_unwritable
from index.update import mount_guard, workers
from index.update.assembler import Assembler
from index.update.children import Children
from index.update.diff import plan_changes, plan_dependents
from index.update.examiner import Examiner
from index.update.materials import Materials
from index.update.reading import BatchResult, WorkerOptions, load_word_lists

DEFAULT_ENGINE = "tantivy"

Progress: TypeAlias = Callable[[int, int, int], None]
"""Takes the bytes of the files that were read, the bytes to read, and the articles read so far."""


class Options(Struct, frozen=True, kw_only=True):
    """The options of a run, as keywords of `synchronise`, where they are explained."""

    engine: str | None = None
    source_names: str | Path | None = None
    ner: bool | None = None
    timezone: str | None = None
    rebuild: bool = False
    prune: bool = False
    shard: str | None = None
    access: ClusterConfig | None = None
    limits: Limits | None = None
    jobs: int = 1
    today: date | None = None
    progress: Progress | None = None


class Report(Struct, frozen=True):
    """The result of a run.

    Attributes:
        added, updated, removed, unchanged: Numbers of articles.
        skipped: Files and parts of files that could not be read.
        articles: Articles that the index holds now.
        seconds: Duration of the run.
    """

    added: int
    updated: int
    removed: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    articles: int
    seconds: float

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the report as JSON has it."""
        fields = asdict(self)
        fields["skipped"] = [skipped.as_dict(language) for skipped in self.skipped]
        return fields


def synchronise(  # noqa: PLR0913 - the options by name, so that callers and editors see them
    sources: Iterable[str | Path],
    location: str | Path,
    *,
    engine: str | None = None,
    source_names: str | Path | None = None,
    ner: bool | None = None,
    timezone: str | None = None,
    rebuild: bool = False,
    prune: bool = False,
    shard: str | None = None,
    access: ClusterConfig | None = None,
    limits: Limits | None = None,
    jobs: int = 1,
    wait: float = 0.0,
    today: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Bring an index up to date with its files and folders. Only new and changed files are read.

    An index that was made by another version of the program, or with another engine, other names
    of sources, another time zone or another `ner`, is rebuilt.

        >>> report = synchronise(["seeds"], ".search")
        >>> report.articles, report.skipped
        (36, ())

    Args:
        sources: Files and folders. An index remembers those it was given before, and keeps them.
        location: The folder of the index, which is made if there is none.
        engine: `tantivy`, `whoosh` or `opensearch`; by default the index's own, or Tantivy for a
            new one.
        source_names: A file of names of sources, in the form of `index/sources/sources.txt`, that
            takes precedence over it; by default the names the index was made with.
        ner: Ask spaCy for a second opinion on who is a person, which takes many times as long; by
            default as the index was made.
        timezone: The zone in which a moment that a feed, a page or a mail gives with its hour has its
            day; by default as the index was made, or `Europe/Paris` for a new one.
        rebuild: Read everything again, beside the index in use, and then replace that.
        prune: Remove articles also where a folder is missing, or has lost all or most of its
            files. That is more often a disk that is not mounted: without this it is an error, and
            nothing changes.
        shard: Which part of the files is read here, such as `3/8`, where several machines feed one
            cluster; by default as the index was made.
        access: How the cluster is reached, for an engine that has one; by default as the
            environment says.
        limits: How much of a file is read; by default as the environment says.
        jobs: Processes that read and analyse articles, beside this one. On macOS and Windows, and in
            a program with threads, a script must guard its entry point with
            `if __name__ == "__main__"`, as the `multiprocessing` module asks.
        wait: Seconds to wait for another process that writes to the index.
        today: No article is later than this day; by default today.
        progress: Called now and then, see `Progress`.

    Raises:
        InputError: There is nothing at a source, there is no engine of that name, the file of
            names of sources or spaCy's model cannot be read, there is no such time zone, a folder is missing or has lost most
            of its files, or the shard is not the one that was fed from here before.
        ClusterDown, ClusterRefusal: The cluster cannot be reached, or refuses.
        IndexBusy: Another process is writing to this index.
        IndexUnwritable: The disk is full, or nothing may be written there; the index is as it was.
        IndexCorrupt: The index cannot be read, and no source says what it should hold.
    """
    options = Options(
        engine=engine,
        source_names=source_names,
        ner=ner,
        timezone=timezone,
        rebuild=rebuild,
        prune=prune,
        shard=shard,
        access=access,
        limits=limits,
        jobs=jobs,
        today=today,
        progress=progress,
    )
    return update_index(sources, location, options, wait=wait)


def update_index(
    sources: Iterable[str | Path],
    location: str | Path,
    options: Options,
    *,
    wait: float = 0.0,
    checked: CheckedLedgers | None = None,
) -> Report:
    """Bring an index up to date: do what `synchronise` does, with its options in one value.

    Args:
        sources: See `synchronise`.
        location: See `synchronise`.
        options: Its other options.
        wait: See `synchronise`.
        checked: The ledgers that need not be checked again; None to check the one of the index.
    """
    started = time.perf_counter()
    location = Path(location).resolve()
    paths = [Path(source) for source in sources]
    for path in paths:
        if path.resolve() == location:
            # the folder of the index is left out of the articles
            raise InputError("index-in-articles", path=str(path), remedy="choose-other-folder")
        if generations.has_index(path):
            raise InputError("path-is-index", path=str(path), remedy="name-paths")
    was_there = location.exists()
    try:
        with (
            _children(location, options) as children,
            os_errors_as_unwritable(location),
            generations.write_lock(location, wait),
        ):
            report = _prepare_run(paths, location, options, checked).carry_out(children)
    except BaseException:
        if not was_there:
            generations.clear_failed(location)
        raise
    return replace(report, seconds=round(time.perf_counter() - started, 3))


def _limits(options: Options) -> Limits:
    return options.limits or Limits.of_environment(os.environ)


def _children(location: Path, options: Options) -> Children:
    """Return the children that read. One begins at once if there is an index and a free processor.

    It loads the lists of words while this process looks for changed files.
    """
    children = Children(_limits(options), load_word_lists)
    if options.jobs > 1 and not options.rebuild and generations.has_index(location):
        children.prepare(1)
    return children


class _Run(Struct, frozen=True):
    """One run, which updates the generation in use or fills a new one.

    Attributes:
        location: The folder of the index.
        existing: The manifest of the index before the run; None if there is no index.
        target: The manifest that the run puts in use.
        scopes: The parts of the archive that are looked at.
        cluster: How a cluster is reached.
        feed: The share of the archive that is fed to the cluster from here.
        prune: True if the index may lose most of the files of a folder, or all of them.
        worker_options: How files are processed.
        progress: Called with the progress of reading.
        checked: The ledgers that need not be checked again.
    """

    location: Path
    existing: Manifest | None
    target: Manifest
    scopes: Sequence[Scope]
    cluster: ClusterConfig
    feed: Feed
    prune: bool
    worker_options: WorkerOptions
    progress: Progress | None
    checked: CheckedLedgers | None

    @property
    def folder(self) -> Path:
        """The folder of the generation that the run writes to."""
        return self.location / self.target.generation

    @property
    def is_update(self) -> bool:
        """Return True if the run updates the generation in use, and does not fill a new one."""
        return self.existing is not None and self.existing.generation == self.target.generation

    def carry_out(self, children: Children) -> Report:
        """Bring the index up to date. If that fails, it stays as it was."""
        try:
            report = self._update(children)
        except BaseException:
            # what a cluster holds of a failed generation is removed by the next run
            if not self.is_update and self.target.is_embedded:
                generations.discard(self.location, self.target.generation)
            raise
        generations.remove_stale(self.location, self.target)
        return report

    def _update(self, children: Children) -> Report:
        """Compare, guard, write, and put the result in use.

        A run may die between any two of these steps: docs/durability.md says what it leaves.
        """
        if self.is_update and self.existing != self.target:
            # if this run dies, the next one still knows its roots
            generations.publish(self.location, self.target)
        with (
            Ledger(self.folder, checked=self.checked) as ledger,
            closing(self._open_engine()) as engine,
        ):
            known = ledger.checksums()  # before the plans, which would mean an interrupted run
            unread = self._plan(ledger, engine, children)
            self._guard(ledger)
            if ledger.has_plans():
                self._write(ledger, engine, known, children)
            tally = ledger.tally()
            ledger.finish()
            engine.publish()
            # even if it is unchanged: readers look at it to learn that the index has changed
            generations.publish(self.location, self.target)
            engine.remove_stale()
            problems = [*unread, *ledger.problems()]
        return _report(tally, problems)

    def _plan(
        self, ledger: Ledger, engine: Engine, children: Children
    ) -> list[tuple[str, Message]]:
        """Plan what to read and what to remove.

        Returns:
            The paths of files that no reader reads, each with the reason.
        """
        # An interrupted run leaves these counts in doubt. The tally needs the true ones.
        for name in ledger.invalidated_names():
            ledger.correct_count(name, engine.count(Term("path", name)))
        folders = [printable_path(root.folder) for root in self.target.roots]
        ledger.plan_removals_outside(folders)
        examiner = Examiner(self.worker_options.materials, children)
        unread: list[tuple[str, Message]] = []
        for scope in self.scopes:
            unread += plan_changes(ledger, scope, self.location, self.target.shard, examiner)
        plan_dependents(ledger, self.scopes, self.location, self.target.shard, examiner)
        return unread

    def _guard(self, ledger: Ledger) -> None:
        """Refuse to remove articles whose files may be on a disk that is not mounted.

        Raises:
            InputError: The plans would remove most of a folder, and `prune` is not set.
        """
        if self.prune:
            return
        with self._replaced_ledger() as replaced:
            for scope in self.scopes:
                mount_guard.guard_against_mass_deletion(ledger, scope, replaced)
                mount_guard.guard_root_of(ledger, scope, replaced)

    def _write(
        self, ledger: Ledger, engine: Engine, known: Mapping[str, int], children: Children
    ) -> None:
        """Carry out the plans: the ledger is made durable before the engine commits.

        Args:
            ledger: The ledger with the plans.
            engine: The engine that is written to.
            known: The checksums that the last run recorded.
            children: The children that read.
        """
        if not self.target.is_embedded:
            # a cluster may keep what was written before a run dies: the next one has to know
            ledger.checkpoint()
        size = ledger.bytes_to_read()
        progress = _ProgressCounter(size, self.progress)
        options = self.worker_options
        conditions = options.materials.conditions
        if size:
            workers.start_children(size, options, children)
        with engine.writer(known) as writer:
            writer.delete_paths(ledger.names_to_delete())
            results = workers.process_files(ledger.planned_reads(), size, options, children)
            for result in results:
                for document in result.documents:
                    writer.add(document)
                ledger.record_read(result.file, result.digest, conditions)
                ledger.record_articles(result.file, len(result.documents), result.problems)
                progress.add(result)
            ledger.checkpoint()
        ledger.record_refused(writer.refused)
        ledger.record_checksums(checksums(self.target.engine, self.folder, known))

    def _open_engine(self) -> Engine:
        """Open the engine of the generation, and make its files if the generation is new."""
        create = not self.is_update
        try:
            return open_engine(
                self.target.engine, self.folder, self.cluster, create=create, feed=self.feed
            )
        except (ClusterDown, ClusterRefusal, InputError):
            if create:  # nothing was written yet that the next run would have to know
                generations.discard(self.location, self.target.generation)
            raise

    def _replaced_ledger(self) -> Ledger | nullcontext[None]:
        """Open the ledger of the generation that a new one replaces, if it can be read."""
        if self.is_update or self.existing is None:
            return nullcontext()
        folder = self.location / self.existing.generation
        if not has_ledger(folder):
            return nullcontext()
        try:
            return Ledger(folder)
        except IndexCorrupt:
            return nullcontext()


TYPICAL_COMPRESSION = 4
"""Bytes of text that a byte of a compressed file or an archive stands for, as a rule."""


class _ProgressCounter(Struct):
    """Counts what was read, and reports it.

    Attributes:
        bytes_to_read: Size of all files to read.
        report: Called with the counts; None if nobody wants them.
        bytes_read: Size of the files that were read to their end.
        bytes_of_file: About as many bytes were read of the file that is being read in slices.
        articles: Articles read so far.
    """

    bytes_to_read: int
    report: Progress | None
    bytes_read: int = 0
    bytes_of_file: int = 0
    articles: int = 0

    def add(self, result: BatchResult) -> None:
        """Count the result of a file or of a slice of one, and report the counts."""
        self.articles += len(result.documents)
        if result.is_last:
            self.bytes_read += result.file.size
            self.bytes_of_file = 0
        else:
            read = self.bytes_of_file + _bytes_on_disk(result)
            self.bytes_of_file = min(read, result.file.size)
        if self.report is not None:
            done = self.bytes_read + self.bytes_of_file
            self.report(done, self.bytes_to_read, self.articles)


def _bytes_on_disk(result: BatchResult) -> int:
    """Estimate how many bytes of its file a slice takes."""
    ratio = TYPICAL_COMPRESSION if is_packed(result.file.path) else 1
    return result.size // ratio


def _report(tally: Tally, problems: Iterable[tuple[str, Message]]) -> Report:
    """Return the report of a run. Its duration is filled in later."""
    skipped = tuple(Skipped(path, reason) for path, reason in problems)
    articles = tally.added + tally.updated + tally.unchanged
    return Report(**asdict(tally), skipped=skipped, articles=articles, seconds=0.0)


def _prepare_run(
    paths: Sequence[Path], location: Path, options: Options, checked: CheckedLedgers | None
) -> _Run:
    """Decide what a run does, and refuse what it cannot do."""
    existing = _existing_manifest(location, paths)
    roots, scopes = add_paths(existing.roots if existing else (), paths)
    if options.prune:
        roots, scopes = _without_missing_folders(roots, scopes)
    elif roots and not _has_a_folder_left(roots):
        raise InputError("root-missing", path=roots[0].folder, remedy="replace-folders")
    if not roots:
        raise InputError("roots-unnamed", remedy="name-paths")
    target = _target_manifest(existing or Manifest(DEFAULT_ENGINE, ""), roots, options)
    cluster = _cluster_config(target, options)
    if existing and not options.rebuild:
        _check_shard(location, existing, target)
    assembler = Assembler(
        options.today or date.today(), target.source_names, target.ner, target.timezone
    )
    assembler.check()
    limits = _limits(options)
    if options.rebuild or not _can_update(location, existing, target, cluster):
        target = target.next_generation(generations.create_generation(location, existing))
        scopes = ()  # a new generation is empty: everything is read, not only the paths given
    return _Run(
        location=location,
        existing=existing,
        target=target,
        scopes=scopes or whole_scopes(roots),
        cluster=cluster,
        feed=Feed(target.shard, replaces=options.rebuild),
        prune=options.prune,
        worker_options=WorkerOptions(options.jobs, assembler, Materials(limits, roots)),
        progress=options.progress,
        checked=checked,
    )


def _existing_manifest(location: Path, paths: Sequence[Path]) -> Manifest | None:
    """Read the manifest of an index; None if there is none, or none that can be read.

    Raises:
        IndexCorrupt: It cannot be read, and no path says what the index should hold.
    """
    try:
        return generations.read_manifest(location)
    except IndexMissing:
        return None
    except IndexCorrupt:
        if not paths:
            raise
        return None


def _has_a_folder_left(roots: Sequence[Root]) -> bool:
    return any(Path(root.folder).is_dir() for root in roots)


def _without_missing_folders(
    roots: Sequence[Root], scopes: Sequence[Scope]
) -> tuple[tuple[Root, ...], tuple[Scope, ...]]:
    """Leave out the roots whose folders are missing, and the scopes in them.

    Raises:
        InputError: No root would be left.
    """
    left = tuple(root for root in roots if Path(root.folder).is_dir())
    if roots and not left:
        raise InputError("roots-missing", remedy="replace-folders")
    folders = {root.folder for root in left}
    return left, tuple(scope for scope in scopes if scope.root in folders)


def _target_manifest(previous: Manifest, roots: tuple[Root, ...], options: Options) -> Manifest:
    """Return the previous manifest with what the options change."""
    source_names, ner, part = previous.source_names, previous.ner, previous.part
    if options.source_names is not None:
        source_names = read_source_names(Path(options.source_names))
    if options.ner is not None:
        ner = options.ner
    if options.shard is not None:
        part = str(Shard.read(options.shard))
    return replace(
        previous,
        engine=options.engine or previous.engine,
        roots=roots,
        source_names=source_names,
        ner=ner,
        timezone=options.timezone or previous.timezone,
        part=part,
    )


def read_source_names(file: Path) -> str:
    """Read the user's own table of sources.

    Raises:
        InputError: It cannot be read.
    """
    try:
        content = file.read_bytes()
        names = decode(content) if content.strip() else ""
    except OSError as error:
        raise _unreadable_source_names(file, error.strerror) from error
    except UnreadableFile as error:
        raise _unreadable_source_names(file, error.message) from error
    try:
        SourceTable.parse(names)
    except InputError as error:
        raise InputError("source-names-wrong", path=str(file), reason=error.message) from error
    return names


def _unreadable_source_names(file: Path, reason: Value) -> InputError:
    """Return the error for a table of sources that cannot be read."""
    return InputError("source-names-unreadable", path=str(file), reason=reason)


def _cluster_config(target: Manifest, options: Options) -> ClusterConfig:
    """Return how a run reaches its cluster, and check that a shard has one to go to.

    Raises:
        InputError: Only a shard of the files is read here, and the engine is not in a cluster or
            the archive in the cluster has no name.
    """
    cluster = options.access or ClusterConfig.of_environment(os.environ)
    shard = target.shard
    if shard.count > 1 and target.is_embedded:
        raise InputError("shard-without-cluster", remedy="choose-engine")
    if shard.count > 1 and not cluster.archive:
        raise InputError("shard-without-archive-name", remedy="set-archive-name")
    return cluster


def _check_shard(location: Path, existing: Manifest, target: Manifest) -> None:
    """Refuse to change the shard of an index.

    If the machine of the shard `3/8` took `4/8` instead, no machine would update the documents of
    `3/8` any more.

    Raises:
        InputError: The run would change it.
    """
    if existing.engine != target.engine or existing.part == target.part:
        return
    if has_ledger(location / existing.generation):
        raise InputError(
            "shard-changed",
            location=str(location),
            shard=str(existing.shard),
            remedy="rebuild-every-shard",
        )


def _can_update(
    location: Path, existing: Manifest | None, target: Manifest, cluster: ClusterConfig
) -> bool:
    """Return True if the run can update the generation in use, and need not fill a new one."""
    if existing is None or not existing.is_current or not target.built_like(existing):
        return False
    folder = location / existing.generation
    return has_ledger(folder) and is_in_use(existing.engine, folder, cluster)
