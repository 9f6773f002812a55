"""Answers of a program that can be compared with those of another time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_MOMENTS = ("seconds", "indexed")
"""Fields of an answer that say when, and how long: how long it took, when the index was made."""


def timeless(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer, as JSON holds it, without its moments."""
    return {name: value for name, value in answer.items() if name not in _MOMENTS}
