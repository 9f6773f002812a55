"""Check an index: its files, its ledger, what it stores, and the articles it was made from."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from index.article import Article
from index.engines.base import Engine, Match, open_engine
from index.engines.config import ClusterConfig
from index.errors import IndexCorrupt
from index.files.roots import Scope, whole_scopes
from index.files.walk import File, digest, printable_path
from index.indexer import Options, update_index
from index.messages import Language, Message, Value, catalogue
from index.readers import Limits
from index.store import generations
from index.store.generations import Manifest
from index.store.ledger import FileEntry, Ledger, has_journal
from index.store.sqlite import reason_of
from index.stored_article import StoredArticle
from index.update.diff import Listing

Remedy = Literal["update", "rebuild", "owner"]
"""The repair that a finding needs: an update, a rebuild, or something only its owner can do."""

_BY_STRENGTH: tuple[Remedy, ...] = ("rebuild", "update", "owner")
"""The repairs, strongest first."""


class Finding(Struct, frozen=True):
    """Something that is wrong with an index.

    Attributes:
        kind: `manifest`, `version`, `generation`, `leftover`, `damaged`, `ledger`, `interrupted`,
            `unreadable`, `doubled`, `orphan`, `miscounted`, `folder`, `new`, `changed` or `gone`.
        subject: The file, folder or article.
        detail: What is wrong with it.
        remedy: What repairs it.
    """

    kind: str
    subject: str
    detail: Message
    remedy: Remedy

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return it as JSON has it: the detail in words, with its code and values."""
        message = self.detail.as_dict()
        return {
            "kind": self.kind,
            "subject": self.subject,
            "detail": catalogue(language).text(self.detail),
            "remedy": self.remedy,
            "code": message["code"],
            "values": message["values"],
        }


class CheckReport(Struct, frozen=True):
    """The result of a check.

    Attributes:
        findings: Everything that is wrong with the index.
        articles: Articles that the index holds.
    """

    findings: tuple[Finding, ...]
    articles: int

    @property
    def remedy(self) -> Remedy | None:
        """The strongest repair that the findings need; None if nothing is wrong."""
        needed = {finding.remedy for finding in self.findings}
        for remedy in _BY_STRENGTH:
            if remedy in needed:
                return remedy
        return None

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the findings as JSON has them."""
        return {"findings": _as_dicts(self.findings, language)}


class RepairReport(Struct, frozen=True):
    """The result of a repair.

    Attributes:
        found: The check before.
        mended: The repair that was made: `update`, `rebuild`, or None for none.
        left: The check after.
    """

    found: CheckReport
    mended: Remedy | None
    left: CheckReport

    @property
    def healthy(self) -> bool:
        """Return True if nothing is wrong any more."""
        return not self.left.findings

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the report as JSON has it."""
        return {
            "findings": _as_dicts(self.found.findings, language),
            "healthy": self.healthy,
            "articles": self.left.articles,
            "mended": self.mended,
            "left": _as_dicts(self.left.findings, language),
        }


def _as_dicts(findings: Sequence[Finding], language: Language) -> list[dict[str, Any]]:
    return [finding.as_dict(language) for finding in findings]


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
        finding = Finding("manifest", str(location), error.message, "owner")
        return CheckReport((finding,), 0)
    with ExitStack() as stack:
        with suppress(OSError):  # where nobody can write, nobody is writing
            stack.enter_context(generations.write_lock(location, wait))
        # read again, now that nobody changes it
        manifest = generations.read_manifest(location)
        return _Check(location, manifest, access).report()


