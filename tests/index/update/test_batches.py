"""Files to read are cut into batches in order, large ones of many articles into slices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.messages import Message
from index.readers import Limits
from index.readers.raw_article import Problem, RawArticle
from index.store.ledger import PlannedRead
from index.update import batches
from index.update.batches import FileSlice, make_batches, with_unique_keys
from index.update.children import Children
from index.update.materials import Materials


def planned(folder: Path, name: str, content: str) -> PlannedRead:
    (folder / name).write_text(content, "utf-8")
    return PlannedRead(str(folder), name, name, folder / name, len(content.encode()))


def records(count: int) -> str:
    lines = [json.dumps({"id": str(number), "body": "Un. " * 20}) for number in range(count)]
    return "\n".join(lines)


def test_make_batches_groups_small_files_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_BYTES", 10)
    files = [planned(tmp_path, f"{number}.txt", "Bonjour") for number in range(5)]
    with Children(Limits()) as children:
        found = list(make_batches(files, Materials(), children))
    assert found == [files[:2], files[2:4], files[4:]]


def test_make_batches_cuts_a_large_file_of_many_articles_into_slices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_BYTES", 200)
    file = planned(tmp_path, "a.jsonl", records(9))
    slices: list[FileSlice] = []
    with Children(Limits()) as children:
        for batch in make_batches([file], Materials(), children):
            for item in batch:
                assert isinstance(item, FileSlice)
                slices.append(item)
    assert len(slices) > 2
    assert [item.is_last for item in slices] == [False] * (len(slices) - 1) + [True]
    assert len({item.digest for item in slices}) == 1
    keys: list[str | None] = []
    for item in slices:
        keys.extend(part.key for part in item.parts if isinstance(part, RawArticle))
    assert keys == [str(number) for number in range(9)]


def test_make_batches_reports_a_large_file_that_vanished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_BYTES", 200)
    file = planned(tmp_path, "a.jsonl", records(9))
    file.location.unlink()
    with Children(Limits()) as children:
        [[item]] = make_batches([file], Materials(), children)
    assert isinstance(item, FileSlice)
    reason = Message.of("file-inaccessible", reason="No such file or directory")
    assert (item.parts, item.digest, item.is_last) == ((Problem(reason),), "", True)


def test_with_unique_keys_numbers_keys_that_are_taken() -> None:
    keys = ("a", "a", "b", "a~2", "a", None)
    parts = list(with_unique_keys(RawArticle("", key) for key in keys))
    unique = [part.key for part in parts if isinstance(part, RawArticle)]
    assert unique == ["a", "a~2", "b", "a~2~2", "a~3", None]


def test_with_unique_keys_numbers_a_key_of_many_articles_quickly() -> None:
    count = 50_000  # to try each number again for each article would take minutes
    articles = [RawArticle("", "12")] * count
    keys = [part.key for part in with_unique_keys(articles) if isinstance(part, RawArticle)]
    assert keys[-1] == f"12~{count}"
    assert len(set(keys)) == count
