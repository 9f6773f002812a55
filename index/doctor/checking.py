"""Check an index: its files, its ledger, what it stores, and the articles it was made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from msgspec import Struct, field

from index.doctor.contents import Contents
from index.doctor.damage import find_damaged_databases, find_damaged_files
from index.doctor.folders import Folders
from index.doctor.report import CheckReport, Finding, Remedy
from index.engines.base import open_engine
from index.engines.config import ClusterConfig
from index.errors import IndexCorrupt
from index.files.roots import whole_scopes
from index.messages import Message, Value
from index.skipped import Skipped
from index.store import generations
from index.store.generations import Manifest
from index.store.ledger import Ledger, has_journal
from index.store.sqlite import reason_of


def check(
    location: str | Path, *, wait: float = 0.0, access: ClusterConfig | None = None
) -> CheckReport:
    """Check an index against its ledger, and both against the articles; change nothing.

    Args:
        location: The folder of the index.
        wait: Seconds to wait for another process that writes to it.
        access: How the cluster of an index that has one is reached; by default as the environment
            says.

    Raises:
        IndexMissing: There is no index.
        IndexBusy: Another process is writing: findings would mean nothing.
    """
    location = Path(location).resolve()
    try:
        generations.read_manifest(location)
    except IndexCorrupt as error:
        finding = Finding("manifest", str(location), error.message, remedy="owner")
        return CheckReport((finding,), 0, is_counted=False)
    with ExitStack() as stack:
        with suppress(OSError):  # where nobody can write, nobody is writing
            stack.enter_context(generations.write_lock(location, wait))
        # read again, now that nobody changes it
        manifest = generations.read_manifest(location)
        return _Check(location, manifest, access).report()


class _Check(Struct, frozen=True):
    """The check of one index.

    Attributes:
        location: The folder of the index.
        manifest: What it says about itself.
        access: How its cluster is reached, if it has one.
        contents: The numbers of the articles in its engine, filled in by the check.
        skipped: What the ledger remembers as not read, filled in by the check.
    """

    location: Path
    manifest: Manifest
    access: ClusterConfig | None
    contents: Contents = field(default_factory=Contents)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The folder of the generation in use."""
        return self.location / self.manifest.generation

    def report(self) -> CheckReport:
        """Check everything that can be checked."""
        # the findings come first: looking for them counts the articles
        findings = tuple(self._find_faults())
        contents = self.contents
        skipped = tuple(self.skipped)
        return CheckReport(findings, contents.articles, contents.is_complete, skipped)

    def _find_faults(self) -> Iterator[Finding]:
        """Yield everything that is wrong with the index.

        An index of another version, or without its generation, is checked no further.
        """
        for path in generations.stale_paths(self.location, self.manifest):
            yield Finding("leftover", path.name, Message("index-left-over"), remedy="update")
        for file, detail in find_damaged_databases(self.location):
            yield Finding("saved", str(file), detail, remedy="owner")
        folders = Folders(self.location, self.manifest)
        yield from folders.find_missing()
        if not self.manifest.is_current:
            detail = Message("index-of-other-version")
            yield Finding("version", str(self.location), detail, remedy="rebuild")
        elif not self.folder.is_dir():
            yield self._generation_finding("generation", Message("generation-missing"))
        else:
            yield from self._find_engine_faults()
            yield from self._find_ledger_faults(folders)

    def _generation_finding(
        self, kind: str, detail: Message, remedy: Remedy = "rebuild"
    ) -> Finding:
        """Return a finding about the generation in use."""
        return Finding(kind, self.manifest.generation, detail, remedy)

    def _find_engine_faults(self) -> Iterator[Finding]:
        """Check the files of the engine, and count its articles if they are as they were written."""
        is_sound = True
        for detail in find_damaged_files(self.manifest.engine, self.folder):
            is_sound = False
            yield self._generation_finding("damaged", detail)
        if is_sound:
            yield from self._count_articles()

    def _count_articles(self) -> Iterator[Finding]:
        """Check what the files of the engine say, and count its articles."""
        try:
            engine = open_engine(self.manifest.engine, self.folder, self.access)
            with closing(engine):
                for detail in engine.verify():
                    yield self._generation_finding("damaged", detail)
                yield from self.contents.count(engine, self.manifest.generation)
        except IndexCorrupt as error:
            yield self._generation_finding("damaged", error.message)

    def _find_ledger_faults(self, folders: Folders) -> Iterator[Finding]:
        """Check the ledger, and compare it with the engine and with the files."""
        try:
            with Ledger(self.folder, read_only=True) as ledger:
                for fault in ledger.faults():
                    detail = Message.of("index-ledger-damaged", fault=fault)
                    yield self._generation_finding("ledger", detail)
                if ledger.is_interrupted():
                    yield self._interrupted_run()
                if self.contents.is_complete:
                    yield from self.contents.find_differences(ledger.article_counts())
                for scope in whole_scopes(self.manifest.roots):
                    yield from folders.find_changed_files(ledger, scope)
                self.skipped.extend(Skipped(name, reason) for name, reason in ledger.problems())
        except IndexCorrupt as error:
            yield self._unreadable_ledger(error.message.values.get("reason", error.message))
        except sqlite3.DatabaseError as error:
            yield self._unreadable_ledger(reason_of(error))

    def _interrupted_run(self) -> Finding:
        """Return the finding that a run was interrupted, which the next update makes up for."""
        return self._generation_finding("interrupted", Message("run-interrupted"), remedy="update")

    def _unreadable_ledger(self, reason: Value) -> Finding:
        """Return the finding that the ledger cannot be read."""
        if has_journal(self.folder):
            # A write was interrupted. SQLite makes up for it when a run opens the ledger to write,
            # and a check opens it to read only.
            return self._interrupted_run()
        detail = Message.of("index-ledger-unreadable", reason=reason)
        return self._generation_finding("ledger", detail)
