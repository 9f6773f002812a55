"""Tantivy's files on disk: whether they are as they were written, and how to read them where nothing may be written."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

_META = "meta.json"
_BLOCK = 1 << 20
_END = struct.Struct("<II")
"""The last bytes of every file: the length of its footer, and a number that says that it has one."""
_MAGIC = 1337


class Mirror:
    """A folder of links to the files of an index.

    Tantivy makes a lock beside the files that it reads; where that is forbidden, it reads through a mirror of them.
    """

    def __init__(self, folder: Path) -> None:
        """Mirror a folder, until this object is forgotten."""
        self._folder = folder
        self._temporary = TemporaryDirectory(prefix="search-")
        self.sync()

    @property
    def place(self) -> Path:
        """Where the links are."""
        return Path(self._temporary.name)

    def sync(self) -> None:
        """Link to what is in the folder now."""
        there = {
            path.name: path.absolute()
            for path in self._folder.iterdir()
            if not path.name.endswith(".lock")
        }
        for link in self.place.iterdir():
            if link.is_symlink() and link.name not in there:
                link.unlink()
        for name, path in there.items():
            with suppress(FileExistsError):
                (self.place / name).symlink_to(path)

    def close(self) -> None:
        """Remove the links."""
        self._temporary.cleanup()


def damaged(folder: Path) -> Iterator[str]:
    """What is wrong with the files of the segments in use: the checksum that each ends with tells."""
    try:
        segments = json.loads((folder / _META).read_text("utf-8"))["segments"]
        names = [segment["segment_id"].replace("-", "") for segment in segments]
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        yield f"{_META} cannot be read ({error})"
        return
    for name in names:
        for path in sorted(folder.glob(f"{name}.*")):
            if not _whole(path):
                yield f"{path.name} is not as it was written"


def _whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            end = file.seek(0, 2)
            file.seek(end - _END.size)
            length, magic = _END.unpack(file.read())
            body = end - _END.size - length
            file.seek(body)
            expected = json.loads(file.read(length))["crc"]
            file.seek(0)
            found = 0
            while block := file.read(min(_BLOCK, body - file.tell())):
                found = crc32(block, found)
    except (OSError, ValueError, TypeError, LookupError, struct.error):
        return False
    return bool(magic == _MAGIC and found == expected)
