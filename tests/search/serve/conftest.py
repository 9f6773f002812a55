"""Fixtures of the tests of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture(scope="session")
def site(indexed: Callable[[str, str], Path]) -> Iterator[TestClient]:
    """Ask the pages of the articles that come with the project."""
    with site_of(indexed("seeds", "tantivy")) as client:
        yield client
