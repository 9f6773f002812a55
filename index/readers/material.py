"""What readers read: the bytes of a file, or of a part of one, under a name whose suffix tells the format."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from msgspec import Struct

from index.errors import UnreadableFile
from index.readers.limits import BLOCK_BYTES, SNIFFED_BYTES, Limits

Content = Path | bytes | Callable[[], IO[bytes]]


class Material(Struct, frozen=True):
    """Bytes to read.

    Whatever is wrong with data that was compressed is told as an UnreadableFile, by every method that reads.

    Attributes:
        name: A file name; its suffix says what the bytes should be.
        content: Where the bytes are: in a file, here, or wherever a function opens them anew.
        limits: How much of them is read.
    """

    name: str
    content: Content
    limits: Limits = Limits()

    def open(self) -> IO[bytes]:
        """The bytes from the start, as a stream.

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

    def head(self) -> bytes:
        """The first bytes, or as many as there are before a break.

        Raises:
            UnreadableFile: There are none.
            OSError: They cannot be read.
        """
        with closing(self.blocks(SNIFFED_BYTES)) as blocks:
            return next(blocks, b"")[:SNIFFED_BYTES]

    def whole(self) -> bytes:
        """All the bytes of one article.

        Raises:
            UnreadableFile: There are too many for an article.
            OSError: They cannot be read.
        """
        with breaks(), self.open() as stream:
            data = stream.read(BLOCK_BYTES)
            if (
                len(data) == BLOCK_BYTES
            ):  # seldom: asking for so much takes time, however little there is
                data += stream.read(self.limits.max_file_bytes + 1 - BLOCK_BYTES)
        if len(data) > self.limits.max_file_bytes:
            raise UnreadableFile("file-too-large", megabytes=self.limits.max_file_bytes >> 20)
        return data

    def lines(self) -> Iterator[bytes]:
        """The bytes a line at a time, to where they break off if they do; a line too long comes in pieces.

        Raises:
            UnreadableFile: They break off.
            OSError: They cannot be read.
        """
        with breaks(), self.open() as stream:
            while line := stream.readline(self.limits.max_file_bytes):
                yield line

    def blocks(self, size: int | None = None) -> Generator[bytes]:
        """The bytes in blocks, to where they break off if they do.

        Args:
            size: Bytes that a block has at least, but for the last; `limits.BLOCK` by default.

        Raises:
            UnreadableFile: They break off.
            OSError: They cannot be read.
        """
        block, size = bytearray(), size or BLOCK_BYTES
        with breaks(), self.open() as stream:
            read = getattr(
                stream, "read1", stream.read
            )  # what `read` had before a break would be lost
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
    """A file inside an archive: it is read like any other, and its articles' keys begin with its own.

    One of up to `limits.SMALL` bytes has them with it; another can be opened until the next is asked for.
    """

    key: str
    material: Material


@contextmanager
def breaks() -> Iterator[None]:
    """Tell in one way what each kind of compression says when its data is wrong.

    Raises:
        UnreadableFile: It is.
    """
    try:
        yield
    except _wrong_data() as error:
        reason = str(error) or type(error).__name__
        raise UnreadableFile("compressed-data-damaged", reason=reason) from error
    except OSError as error:
        if error.errno is None:  # bzip2 and gzip, about what they read
            raise UnreadableFile("compressed-data-damaged", reason=str(error)) from error
        raise


def _wrong_data() -> tuple[type[Exception], ...]:
    """Asked for when something is wrong: some of these take long to import."""
    from lzma import LZMAError
    from zipfile import BadZipFile

    return (BadZipFile, EOFError, LZMAError, MemoryError, NotImplementedError, zlib.error)
