"""Test that a file is replaced in one step."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from index.durable_file import replacing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "manifest"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    return tmp_path / "manifest.new"


def test_the_old_file_stays_until_the_new_one_is_written(file: Path, new_file: Path) -> None:
    with replacing(file, new_file) as stream:
        stream.write(b"new")
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new"
    assert not new_file.exists()


def test_the_old_file_stays_where_writing_fails(file: Path, new_file: Path) -> None:
    with suppress(ValueError), replacing(file, new_file) as stream:
        stream.write(b"ne")
        raise ValueError
    assert file.read_bytes() == b"old"


def test_a_file_that_was_left_half_written_is_written_anew(file: Path, new_file: Path) -> None:
    new_file.write_bytes(b"left by a run that died")
    with replacing(file, new_file) as stream:
        stream.write(b"new")
    assert file.read_bytes() == b"new"


def test_the_content_is_on_the_disk_before_the_name(
    file: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bytes, bytes]] = []

    def sync(_: int) -> None:
        seen.append((new_file.read_bytes(), file.read_bytes()))

    monkeypatch.setattr(os, "fsync", sync)
    with replacing(file, new_file) as stream:
        stream.write(b"new")
    assert seen == [(b"new", b"old")]
