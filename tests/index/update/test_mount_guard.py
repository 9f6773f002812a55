"""A folder that has lost its files is taken for a disk that is not mounted, until its owner says otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError
from index.messages import Remedy
from index.update import mount_guard
from tests.support.cluster import EVERY_ENGINE
from tests.support.indexed_folder import IndexedFolder, counts

MANY = {
    f"{number:03}.txt": f"Article {number} sur Bagdad."
    for number in range(mount_guard.MIN_MISSING_FILES + 10)
}


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    return IndexedFolder.empty(tmp_path, request.param)


def remove(indexed_folder: IndexedFolder, number: int) -> None:
    for name in sorted(MANY)[:number]:
        (indexed_folder.folder / name).unlink()


@pytest.mark.slow
@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
def test_mount_guard_refuses_an_emptied_folder_without_prune(
    indexed_folder: IndexedFolder, options: dict[str, Any]
) -> None:
    indexed_folder.put({"a.txt": "Un.", "b.txt": "Deux."})
    indexed_folder.run()
    before = indexed_folder.texts()
    for place in indexed_folder.folder.iterdir():
        place.unlink()
    for _ in range(2):
        with pytest.raises(InputError, match=r"no files, and the index knows 2 .*prune"):
            indexed_folder.run(**options)
        assert indexed_folder.texts() == before
    report = indexed_folder.run(prune=True, **options)
    assert (report.articles, indexed_folder.texts()) == (0, {})


@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
def test_mount_guard_refuses_the_loss_of_most_files_without_prune(
    indexed_folder: IndexedFolder, options: dict[str, Any]
) -> None:
    indexed_folder.put(MANY)
    indexed_folder.run()
    remove(indexed_folder, mount_guard.MIN_MISSING_FILES + 1)
    indexed_folder.put({"new.txt": "Une nouvelle."})
    with pytest.raises(InputError, match=r"has 10 files.* 60 .*prune"):
        indexed_folder.run(**options)
    assert len(indexed_folder.texts()) == len(MANY)
    assert indexed_folder.run(prune=True, **options).articles == 10
    assert len(indexed_folder.texts()) == 10


def test_mount_guard_judges_a_part_that_is_gone_by_its_root(
    indexed_folder: IndexedFolder,
) -> None:
    indexed_folder.put({f"disque/{name}": text for name, text in MANY.items()})
    indexed_folder.put({"ici/a.txt": "Un.", "ici/b.txt": "Deux."})
    indexed_folder.run()
    part = indexed_folder.folder / "disque"
    part.rename(indexed_folder.folder.parent / "débranché")
    with pytest.raises(InputError, match=r"has 2 files.* 62 .*prune"):
        indexed_folder.run(part)  # as the watcher does
    assert len(indexed_folder.texts()) == 62
    assert indexed_folder.run(part, prune=True).articles == 2


def test_mount_guard_lets_a_few_files_vanish(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put(MANY)
    indexed_folder.run()
    remove(indexed_folder, mount_guard.MIN_MISSING_FILES - 1)
    assert counts(indexed_folder.run()) == (0, 0, mount_guard.MIN_MISSING_FILES - 1, 11)


def test_mount_guard_lets_files_move_within_their_folder(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put(MANY)
    indexed_folder.run()
    (indexed_folder.folder / "2024").mkdir()
    for name in MANY:
        (indexed_folder.folder / name).rename(indexed_folder.folder / "2024" / name)
    assert counts(indexed_folder.run()) == (len(MANY), 0, len(MANY), 0)


def test_prune_removes_a_missing_folder_and_keeps_the_others(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.put({"a.txt": "Un.", "../more/b.txt": "Deux."})
    indexed_folder.run(indexed_folder.folder, tmp_path / "more")
    shutil.rmtree(tmp_path / "more")
    with pytest.raises(InputError, match=r"mounted.*prune"):
        indexed_folder.run(tmp_path / "more")
    assert indexed_folder.texts() == {"a.txt": "Un.", "b.txt": "Deux."}
    indexed_folder.run(prune=True)
    assert indexed_folder.texts() == {"a.txt": "Un."}
    assert indexed_folder.run().articles == 1
    shutil.rmtree(indexed_folder.folder)
    for options in ({}, {"prune": True}):
        with pytest.raises(InputError) as caught:
            indexed_folder.run(**options)
        assert caught.value.message.remedy == Remedy("replace-folders")
    assert indexed_folder.texts() == {"a.txt": "Un."}


def test_mount_guard_lets_a_single_file_vanish(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"a.txt": "Un.", "b.txt": "Deux."})
    indexed_folder.run(indexed_folder.folder / "a.txt", indexed_folder.folder / "b.txt")
    (indexed_folder.folder / "a.txt").unlink()
    (indexed_folder.folder / "b.txt").unlink()
    assert indexed_folder.run(indexed_folder.folder / "a.txt").articles == 1
    assert indexed_folder.run(indexed_folder.folder / "b.txt").articles == 0


@pytest.mark.slow
@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
def test_mount_guard_refuses_an_empty_folder_below_that_held_many(
    indexed_folder: IndexedFolder, options: dict[str, Any]
) -> None:
    indexed_folder.put(
        MANY | {f"more/{name}": text for name, text in MANY.items()} | {"few/a.txt": "Un."}
    )
    indexed_folder.put({f"other/{number}.txt": "Encore un." for number in range(10)})
    indexed_folder.run()
    (indexed_folder.folder / "few/a.txt").unlink()
    shutil.rmtree(indexed_folder.folder / "more")
    (indexed_folder.folder / "more").mkdir()
    with pytest.raises(InputError, match=r"more has no files, and the index knows 60"):
        indexed_folder.run(**options)
    (indexed_folder.folder / "more").rmdir()  # somebody means it
    assert indexed_folder.run(**options).articles == len(MANY) + 10
