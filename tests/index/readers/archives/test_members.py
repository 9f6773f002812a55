"""Members of archives: which files are read, by which names, and how many."""

from __future__ import annotations

import gzip
import json
import pickle
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import Limits, parts, read
from index.readers.archives import members, tar, zip_entries
from index.readers.material import Material, Member
from index.readers.raw_article import Problem, RawArticle
from tests.support.archive_writer import PACKS, Pack, keys, reasons, tarred, zipped
from tests.support.read_files import storable

every_archive = pytest.mark.parametrize(("name", "pack"), PACKS.items(), ids=PACKS)
either_archive = pytest.mark.parametrize(
    ("name", "pack"), [("a.zip", zipped), ("a.tar", tarred)], ids=["zip", "tar"]
)


def read_bytes(name: str, content: bytes) -> list[RawArticle | Problem]:
    """Read a file with this name and content."""
    return list(read(Material(name, content)))


@every_archive
def test_members_of_an_archive_are_read_like_other_files(name: str, pack: Pack) -> None:
    lines = '{"body": "Un", "id": "x"}\n{"body": "Deux"}\n'
    archive = pack(
        [("été/a.txt", "Un texte."), ("b.jsonl", lines), ("c.txt.gz", gzip.compress(b"Un autre."))]
    )
    assert read_bytes(name, archive) == [
        RawArticle("Un texte.", "été/a.txt"),
        RawArticle("Un", "b.jsonl#x"),
        RawArticle("Deux", "b.jsonl#2"),
        RawArticle("Un autre.", "c.txt.gz"),
    ]


@every_archive
def test_members_are_read_whatever_the_name_of_the_archive(name: str, pack: Pack) -> None:
    archive = pack([("a.txt", "Un texte.")])
    for other in ("a", "a.txt", f"{name}?dl=1"):
        assert read_bytes(other, archive) == [RawArticle("Un texte.", "a.txt")]


