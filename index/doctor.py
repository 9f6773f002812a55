"""Is an index what it says it is? Its files, its ledger, what it holds, and the articles that it was made from."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from index.engines.base import Engine, open_engine
from index.engines.config import ClusterConfig, Shard
from index.errors import IndexCorrupt
from index.files.roots import Scope, whole_scopes
from index.files.walk import File, digest, printable_path
from index.indexer import synchronise
from index.readers import Limits
from index.store import generations
from index.store.generations import Manifest
from index.store.ledger import FileEntry, Ledger
from index.stored import StoredArticle
from index.update.diff import Listing

Remedy = Literal["update", "rebuild", "owner"]
"""What mends a finding: a run, reading every article again, or only the index's owner."""


class Finding(Struct, frozen=True):
    """Something that is not as it should be.

    Attributes:
        kind: `manifest`, `version`, `generation`, `leftover`, `damaged`, `ledger`, `interrupted`, `unreadable`,
            `doubled`, `orphan`, `miscounted`, `folder`, `new`, `changed` or `gone`.
        subject: The file, folder or article.
        detail: What is wrong with it, in words.
        remedy: What mends it.
    """

    kind: str
    subject: str
    detail: str
    remedy: Remedy


class CheckReport(Struct, frozen=True):
    """What was found, and how many articles the index holds."""

    findings: tuple[Finding, ...]
    articles: int

    @property
    def remedy(self) -> Remedy | None:
        """What mends everything that was found; None if nothing was."""
        needed = {finding.remedy for finding in self.findings}
        return next((remedy for remedy in ("rebuild", "update", "owner") if remedy in needed), None)

    def as_dict(self) -> dict[str, Any]:
        """The findings as JSON knows them."""
        return {"findings": [asdict(finding) for finding in self.findings]}


def check(
    location: str | Path, *, wait: float = 0.0, access: ClusterConfig | None = None
) -> CheckReport:
    """Check an index against its ledger, and both against the articles; nothing is changed.

    Args:
        location: The folder of the index.
        wait: Seconds to wait while another process writes to it.
        access: How the cluster of an index that has one is reached; by default as the environment says.

    Raises:
        IndexMissing: There is no index.
        IndexBusy: Another process is writing: what is found meanwhile would mean nothing.
    """
    location = Path(location).resolve()
    try:
        generations.read_manifest(location)
    except IndexCorrupt as error:
        return CheckReport((Finding("manifest", str(location), str(error), "owner"),), 0)
    with ExitStack() as stack:
        with suppress(OSError):  # where nobody can write, nobody is writing
            stack.enter_context(generations.writing(location, wait))
        return _Patient(location, generations.read_manifest(location), access).examination()


class RepairReport(Struct, frozen=True):
    """What was found, what was done about it (`update`, `rebuild`, or None for nothing), and what is left."""

    found: CheckReport
    mended: Remedy | None
    left: CheckReport

    @property
    def healthy(self) -> bool:
        """Whether nothing is left."""
        return not self.left.findings

    def as_dict(self) -> dict[str, Any]:
        """The treatment as JSON knows it."""
        return self.found.as_dict() | {
            "healthy": self.healthy,
            "articles": self.left.articles,
            "mended": self.mended,
            "left": [asdict(finding) for finding in self.left.findings],
        }


def repair(
    location: str | Path,
    *,
    mend: bool = False,
    jobs: int = 1,
    wait: float = 0.0,
    access: ClusterConfig | None = None,
    limits: Limits | None = None,
) -> RepairReport:
    """Examine an index and, if it is wished, mend what is found by a run or by a rebuild.

    Args:
        location: The folder of the index.
        mend: Whether to.
        jobs: Processes that analyse articles.
        wait: Seconds to wait while another process writes.
        access: See `check`.
        limits: See `synchronise`.

    Raises:
        IndexMissing: There is no index.
        SearchError: See `synchronise`.
    """
    location = Path(location).resolve()
    found = check(location, wait=wait, access=access)
    if not mend or found.remedy not in ("update", "rebuild"):
        return RepairReport(found, None, found)
    if found.remedy == "update":
        doubted = [
            finding.subject
            for finding in found.findings
            if finding.kind in ("orphan", "miscounted")
        ]
        with generations.writing(location, wait):
            folder = location / generations.read_manifest(location).generation
            with Ledger(folder) as ledger:
                ledger.invalidate(doubted)
    synchronise(
        [],
        location,
        rebuild=found.remedy == "rebuild",
        jobs=jobs,
        wait=wait,
        access=access,
        limits=limits,
    )
    return RepairReport(found, found.remedy, check(location, wait=wait, access=access))


