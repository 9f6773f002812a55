"""Find files of one folder whose names are spelt alike: nobody could tell them apart by their ids."""

from __future__ import annotations

import os
from unicodedata import normalize

from msgspec import Struct, field

from index.files.walk import File

_MAX_NAMES = 10_000
"""Names of a folder that are kept in memory. Beyond, only some of those alike are found."""


class AlikeNames(Struct):
    """The names of a folder, so far as they are not in lower case or have accents apart.

    Attributes:
        folder: The folder that was looked at last.
        paths: The path of a file of it by the usual spelling of its name.
    """

    folder: str | None = None
    paths: dict[str, str] = field(default_factory=dict)

    def find(self, file: File) -> str | None:
        """Return the path of another file of the folder whose name is spelt alike, or None.

        Such names differ only in case, or in how their accents are encoded. Only one of two files
        has the other.
        """
        folder, _, name = file.path.rpartition("/")
        usual = normalize("NFC", name).lower()
        if usual == name:
            return None  # most files: if another is spelt alike, that one finds this one
        if folder != self.folder:
            self.folder = folder
            self.paths = {}
        other = self.paths.get(usual)
        if other is None and len(self.paths) < _MAX_NAMES:
            self.paths[usual] = file.path
        return other or _usual_file(file, usual)


def _usual_file(file: File, usual: str) -> str | None:
    """Return the path of the file beside one that has the usual spelling of its name, or None."""
    try:
        inode = os.lstat(file.location.with_name(usual)).st_ino
    except (OSError, ValueError):
        return None
    # where case makes no difference, it is the file itself
    if inode == file.stamp.inode:
        return None
    folder, slash, _ = file.path.rpartition("/")
    return f"{folder}{slash}{usual}"
