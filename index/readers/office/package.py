"""Open a document that is kept as a zip archive of XML files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from io import SEEK_END
from typing import IO
from zipfile import ZipFile

from index.errors import UnreadableFile
from index.readers.archives.members import archive_errors_as_unreadable
from index.readers.archives.recovery import ENCRYPTED
from index.readers.archives.zip_entries import open_archive, with_random_access
from index.readers.limits import MAX_COMPRESSION_RATIO, MAX_MEMORY_BYTES, Limits
from index.readers.material import Material, compression_errors_as_unreadable
from index.readers.office.xml_events import Event, Start, xml_events

_RELATIONSHIPS = "_rels/{}.rels"


class Package:
    """The parts of a document, by their names in the archive.

    Attributes:
        names: The names of all parts, in the order of the archive.
        limits: How much of a part is read.
    """

    __slots__ = ("_archive", "limits", "names")

    def __init__(self, archive: ZipFile, limits: Limits) -> None:
        self._archive = archive
        self.limits = limits
        self.names = tuple(archive.NameToInfo)

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open a part. No more of it can be read than the archive says that it holds.

        Raises:
            UnreadableFile: There is no such part, or it is encrypted, damaged or too large.
        """
        info = self._archive.NameToInfo.get(name)
        if info is None:
            raise UnreadableFile("office-part-missing", part=name)
        if info.flag_bits & ENCRYPTED:
            raise UnreadableFile("member-encrypted")
        if info.file_size > self.limits.max_file_bytes:
            raise UnreadableFile("file-too-large", megabytes=self.limits.max_file_bytes >> 20)
        swells = info.file_size > MAX_COMPRESSION_RATIO * info.compress_size
        if swells and info.file_size > MAX_MEMORY_BYTES:
            raise UnreadableFile("member-swells", ratio=MAX_COMPRESSION_RATIO)
        with (
            archive_errors_as_unreadable(),
            compression_errors_as_unreadable(),
            self._archive.open(info) as stream,
        ):
            yield stream

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; see `open`."""
        with self.open(name) as stream:
            return stream.read()

    def events(self, name: str) -> Iterator[Event]:
        """Yield the elements and texts of a part that is XML; see `open`."""
        with self.open(name) as stream:
            yield from xml_events(stream)

    def targets(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part of an Office Open XML file refers to.

        Args:
            name: The part; an empty name stands for the whole file.

        Returns:
            The last word of the kind of each relationship, such as `hyperlink`, and its target, by
            its id. The target is an address, or the name of a part.
        """
        folder, _, base = name.rpartition("/")
        listing = posixpath.join(folder, _RELATIONSHIPS.format(base))
        related: dict[str, tuple[str, str]] = {}
        if listing not in self:
            return related
        for event in self.events(listing):
            if not isinstance(event, Start) or event.name != "Relationship":
                continue
            kind = event.attributes.get("Type", "").rpartition("/")[2]
            target = event.attributes.get("Target", "")
            if event.attributes.get("TargetMode") != "External":
                target = part_name(folder, target)
            related[event.attributes.get("Id", "")] = (kind, target)
        return related


@contextmanager
def open_package(material: Material) -> Iterator[Package]:
    """Open a document.

    Raises:
        UnreadableFile: It is damaged, or its parts would become too large together.
    """
    limits = material.limits
    with with_random_access(material) as stream, open_archive(stream) as archive:
        total_bytes = sum(info.file_size for info in archive.infolist())
        size = stream.seek(0, SEEK_END)
        if total_bytes > MAX_COMPRESSION_RATIO * size + limits.max_file_bytes:
            raise UnreadableFile("member-swells", ratio=MAX_COMPRESSION_RATIO)
        yield Package(archive, limits)


def part_name(folder: str, target: str) -> str:
    """Return the name of the part that another one in a folder refers to.

    It is only looked up in the archive, so it leads nowhere else.
    """
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
