"""A folder that has lost its files is taken for a disk that is not mounted, until its owner says otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError
from index.update import mount_guard
from tests.support.changing_archive import Newsroom, counts
from tests.support.cluster import EVERY

MANY = {
    f"{number:03}.txt": f"Article {number} sur Bagdad."
    for number in range(mount_guard.MIN_MISSING_FILES + 10)
}


@pytest.fixture(params=EVERY)
def newsroom(request: pytest.FixtureRequest, tmp_path: Path) -> Newsroom:
    return Newsroom.empty(tmp_path, request.param)


def remove(newsroom: Newsroom, number: int) -> None:
    for name in sorted(MANY)[:number]:
        (newsroom.folder / name).unlink()


@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
def test_mount_guard_refuses_an_emptied_folder_without_prune(
    newsroom: Newsroom, options: dict[str, Any]
) -> None:
    newsroom.put({"a.txt": "Un.", "b.txt": "Deux."})
    newsroom.run()
    before = newsroom.texts()
    for place in newsroom.folder.iterdir():
        place.unlink()
    for _ in range(2):
        with pytest.raises(InputError, match=r"no files, and the index knows 2 .*prune"):
            newsroom.run(**options)
        assert newsroom.texts() == before
    report = newsroom.run(prune=True, **options)
    assert (report.articles, newsroom.texts()) == (0, {})


@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
def test_mount_guard_refuses_the_loss_of_most_files_without_prune(
    newsroom: Newsroom, options: dict[str, Any]
) -> None:
    newsroom.put(MANY)
    newsroom.run()
    remove(newsroom, mount_guard.MIN_MISSING_FILES + 1)
    newsroom.put({"new.txt": "Une nouvelle."})
    with pytest.raises(InputError, match=r"has 10 files.* 60 .*prune"):
        newsroom.run(**options)
    assert len(newsroom.texts()) == len(MANY)
    assert newsroom.run(prune=True, **options).articles == 10
    assert len(newsroom.texts()) == 10


def test_mount_guard_lets_a_few_files_vanish(newsroom: Newsroom) -> None:
    newsroom.put(MANY)
    newsroom.run()
    remove(newsroom, mount_guard.MIN_MISSING_FILES - 1)
    assert counts(newsroom.run()) == (0, 0, mount_guard.MIN_MISSING_FILES - 1, 11)


def test_mount_guard_lets_files_move_within_their_folder(newsroom: Newsroom) -> None:
    newsroom.put(MANY)
    newsroom.run()
    (newsroom.folder / "2024").mkdir()
    for name in MANY:
        (newsroom.folder / name).rename(newsroom.folder / "2024" / name)
    assert counts(newsroom.run()) == (len(MANY), 0, len(MANY), 0)


def test_prune_removes_a_missing_folder_and_keeps_the_others(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.put({"a.txt": "Un.", "../more/b.txt": "Deux."})
    newsroom.run(newsroom.folder, tmp_path / "more")
    shutil.rmtree(tmp_path / "more")
    with pytest.raises(InputError, match=r"mounted.*prune"):
        newsroom.run(tmp_path / "more")
    assert newsroom.texts() == {"a.txt": "Un.", "b.txt": "Deux."}
    newsroom.run(prune=True)
    assert newsroom.texts() == {"a.txt": "Un."}
    assert newsroom.run().articles == 1
    shutil.rmtree(newsroom.folder)
    with pytest.raises(InputError, match="none is left"):
        newsroom.run(prune=True)
    assert newsroom.texts() == {"a.txt": "Un."}


def test_mount_guard_lets_a_single_file_vanish(newsroom: Newsroom) -> None:
    newsroom.put({"a.txt": "Un.", "b.txt": "Deux."})
    newsroom.run(newsroom.folder / "a.txt", newsroom.folder / "b.txt")
    (newsroom.folder / "a.txt").unlink()
    (newsroom.folder / "b.txt").unlink()
    assert newsroom.run(newsroom.folder / "a.txt").articles == 1
    assert newsroom.run(newsroom.folder / "b.txt").articles == 0


@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
def test_mount_guard_refuses_an_empty_folder_below_that_held_many(
    newsroom: Newsroom, options: dict[str, Any]
) -> None:
    newsroom.put(
        MANY | {f"more/{name}": text for name, text in MANY.items()} | {"few/a.txt": "Un."}
    )
    newsroom.put({f"other/{number}.txt": "Encore un." for number in range(10)})
    newsroom.run()
    (newsroom.folder / "few/a.txt").unlink()
    shutil.rmtree(newsroom.folder / "more")
    (newsroom.folder / "more").mkdir()
    with pytest.raises(InputError, match=r"more has no files, and the index knows 60"):
        newsroom.run(**options)
    (newsroom.folder / "more").rmdir()  # somebody means it
    assert newsroom.run(**options).articles == len(MANY) + 10
