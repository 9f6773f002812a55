"""Guard an index against a disk that is not mounted.

A folder that has lost most of its files is more often such a disk than a decision of its owner.
"""

from __future__ import annotations

from pathlib import Path

from index.errors import InputError
from index.files.names import printable_path
from index.files.roots import Scope
from index.store.ledger import Ledger

MIN_MISSING_FILES = 50
"""Missing files from which the loss of most of a folder is refused.

Fewer files may vanish at once, unless the folder loses all of its files.
"""


def guard_against_mass_deletion(ledger: Ledger, scope: Scope, replaced: Ledger | None) -> None:
    """Refuse plans that would remove all or most of the files of a folder from the index.

    Args:
        ledger: The ledger with the plans.
        scope: The part of the archive that was compared. If it is a single file, that may vanish.
        replaced: The ledger of the generation that a rebuild replaces; None for an update.

    Raises:
        InputError: The plans would remove them.
    """
    root = printable_path(scope.root)
    under = printable_path(scope.under)
    previous = replaced or ledger
    known = previous.count_files(root, under).now
    left = ledger.count_files(root, under).planned
    missing = known - left
    folder = Path(scope.root, scope.under)
    if missing > 0 and is_all_or_most(missing, left) and folder.is_dir():
        raise _refusal(folder, left, known)
    # The disk may have been mounted on a folder directly below the root: the root then keeps most
    # of its files, and that folder is empty.
    if not scope.under and missing >= MIN_MISSING_FILES:
        for name, number in previous.files_by_folder(root).items():
            if number >= MIN_MISSING_FILES and _is_empty_folder(folder / name):
                raise _refusal(folder / name, 0, number)


def guard_root_of(ledger: Ledger, scope: Scope, replaced: Ledger | None) -> None:
    """Refuse plans that would remove most of the files of a root, though only a part was compared.

    The watcher compares the parts that change. One that is gone may have been most of its root.

    Args:
        ledger: The ledger with the plans.
        scope: The part that was compared. If its root holds few files, it may vanish.
        replaced: The ledger of the generation that a rebuild replaces; None for an update.

    Raises:
        InputError: The plans would remove them.
    """
    root = printable_path(scope.root)
    known = (replaced or ledger).count_files(root, "").now
    left = ledger.count_files(root, "").planned
    if known - left >= MIN_MISSING_FILES and is_all_or_most(known - left, left):
        raise _refusal(Path(scope.root), left, known)


def is_all_or_most(missing: int, left: int) -> bool:
    """Return True if all files are missing, or more than are left and not only a few."""
    if left == 0:
        return True
    return missing >= MIN_MISSING_FILES and missing > left


def _refusal(folder: Path, left: int, known: int) -> InputError:
    """Return the error for a folder that has `left` of its `known` files."""
    code = "folder-lost-files" if left else "folder-lost-all-files"
    return InputError(code, path=str(folder), left=left, known=known, remedy="prune")


def _is_empty_folder(folder: Path) -> bool:
    """Return True if a folder is there but empty, as a mount point without its disk is."""
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return False
