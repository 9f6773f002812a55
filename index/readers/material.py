"""Material for readers: the bytes of a file, or of a part of one, under a name."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

from msgspec import Struct

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.limits import BLOCK_BYTES, SNIFFED_BYTES, Limits
from index.readers.raw_article import Problem, RawArticle

T = TypeVar("T")

Content = Path | bytes | Callable[[], IO[bytes]]
"""The place of bytes: a file, memory, or a function that opens them from the start."""

_FILE_SCHEME = lazy_pattern(r"\Afile:(?://(?=\.))?", re.IGNORECASE)
_DRIVE_OR_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""The start of a path on a disk of its own, or of an address."""


_MAX_REMEMBERED = 1000
"""Things that are remembered of a tree at a time."""


class Tree(Protocol):
    """The files among which a file stands: those of a folder on disk, or of an archive.

    Paths are relative to the root of the tree, with `/` between parts, and the root itself is the
    empty path. Hidden files and links are not in a tree.

    Attributes:
        memo: Holds what was made of files of the tree, so that it is made once.
    """

    memo: dict[str, Any]

    def files(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder, in order; none if there is no such folder."""
        ...

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder, in order; none if there is no such one."""
        ...

    def content(self, path: str) -> Content | None:
        """Return where the bytes of a file are; None if it is not in the tree."""
        ...


def remembered(tree: Tree, key: str, make: Callable[[], T]) -> T:
    """Return what was made of files of a tree before, or make it now.

    Args:
        tree: The tree.
        key: Tells what is made, and of which files.
        make: Makes it.
    """
    if key not in tree.memo:
        if len(tree.memo) >= _MAX_REMEMBERED:
            tree.memo.clear()
        tree.memo[key] = make()
    value: T = tree.memo[key]
    return value


class Place(Struct, frozen=True):
    """A file among others: the tree that it is in, and its path there.

    Attributes:
        tree: The files around it.
        path: Its path there.
    """

    tree: Tree
    path: str

    @property
    def folder(self) -> str:
        """The path of the folder that the file is in."""
        return self.path.rpartition("/")[0]

    def beside(self, path: str) -> Place | None:
        """Return the place of a path that is relative to the folder of this file.

        Returns:
            The place; None if the path is absolute, or leads out of the tree or into a hidden
            folder. There need not be a file.
        """
        path = _FILE_SCHEME.sub("", path).replace("\\", "/")
        if path.startswith("/") or _DRIVE_OR_SCHEME.match(path) or "\0" in path:
            return None
        parts = self.folder.split("/") if self.folder else []
        for part in path.split("/"):
            if part == ".." and parts:
                parts.pop()
            elif part.startswith(".") and part != ".":
                return None
            elif part not in {"", "."}:
                parts.append(part)
        return Place(self.tree, "/".join(parts))


class Material(Struct, frozen=True):
    """Bytes to read.

    Every method that reads raises an `UnreadableFile` if compressed data is wrong.

    Attributes:
        name: A file name; its suffix says which format the bytes should have.
        content: Where the bytes are.
        limits: How much of them is read.
        place: Where the file stands among others; None if it stands alone.
    """

    name: str
    content: Content
    limits: Limits = Limits()
    place: Place | None = None

    def neighbour(self, path: str) -> Material | None:
        """Return another file of the tree that this one stands in.

        Args:
            path: Its path, relative to the folder of this file. `file://./` may stand before it.

        Returns:
            The file; None if there is no such file, or the path leads out of the tree.
        """
        place = self.place.beside(path) if self.place else None
        content = place.tree.content(place.path) if place else None
        if place is None or content is None:
            return None
        return Material(place.path.rpartition("/")[2], content, self.limits, place)

    def neighbour_names(self, folder: str = "") -> tuple[str, ...]:
        """Return the names of the files in the folder of this one, this one included.

        Args:
            folder: Another folder, relative to that of this file: `..` is the one around it.
        """
        place = self.place.beside(folder) if self.place else None
        return place.tree.files(place.path) if place else ()

    def open(self) -> IO[bytes]:
        """Open a stream of the bytes from the start.

        Raises:
            OSError: They cannot be read.
        """
        match self.content:
            case Path():
                return self.content.open("rb")
            case bytes():
                return io.BytesIO(self.content)
            case opener:
                return opener()

    def head(self, size: int = SNIFFED_BYTES) -> bytes:
        """Read the first bytes, or as many as there are before the data breaks off.

        Args:
            size: Bytes to read at most.

        Raises:
            UnreadableFile: The data breaks off before its first byte.
            OSError: They cannot be read.
        """
        with closing(self.blocks(size)) as blocks:
            return next(blocks, b"")[:size]

    def whole(self) -> bytes:
        """Read all the bytes of a file that holds one article.

        Raises:
            UnreadableFile: There are too many for an article.
            OSError: They cannot be read.
        """
        max_bytes = self.limits.max_file_bytes
        with compression_errors_as_unreadable(), self.open() as stream:
            # asking for the maximum at once takes time even if the file is small
            data = stream.read(BLOCK_BYTES)
            if len(data) == BLOCK_BYTES:
                data += stream.read(max_bytes + 1 - BLOCK_BYTES)
        if len(data) > max_bytes:
            raise UnreadableFile("file-too-large", megabytes=max_bytes >> 20)
        return data

    def lines(self) -> Iterator[bytes]:
        """Read the lines up to where the data breaks off; a line too long comes in pieces.

        Raises:
            UnreadableFile: The data breaks off.
            OSError: It cannot be read.
        """
        with compression_errors_as_unreadable(), self.open() as stream:
            while line := stream.readline(self.limits.max_file_bytes):
                yield line

    def blocks(self, size: int | None = None) -> Generator[bytes]:
        """Read the bytes in blocks up to where the data breaks off.

        Args:
            size: Bytes that each block but the last has at least; `BLOCK_BYTES` by default.

        Raises:
            UnreadableFile: The data breaks off.
            OSError: It cannot be read.
        """
        size = size or BLOCK_BYTES
        block = bytearray()
        with compression_errors_as_unreadable(), self.open() as stream:
            # `read1` gives what there is before data breaks off, which `read` would lose
            read = getattr(stream, "read1", stream.read)
            try:
                while piece := read(size):
                    block += piece
                    if len(block) >= size:
                        yield bytes(block)
                        block.clear()
            except Exception:
                if block:
                    yield bytes(block)
                raise
        if block:
            yield bytes(block)


class Member(Struct, frozen=True):
    """A file inside an archive, which is read like any other file.

    A member of up to `limits.MAX_MEMORY_BYTES` holds its bytes. A larger one can be opened until
    the next member is asked for.

    Attributes:
        key: Its path in the archive; the keys of its articles begin with it.
        material: Its bytes.
        url: Where the archive says that it was published. It is the address of the one article of
            a file that tells none itself.
        saved: The day on which the archive says that it was saved, for the same article.
    """

    key: str
    material: Material
    url: str | None = None
    saved: str | None = None


Part = RawArticle | Member | Problem
"""A part of a file: an article, a file of its own, or something that could not be read."""


@contextmanager
def compression_errors_as_unreadable() -> Iterator[None]:
    """Turn the errors of every kind of compression about wrong data into one.

    Raises:
        UnreadableFile: Compressed data is wrong.
    """
    try:
        yield
    except _compression_errors() as error:
        reason = str(error) or type(error).__name__
        raise UnreadableFile("compressed-data-damaged", reason=reason) from error
    except OSError as error:
        if error.errno is None:  # bzip2 and gzip raise it for wrong data, the system does not
            raise UnreadableFile("compressed-data-damaged", reason=str(error)) from error
        raise


def _compression_errors() -> tuple[type[Exception], ...]:
    """Return the errors that the kinds of compression raise for wrong data.

    They are imported only when something is wrong, as some of the imports take long.
    """
    from lzma import LZMAError
    from zipfile import BadZipFile

    return (BadZipFile, EOFError, LZMAError, MemoryError, NotImplementedError, zlib.error)
