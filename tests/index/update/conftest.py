"""Fixtures of the tests of updates."""

from __future__ import annotations

import sys

import pytest


@pytest.fixture(autouse=True)
def children_are_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let children begin as copies of this process, with the faults that a test has put into it.

    Idle threads that tests of other modules have left would prevent it.
    """
    monkeypatch.setattr("index.update.child.begins_as_copy", lambda: sys.platform == "linux")
