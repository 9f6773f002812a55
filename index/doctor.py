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
from index.files.walk import File, printable_path
from index.indexer import Options, Skipped, update_index
from index.messages import Language, Message, Value, catalogue
from index.readers import Limits
from index.readers.material import Material
from index.store import generations
from index.store.generations import Manifest
from index.store.ledger import FileEntry, Ledger, has_journal
from index.store.sqlite import reason_of
from index.stored_article import StoredArticle
from index.update.dependencies import is_unchanged
from index.update.diff import Listing
from index.update.materials import Materials
from index.update.mount_guard import is_all_or_most

Remedy = Literal["update", "rebuild", "owner"]
"""The repair that a finding needs: an update, a rebuild, or something only its owner can do."""

_BY_STRENGTH: tuple[Remedy, ...] = ("owner", "rebuild", "update")
"""The repairs, strongest first."""


class Finding(Struct, frozen=True):
    """Something that is wrong with an index.

    Attributes:
        kind: `manifest`, `version`, `generation`, `leftover`, `damaged`, `ledger`, `interrupted`,
            `unreadable`, `doubled`, `orphan`, `miscounted`, `folder`, `new`, `changed` or `gone`.
        subject: The path of the file or folder, or the id of the article.
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
        articles: Articles that the index holds; 0 if they could not be counted.
        is_counted: True if all of them could be counted.
    """

    findings: tuple[Finding, ...]
    articles: int
    is_counted: bool = True

    @property
    def remedy(self) -> Remedy | None:
        """The strongest repair that the findings need; None if nothing is wrong.

        What only the owner can do comes first: no run repairs an index before it is done.
        """
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
        first_check: The check before the repair.
        repaired_by: The repair that was made: `update`, `rebuild`, or None for none.
        last_check: The check after the repair; the first one if no repair was made.
        unread: What the repair could not read of the files that were found.
    """

    first_check: CheckReport
    repaired_by: Remedy | None
    last_check: CheckReport
    unread: tuple[Skipped, ...] = ()

    @property
    def is_healthy(self) -> bool:
        """Return True if nothing is wrong any more."""
        return not self.last_check.findings

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the report as JSON has it."""
        return {
            "findings": _as_dicts(self.first_check.findings, language),
            "healthy": self.is_healthy,
            "articles": self.last_check.articles,
            "mended": self.repaired_by,
            "left": _as_dicts(self.last_check.findings, language),
        }


def _as_dicts(findings: Sequence[Finding], language: Language) -> list[dict[str, Any]]:
    """Return findings as JSON has them."""
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
        finding = Finding("manifest", str(location), error.message, remedy="owner")
        return CheckReport((finding,), 0, is_counted=False)
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
    first_check = check(location, wait=wait, access=access)
    if not mend or first_check.remedy not in ("update", "rebuild"):
        return RepairReport(first_check, None, first_check)
    if first_check.remedy == "update":
        _invalidate_miscounted_files(location, first_check, wait)
    rebuild = first_check.remedy == "rebuild"
    options = Options(rebuild=rebuild, jobs=jobs, access=access, limits=limits)
    report = update_index([], location, options, wait=wait)
    last_check = check(location, wait=wait, access=access)
    found = {finding.subject for finding in first_check.findings}
    unread = tuple(skipped for skipped in report.skipped if skipped.path in found)
    return RepairReport(first_check, first_check.remedy, last_check, unread)


def _invalidate_miscounted_files(location: Path, first_check: CheckReport, wait: float) -> None:
    """Have the next run read the files again of which the index holds the wrong articles.

    Their stamps have not changed, so that an update would otherwise leave them alone.
    """
    kinds = ("orphan", "miscounted")
    names = [finding.subject for finding in first_check.findings if finding.kind in kinds]
    with generations.write_lock(location, wait):
        manifest = generations.read_manifest(location)
        with Ledger(location / manifest.generation) as ledger:
            ledger.invalidate(names)


