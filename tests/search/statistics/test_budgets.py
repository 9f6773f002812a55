"""Statistics of many articles end when their time is over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import TooLong
from search import Archive

pytestmark = pytest.mark.slow

ASKED: tuple[Callable[[Archive, Any], object], ...] = (
    lambda archive, options: archive.statistics.frequencies(["quai"], **options),
    lambda archive, options: archive.statistics.collocates("quai", **options),
    lambda archive, options: archive.statistics.keywords("quai", **options),
    lambda archive, options: archive.statistics.ngrams("quai", **options),
)


@pytest.mark.parametrize("ask", ASKED)
def test_a_budget_that_is_spent_ends_the_count(
    wordy_index: Path, ask: Callable[[Archive, Any], object]
) -> None:
    with Archive(wordy_index) as archive:
        assert ask(archive, {})
        with pytest.raises(TooLong):
            ask(archive, {"budget": 1e-9})
