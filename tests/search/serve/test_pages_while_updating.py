"""Pages are right while their index is updated. The long form is `tests.stress.pages_while_updating`."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason="the pages need the extra web")

from tests.stress.pages_while_updating import watch_pages

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_pages_are_right_while_their_index_is_updated_and_rebuilt(
    tmp_path: Path, engine: str
) -> None:
    assert watch_pages(tmp_path, engine, updates=3, rebuild_every=2) > 0
