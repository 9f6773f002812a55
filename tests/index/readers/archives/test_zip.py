"""Zip archives: what they list, and what is not read of it."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile

import pytest

from index.errors import UnreadableFile
from index.messages import Message
from index.readers import Limits, read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.archive_writer import keys, reasons, zipped


def read_bytes(name: str, content: bytes) -> list[RawArticle | Problem]:
    """Read a file with this name and content."""
    return list(read(Material(name, content)))


def flagged(archive: bytes, flag: int) -> bytes:
    """An archive of one file, with a flag set in both places that have its flags."""
    changed = bytearray(archive)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.find(signature) + place] |= flag
    return bytes(changed)


@pytest.mark.parametrize("encoding", ["cp850", "cp437", "utf-8", "cp1252"])
def test_zip_keeps_the_accents_of_names(encoding: str) -> None:
    raw = "déjà l'été à Alès.txt".encode(encoding)
    archive = zipped([("x" * len(raw), "Un texte.")]).replace(b"x" * len(raw), raw)
    assert keys(read_bytes("a.zip", archive)) == ["déjà l'été à Alès.txt"]


def test_zip_names_encrypted_files() -> None:
    assert read_bytes("a.zip", flagged(zipped([("a.txt", "Un texte.")]), 1)) == [
        Problem.of("problem-of-part", part="a.txt", reason=Message.of("member-encrypted"))
    ]


def test_zip_names_files_of_an_unknown_compression() -> None:
    archive = bytearray(zipped([("a.txt", "Un texte.")]))
    for signature, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        archive[archive.find(signature) + place] = 97
    [problem] = read_bytes("a.zip", bytes(archive))
    assert reasons([problem])[0].startswith("a.txt: ")


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("[Content_Types].xml", "Word"),
        ("META-INF/manifest.xml", "OpenDocument"),
    ],
)
@pytest.mark.parametrize("name", ["a.zip", "rapport", "a.txt"])
def test_zip_refuses_office_documents(name: str, file: str, kind: str) -> None:
    with pytest.raises(UnreadableFile, match=kind):
        read_bytes(
            name,
            zipped(
                [("mimetype", "x"), (file, "<x/>"), ("visio/document.xml", "<x/>"), ("a.txt", "x")]
            ),
        )


def test_zip_does_not_read_a_file_that_swells_beyond_belief() -> None:
    archive = zipped([("a.txt", "Un texte."), ("bomb.txt", bytes(8 << 20)), ("c.txt", "Un autre.")])
    items = read_bytes("a.zip", archive)
    assert keys(items) == ["a.txt", "c.txt"]
    assert reasons(items) == [
        "bomb.txt: it would be more than 200 times the size it has in the archive"
    ]


def test_zip_stops_when_its_files_swell_beyond_belief() -> None:
    archive = zipped([("a.txt", bytes(4 << 20))])
    start = archive.find(b"PK\x01\x02")
    end = archive.find(b"PK\x05\x06")
    listed = archive[start:end] * 100
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100, 100, len(listed), start, 0)
    items = read_bytes("a.zip", archive[:start] + listed + tail)
    assert "its files would be more than 200 times its size" in reasons(items)[-1]


def test_zip_that_is_compressed_is_unpacked_up_to_a_limit() -> None:
    inner = zipped([("a.txt", "Un texte. " * 50)], zipfile.ZIP_STORED)
    archive = Material("a.zip.gz", gzip.compress(inner), Limits(max_spooled_bytes=100))
    with pytest.raises(UnreadableFile, match="has to be unpacked to be read"):
        list(read(archive))


def test_zip_leaves_out_a_file_without_a_name() -> None:
    assert read_bytes("a.zip", zipped([("\0", "x"), ("a.txt", "Un texte.")])) == [
        RawArticle("Un texte.", "a.txt")
    ]


def test_zip_leaves_out_links() -> None:
    link = zipfile.ZipInfo("b.txt")
    link.external_attr = 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", "Un")
    assert read_bytes("a.zip", packed.getvalue()) == [RawArticle("Un", "a.txt")]
