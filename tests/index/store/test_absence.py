"""A folder without an index says why it has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import synchronise
from index.errors import IndexBusy, IndexMissing, InputError
from index.store.absence import absence
from index.store.generations import create_generation, write_lock
from search import Archive
from tests.support.indexed_folder import IndexedFolder

ONE = "Un titre\n\nUn texte sur la digue.\n"


def code_of(location: Path) -> str:
    with pytest.raises((IndexMissing, IndexBusy)) as caught:
        Archive(location)
    return caught.value.message.code


def test_each_kind_of_folder_without_an_index_is_told_apart(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere") == "index-missing"
    assert not (tmp_path / "nowhere").exists()
    assert code_of(tmp_path) == "folder-without-index"
    create_generation(tmp_path)
    assert code_of(tmp_path) == "index-unfinished"
    with write_lock(tmp_path):
        assert code_of(tmp_path) == "index-being-made"
    assert isinstance(absence(tmp_path), IndexMissing)


def test_the_index_inside_a_folder_is_offered(tmp_path: Path) -> None:
    desk = IndexedFolder.empty(tmp_path)
    desk.put({"a.txt": ONE})
    desk.run()
    desk.location.rename(desk.folder / ".search")
    assert code_of(desk.folder) == "index-is-inside"


def test_a_first_run_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    desk = IndexedFolder.empty(tmp_path)
    desk.put({"a.txt": ONE})
    with pytest.raises(InputError):
        desk.run(engine="lucene")
    assert not desk.location.exists()
    desk.location.mkdir()
    (desk.location / "notes.txt").write_text("les miennes")
    with pytest.raises(InputError):
        desk.run(engine="lucene")
    assert (desk.location / "notes.txt").exists()


@pytest.mark.slow
def test_a_cluster_that_cannot_be_reached_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("opensearchpy")
    from index.errors import ClusterDown

    monkeypatch.setenv("SEARCH_OPENSEARCH_URL", "http://127.0.0.1:9")
    desk = IndexedFolder.empty(tmp_path)
    desk.put({"a.txt": ONE})
    with pytest.raises(ClusterDown):
        desk.run(engine="opensearch")
    assert not desk.location.exists()


def test_an_index_is_no_folder_of_articles(tmp_path: Path) -> None:
    desk = IndexedFolder.empty(tmp_path)
    desk.put({"a.txt": ONE})
    desk.run()
    with pytest.raises(InputError, match="is an index of this program") as caught:
        synchronise([desk.location], tmp_path / "other")
    assert caught.value.message.code == "path-is-index"
    assert not (tmp_path / "other").exists()