@every_archive
def test_members_leave_out_hidden_files_and_count_other_formats(name: str, pack: Pack) -> None:
    hidden = [".DS_Store", "__MACOSX/._a.txt", "d/.git/x.txt", "Thumbs.db", "desktop.ini", "./"]
    others = [f"page_files/{number}.jpg" for number in range(150)] + [
        "page_files/style.css",
        "a.txt~",
    ]
    items = read_bytes(
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
def test_members_have_paths_that_stay_in_the_archive(
    name: str, pack: Pack, path: str, key: str
) -> None:
    assert keys(read_bytes(name, pack([(path, "Un texte.")]))) == [key]


@either_archive
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_get_different_keys(name: str, pack: Pack) -> None:
    items = read_bytes(name, pack([("a.txt", "Un."), ("a.txt", "Deux."), ("./a.txt", "Trois.")]))
    assert items == [
        RawArticle("Un.", "a.txt"),
        RawArticle("Deux.", "a.txt~2"),
        RawArticle("Trois.", "a.txt~3"),
    ]


@either_archive
def test_members_that_cannot_be_read_are_named_with_the_reason(name: str, pack: Pack) -> None:
    items = read_bytes(
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
def test_members_that_are_archives_are_opened_three_deep(name: str, pack: Pack) -> None:
    inner, path = pack([("a.txt", "Un texte.")]), "a.txt"
    for _ in range(2):
        inner, path = pack([(name, inner)]), f"{name}#{path}"
        assert read_bytes(name, inner) == [RawArticle("Un texte.", path)]
    [told] = reasons(read_bytes(name, pack([(name, inner)])))
    assert told.endswith("a.txt: archives within archives are opened 3 deep")


def test_members_of_archives_that_multiply_are_left_out_at_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.readers.MAX_PARTS", 20)
    monkeypatch.setattr("index.readers.BYTES_PER_PART", 1 << 20)
    inner = zipped([(f"{number}.txt", "Un texte.") for number in range(12)])
    outer = zipped([(f"{number}.zip", inner) for number in range(4)])
    assert len(read_bytes("a.zip", inner)) == 12
    found = read_bytes("a.zip", outer)
    assert len(found) == 21
    assert found[-1] == Problem.of("file-multiplies", maximum=20)


@every_archive
def test_members_hold_their_bytes_unless_they_are_large(
    name: str, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (members, tar, zip_entries):
        monkeypatch.setattr(module, "MAX_MEMORY_BYTES", 1000)
    lines = "".join(json.dumps({"body": f"{number**5}"}) + "\n" for number in range(1000))
    inner = zipped([("in.jsonl", lines)], zipfile.ZIP_STORED)
    archive = pack([("large.jsonl", lines), ("inner.zip", inner), ("small.txt", "Un texte.")])
    large, nested, small = (
        part for part in parts(Material(name, archive)) if isinstance(part, Member)
    )
    for member in (small, pickle.loads(pickle.dumps(small))):
        assert (member.key, member.material.name) == ("small.txt", "small.txt")
        assert member.material.content == b"Un texte."
    assert not isinstance(large.material.content, bytes)
    assert not isinstance(nested.material.content, bytes)
    items = read_bytes(name, archive)
    assert len(items) == 2001
    assert keys(items)[::1000] == ["large.jsonl#1", "inner.zip#in.jsonl#1", "small.txt"]


def test_members_that_are_not_read_let_go_of_the_archive(tmp_path: Path) -> None:
    for name, pack in PACKS.items():
        (tmp_path / name).write_bytes(pack([("a.txt", "Un texte."), ("b.txt", "Deux.")]))
        reading = read(Material(name, tmp_path / name))
        assert next(reading) == RawArticle("Un texte.", "a.txt")
        reading.close()  # type: ignore[attr-defined]
        (tmp_path / name).unlink()


@every_archive
def test_members_before_a_break_are_read(name: str, pack: Pack) -> None:
    files = [(f"{number}.txt", f"Texte {number**9} " * 40) for number in range(200)]
    whole = pack(files)
    items = read_bytes(name, whole[: len(whole) // 2])
    assert 20 < len(keys(items)) < 200
    assert items[0] == RawArticle(files[0][1], "0.txt")
    assert "breaks off after" in reasons(items)[-1]


@either_archive
def test_members_before_damage_are_read(name: str, pack: Pack) -> None:
    archive = bytearray(pack((f"{number}.txt", f"Texte {number**9} " * 40) for number in range(50)))
    archive[len(archive) // 2 : len(archive) // 2 + 2000] = b"\xff" * 2000
    items = read_bytes(name, bytes(archive))
    assert keys(items)[:10] == [f"{number}.txt" for number in range(10)]
    assert reasons(items)


@either_archive
def test_members_are_read_up_to_the_limit_of_an_archive(name: str, pack: Pack) -> None:
    archive = pack([("a.txt", "Un texte."), ("b.txt", "Un texte."), ("c.txt", "Un.")])
    items = list(read(Material(name, archive, Limits(max_archive_bytes=15))))
    assert keys(items) == ["a.txt"]
    assert reasons(items)[0].startswith("b.txt and what follows")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.zip", zipped([])), ("a.tar", tarred([])), ("a.zip", zipped([(".x", "x")]))],
)
def test_members_that_are_missing_are_an_error(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="there is no file in it"):
        read_bytes(name, content)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz"])
def test_members_of_what_is_no_archive_are_an_error(name: str) -> None:
    for content in (b"x" * 3000, b"PK\x03\x04" + b"x" * 600, b"\0" * 100 + b"x" * 600):
        with pytest.raises(UnreadableFile, match="damaged"):
            read_bytes(name, content)


SAMPLES = {
    name: pack(
        [("a.txt", "Un texte."), ("b.jsonl", '{"body": "B"}'), ("c.zip", zipped([("d.txt", "D")]))]
    )
    for name, pack in PACKS.items()
}


@pytest.mark.slow
@settings(max_examples=400)
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.lists(st.tuples(st.integers(0, 10_500), st.binary(min_size=1, max_size=4)), max_size=4),
    st.integers(0, 10_500),
)
def test_members_of_a_damaged_archive_do_no_harm(
    name: str, changes: list[tuple[int, bytes]], cut: int
) -> None:
    archive = bytearray(SAMPLES[name])
    for place, change in changes:
        start = place % len(archive)
        archive[start : start + len(change)] = change
    for content in (bytes(archive), bytes(archive[:cut])):
        try:
            items = read_bytes(name, content)
        except UnreadableFile:
            continue
        assert all(storable(item) for item in items)
