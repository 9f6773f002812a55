"""Whatever a program sends, the interface answers as its document says, and never with an error of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.checked_api import ROOT
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

schemathesis: Any = pytest.importorskip("schemathesis", reason="a tool of developers")