class _Patient(Struct, frozen=True):
    """An index that is examined."""

    location: Path
    manifest: Manifest
    access: ClusterConfig | None = None

    @property
    def folder(self) -> Path:
        return self.location / self.manifest.generation

    def examination(self) -> CheckReport:
        findings = [
            Finding("leftover", path.name, "was left behind by a run that is over", "update")
            for path in generations.stale_paths(self.location, self.manifest.generation)
        ]
        if not self.manifest.current:
            detail = "was made by another version of this program"
            return CheckReport(
                (*findings, Finding("version", str(self.location), detail, "rebuild")), 0
            )
        if not self.folder.is_dir():
            detail = "is in use, and is not there"
            return CheckReport(
                (*findings, Finding("generation", self.folder.name, detail, "rebuild")), 0
            )
        held = _Held()
        findings += self._engine_findings(held)
        try:
            with Ledger(self.folder, reading=True) as ledger:
                findings += self._ledger_findings(ledger, held)
        except (sqlite3.DatabaseError, IndexCorrupt) as error:
            findings.append(self._without_ledger(error))
        return CheckReport(tuple(findings), held.articles)

    def _without_ledger(self, error: Exception) -> Finding:
        if (self.folder / "ledger.sqlite-journal").exists():
            return Finding(
                "interrupted",
                self.manifest.generation,
                "a run was interrupted; another one mends it",
                "update",
            )
        return Finding(
            "ledger", self.manifest.generation, f"its ledger cannot be read ({error})", "rebuild"
        )

    def _engine_findings(self, held: _Held) -> Iterator[Finding]:
        try:
            engine = open_engine(self.manifest.engine, self.folder, self.access)
        except IndexCorrupt as error:
            yield Finding("damaged", self.manifest.generation, str(error), "rebuild")
            return
        try:
            for detail in engine.verify():
                yield Finding("damaged", self.manifest.generation, detail, "rebuild")
            yield from held.take(engine)
        finally:
            engine.close()

    def _ledger_findings(self, ledger: Ledger, held: _Held) -> Iterator[Finding]:
        for fault in ledger.faults():
            yield Finding(
                "ledger", self.manifest.generation, f"its ledger is damaged: {fault}", "rebuild"
            )
        if ledger.interrupted():
            yield Finding(
                "interrupted",
                self.manifest.generation,
                "a run was interrupted; another one mends it",
                "update",
            )
        yield from held.against(ledger.articles())
        for scope in whole_scopes(self.manifest.roots):
            yield from self._compared(ledger, scope)

    def _compared(self, ledger: Ledger, scope: Scope) -> Iterator[Finding]:
        """What changed in a folder since the last run."""
        if not Path(scope.root).is_dir():
            detail = "is not there: is its disk or share mounted? If it has gone for good: search index --prune"
            yield Finding("folder", scope.root, detail, "owner")
            return
        listing = Listing(scope, self.location, Shard.read(self.manifest.part or "1/1"))
        for file, entry in ledger.compare(
            printable_path(scope.root), printable_path(scope.under), listing
        ):
            if entry is None:
                assert file is not None
                yield Finding("new", file.path, "is not indexed yet", "update")
            elif file is None:
                if not listing.hides(entry):
                    yield Finding(
                        "gone", entry.name, "has gone, and its articles are held still", "update"
                    )
            elif _changed(file, entry):
                yield Finding("changed", entry.name, "has changed since it was indexed", "update")


class _Held(Struct):
    """What an engine holds, counted by file."""

    articles: int = 0
    by_path: Counter[str] | None = None

    def take(self, engine: Engine) -> Iterator[Finding]:
        """Count the documents of an engine; those that cannot be read, or are there twice, are found."""
        ids = Counter[str]()
        paths = Counter[str]()
        for match in engine.scan():
            self.articles += 1
            try:
                article = StoredArticle.from_json(match.stored).article if match else None
            except (ValueError, TypeError, LookupError, AttributeError):
                article = None
            if match is None or article is None or article.id != match.id:
                yield Finding(
                    "unreadable",
                    match.id if match else "an article",
                    "cannot be read any more",
                    "rebuild",
                )
                continue
            ids[article.id] += 1
            paths[article.path] += 1
        for id, times in ids.items():
            if times > 1:
                yield Finding("doubled", id, f"is held {times} times", "rebuild")
        self.by_path = paths

    def against(self, expected: dict[str, int]) -> Iterator[Finding]:
        """Where the ledger says otherwise."""
        if self.by_path is None:
            return
        for name, number in expected.items():
            if (found := self.by_path[name]) != number:
                yield Finding(
                    "miscounted",
                    name,
                    f"{found:,} articles are held where {number:,} were read",
                    "update",
                )
        for name in self.by_path.keys() - expected.keys():
            yield Finding(
                "orphan", name, f"{self.by_path[name]:,} articles of no known file", "update"
            )


def _changed(file: File, entry: FileEntry) -> bool:
    """Whether a file that may have changed has; one that could not be read the last time has not, unless it says so."""
    if not entry.digest and entry.stamp == file.stamp:
        return False
    try:
        return digest(file.place) != entry.digest
    except OSError:
        return entry.stamp != file.stamp
