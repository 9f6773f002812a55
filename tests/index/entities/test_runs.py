"""Tests of the parts of capitalised runs."""

from __future__ import annotations

import pytest

from index.entities.runs import parts_of


@pytest.mark.parametrize(("run", "other"), [("Zorvan", "Quelic"), ("Zorvan Truc", "Quelic Bidu")])
def test_runs_that_no_list_knows_share_what_is_kept_of_them(run: str, other: str) -> None:
    assert parts_of(run) is parts_of(other)
    assert parts_of(run) != parts_of(f"{run[0]}a{run[1:]}")
