"""A file that a user names is read up to a limit, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.bounded_file import read_at_most
from tests.support.commands import Run


def test_a_file_is_read_that_has_no_more_bytes_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * 3_000_000)
    assert read_at_most(file, 3_000_000) == b"x" * 3_000_000
    with pytest.raises(OSError, match="large"):
        read_at_most(file, 2_999_999)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no endless file")
@pytest.mark.parametrize("options", [("tags", "--import"), ("export", "--again"), ("batch",)])
def test_a_device_without_an_end_is_refused(
    search: Run, articles_index: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    for module in ("search.tags.portable", "search.commands.tags", "search.exports.manifest"):
        monkeypatch.setattr(f"{module}.MAX_BYTES", 1_000_000)
    monkeypatch.setattr("search.commands.batch.MAX_FILE_BYTES", 1_000_000)
    shown = search(*options, "/dev/zero", "--index", articles_index)
    assert (shown.code, shown.out) == (2, "")
    assert "/dev/zero" in shown.err
    assert "large" in shown.err
