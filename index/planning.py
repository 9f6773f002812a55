"""Compare a part of an archive with the ledger, and write down there what is to be read and what forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from index.access import WHOLE, Part
from index.entries import Entry
from index.errors import InputError, UnreadableFile
from index.folder import Closed, File, Found, Oddity, digest, spelt, walk
from index.ledger import Ledger
from index.portions import fault
from index.readers import UNKNOWN, read, reads
from index.readers.material import Material
from index.readers.raw import Raw
from index.roots import Scope


def plan(ledger: Ledger, scope: Scope, location: Path, part: Part = WHOLE) -> list[tuple[str, str]]:
    """Plan what changed within a scope, and return what no reader reads there: paths, each with the reason.

    Files of other parts of the archive are none of ours.

    Raises:
        InputError: The folder of the scope is not there, or cannot be listed; or there is nothing at the scope, and
            the index knows nothing of it.
    """
    folder, root, under = Path(scope.root), spelt(scope.root), spelt(scope.under)
    if not folder.is_dir():
        raise InputError(
            f"there is no folder {folder}: is its disk or share mounted? Nothing was changed; if it has gone for good,"
            " forget its articles with: search index --prune"
        )
    if not (folder / scope.under).exists() and not ledger.knows(root, under):
        raise InputError(f"there is no file or folder {folder / scope.under}")
    skipped: list[tuple[str, str]] = []
    closed: list[str] = []
    files = _readable(_ours(walk(folder, scope.under, apart_from=location), part), skipped, closed)
    for file, entry in ledger.compare(root, under, files):
        if file is None and entry is not None:
            if not any(entry.path == shut or entry.path.startswith(f"{shut}/") for shut in closed):
                ledger.plan_removal(root, entry)
        elif file is not None and entry is None:
            ledger.plan(root, file, None)
        elif file is not None and entry is not None:
            _plan_doubtful(ledger, root, file, entry)
    return sorted(skipped)


def _ours(found: Iterator[Found], part: Part) -> Iterator[Found]:
    return (item for item in found if isinstance(item, Closed) or part.holds(item.path))


def _readable(found: Iterator[Found], skipped: list[tuple[str, str]], closed: list[str]) -> Iterator[File]:
    """The files that there is a reader for; the others are noted, and so is what cannot be listed or is no file."""
    for item in found:
        if isinstance(item, Closed):
            closed.append(item.path)
            skipped.append((item.path, item.reason))
        elif isinstance(item, Oddity):
            skipped.append((item.path, item.reason))
        elif reads(item.path):
            yield item
        else:
            skipped.append((item.path, UNKNOWN))


def _plan_doubtful(ledger: Ledger, root: str, file: File, entry: Entry) -> None:
    """Plan to read a file that may have changed, unless it has not, or nothing in it can be read any more."""
    try:
        if digest(file.place) == entry.digest:
            ledger.touch(root, file)
        elif entry.articles and not _has_article(file.place):
            ledger.keep(root, file, "holds no article any more; what was read from it before is kept")
        else:
            ledger.plan(root, file, entry)
    except (OSError, UnreadableFile) as error:
        reason = f"cannot be read ({error.strerror})" if isinstance(error, OSError) else str(error)
        ledger.keep(root, file, f"{reason}; what was read from it before is kept" if entry.articles else reason)


def _has_article(place: Path) -> bool:
    try:
        return any(isinstance(item, Raw) for item in read(Material(place.name, place)))
    except (OSError, UnreadableFile):
        raise
    except Exception as error:  # whatever it is, it is no reason to leave out other files
        raise UnreadableFile(fault(error)) from error
