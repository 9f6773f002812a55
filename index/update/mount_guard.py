"""A folder that has lost most of its files is more often a disk that is not mounted than a decision."""

from __future__ import annotations

from pathlib import Path

from index.errors import InputError
from index.files.roots import Scope
from index.files.walk import printable_path
from index.store.ledger import Ledger

MIN_MISSING_FILES = 50
"""Files that may vanish at once whatever share of their folder they are, unless they are all of it."""


def guard_against_mass_deletion(ledger: Ledger, scope: Scope, replaced: Ledger | None) -> None:
    """Refuse plans that would have an index forget all or most of the files of a folder.

    Args:
        ledger: Where the plans are.
        scope: The folder, or the part of it, that was compared; a single file may vanish.
        replaced: The ledger of the index that a rebuild replaces.

    Raises:
        InputError: The plans would do that.
    """
    here = printable_path(scope.root), printable_path(scope.under)
    place = Path(scope.root, scope.under)
    before = replaced or ledger
    known, left = before.held(*here)[0], ledger.held(*here)[1]
    lost = known - left
    if (
        place.is_dir()
        and lost > 0
        and (left == 0 or (lost >= MIN_MISSING_FILES and 2 * left < known))
    ):
        raise _doubt(place, left, known)
    if not scope.under and lost >= MIN_MISSING_FILES:
        for name, number in before.folders(printable_path(scope.root)).items():
            if number >= MIN_MISSING_FILES and _is_empty(place / name):
                raise _doubt(place / name, 0, number)


def _doubt(place: Path, left: int, known: int) -> InputError:
    return InputError(
        f"{place} has {f'{left:,} files' if left else 'no files'}, and the index knows {known:,} from there: is its"
        " disk or share mounted? Nothing was changed; if they have gone for good, forget their articles with:"
        " search index --prune"
    )


def _is_empty(folder: Path) -> bool:
    """Whether a folder is there with nothing in it, as a place is where no disk is mounted."""
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return False
