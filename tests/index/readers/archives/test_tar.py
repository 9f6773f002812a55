"""Tar archives: their names, and what is not read of them."""

from __future__ import annotations

import io
import tarfile

from index.readers import read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.archive_writer import keys

LINKS_AND_DEVICES = (
    tarfile.SYMTYPE,
    tarfile.LNKTYPE,
    tarfile.CHRTYPE,
    tarfile.FIFOTYPE,
    tarfile.DIRTYPE,
)


def read_bytes(name: str, content: bytes) -> list[RawArticle | Problem]:
    """Read a file with this name and content."""
    return list(read(Material(name, content)))


def test_tar_keeps_the_accents_of_names() -> None:
    packed = io.BytesIO()
    with tarfile.open(
        fileobj=packed, mode="w", format=tarfile.GNU_FORMAT, encoding="cp1252"
    ) as archive:
        info = tarfile.TarInfo("déjà l'été.txt")
        info.size = 2
        archive.addfile(info, io.BytesIO(b"Un"))
    assert keys(read_bytes("a.tar", packed.getvalue())) == ["déjà l'été.txt"]


def test_tar_leaves_out_links_and_devices() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for number, kind in enumerate(LINKS_AND_DEVICES):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = 2
        archive.addfile(info, io.BytesIO(b"Un"))
    assert read_bytes("a.tar", packed.getvalue()) == [RawArticle("Un", "a.txt")]
