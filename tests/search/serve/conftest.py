"""Fixtures of the tests of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture(scope="package")
def site(indexed: Callable[[str, str], Path]) -> Iterator[TestClient]:
    """Ask the pages of the articles that come with the project.

    They are left with the last test of this package: the threads that serve them would keep the
    children of later runs from beginning as copies of this process.
    """
    with site_of(indexed("seeds", "tantivy")) as client:
        yield client
