"""A mirror of an index in a folder that nothing may be written to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory


class Mirror:
    """A temporary folder of links to the files of an index.

    Tantivy makes a lock beside the files that it reads. Where that is forbidden, it reads through a
    mirror.
    """

    def __init__(self, folder: Path) -> None:
        """Mirror a folder for as long as this object lives."""
        self._folder = folder
        self._temporary = TemporaryDirectory(prefix="search-")
        self.sync()

    @property
    def folder(self) -> Path:
        """The folder of the links."""
        return Path(self._temporary.name)

    def sync(self) -> None:
        """Link to the files that the index has now."""
        files = {
            path.name: path.absolute()
            for path in self._folder.iterdir()
            if not path.name.endswith(".lock")
        }
        # the locks that Tantivy makes in the mirror are no links, and stay
        for link in self.folder.iterdir():
            if link.is_symlink() and link.name not in files:
                link.unlink()
        for name, path in files.items():
            with suppress(FileExistsError):
                (self.folder / name).symlink_to(path)

    def close(self) -> None:
        """Remove the links."""
        self._temporary.cleanup()
