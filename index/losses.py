"""A folder that has lost most of its files is more often a disk that is not mounted than a decision."""

from __future__ import annotations

from pathlib import Path

from index.errors import InputError
from index.folder import spelt
from index.ledger import Ledger
from index.roots import Scope

FEW = 50
"""Files that may vanish at once whatever share of their folder they are, unless they are all of it."""


def refuse(ledger: Ledger, scope: Scope, replaced: Ledger | None) -> None:
    """Refuse plans that would have an index forget all or most of the files of a folder.

    Args:
        ledger: Where the plans are.
        scope: The folder, or the part of it, that was compared; a single file may vanish.
        replaced: The ledger of the index that a rebuild replaces.

    Raises:
        InputError: The plans would do that.
    """
    here = spelt(scope.root), spelt(scope.under)
    place = Path(scope.root, scope.under)
    known, left = ledger.held(*here)
    if replaced:
        known, _ = replaced.held(*here)
    lost = known - left
    if place.is_dir() and lost > 0 and (left == 0 or (lost >= FEW and 2 * left < known)):
        raise InputError(
            f"{place} has {f'{left:,} files' if left else 'no files'}, and the index knows {known:,} from there: is its"
            " disk or share mounted? Nothing was changed; if they have gone for good, forget their articles with:"
            " search index --prune"
        )
