"""Whichever way folders and files are named, no article is lost and none is held twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.errors import InputError
from index.files.roots import Root, Scope, add_paths, whole_scopes
from tests.support.cluster import EVERY_ENGINE
from tests.support.indexed_folder import IndexedFolder, counts

ONE, TWO, THREE = "Le port de Beyrouth.", "Le marché de Mossoul.", "La gare de Tunis."


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    return IndexedFolder.empty(tmp_path, request.param)


def test_add_paths_takes_a_folder_inside_a_root_as_a_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    root = Root(str(tmp_path))
    assert add_paths([root], [tmp_path / "a"]) == ((root,), (Scope(str(tmp_path), "a"),))
    assert add_paths([root], [tmp_path]) == ((root,), (Scope(str(tmp_path)),))


def test_add_paths_replaces_the_roots_inside_a_new_folder(tmp_path: Path) -> None:
    for name in ("a", "b", "ab"):
        (tmp_path / name).mkdir()
    known = [
        Root(str(tmp_path / "a/x")),
        Root(str(tmp_path / "a"), ("f.txt",)),
        Root(str(tmp_path / "ab")),
    ]
    roots, scopes = add_paths(known, [tmp_path / "a"])
    assert roots == (Root(str(tmp_path / "ab")), Root(str(tmp_path / "a")))
    assert scopes == (Scope(str(tmp_path / "a")),)


def test_add_paths_covers_overlapping_paths_once_in_any_order(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/f.txt").write_text(ONE)
    (tmp_path / "link").symlink_to("a")
    sources = [
        tmp_path / "a/f.txt",
        tmp_path / "a",
        tmp_path,
        tmp_path / "a/../a",
        tmp_path / "link",
    ]
    for order in (sources, sources[::-1]):
        assert add_paths([], order) == ((Root(str(tmp_path)),), (Scope(str(tmp_path)),))


def test_add_paths_gives_single_files_of_a_folder_one_root(tmp_path: Path) -> None:
    for name in ("f.txt", "g.txt", "h.txt"):
        (tmp_path / name).write_text(ONE)
    roots, scopes = add_paths([], [tmp_path / "f.txt", tmp_path / "g.txt", tmp_path / "f.txt"])
    assert roots == (Root(str(tmp_path), ("f.txt", "g.txt")),)
    assert (
        scopes
        == whole_scopes(roots)
        == tuple(Scope(str(tmp_path), name, is_single_file=True) for name in ("f.txt", "g.txt"))
    )
    assert not roots[0].contains(tmp_path / "h.txt")


def test_add_paths_takes_a_link_out_of_a_root_as_a_part_of_it(tmp_path: Path) -> None:
    archive, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    for folder in (archive / "2019", elsewhere):
        folder.mkdir(parents=True)
    (archive / "more").symlink_to(elsewhere, target_is_directory=True)
    (archive / "latest").symlink_to("2019", target_is_directory=True)
    root = Root(str(archive))
    for path, parts in {
        archive / "more": {"more"},
        archive / "more" / "b.txt": {"more/b.txt"},
        archive / "latest": {"2019", "latest"},
    }.items():
        roots, scopes = add_paths([root], [path])
        assert roots == (root,)
        assert {scope.under for scope in scopes} == parts


def test_add_paths_refuses_a_missing_path_that_was_never_indexed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no file or folder .*gone"):
        add_paths([], [tmp_path / "gone"])
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(InputError):
        add_paths([], [tmp_path / "loop"])
    known = Root(str(tmp_path), ("gone.txt",))
    assert add_paths([known], [tmp_path / "gone.txt"]) == (
        (known,),
        (Scope(str(tmp_path), "gone.txt", is_single_file=True),),
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Scope("/a", "b/c"), Scope("/a", "b"), True),
        (Scope("/a", "b"), Scope("/a"), True),
        (Scope("/a", "bc"), Scope("/a", "b"), False),
        (Scope("/a", "b"), Scope("/a", "b"), False),
        (Scope("/a"), Scope("/a"), False),
        (Scope("/a"), Scope("/a", "b"), False),
        (Scope("/a", "b"), Scope("/z"), False),
    ],
)
def test_scope_is_within_another_that_has_more(one: Scope, other: Scope, expected: bool) -> None:
    assert one.is_within(other) is expected


@pytest.mark.slow
def test_synchronise_remembers_the_folders_of_an_index(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.put({"a.txt": ONE, "../more/b.txt": TWO})
    indexed_folder.run()
    assert indexed_folder.run(tmp_path / "more").articles == 2
    indexed_folder.put({"c.txt": THREE, "../more/b.txt": THREE})
    assert counts(indexed_folder.run()) == (
        1,
        0,
        0,
        2,
    )  # the other folder was not named, and not looked at
    report = indexed_folder.run(tmp_path / "more")
    assert (counts(report), report.articles) == ((0, 1, 0, 2), 3)


def test_synchronise_updates_a_part_of_a_folder_alone(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"a.txt": ONE, "sub/b.txt": ONE, "subject.txt": ONE})
    indexed_folder.run()
    indexed_folder.put({"a.txt": TWO, "sub/b.txt": TWO, "sub/c.txt": TWO, "subject.txt": TWO})
    indexed_folder.run(indexed_folder.folder / "sub")
    assert indexed_folder.texts() == {
        "a.txt": ONE,
        "sub/b.txt": TWO,
        "sub/c.txt": TWO,
        "subject.txt": ONE,
    }
    indexed_folder.run(indexed_folder.folder / "a.txt")
    assert indexed_folder.texts()["a.txt"] == TWO
    shutil.rmtree(indexed_folder.folder / "sub")
    indexed_folder.run(indexed_folder.folder / "sub")
    assert indexed_folder.texts() == {"a.txt": TWO, "subject.txt": ONE}


def test_synchronise_takes_a_file_and_then_its_folder(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"a.txt": ONE, "b.txt": TWO})
    assert indexed_folder.run(indexed_folder.folder / "a.txt").articles == 1
    assert indexed_folder.texts() == {"a.txt": ONE}
    assert counts(indexed_folder.run()) == (1, 0, 0, 1)
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO}


def test_synchronise_moves_articles_to_a_folder_around_theirs(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.put({"a.txt": ONE, "../a.txt": TWO})
    indexed_folder.run()
    assert indexed_folder.texts() == {"a.txt": ONE}
    assert indexed_folder.run(tmp_path).articles == 2
    assert indexed_folder.texts() == {"a.txt": TWO, "articles/a.txt": ONE}
    assert counts(indexed_folder.run(tmp_path)) == (0, 0, 0, 2)


def test_synchronise_takes_a_folder_and_the_one_around_it_at_once(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.put({"../more/b.txt": TWO})
    indexed_folder.run(tmp_path / "more")
    indexed_folder.put({"a.txt": ONE, "sub/c.txt": THREE})
    indexed_folder.run(
        indexed_folder.folder / "sub", indexed_folder.folder / "a.txt", indexed_folder.folder
    )
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO, "sub/c.txt": THREE}
    indexed_folder.put({"new.txt": TWO, "sub/new.txt": TWO, "x.pdf": b""})
    report = indexed_folder.run(
        indexed_folder.folder / "sub", indexed_folder.folder, indexed_folder.folder / "new.txt"
    )
    assert indexed_folder.texts().keys() == {
        "a.txt",
        "b.txt",
        "new.txt",
        "sub/c.txt",
        "sub/new.txt",
    }
    assert [skipped.path for skipped in report.skipped] == ["x.pdf"]


def test_synchronise_keeps_two_files_of_the_same_path_apart(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.put({"a.txt": ONE, "../more/a.txt": TWO, "../else/more/a.txt": THREE})
    indexed_folder.run(indexed_folder.folder, tmp_path / "more", tmp_path / "else/more")
    texts = indexed_folder.texts()
    assert sorted(texts.values()) == sorted([ONE, TWO, THREE])
    assert texts["a.txt"] == ONE
    assert texts["more/a.txt"] == TWO
    indexed_folder.put({"../more/a.txt": "Le pont de Mostar."})
    assert counts(indexed_folder.run(tmp_path / "more")) == (0, 1, 0, 2)
    assert indexed_folder.texts() == texts | {"more/a.txt": "Le pont de Mostar."}
    (indexed_folder.folder / "a.txt").unlink()
    assert counts(indexed_folder.run(prune=True)) == (0, 0, 1, 2)
    assert set(indexed_folder.texts()) == set(texts) - {"a.txt"}


def test_synchronise_refuses_a_missing_folder_and_loses_nothing(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.put({"a.txt": ONE, "../more/b.txt": TWO})
    indexed_folder.run(indexed_folder.folder, tmp_path / "more")
    shutil.move(indexed_folder.folder, tmp_path / "away")
    for rebuild in (False, True):
        with pytest.raises(InputError, match=r"there is no folder .*articles"):
            indexed_folder.run(indexed_folder.folder, rebuild=rebuild)
        assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO}
    shutil.move(tmp_path / "away", indexed_folder.folder)
    assert counts(indexed_folder.run()) == (0, 0, 0, 2)


def test_synchronise_without_paths_is_an_error_only_for_a_new_index(
    indexed_folder: IndexedFolder,
) -> None:
    from index import synchronise

    with pytest.raises(InputError, match="name the files or folders"):
        synchronise([], indexed_folder.location)
    indexed_folder.put({"a.txt": ONE})
    indexed_folder.run()
    assert synchronise([], indexed_folder.location).articles == 1


def test_synchronise_takes_a_folder_whose_name_is_not_utf_8(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    folder = tmp_path / "arch\udce9"
    folder.mkdir()
    (folder / "a.txt").write_text(ONE)
    indexed_folder.run(folder)
    assert indexed_folder.texts() == {"a.txt": ONE}
    assert counts(indexed_folder.run(folder)) == (0, 0, 0, 1)
    (folder / "a.txt").unlink()
    assert counts(indexed_folder.run(folder, prune=True)) == (0, 0, 1, 0)