def repair(
    location: str | Path,
    *,
    mend: bool = False,
    jobs: int = 1,
    wait: float = 0.0,
    access: ClusterConfig | None = None,
    limits: Limits | None = None,
) -> RepairReport:
    """Check an index and, if `mend` is set, repair it by an update or a rebuild.

    Args:
        location: The folder of the index.
        mend: Repair it.
        jobs: Processes that read and analyse articles.
        wait: Seconds to wait for another process that writes to it.
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
        _invalidate_doubtful_files(location, found, wait)
    rebuild = found.remedy == "rebuild"
    options = Options(rebuild=rebuild, jobs=jobs, access=access, limits=limits)
    update_index([], location, options, wait=wait)
    return RepairReport(found, found.remedy, check(location, wait=wait, access=access))


def _invalidate_doubtful_files(location: Path, found: CheckReport, wait: float) -> None:
    """Have the next run read those files again of which the index holds the wrong articles."""
    doubtful = ("orphan", "miscounted")
    names = [finding.subject for finding in found.findings if finding.kind in doubtful]
    with generations.write_lock(location, wait):
        manifest = generations.read_manifest(location)
        with Ledger(location / manifest.generation) as ledger:
            ledger.invalidate(names)


class _Contents(Struct):
    """The articles that an engine holds.

    Attributes:
        articles: How many there are, with those that cannot be read.
        by_id: How many there are of each id.
        by_path: How many there are from each file.
        is_complete: Whether all of them have been counted.
    """

    articles: int = 0
    by_id: Counter[str] = field(default_factory=Counter)
    by_path: Counter[str] = field(default_factory=Counter)
    is_complete: bool = False


class _Check(Struct, frozen=True):
    """The check of one index.

    Attributes:
        location: The folder of the index.
        manifest: What it says about itself.
        access: How its cluster is reached, if it has one.
        contents: What its engine holds, once that has been counted.
    """

    location: Path
    manifest: Manifest
    access: ClusterConfig | None
    contents: _Contents = field(default_factory=_Contents)

    @property
    def folder(self) -> Path:
        """The folder of the generation in use."""
        return self.location / self.manifest.generation

    def report(self) -> CheckReport:
        """Check everything that can be checked."""
        findings = tuple(self._findings())
        return CheckReport(findings, self.contents.articles)

    def _findings(self) -> Iterator[Finding]:
        for path in generations.stale_paths(self.location, self.manifest.generation):
            yield Finding("leftover", path.name, Message("index-left-over"), "update")
        if not self.manifest.is_current:
            detail = Message("index-of-other-version")
            yield Finding("version", str(self.location), detail, "rebuild")
        elif not self.folder.is_dir():
            yield self._of_generation("generation", Message("generation-missing"))
        else:
            yield from self._engine_findings()
            yield from self._ledger_findings()

    def _of_generation(self, kind: str, detail: Message, remedy: Remedy = "rebuild") -> Finding:
        """Return a finding about the generation in use."""
        return Finding(kind, self.manifest.generation, detail, remedy)

    def _engine_findings(self) -> Iterator[Finding]:
        """Check the files of the engine, and count its articles."""
        try:
            engine = open_engine(self.manifest.engine, self.folder, self.access)
        except IndexCorrupt as error:
            yield self._of_generation("damaged", error.message)
            return
        with closing(engine):
            for detail in engine.verify():
                yield self._of_generation("damaged", detail)
            yield from self._count_articles(engine)

    def _count_articles(self, engine: Engine) -> Iterator[Finding]:
        """Count the articles of an engine, and find those that cannot be read or are there twice."""
        contents = self.contents
        for match in engine.scan():
            contents.articles += 1
            article = _read_article(match)
            if article is not None:
                contents.by_id[article.id] += 1
                contents.by_path[article.path] += 1
            elif match is not None:
                yield Finding("unreadable", match.id, Message("article-unreadable"), "rebuild")
            else:
                yield self._of_generation("unreadable", Message("articles-unreadable"))
        contents.is_complete = True
        for id, copies in contents.by_id.items():
            if copies > 1:
                detail = Message.of("article-doubled", copies=copies)
                yield Finding("doubled", id, detail, "rebuild")

    def _ledger_findings(self) -> Iterator[Finding]:
        """Check the ledger, and compare it with the engine and with the files."""
        try:
            with Ledger(self.folder, read_only=True) as ledger:
                for fault in ledger.faults():
                    detail = Message.of("index-ledger-damaged", fault=fault)
                    yield self._of_generation("ledger", detail)
                if ledger.is_interrupted():
                    yield self._interruption()
                if self.contents.is_complete:
                    yield from self._count_findings(ledger.article_counts())
                for scope in whole_scopes(self.manifest.roots):
                    yield from self._file_findings(ledger, scope)
        except IndexCorrupt as error:
            yield self._unreadable_ledger(error.message)
        except sqlite3.DatabaseError as error:
            yield self._unreadable_ledger(reason_of(error))

    def _interruption(self) -> Finding:
        return self._of_generation("interrupted", Message("run-interrupted"), "update")

    def _unreadable_ledger(self, reason: Value) -> Finding:
        if has_journal(self.folder):
            # it cannot be read only until a run may write to it, which SQLite then recovers
            return self._interruption()
        return self._of_generation("ledger", Message.of("index-ledger-unreadable", reason=reason))

    def _count_findings(self, expected: Mapping[str, int]) -> Iterator[Finding]:
        """Find the files of which the engine holds more or fewer articles than were read."""
        by_path = self.contents.by_path
        for name, number in expected.items():
            held = by_path[name]
            if held != number:
                detail = Message.of("file-miscounted", held=held, read=number)
                yield Finding("miscounted", name, detail, "update")
        for name in by_path.keys() - expected.keys():
            detail = Message.of("file-unknown", articles=by_path[name])
            yield Finding("orphan", name, detail, "update")

    def _file_findings(self, ledger: Ledger, scope: Scope) -> Iterator[Finding]:
        """Find what has changed in a folder since the last run."""
        if not Path(scope.root).is_dir():
            detail = Message.of("folder-not-mounted", remedy="prune")
            yield Finding("folder", scope.root, detail, "owner")
            return
        listing = Listing(scope, self.location, self.manifest.shard)
        root = printable_path(scope.root)
        for file, entry in ledger.compare(root, printable_path(scope.under), listing):
            if file is not None and entry is not None:
                if _has_changed(file, entry):
                    yield Finding("changed", entry.name, Message("file-changed"), "update")
            elif file is not None:
                yield Finding("new", file.path, Message("file-new"), "update")
            elif entry is not None and not listing.may_hide(entry):
                yield Finding("gone", entry.name, Message("file-gone"), "update")


def _read_article(match: Match | None) -> Article | None:
    """Return the article of a match; None if it cannot be read, or is another one."""
    if match is None:
        return None
    try:
        article = StoredArticle.from_json(match.stored).article
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
    return article if article.id == match.id else None


def _has_changed(file: File, entry: FileEntry) -> bool:
    """Return True if a file has changed, of which its stamp says that it may have."""
    if not entry.digest and entry.stamp == file.stamp:
        return False  # it could not be read the last time, and has not been touched since
    try:
        return digest(file.location) != entry.digest
    except OSError:
        return entry.stamp != file.stamp
