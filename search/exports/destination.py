"""Put the files of an export in their place, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock, Timeout
from msgspec import Struct

from index.errors import InputError
from search.exports.formats import ExportFormat
from search.exports.manifest import IN_FOLDER, SUFFIX, read_manifest

_SUFFIX = ".part"
"""The end of the name of a folder in which an export is written before it is put in its place."""
_LOCK = "writer.lock"


class Destination(Struct, frozen=True):
    """The place of an export.

    Attributes:
        path: The file or the folder, absolute.
        is_folder: True if it is a folder.
    """

    path: Path
    is_folder: bool

    @classmethod
    def of(cls, target: Path, format_: ExportFormat) -> Destination:
        """Return the place that was named.

        It is a file if its name has a suffix and the format has such files, and else a folder.

        Args:
            target: The path.
            format_: The format.
        """
        path = target.absolute()
        has_file = format_.pieces is not None or format_.file is not None
        return cls(path, path.is_dir() or not (path.suffix and has_file))

    @property
    def manifest(self) -> Path:
        """The place of the manifest: in the folder, or beside the file."""
        if self.is_folder:
            return self.path / IN_FOLDER
        return self.path.with_name(self.path.name + SUFFIX)

    def file_name(self, in_folder: str) -> str:
        """Return the name of the file of all articles, given the one that it has in a folder."""
        return in_folder if self.is_folder else self.path.name

    def check(self, *, overwrite: bool) -> None:
        """Refuse a place that is taken, unless it may be written over.

        A folder is only written over if there is nothing in it but an export.

        Raises:
            InputError: The place is taken.
        """
        places = (self.path,) if self.is_folder else (self.path, self.manifest)
        taken = [place for place in places if place.exists() and not _is_empty_folder(place)]
        if taken and not overwrite:
            raise InputError("export-exists", path=str(taken[0]))
        is_of_kind = self.path.is_dir() if self.is_folder else all(map(Path.is_file, taken))
        if taken and not is_of_kind:
            raise InputError("export-not-replaceable", path=str(taken[0]))
        if taken and self.is_folder:
            self._check_contents()

    def _check_contents(self) -> None:
        """Refuse a folder that holds anything but an export.

        Raises:
            InputError: It does.
        """
        if not self.manifest.is_file():
            raise InputError("export-not-replaceable", path=str(self.path))
        known = {file.name for file in read_manifest(self.manifest).files} | {IN_FOLDER}
        if any(entry.name not in known for entry in self.path.iterdir()):
            raise InputError("export-not-replaceable", path=str(self.path))

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """Yield a new folder. What is put there takes its place if the block ends without an error.

        A folder takes its place at once, and so does a file, with its manifest just after it.

        Raises:
            InputError: The place cannot be written to.
        """
        self._clear_leftovers()
        try:
            workplace = Path(mkdtemp(_SUFFIX, f".{self.path.name}.", self.path.parent))
        except OSError as error:
            is_missing = not self.path.parent.exists()
            raise _unwritable(self.path.parent if is_missing else self.path, error) from error
        try:
            with FileLock(workplace / _LOCK):
                staged = workplace / self.path.name
                staged.mkdir()
                yield staged
                self._put(staged, workplace / "replaced")
        except OSError as error:
            raise _unwritable(self.path, error) from error
        finally:
            shutil.rmtree(workplace, ignore_errors=True)

    def _clear_leftovers(self) -> None:
        """Remove what exports to this place have left that were killed. Those that run hold a lock."""
        for workplace in self.path.parent.glob(f".{escape(self.path.name)}.*{_SUFFIX}"):
            with suppress(OSError, Timeout), FileLock(workplace / _LOCK, timeout=0):
                shutil.rmtree(workplace)

    def _put(self, staged: Path, replaced: Path) -> None:
        """Move what was written to its place. What stood there goes to `replaced`."""
        if not self.is_folder:
            for place in (self.path, self.manifest):
                (staged / place.name).replace(place)
            return
        if self.path.exists():
            self.path.rename(replaced)
        try:
            staged.rename(self.path)
        except OSError:
            if replaced.exists():
                replaced.rename(self.path)
            raise


def _unwritable(path: Path, error: OSError) -> InputError:
    reason = error.strerror or str(error)
    return InputError("export-unwritable", path=str(path), reason=reason)


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and next(path.iterdir(), None) is None
