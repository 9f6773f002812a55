"""Read what the figures of the benchmarks must reach, from `floors.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")


def read_floors(benchmark: str, file: Path = FLOORS) -> dict[str, Any]:
    """Return the bounds of a benchmark, by the names of its figures."""
    floors: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))[benchmark]
    return floors
