"""Fixtures of the tests of the programming interface."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.checked_api import CheckedApi
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture(scope="package")
def api(site: TestClient) -> CheckedApi:
    """Ask the interface of the articles that come with the project; nothing there is changed."""
    return CheckedApi(site)


@pytest.fixture
def own_api(indexed: Callable[[str, str], Path], tmp_path: Path) -> Iterator[CheckedApi]:
    """Ask the interface of a copy of these articles, which a test may change."""
    location = tmp_path / "index"
    shutil.copytree(indexed("seeds", "tantivy"), location)
    with site_of(location) as client:
        yield CheckedApi(client)
