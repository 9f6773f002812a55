"""The index of articles whose words are counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import synchronise
from tests.support.articles import TODAY
from tests.support.cluster import EVERY_ENGINE
from tests.support.counted_words import write_to


@pytest.fixture(scope="package", params=EVERY_ENGINE)
def wordy_index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of `tests.support.counted_words`, of every engine in turn."""
    folder = tmp_path_factory.mktemp("wordy")
    synchronise([write_to(folder)], folder / "index", engine=request.param, today=TODAY)
    return folder / "index"
