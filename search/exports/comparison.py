"""Repeat an export, and tell what has changed since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from search.exports.exporter import exported_file
from search.exports.manifest import ExportedFile, Manifest


class Comparison(Struct, frozen=True):
    """An export that was repeated, beside the one before.

    Attributes:
        before: The manifest of the one before.
        now: The manifest of the repeated one. It has files if these were written.
        came: The ids of articles that are new.
        gone: The ids of articles that are no longer there.
        changed: The ids of articles of which a field has changed.
        altered: The names of files before that are not there, or not as they were written.
    """

    before: Manifest
    now: Manifest
    came: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    altered: tuple[str, ...] = ()

    @classmethod
    def of(cls, before: Manifest, now: Manifest, altered: tuple[str, ...] = ()) -> Comparison:
        """Compare two exports, article by article."""
        old = {article.id: article.digest for article in before.contents}
        new = {article.id: article.digest for article in now.contents}
        return cls(
            before,
            now,
            came=tuple(id for id in new if id not in old),
            gone=tuple(id for id in old if id not in new),
            changed=tuple(id for id in new if id in old and old[id] != new[id]),
            altered=altered,
        )

    @property
    def same(self) -> int:
        """Number of articles that are as they were."""
        return len(self.now.contents) - len(self.came) - len(self.changed)

    def as_dict(self) -> dict[str, Any]:
        """Return the comparison as JSON holds it."""
        return {
            "before": self.before.as_dict(),
            "now": self.now.as_dict(),
            "same": self.same,
            "came": list(self.came),
            "gone": list(self.gone),
            "changed": list(self.changed),
            "altered": list(self.altered),
        }


def altered_files(manifest: Manifest, folder: Path) -> tuple[str, ...]:
    """Return the files of an export that are not there, or not as they were written.

    Args:
        manifest: The manifest of the export.
        folder: The folder that the files were written to.
    """
    return tuple(file.name for file in manifest.files if not _is_as_written(file, folder))


def _is_as_written(file: ExportedFile, folder: Path) -> bool:
    """Return True if a file has the content that it was written with. No name leads elsewhere."""
    path = folder / Path(file.name).name
    try:
        return exported_file(path) == file
    except OSError:
        return False
