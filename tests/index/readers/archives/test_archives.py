"""Archives: their files are read like others, and nothing in them does harm."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.messages import Message
from index.readers import Limits, parts, read
from index.readers.archives import members, tar
from index.readers.archives import zip as zips
from index.readers.material import Material, Member
from index.readers.raw import Problem, RawArticle
from tests.support.messages import english
from tests.support.read_files import storable

Files = Iterable[tuple[str, str | bytes]]
Pack = Callable[[Files], bytes]


def zipped(files: Files, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = kind
            archive.writestr(info, content)
    return packed.getvalue()


def tarred(files: Files) -> bytes:
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
    "a.tar.gz": lambda files: gzip.compress(tarred(files)),
    "a.tgz": lambda files: gzip.compress(tarred(files)),
    "a.zip.gz": lambda files: gzip.compress(zipped(files)),
}
every_archive = pytest.mark.parametrize(("name", "pack"), PACKS.items(), ids=PACKS)
either_archive = pytest.mark.parametrize(
    ("name", "pack"), [("a.zip", zipped), ("a.tar", tarred)], ids=["zip", "tar"]
)


def found(name: str, content: bytes) -> list[RawArticle | Problem]:
    return list(read(Material(name, content)))


def keys(items: list[RawArticle | Problem]) -> list[str | None]:
    return [item.key for item in items if isinstance(item, RawArticle)]


def reasons(items: list[RawArticle | Problem]) -> list[str]:
    return [english(item.reason) for item in items if isinstance(item, Problem)]


def flagged(archive: bytes, flag: int) -> bytes:
    """An archive of one file, with a flag set in both places that have its flags."""
    changed = bytearray(archive)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.find(signature) + place] |= flag
    return bytes(changed)


@every_archive
def test_the_files_of_an_archive_are_read_like_others(name: str, pack: Pack) -> None:
    lines = '{"body": "Un", "id": "x"}\n{"body": "Deux"}\n'
    archive = pack(
        [("été/a.txt", "Un texte."), ("b.jsonl", lines), ("c.txt.gz", gzip.compress(b"Un autre."))]
    )
    assert found(name, archive) == [
        RawArticle("Un texte.", "été/a.txt"),
        RawArticle("Un", "b.jsonl#x"),
        RawArticle("Deux", "b.jsonl#2"),
        RawArticle("Un autre.", "c.txt.gz"),
    ]


@every_archive
def test_an_archive_is_known_by_what_it_is(name: str, pack: Pack) -> None:
    archive = pack([("a.txt", "Un texte.")])
    for other in ("a", "a.txt", f"{name}?dl=1"):
        assert found(other, archive) == [RawArticle("Un texte.", "a.txt")]


@every_archive
def test_what_is_in_the_way_is_passed_over(name: str, pack: Pack) -> None:
    hidden = [".DS_Store", "__MACOSX/._a.txt", "d/.git/x.txt", "Thumbs.db", "desktop.ini", "./"]
    others = [f"page_files/{number}.jpg" for number in range(150)] + [
        "page_files/style.css",
        "a.txt~",
    ]
    items = found(
        name, pack([(other, "x") for other in (*hidden, *others)] + [("a.txt", "Un texte.")])
    )
    assert items == [
        RawArticle("Un texte.", "a.txt"),
        Problem.of("archive-formats-skipped", suffixes=(".jpg", ".css", ".txt~"), files=152),
    ]


@either_archive
@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("./d/../a.txt", "d/a.txt"),
        ("d\\e\\a.txt", "d/e/a.txt"),
        ("C:\\d\\a.txt", "d/a.txt"),
        ("d//a\n\x1b[1m.txt", "d/a��[1m.txt"),
    ],
)
def test_paths_lead_nowhere_but_into_the_archive(
    name: str, pack: Pack, path: str, key: str
) -> None:
    assert keys(found(name, pack([(path, "Un texte.")]))) == [key]


@either_archive
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_are_told_apart(name: str, pack: Pack) -> None:
    items = found(name, pack([("a.txt", "Un."), ("a.txt", "Deux."), ("./a.txt", "Trois.")]))
    assert items == [
        RawArticle("Un.", "a.txt"),
        RawArticle("Deux.", "a.txt~2"),
        RawArticle("Trois.", "a.txt~3"),
    ]


@pytest.mark.parametrize("encoding", ["cp850", "cp437", "utf-8", "cp1252"])
def test_names_of_zip_archives_keep_their_accents(encoding: str) -> None:
    raw = "déjà l'été à Alès.txt".encode(encoding)
    archive = zipped([("x" * len(raw), "Un texte.")]).replace(b"x" * len(raw), raw)
    assert keys(found("a.zip", archive)) == ["déjà l'été à Alès.txt"]


def test_names_of_tar_archives_keep_their_accents() -> None:
    packed = io.BytesIO()
    with tarfile.open(
        fileobj=packed, mode="w", format=tarfile.GNU_FORMAT, encoding="cp1252"
    ) as archive:
        info = tarfile.TarInfo("déjà l'été.txt")
        info.size = 2
        archive.addfile(info, io.BytesIO(b"Un"))
    assert keys(found("a.tar", packed.getvalue())) == ["déjà l'été.txt"]


@either_archive
def test_what_cannot_be_read_of_an_archive_is_told_with_its_name(name: str, pack: Pack) -> None:
    items = found(
        name,
        pack(
            [
                ("a.txt", ""),
                ("b.jsonl", '{"body": "B"}\n{'),
                ("c", b"\x89PNG\r\n\x1a\n"),
                ("d.txt", "D"),
            ]
        ),
    )
    assert keys(items) == ["b.jsonl#1", "d.txt"]
    assert [reason[:26] for reason in reasons(items)] == [
        "a.txt: it is empty",
        "b.jsonl: line 2: not JSON ",
        "c: it is a PNG image, not ",
    ]


@either_archive
def test_archives_within_archives_are_opened_three_deep(name: str, pack: Pack) -> None:
    inner, path = pack([("a.txt", "Un texte.")]), "a.txt"
    for _ in range(2):
        inner, path = pack([(name, inner)]), f"{name}#{path}"
        assert found(name, inner) == [RawArticle("Un texte.", path)]
    [told] = reasons(found(name, pack([(name, inner)])))
    assert told.endswith("a.txt: archives within archives are opened 3 deep")


@every_archive
def test_large_files_are_read_in_place_and_small_ones_are_handed_on_whole(
    name: str, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (members, tar, zips):
        monkeypatch.setattr(module, "MAX_MEMORY_BYTES", 1000)
    lines = "".join(json.dumps({"body": f"{number**5}"}) + "\n" for number in range(1000))
    inner = zipped([("in.jsonl", lines)], zipfile.ZIP_STORED)
    archive = pack([("large.jsonl", lines), ("inner.zip", inner), ("small.txt", "Un texte.")])
    large, nested, small = (
        part for part in parts(Material(name, archive)) if isinstance(part, Member)
    )
    assert small == Member("small.txt", Material("small.txt", b"Un texte."))
    assert pickle.loads(pickle.dumps(small)) == small
    assert not isinstance(large.material.content, bytes)
    assert not isinstance(nested.material.content, bytes)
    items = found(name, archive)
    assert len(items) == 2001
    assert keys(items)[::1000] == ["large.jsonl#1", "inner.zip#in.jsonl#1", "small.txt"]


def test_an_archive_on_disk_is_let_go(tmp_path: Path) -> None:
    for name, pack in PACKS.items():
        (tmp_path / name).write_bytes(pack([("a.txt", "Un texte."), ("b.txt", "Deux.")]))
        reading = read(Material(name, tmp_path / name))
        assert next(reading) == RawArticle("Un texte.", "a.txt")
        reading.close()  # type: ignore[attr-defined]
        (tmp_path / name).unlink()


@every_archive
def test_files_before_a_break_are_read(name: str, pack: Pack) -> None:
    files = [(f"{number}.txt", f"Texte {number**9} " * 40) for number in range(200)]
    whole = pack(files)
    items = found(name, whole[: len(whole) // 2])
    assert 20 < len(keys(items)) < 200
    assert items[0] == RawArticle(files[0][1], "0.txt")
    assert "breaks off after" in reasons(items)[-1]


@either_archive
def test_an_archive_damaged_in_the_middle_says_so(name: str, pack: Pack) -> None:
    archive = bytearray(pack((f"{number}.txt", f"Texte {number**9} " * 40) for number in range(50)))
    archive[len(archive) // 2 : len(archive) // 2 + 2000] = b"\xff" * 2000
    items = found(name, bytes(archive))
    assert keys(items)[:10] == [f"{number}.txt" for number in range(10)]
    assert reasons(items)


@pytest.mark.parametrize("streamed", [True, False])
@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_zip_archive_without_its_list_is_searched(kind: int, streamed: bool) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return not streamed

        def seek(self, *_: int) -> int:
            raise OSError

    packed = Pipe() if streamed else io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for key in ("a.txt", "été.txt", "c.txt"):
            archive.writestr(key, "Un texte.")
    whole = packed.getvalue()
    cut = whole[: whole.rfind(b"PK\x01\x02")]
    if streamed and kind == zipfile.ZIP_STORED:  # nothing tells where such a file ends
        with pytest.raises(UnreadableFile, match="the archive is damaged"):
            found("a.zip", cut)
        return
    items = found("a.zip", cut)
    assert keys(items) == ["a.txt", "été.txt", "c.txt"]
    assert "the archive is damaged" in reasons(items)[-1]


def test_encrypted_files_are_told() -> None:
    assert found("a.zip", flagged(zipped([("a.txt", "Un texte.")]), 1)) == [
        Problem.of("problem-of-part", part="a.txt", reason=Message.of("member-encrypted"))
    ]


def test_a_compression_that_is_not_known_is_told() -> None:
    archive = bytearray(zipped([("a.txt", "Un texte.")]))
    for signature, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        archive[archive.find(signature) + place] = 97
    [problem] = found("a.zip", bytes(archive))
    assert reasons([problem])[0].startswith("a.txt: ")


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("[Content_Types].xml", "Word"),
        ("META-INF/manifest.xml", "OpenDocument"),
        ("META-INF/container.xml", "e-book"),
    ],
)
@pytest.mark.parametrize("name", ["a.zip", "rapport", "a.txt"])
def test_office_documents_are_no_archives(name: str, file: str, kind: str) -> None:
    with pytest.raises(UnreadableFile, match=kind):
        found(
            name,
            zipped(
                [("mimetype", "x"), (file, "<x/>"), ("word/document.xml", "<x/>"), ("a.txt", "x")]
            ),
        )


def test_links_and_devices_are_passed_over() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for number, kind in enumerate(
            (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE)
        ):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = 2
        archive.addfile(info, io.BytesIO(b"Un"))
    assert found("a.tar", packed.getvalue()) == [RawArticle("Un", "a.txt")]
    link = zipfile.ZipInfo("b.txt")
    link.external_attr = 0o120777 << 16
    zip_ = io.BytesIO()
    with zipfile.ZipFile(zip_, "w") as other:
        other.writestr(link, "/etc/passwd")
        other.writestr("a.txt", "Un")
    assert found("a.zip", zip_.getvalue()) == [RawArticle("Un", "a.txt")]


def test_a_file_that_would_swell_beyond_belief_is_not_read() -> None:
    archive = zipped([("a.txt", "Un texte."), ("bomb.txt", bytes(8 << 20)), ("c.txt", "Un autre.")])
    items = found("a.zip", archive)
    assert keys(items) == ["a.txt", "c.txt"]
    assert reasons(items) == [
        "bomb.txt: it would be more than 200 times the size it has in the archive"
    ]


def test_an_archive_that_lists_one_file_many_times_is_not_read_to_the_end() -> None:
    archive = zipped([("a.txt", bytes(4 << 20))])
    start = archive.find(b"PK\x01\x02")
    end = archive.find(b"PK\x05\x06")
    listed = archive[start:end] * 100
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100, 100, len(listed), start, 0)
    items = found("a.zip", archive[:start] + listed + tail)
    assert "its files would be more than 200 times its size" in reasons(items)[-1]


@either_archive
def test_no_more_of_an_archive_is_read_than_a_limit(name: str, pack: Pack) -> None:
    archive = pack([("a.txt", "Un texte."), ("b.txt", "Un texte."), ("c.txt", "Un.")])
    items = list(read(Material(name, archive, Limits(max_archive_bytes=15))))
    assert keys(items) == ["a.txt"]
    assert reasons(items)[0].startswith("b.txt and what follows")


def test_an_archive_in_an_archive_is_unpacked_to_a_limit() -> None:
    inner = zipped([("a.txt", "Un texte. " * 50)], zipfile.ZIP_STORED)
    archive = Material("a.zip.gz", gzip.compress(inner), Limits(max_spooled_bytes=100))
    with pytest.raises(UnreadableFile, match="has to be unpacked to be read"):
        list(read(archive))


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.zip", zipped([])), ("a.tar", tarred([])), ("a.zip", zipped([(".x", "x")]))],
)
def test_an_archive_without_files_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="there is no file in it"):
        found(name, content)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz"])
def test_what_is_no_archive_is_refused(name: str) -> None:
    for content in (b"x" * 3000, b"PK\x03\x04" + b"x" * 600, b"\0" * 100 + b"x" * 600):
        with pytest.raises(UnreadableFile, match="damaged"):
            found(name, content)


SAMPLES = {
    name: pack(
        [("a.txt", "Un texte."), ("b.jsonl", '{"body": "B"}'), ("c.zip", zipped([("d.txt", "D")]))]
    )
    for name, pack in PACKS.items()
}


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.lists(st.tuples(st.integers(0, 10_500), st.binary(min_size=1, max_size=4)), max_size=4),
    st.integers(0, 10_500),
)
def test_damage_anywhere_is_told_or_does_no_harm(
    name: str, changes: list[tuple[int, bytes]], cut: int
) -> None:
    archive = bytearray(SAMPLES[name])
    for place, change in changes:
        start = place % len(archive)
        archive[start : start + len(change)] = change
    for content in (bytes(archive), bytes(archive[:cut])):
        try:
            items = found(name, content)
        except UnreadableFile:
            continue
        assert all(storable(item) for item in items)


def test_a_file_without_a_name_is_passed_over() -> None:
    assert found("a.zip", zipped([("\0", "x"), ("a.txt", "Un texte.")])) == [
        RawArticle("Un texte.", "a.txt")
    ]
