"""Write zip and tar archives in memory."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterable

from index.readers import Problem, RawArticle
from tests.support.messages import english

Files = Iterable[tuple[str, str | bytes]]
"""The name and the content of each file."""

Pack = Callable[[Files], bytes]
"""Writes an archive of files, and returns its bytes."""


def zipped(files: Files, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of files, given as names and contents."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = kind
            archive.writestr(info, content)
    return packed.getvalue()


def tarred(files: Files) -> bytes:
    """Return a tar archive of files, given as names and contents."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in files:
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


PACKS: dict[str, Pack] = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.jex": tarred,
    "a.maff": zipped,
    "a.tar.gz": lambda files: gzip.compress(tarred(files)),
    "a.tgz": lambda files: gzip.compress(tarred(files)),
    "a.zip.gz": lambda files: gzip.compress(zipped(files)),
}
"""Functions that write an archive, by a name that such an archive may have."""


def keys(parts: Iterable[RawArticle | Problem]) -> list[str | None]:
    """Return the keys of the articles that were read."""
    return [part.key for part in parts if isinstance(part, RawArticle)]


def reasons(parts: Iterable[RawArticle | Problem]) -> list[str]:
    """Return the reasons for which parts could not be read, in English."""
    return [english(part.reason) for part in parts if isinstance(part, Problem)]
