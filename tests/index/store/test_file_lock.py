"""The lock of a file is that of filelock, whichever of the two takes it first."""

from __future__ import annotations

import errno
import sys
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from index.store import file_lock
from index.store.file_lock import FileLockedError, locked


def test_a_file_is_locked_once(tmp_path: Path) -> None:
    file = tmp_path / "writer.lock"
    with locked(file):
        with pytest.raises(FileLockedError), locked(file):
            pass
        with pytest.raises(Timeout):
            FileLock(file).acquire(timeout=0)
    with locked(file):
        pass


def test_a_file_that_filelock_holds_is_locked(tmp_path: Path) -> None:
    file = tmp_path / "writer.lock"
    with FileLock(file), pytest.raises(FileLockedError), locked(file):
        pass


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "writer.lock"
    held = threading.Event()
    released: list[Path] = []

    def hold() -> None:
        with locked(file):
            held.set()
            time.sleep(0.1)
            released.append(file)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    with locked(file, wait=10.0):
        assert released == [file]


def test_a_lock_is_released_after_an_error(tmp_path: Path) -> None:
    file = tmp_path / "writer.lock"
    with pytest.raises(ZeroDivisionError), locked(file):
        _ = 1 / 0
    with locked(file):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files that are open")
def test_a_lock_of_a_removed_file_is_not_held(tmp_path: Path) -> None:
    file = tmp_path / "writer.lock"
    with locked(file):
        file.unlink()
        with locked(file), pytest.raises(FileLockedError), locked(file):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="filelock looks at links in its own way")
def test_a_link_is_not_locked(tmp_path: Path) -> None:
    (tmp_path / "writer.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="writer"), locked(tmp_path / "writer.lock"):
        pass
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("has_module", [True, False])
def test_filelock_is_asked_where_there_are_no_such_locks(
    has_module: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOSYS, "no such locks")

    file = tmp_path / "writer.lock"
    with monkeypatch.context() as patch:
        if has_module:
            patch.setattr(file_lock, "_try_to_lock", lambda _file: missing(0, 0))
        else:
            patch.setattr(file_lock, "fcntl", None)
        with locked(file):
            with pytest.raises(FileLockedError), locked(file):
                pass
            with pytest.raises(Timeout):
                FileLock(file).acquire(timeout=0)
