"""Every file of a folder is found once, whatever its name; what is not an article's is left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.files.names import UNPRINTABLE, printable_path
from index.files.walk import File, NotAFile, Stamp, Unreadable, digest, walk
from index.messages import Message
from tests.support.cluster import EVERY_ENGINE
from tests.support.indexed_folder import IndexedFolder, counts

ONE = "Un premier article parle du port de Beyrouth.\n"
TWO = "Un second article parle du marché de Mossoul.\n"
THREE = "Un autre encore parle de la gare de Tunis.\n"


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    return IndexedFolder.empty(tmp_path, request.param)


def tree(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def paths(folder: Path, under: str = "", excluded: Path | None = None) -> list[str]:
    return sorted(found.path for found in walk(folder, under, excluded) if isinstance(found, File))


def test_walk_lists_every_file_once(tmp_path: Path) -> None:
    names = (
        "b.txt",
        "a/z.txt",
        "a/b/c.txt",
        "a b.txt",
        "a.txt",
        "a\x01b.txt",
        "a\nc.txt",
        "é/x.txt",
        "A.txt",
    )
    tree(tmp_path, *names)
    assert paths(tmp_path) == sorted(map(printable_path, names))


def test_walk_gives_each_file_its_location_and_stamp(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.txt")
    os.utime(tmp_path / "a/b.txt", ns=(5, 7))
    [file] = walk(tmp_path)
    assert isinstance(file, File)
    assert (file.location, file.path) == (tmp_path / "a/b.txt", "a/b.txt")
    assert (file.stamp.size, file.stamp.mtime_ns) == (7, 7)
    assert file.stamp == Stamp.of((tmp_path / "a/b.txt").stat())


def test_stamp_tells_a_file_from_one_that_took_its_place(tmp_path: Path) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (file, other):
        path.write_text("Le port")
        os.utime(path, ns=(5, 7))
    before = Stamp.of(file.stat())
    other.rename(file)
    assert Stamp.of(file.stat()) != before


def test_stamp_tells_a_file_whose_time_was_set_back(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Le port")
    os.utime(file, ns=(5, 7))
    before = Stamp.of(file.stat())
    while Stamp.of(file.stat()) == before:  # the clock of the disk has its own steps
        file.write_text("La gare")
        os.utime(file, ns=(5, 7))
    assert Stamp.of(file.stat()).mtime_ns == before.mtime_ns


def test_walk_of_a_part_gives_paths_relative_to_the_folder(tmp_path: Path) -> None:
    tree(tmp_path, "a/b/c.txt", "a/d.txt", "ab.txt")
    assert paths(tmp_path, "a") == ["a/b/c.txt", "a/d.txt"]
    assert paths(tmp_path, "a/d.txt") == ["a/d.txt"]
    assert paths(tmp_path, "gone") == []


def test_walk_leaves_out_hidden_files_and_the_excluded_folder(
    tmp_path: Path,
) -> None:
    tree(tmp_path, ".h.txt", ".d/a.txt", "index/b.txt", "c.txt", "d/.e/f.txt")
    (tmp_path / "link").symlink_to(tmp_path / "index")
    assert paths(tmp_path, excluded=tmp_path / "index") == ["c.txt"]
    assert paths(tmp_path, excluded=tmp_path / "not there") == ["c.txt", "index/b.txt"]


def test_walk_follows_links_but_never_in_circles(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.txt", "out/b.txt", "out/c.txt")
    for name, target in {
        "up": "..",
        "self": "self",
        "gone": "nowhere",
        "far": "../out",
        "f.txt": "../out/c.txt",
    }.items():
        (tmp_path / "in" / name).symlink_to(target)
    assert paths(tmp_path / "in") == [
        "a.txt",
        "f.txt",
        "far/b.txt",
        "far/c.txt",
        "up/out/b.txt",
        "up/out/c.txt",
    ]


def test_walk_reports_a_pipe_as_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    tree(tmp_path, "b.txt")
    assert paths(tmp_path) == ["b.txt"]
    assert paths(tmp_path, "a.txt") == []
    [pipe] = (found for found in walk(tmp_path) if not isinstance(found, File))
    assert pipe == NotAFile("a.txt", Message("file-special"))


def test_walk_reports_links_that_lead_nowhere(tmp_path: Path) -> None:
    for name, target in {
        "self": "self",
        "gone.txt": "nowhere",
        "through": "b.txt/c",
        "fine": "b.txt",
    }.items():
        (tmp_path / name).symlink_to(target)
    tree(tmp_path, "b.txt")
    odd = {found.path: found for found in walk(tmp_path) if isinstance(found, NotAFile)}
    assert {path: found.reason for path, found in odd.items()} == dict.fromkeys(
        ("self", "gone.txt", "through"), Message("link-broken")
    )


def test_walk_reports_an_inaccessible_file_and_lists_the_others(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt", "c.txt")
    (tmp_path / "b.txt").unlink()
    (tmp_path / "b.txt").symlink_to("x" * 300)  # longer than any name may be
    assert paths(tmp_path) == ["a.txt", "c.txt"]
    [closed] = (found for found in walk(tmp_path) if isinstance(found, Unreadable))
    assert closed == Unreadable(
        "b.txt", Message.of("file-inaccessible", reason="File name too long")
    )


def test_walk_reports_an_unlistable_folder_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "a/b.txt", "c.txt")
    real = os.scandir

    def refuse(place: Path) -> object:
        if Path(place).name == "a":
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", refuse)
    shut, file = sorted(walk(tmp_path), key=lambda found: found.path)
    assert shut == Unreadable("a", Message.of("folder-unlistable", reason="Permission denied"))
    assert file.path == "c.txt"


def test_digest_differs_where_contents_differ(tmp_path: Path) -> None:
    for name, content in {
        "a": b"x" * 3_000_000,
        "b": b"x" * 2_999_999 + b"y",
        "c": b"x" * 3_000_000,
        "d": b"",
    }.items():
        (tmp_path / name).write_bytes(content)
    a, b, c, d = (digest(tmp_path / name) for name in "abcd")
    assert a == c
    assert len({a, b, d}) == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "deux mots.txt",
        "une\nligne.txt",
        "\u00e9t\u00e9.txt",
        "e\u0301te\u0301.txt",
        "-rf.txt",
        "l" * 200 + ".txt",
        "guillemets'\"`$(x)%s{}.txt",
        "a#b.txt",
        "back\\slash.txt",
        "\x01.txt",
        "😀.txt",
        "MAJUSCULE.TXT",
        "un dossier/été/-/x.y.z.md",
    ],
)
def test_any_file_name_makes_an_id_that_stays_the_same(
    indexed_folder: IndexedFolder, name: str
) -> None:
    indexed_folder.put({name: ONE, "a/b.txt": TWO, "a!.txt": TWO, "z.txt": TWO})
    indexed_folder.run()
    id = printable_path(name)
    assert indexed_folder.texts()[id] == ONE.strip()
    indexed_folder.put({name: THREE})
    assert counts(indexed_folder.run()) == (0, 1, 0, 3)
    assert indexed_folder.texts()[id] == THREE.strip()
    (indexed_folder.folder / name).unlink()
    assert counts(indexed_folder.run()) == (0, 0, 1, 3)


def test_printable_path_replaces_bytes_that_are_not_utf_8(indexed_folder: IndexedFolder) -> None:
    place = Path(os.fsdecode(os.fsencode(indexed_folder.folder) + b"/caf\xe9.txt"))
    place.write_text(ONE)
    indexed_folder.put({"b.txt": TWO})
    assert counts(indexed_folder.run()) == (2, 0, 0, 0)
    assert indexed_folder.texts() == {r"caf\xe9.txt": ONE.strip(), "b.txt": TWO.strip()}
    place.write_text(THREE)
    assert counts(indexed_folder.run(place)) == (0, 1, 0, 1)
    place.write_bytes(b"")
    assert [skipped.path for skipped in indexed_folder.run().skipped] == [r"caf\xe9.txt"]


def test_files_whose_names_are_alike_are_all_kept(indexed_folder: IndexedFolder) -> None:
    folder = os.fsencode(indexed_folder.folder)
    names = [
        b"A.txt",
        b"a.txt",
        "é.txt".encode(),
        "e\u0301.txt".encode(),
        b"\xe9.txt",
        rb"\xe9.txt",
    ]
    names += [rb"\x5cxe9.txt", b"x\ny.txt", rb"x\x0ay.txt", "\u202e.txt".encode(), rb"\u202e.txt"]
    for number, name in enumerate(names):
        Path(os.fsdecode(folder + b"/" + name)).write_text(f"{ONE.strip()} {number}", "utf-8")
    report = indexed_folder.run()
    texts = indexed_folder.texts()
    assert len(set(texts.values())) == len(names)
    alike = {skipped.path: skipped.reason.values["other"] for skipped in report.skipped}
    assert alike == {"A.txt": "a.txt", "e\u0301.txt": "é.txt"}
    assert not [id for id in texts if UNPRINTABLE.search(id)]


def test_walk_leaves_out_the_index_in_its_own_folder(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"a.txt": ONE, ".hidden.txt": TWO, ".git/c.txt": TWO, "index/d.txt": TWO})
    (indexed_folder.folder / "link").symlink_to(indexed_folder.folder / "index")
    inside = type(indexed_folder)(
        indexed_folder.folder, indexed_folder.folder / "index", indexed_folder.engine
    )
    for _ in range(2):
        report = inside.run()
        assert (report.articles, report.skipped) == (1, ())
    assert list(inside.texts()) == ["a.txt"]


def test_walk_follows_only_links_that_lead_outside(
    tmp_path: Path,
) -> None:
    archive, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    tree(archive, "2019/a.txt")
    tree(elsewhere, "b.txt")
    (archive / "latest").symlink_to(archive / "2019", target_is_directory=True)
    (archive / "a-again.txt").symlink_to(archive / "2019/a.txt")
    (archive / "more").symlink_to(elsewhere, target_is_directory=True)
    assert paths(archive) == ["2019/a.txt", "more/b.txt"]


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ("more", ["more/b.txt", "more/deep/c.txt"]),
        ("more/deep", ["more/deep/c.txt"]),
        ("more/b.txt", ["more/b.txt"]),
        ("latest", []),
        ("a-again.txt", []),
        ("more/back", []),
        ("more/deep/up", []),
        ("2019/a.txt/b", []),
        ("gone/a.txt", []),
    ],
)
def test_walk_of_a_part_lists_what_a_walk_of_the_whole_comes_to(
    tmp_path: Path, under: str, expected: list[str]
) -> None:
    archive, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    tree(archive, "2019/a.txt")
    tree(elsewhere, "b.txt", "deep/c.txt")
    for place, target in {
        archive / "latest": archive / "2019",
        archive / "a-again.txt": archive / "2019/a.txt",
        archive / "more": elsewhere,
        elsewhere / "back": archive,
        elsewhere / "deep/up": elsewhere,
    }.items():
        place.symlink_to(target)
    whole = [entry.path for entry in walk(archive)]
    part = sorted(entry.path for entry in walk(archive, under))
    assert part == expected == sorted(path for path in whole if f"{path}/".startswith(f"{under}/"))


def test_walk_lists_a_single_file_that_is_a_link(tmp_path: Path) -> None:
    tree(tmp_path, "2019.txt")
    (tmp_path / "latest.txt").symlink_to("2019.txt")
    (entry,) = walk(tmp_path, "latest.txt", is_single_file=True)
    assert entry.path == "latest.txt"


@pytest.mark.slow
def test_walk_lists_folders_nested_more_deeply_than_functions_may_be(tmp_path: Path) -> None:
    depth = sys.getrecursionlimit() + 100
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=place)
        inner = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=place))
    os.close(place)
    (tmp_path / "haut.txt").write_text("Le port")
    entries = list(walk(tmp_path))
    paths = {entry.path for entry in entries if isinstance(entry, File)}
    assert paths == {"haut.txt", "d/" * depth + "a.txt"}
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)  # pytest cannot
