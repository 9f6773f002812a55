"""Read zip archives: the files in them, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import SEEK_END
from zipfile import ZipFile

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.archives.members import Entry, members
from index.readers.archives.recovery import recover_members
from index.readers.archives.zip_entries import entries, open_archive, with_random_access
from index.readers.archives.zip_tree import ZipTree
from index.readers.formats import unread_zip_message
from index.readers.material import Material, Member, Place
from index.readers.raw_article import Problem


def read(material: Material) -> Iterator[Member | Problem]:
    """Yield the files of an archive; of one that is cut short, those before the cut.

    Raises:
        UnreadableFile: No file can be found in it, or it is a document of a format that is not
            read and is kept as a zip archive.
    """
    with _opened(material) as (listed, tree):
        for part in members(listed, material.limits):
            yield _placed(part, tree) if tree and isinstance(part, Member) else part


@contextmanager
def open_entries(material: Material) -> Iterator[Iterator[Entry]]:
    """List the files of an archive, all of which can be opened until it is closed.

    Raises:
        UnreadableFile: It is a document of a format that is not read and is kept as a zip archive.
            Where an archive breaks off, the iteration raises the error.
    """
    with _opened(material) as (listed, _):
        yield listed


@contextmanager
def _opened(material: Material) -> Iterator[tuple[Iterator[Entry], ZipTree | None]]:
    """List the files of an archive, and give them as a tree, unless their list is lost."""
    limits = material.limits
    with with_random_access(material) as stream:
        try:
            archive = open_archive(stream)
        except UnreadableFile:
            stream.seek(0)
            yield recover_members(stream, limits), None
            return
        with archive:
            _refuse_documents(archive)
            size = stream.seek(0, SEEK_END)
            yield entries(archive, size, limits), ZipTree(material, archive)


def member_names(material: Material) -> frozenset[str]:
    """Return the names of the files in an archive; none if it is damaged."""
    try:
        with with_random_access(material) as stream, open_archive(stream) as archive:
            return frozenset(archive.NameToInfo)
    except UnreadableFile:
        return frozenset()


def _refuse_documents(archive: ZipFile) -> None:
    """Check that an archive is not a document that is kept as one.

    Raises:
        UnreadableFile: It is a document.
    """
    document_format = unread_zip_message(archive.NameToInfo)
    if document_format is not None:
        raise UnreadableFile("archive-of-other-kind", format=document_format)


def _placed(member: Member, tree: ZipTree) -> Member:
    """Return a file of an archive with its place among the others."""
    return replace(member, material=replace(member.material, place=Place(tree, member.key)))
