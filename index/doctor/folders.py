"""Compare an index with the folders that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from index.doctor.report import Finding
from index.errors import UnreadableFile
from index.files.names import printable_path
from index.files.roots import Scope
from index.files.walk import File
from index.messages import Message
from index.store.generations import Manifest
from index.store.ledger import FileEntry, Ledger
from index.update.children import Children
from index.update.diff import Listing
from index.update.examiner import Examiner
from index.update.materials import Materials
from index.update.mount_guard import is_all_or_most


class Folders(Struct, frozen=True):
    """The folders of one index.

    Attributes:
        location: The folder of the index itself.
        manifest: The manifest of the index, which names the folders.
    """

    location: Path
    manifest: Manifest

    def find_missing(self) -> Iterator[Finding]:
        """Find the folders that are not there. The last one of an index cannot be pruned."""
        folders = [root.folder for root in self.manifest.roots]
        missing = [folder for folder in folders if not Path(folder).is_dir()]
        remedy = "prune" if len(missing) < len(folders) else "replace-folders"
        for folder in missing:
            detail = Message.of("folder-not-mounted", remedy=remedy)
            yield Finding("folder", folder, detail, remedy="owner")

    def find_changed_files(self, ledger: Ledger, scope: Scope) -> Iterator[Finding]:
        """Find the files that are new, have changed or are gone since the last run."""
        if not Path(scope.root).is_dir():
            return  # it is a finding already
        materials = Materials(roots=self.manifest.roots)
        with Children(materials.limits) as children:
            yield from self._compare(ledger, scope, Examiner(materials, children))

    def _compare(self, ledger: Ledger, scope: Scope, examiner: Examiner) -> Iterator[Finding]:
        """Compare a part of the archive with the ledger."""
        materials = examiner.materials
        listing = Listing(scope, self.location, self.manifest.shard, materials)
        root = printable_path(scope.root)
        new = 0
        gone: list[Finding] = []
        for file, entry in ledger.compare(root, printable_path(scope.under), listing):
            if file is not None and entry is not None:
                if _has_changed(examiner, root, file, entry):
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


def _has_changed(examiner: Examiner, root: str, file: File, entry: FileEntry) -> bool:
    """Return True if the content of a file has changed, whose stamp has changed or is in doubt."""
    if not entry.digest and entry.stamp == file.stamp:
        return False  # it could not be read the last time, and has not been touched since
    try:
        return not examiner.is_unchanged(root, file, entry)
    except (OSError, UnreadableFile):
        return entry.stamp != file.stamp
