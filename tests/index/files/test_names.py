"""Names of files are written so that they can be printed, and read back."""

from __future__ import annotations

import os

from hypothesis import example, given
from hypothesis import strategies as st

from index.files.names import UNPRINTABLE, original_path, printable_path


@given(st.binary().map(os.fsdecode) | st.text())
@example("a\\x41.txt")
@example("caf\udce9\u202e.txt")
def test_a_printable_path_is_read_back(path: str) -> None:
    printable = printable_path(path)
    assert not UNPRINTABLE.search(printable)
    assert original_path(printable) == path
