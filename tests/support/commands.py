"""Describe how commands end that tests run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PAGE_KEYS = [
    "query",
    "filters",
    "exact",
    "variants",
    "version",
    "indexed",
    "total",
    "without_copies",
    "partial",
    "seconds",
    "relaxed",
    "notes",
    "suggestion",
    "hits",
]
"""The keys of a page of hits in JSON, in their order."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The exit code and the output of a command.

    Attributes:
        code: The exit code.
        out: The standard output.
        err: The standard error.
    """

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The standard output, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]
"""Runs a command with the given arguments. `stdin` is what the command reads;
with None, its standard input is closed."""
