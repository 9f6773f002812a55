"""Compare a part of an archive with the ledger, and write down there what is to be read and what forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from msgspec import Struct, field

from index.engines.config import WHOLE_ARCHIVE, Shard
from index.errors import InputError, UnreadableFile
from index.files.roots import Scope
from index.files.walk import File, NotAFile, Unreadable, digest, printable_path, walk
from index.messages import Message
from index.readers import UNKNOWN_FORMAT, Limits, read, reads
from index.readers.material import Material
from index.readers.raw import RawArticle
from index.store.ledger import FileEntry, Ledger
from index.update.batches import reason


class Listing(Struct):
    """The files of a scope that there is a reader for, as they are listed, and what was listed besides.

    Attributes:
        scope: The scope.
        location: The index itself, which is passed over.
        part: The part of the archive that is ours; files of others are left out.
        skipped: What no reader reads, cannot be listed, or is no file: paths, each with the reason.
        closed: What cannot be listed or looked at.
    """

    scope: Scope
    location: Path
    part: Shard = WHOLE_ARCHIVE
    skipped: list[tuple[str, Message]] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[File]:
        for item in walk(Path(self.scope.root), self.scope.under, apart_from=self.location):
            if isinstance(item, Unreadable):
                self.closed.append(item.path)
                self.skipped.append((item.path, Message(item.reason)))
            elif not self.part.holds(item.path):
                continue
            elif isinstance(item, NotAFile):
                self.skipped.append((item.path, Message(item.reason)))
            elif reads(item.path):
                yield item
            else:
                self.skipped.append((item.path, UNKNOWN_FORMAT))

    def hides(self, entry: FileEntry) -> bool:
        """Whether a file that was not listed may be there still: where it is could not be looked at."""
        return any(entry.path == shut or entry.path.startswith(f"{shut}/") for shut in self.closed)


def plan_changes(
    ledger: Ledger,
    scope: Scope,
    location: Path,
    part: Shard = WHOLE_ARCHIVE,
    limits: Limits | None = None,
) -> list[tuple[str, Message]]:
    """Plan what changed within a scope, and return what no reader reads there: paths, each with the reason.

    Files of other parts of the archive are none of ours.

    Raises:
        InputError: The folder of the scope is not there, or cannot be listed; or there is nothing at the scope, and
            the index knows nothing of it.
    """
    folder, root, under = Path(scope.root), printable_path(scope.root), printable_path(scope.under)
    if not folder.is_dir():
        raise InputError(
            f"there is no folder {folder}: is its disk or share mounted? Nothing was changed; if it has gone for good,"
            " forget its articles with: search index --prune"
        )
    if not (folder / scope.under).exists() and not ledger.knows(root, under):
        raise InputError(f"there is no file or folder {folder / scope.under}")
    listing = Listing(scope, location, part)
    for file, entry in ledger.compare(root, under, listing):
        if file is None and entry is not None:
            if not listing.hides(entry):
                ledger.plan_removal(root, entry)
        elif file is not None and entry is None:
            ledger.plan(root, file, None)
        elif file is not None and entry is not None:
            _plan_doubtful(ledger, root, file, entry, limits or Limits())
    return sorted(listing.skipped, key=itemgetter(0))


def _plan_doubtful(ledger: Ledger, root: str, file: File, entry: FileEntry, limits: Limits) -> None:
    """Plan to read a file that may have changed, unless it has not, or nothing in it can be read any more."""
    try:
        if digest(file.place) == entry.digest:
            ledger.touch(root, file)
        elif entry.articles and not _has_article(file.place, limits):
            ledger.keep(root, file, Message.of("file-lost-its-articles"))
        else:
            ledger.plan(root, file, entry)
    except (OSError, UnreadableFile) as error:
        why = reason(error)
        kept = Message.of("file-kept-as-it-was", reason=why) if entry.articles else why
        ledger.keep(root, file, kept)


def _has_article(place: Path, limits: Limits) -> bool:
    material = Material(place.name, place, limits)
    try:
        return any(isinstance(item, RawArticle) for item in read(material))
    except Exception as error:
        raise UnreadableFile.from_message(reason(error)) from error
