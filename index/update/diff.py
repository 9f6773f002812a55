"""Compare a part of an archive with the ledger, and plan there what to read and what to remove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from index.engines.config import WHOLE_ARCHIVE, Shard
from index.errors import InputError, UnreadableFile
from index.files.alike import AlikeNames
from index.files.names import printable_path
from index.files.roots import Scope
from index.files.walk import Entry, File, NotAFile, Unreadable, walk
from index.messages import Message
from index.readers import UNKNOWN_FORMAT, reads
from index.store.ledger import FileEntry, Ledger
from index.update.dependencies import (
    companion_stamp,
    dependent_paths,
    has_companions,
)
from index.update.examiner import Examiner
from index.update.failures import digest_of_failed, failure_message
from index.update.materials import Materials


class Listing(Struct):
    """Lists the files of a scope that a reader reads, and remembers what else is there.

    Attributes:
        scope: The scope.
        location: The folder of the index, which is not entered.
        shard: The shard of the files that this machine indexes.
        materials: Knows the files around each file.
        skipped: The paths of files that are not read, each with the reason, and those of files that
            are read, with what is to be said of them.
        unlistable: The paths of folders that cannot be listed and files that cannot be examined.
        alone: The folder that was walked last in which no file depends on another, or None.
        names: Finds files whose names are spelt alike.
    """

    scope: Scope
    location: Path
    shard: Shard = WHOLE_ARCHIVE
    materials: Materials = Materials(run=0)
    skipped: list[tuple[str, Message]] = field(default_factory=list)
    unlistable: list[str] = field(default_factory=list)
    alone: str | None = None
    names: AlikeNames = field(default_factory=AlikeNames)

    def __iter__(self) -> Iterator[File]:
        """Walk the scope, and yield the files that a reader reads."""
        for entry in self._walk():
            if isinstance(entry, Unreadable):
                self.unlistable.append(entry.path)
                self.skipped.append((entry.path, entry.reason))
            elif not self.shard.holds(entry.path):
                continue  # another machine indexes it
            elif isinstance(entry, NotAFile):
                self.skipped.append((entry.path, entry.reason))
            elif reads(entry.path):
                self._note_alike(entry)
                yield self._with_companions(entry)
            else:
                self.skipped.append((entry.path, UNKNOWN_FORMAT))

    def _note_alike(self, file: File) -> None:
        """Say of a file that another one beside it has a name that is spelt alike."""
        other = self.names.find(file)
        if other is not None:
            self.skipped.append((file.path, Message.of("name-alike", other=other)))

    def _walk(self) -> Iterator[Entry]:
        """Walk the scope."""
        return walk(
            Path(self.scope.root),
            self.scope.under,
            excluded=self.location,
            is_single_file=self.scope.is_single_file,
        )

    def _with_companions(self, file: File) -> File:
        """Return a file whose stamp tells of the other files that its articles depend on."""
        folder = file.path.rpartition("/")[0]
        if folder == self.alone:
            return file
        place = self.materials.place(printable_path(self.scope.root), file.path)
        if place is None or not has_companions(place):
            self.alone = folder
            return file
        companions = companion_stamp(place)
        return (
            replace(file, stamp=replace(file.stamp, companions=companions)) if companions else file
        )

    def may_hide(self, entry: FileEntry) -> bool:
        """Return True if a file may still be there although it was not listed.

        It may be in a folder that cannot be listed, such as one without permission.
        """
        return any(
            entry.path == path or entry.path.startswith(f"{path}/") for path in self.unlistable
        )


def plan_changes(
    ledger: Ledger,
    scope: Scope,
    location: Path,
    shard: Shard = WHOLE_ARCHIVE,
    examiner: Examiner = Examiner(),  # noqa: B008 - frozen
) -> list[tuple[str, Message]]:
    """Plan to read what is new or changed in a scope, and to remove what has vanished.

    Args:
        ledger: The ledger that the plans are written to.
        scope: The part of the archive to compare.
        location: The folder of the index.
        shard: The shard of the files to compare.
        examiner: Examines the files that the index knows.

    Returns:
        The paths of files that no reader reads, each with the reason.

    Raises:
        InputError: The folder of the scope is missing or cannot be listed, or there is nothing at
            the scope and the index does not know it.
    """
    _check_scope(ledger, scope)
    root = printable_path(scope.root)
    listing = Listing(scope, location, shard, examiner.materials)
    for file, entry in ledger.compare(root, printable_path(scope.under), listing):
        if file is not None and entry is not None:
            _plan_if_changed(ledger, root, file, entry, examiner)
        elif file is not None:
            ledger.plan_read(root, file)
        elif entry is not None and not listing.may_hide(entry):
            ledger.plan_removal(root, entry)
    return sorted(listing.skipped, key=_sort_key)


def plan_dependents(
    ledger: Ledger, scopes: Sequence[Scope], location: Path, shard: Shard, examiner: Examiner
) -> None:
    """Plan to read the files outside of scopes whose articles depend on files inside them.

    They have to be in the index already: what is new there, or gone, is not asked for.

    Args:
        ledger: The ledger that the plans are written to.
        scopes: The parts of the archive that were compared.
        location: The folder of the index.
        shard: The shard of the files to compare.
        examiner: Examines these files.
    """
    compared = frozenset(scopes)
    for scope in dict.fromkeys(_dependent_scopes(scopes, examiner.materials)):
        if scope in compared or any(map(scope.is_within, compared)):
            continue
        root = printable_path(scope.root)
        listing = Listing(scope, location, shard, examiner.materials)
        for file, entry in ledger.compare(root, printable_path(scope.under), listing):
            if file is not None and entry is not None:
                _plan_if_changed(ledger, root, file, entry, examiner)


def _dependent_scopes(scopes: Iterable[Scope], materials: Materials) -> Iterator[Scope]:
    """Yield the files, and folders of files, that may depend on the files of some scopes."""
    for scope in scopes:
        root = printable_path(scope.root)
        place = materials.place(root, scope.under) if scope.under else None
        for path in dependent_paths(place) if place else ():
            # of files that are indexed one by one, no folder is looked through
            names = () if path else materials.single_files(root)
            yield from (Scope(scope.root, name) for name in names or (path,))


def _sort_key(skipped: tuple[str, Message]) -> tuple[str, str]:
    """Sort by path, and then by the code of the reason: messages cannot be compared."""
    path, reason = skipped
    return path, reason.code


def _check_scope(ledger: Ledger, scope: Scope) -> None:
    """Refuse a scope whose root is missing, or that is neither on disk nor in the ledger.

    Raises:
        InputError: The scope is such.
    """
    folder = Path(scope.root)
    if not folder.is_dir():
        raise InputError("root-missing", path=str(folder), remedy="prune")
    path = folder / scope.under
    root = printable_path(scope.root)
    if not path.exists() and not ledger.knows(root, printable_path(scope.under)):
        raise InputError("path-missing", path=str(path), remedy="check-path")


def _plan_if_changed(
    ledger: Ledger, root: str, file: File, entry: FileEntry, examiner: Examiner
) -> None:
    """Plan to read a file whose stamp has changed or is in doubt, if its content has changed.

    If the file gave articles before and no article can be read from it now, it is not planned
    either: the index keeps those articles. The file may be damaged, or be half written. That is
    different where its articles now are those of other files.
    """
    try:
        is_unchanged = examiner.is_unchanged(root, file, entry)
        if is_unchanged and not _may_be_read_now(entry, examiner.conditions):
            ledger.touch(root, file)
        elif entry.articles and not examiner.has_article(root, file):
            lost = Message("file-lost-its-articles")
            ledger.keep(root, file, lost, examiner.conditions)
        else:
            ledger.plan_read(root, file, entry)
    except (OSError, UnreadableFile) as error:
        _keep(ledger, root, file, entry, failure_message(error), examiner.conditions)


def _keep(
    ledger: Ledger, root: str, file: File, entry: FileEntry, reason: Message, conditions: str
) -> None:
    """Keep what was read before from a file that cannot be read."""
    content_hash = digest_of_failed(file.location, reason)
    if entry.articles:
        reason = Message.of("file-kept-as-it-was", reason=reason)
    ledger.keep(root, file, reason, conditions, content_hash)


def _may_be_read_now(entry: FileEntry, conditions: str) -> bool:
    """Return True if a file could not be read wholly before, under other conditions."""
    return entry.failed_under is not None and entry.failed_under != conditions
