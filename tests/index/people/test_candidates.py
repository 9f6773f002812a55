"""The spans of a text that may name people are judged one by one."""

from __future__ import annotations

import pytest

from index.people import candidates
from index.people.candidates import find_candidates


def test_only_the_first_runs_of_a_text_without_end_are_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(candidates, "MAX_RUNS", 2)
    text = "Anne Martin voit Luc Morel. Zoé Petit arrive."
    assert [candidate.name for candidate in find_candidates(text)] == ["Anne Martin", "Luc Morel"]
