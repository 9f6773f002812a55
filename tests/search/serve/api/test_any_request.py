"""Whatever a program sends, the interface answers as its document says, and never with an error of its own."""

from __future__ import annotations

from typing import Any

import pytest

schemathesis: Any = pytest.importorskip("schemathesis", reason="a tool of developers")
