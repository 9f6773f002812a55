"""Whatever bit of an index is flipped, no wrong answer passes for right with the doctor."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from index.engines.base import EMBEDDED
from tests.stress.bit_flips import flip_many

pytestmark = pytest.mark.slow


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="each flip needs a forked process"
)
@pytest.mark.parametrize("engine", EMBEDDED)
def test_flipped_bits_are_found_or_do_no_harm(tmp_path: Path, engine: str) -> None:
    faults = [(flip, fault) for flip, fault in flip_many(tmp_path, engine, 4, seed=3) if fault]
    assert faults == []