class _Contents(Struct):
    """The articles that an engine holds.

    Attributes:
        articles: The number of all articles, with those that cannot be read.
        by_id: The number of articles of each id; more than 1 is a fault.
        by_path: The number of articles from each file, by its path in the index.
        is_complete: True once all of them have been counted.
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
        contents: The numbers of the articles in its engine, filled in by the check.
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
        # the findings come first: looking for them counts the articles
        findings = tuple(self._find_faults())
        return CheckReport(findings, self.contents.articles, self.contents.is_complete)

    def _find_faults(self) -> Iterator[Finding]:
        """Yield everything that is wrong with the index.

        An index of another version, or without its generation, is checked no further.
        """
        for path in generations.stale_paths(self.location, self.manifest.generation):
            yield Finding("leftover", path.name, Message("index-left-over"), remedy="update")
        yield from self._find_missing_folders()
        if not self.manifest.is_current:
            detail = Message("index-of-other-version")
            yield Finding("version", str(self.location), detail, remedy="rebuild")
        elif not self.folder.is_dir():
            yield self._generation_finding("generation", Message("generation-missing"))
        else:
            yield from self._find_engine_faults()
            yield from self._find_ledger_faults()

    def _generation_finding(
        self, kind: str, detail: Message, remedy: Remedy = "rebuild"
    ) -> Finding:
        """Return a finding about the generation in use."""
        return Finding(kind, self.manifest.generation, detail, remedy)

    def _find_engine_faults(self) -> Iterator[Finding]:
        """Check the files of the engine, and count its articles."""
        try:
            engine = open_engine(self.manifest.engine, self.folder, self.access)
        except IndexCorrupt as error:
            yield self._generation_finding("damaged", error.message)
            return
        with closing(engine):
            for detail in engine.verify():
                yield self._generation_finding("damaged", detail)
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
                detail = Message("article-unreadable")
                yield Finding("unreadable", match.id, detail, remedy="rebuild")
            else:
                # the engine cannot even tell which article it is
                yield self._generation_finding("unreadable", Message("articles-unreadable"))
        contents.is_complete = True
        for id, copies in contents.by_id.items():
            if copies > 1:
                detail = Message.of("article-doubled", copies=copies)
                yield Finding("doubled", id, detail, remedy="rebuild")

    def _find_ledger_faults(self) -> Iterator[Finding]:
        """Check the ledger, and compare it with the engine and with the files."""
        try:
            with Ledger(self.folder, read_only=True) as ledger:
                for fault in ledger.faults():
                    detail = Message.of("index-ledger-damaged", fault=fault)
                    yield self._generation_finding("ledger", detail)
                if ledger.is_interrupted():
                    yield self._interrupted_run()
                if self.contents.is_complete:
                    yield from self._find_wrong_counts(ledger.article_counts())
                for scope in whole_scopes(self.manifest.roots):
                    yield from self._find_changed_files(ledger, scope)
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

    def _find_wrong_counts(self, expected: Mapping[str, int]) -> Iterator[Finding]:
        """Find the files with more or fewer articles in the engine than were read.

        Files that the engine holds articles of and the ledger does not know are found as well.

        Args:
            expected: The number of articles that were read from each file, by its name.
        """
        by_path = self.contents.by_path
        for name, number in expected.items():
            held = by_path[name]  # a Counter: 0 if the engine holds nothing of the file
            if held != number:
                detail = Message.of("file-miscounted", held=held, read=number)
                yield Finding("miscounted", name, detail, remedy="update")
        for name in by_path.keys() - expected.keys():
            detail = Message.of("file-unknown", articles=by_path[name])
            yield Finding("orphan", name, detail, remedy="update")

    def _find_missing_folders(self) -> Iterator[Finding]:
        """Find the folders that are not there. The last one of an index cannot be pruned."""
        folders = [root.folder for root in self.manifest.roots]
        missing = [folder for folder in folders if not Path(folder).is_dir()]
        remedy = "prune" if len(missing) < len(folders) else "replace-folders"
        for folder in missing:
            detail = Message.of("folder-not-mounted", remedy=remedy)
            yield Finding("folder", folder, detail, remedy="owner")

    def _find_changed_files(self, ledger: Ledger, scope: Scope) -> Iterator[Finding]:
        """Find the files that are new, have changed or are gone since the last run."""
        if not Path(scope.root).is_dir():
            return  # it is a finding already
        materials = Materials(roots=self.manifest.roots)
        listing = Listing(scope, self.location, self.manifest.shard, materials)
        root = printable_path(scope.root)
        new = 0
        gone: list[Finding] = []
        for file, entry in ledger.compare(root, printable_path(scope.under), listing):
            if file is not None and entry is not None:
                if _has_changed(file, entry, materials.of(root, file.path, file.location)):
                    detail = Message("file-changed")
                    yield Finding("changed", entry.name, detail, remedy="update")
            elif file is not None:
                new += 1
                yield Finding("new", file.path, Message("file-new"), remedy="update")
            elif entry is not None and not listing.may_hide(entry):
                gone.append(Finding("gone", entry.name, Message("file-gone"), remedy="update"))
        known = ledger.count_files(root, printable_path(scope.under)).now
        folder = Path(scope.root, scope.under)
        if gone and folder.is_dir() and is_all_or_most(len(gone), known - len(gone) + new):
            detail = Message.of("folder-emptied", remedy="prune", lost=len(gone), known=known)
            gone = [Finding("folder", str(folder), detail, remedy="owner")]
        yield from gone


def _read_article(match: Match | None) -> Article | None:
    """Return the stored article of a match; None if it cannot be read, or has another id."""
    if match is None:
        return None
    try:
        article = StoredArticle.from_json(match.stored).article
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
    return article if article.id == match.id else None


def _has_changed(file: File, entry: FileEntry, material: Material) -> bool:
    """Return True if the content of a file has changed, whose stamp has changed or is in doubt."""
    if not entry.digest and entry.stamp == file.stamp:
        return False  # it could not be read the last time, and has not been touched since
    try:
        return not is_unchanged(file, entry, material)
    except OSError:
        return entry.stamp != file.stamp
