"""Tell under which conditions files are read: what could not be read under others may be now."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec.structs import astuple

from index import schema
from index.readers import Limits
from index.version import VERSION

_OPTIONAL_MODULES = (
    "trafilatura",
    "pypdfium2",
    "python_calamine",
    "pyarrow",
    "brotli",
)
"""The modules of the extras by which files are read."""


def reading_conditions(limits: Limits) -> str:
    """Return a text that changes with the limits, the extras and the version of the program."""
    values = (*astuple(limits), schema.VERSION, VERSION, *_installed_modules())
    return " ".join(map(str, values))


@cache
def _installed_modules() -> tuple[str, ...]:
    """Return the modules that are there, each with the time when its file was made."""
    specs = map(find_spec, _OPTIONAL_MODULES)
    files = [(spec.name, Path(spec.origin)) for spec in specs if spec and spec.origin]
    # one that was broken may have been mended, and another version may read more
    return tuple(f"{name}:{file.stat().st_mtime_ns}" for name, file in files if file.exists())
