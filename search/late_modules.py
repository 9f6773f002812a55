"""Load the modules that libraries import at their start, and a search never uses, when they are used.

Python's own modules import each other for functions that few programs call: `uuid` imports `platform`
to learn the name of the system, and `pathlib` imports `urllib.parse` to write addresses. All of these
together would take a fifteenth of the time of a search.
"""

from __future__ import annotations

import os
import sys
import typing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_LATE = ("msgspec.inspect", "textwrap", "ntpath", "fnmatch")
"""Modules of which the libraries need nothing at their start."""


def load_libraries(*, for_query: bool = False) -> None:
    """Load `msgspec`, `pathlib` and, for a query, `zstandard`, which unpacks articles.

    What they import and a search does not use is put off.

    If there is no `typing_extensions`, msgspec takes the same functions from `typing`, which has them
    all since Python 3.11.

    Args:
        for_query: True for a query. Msgspec then knows no decimal numbers: no index has any.
    """
    stand_ins: dict[str, ModuleType | None] = {name: _LateModule(name) for name in _LATE}
    stand_ins["typing_extensions"] = None
    stand_ins["platform"] = _LateModule(
        "platform", system=_system, python_implementation=_implementation
    )
    stand_ins["urllib.parse"] = _LateModule("urllib.parse", quote_from_bytes=_quote_from_bytes)
    if for_query:
        stand_ins["decimal"] = _LateModule("decimal", Decimal=_Unknown)
    with _standing_in(stand_ins), _unread_references():
        import pathlib  # noqa: F401

        import msgspec  # noqa: F401

        if for_query:
            import zstandard  # noqa: F401


@contextmanager
def _standing_in(stand_ins: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """Let imports get stand-ins for modules that are not loaded, or fail where there is None.

    Whoever imports the modules afterwards gets them.
    """
    unloaded = {name: stand_ins[name] for name in stand_ins if name not in sys.modules}
    sys.modules.update(unloaded)  # type: ignore[arg-type]  # an import of None fails
    try:
        yield
    finally:
        for name in unloaded:
            sys.modules.pop(name, None)


@contextmanager
def _unread_references() -> Iterator[None]:
    """Let a library make a reference to a type that nobody asks for, and do not read it.

    Msgspec makes one to see which arguments it takes. It would be compiled, and the first text that
    a program compiles takes a millisecond.
    """
    reference = typing.ForwardRef
    typing.ForwardRef = _unread_reference  # type: ignore[assignment, misc]  # a stand-in
    try:
        yield
    finally:
        typing.ForwardRef = reference  # type: ignore[misc]  # as it was


def _unread_reference(type_name: str, *, is_class: bool) -> str:  # noqa: ARG001 - as the original
    """Take the arguments of `typing.ForwardRef`."""
    return type_name


class _LateModule(ModuleType):
    """A module that is loaded when it is asked for a name that it was not given."""

    def __init__(self, name: str, **given: Any) -> None:
        super().__init__(name)
        vars(self).update(given)

    def __getattr__(self, name: str) -> Any:
        """Return a name of the module.

        The import system asks for names of its own, which the module need not be loaded for.
        """
        if name.startswith("__"):
            raise AttributeError(name)
        from importlib import import_module

        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class _Unknown:
    """Takes the place of a type that msgspec then knows no values of."""


def _system() -> str:
    """Return the name of the system, as `platform.system` does where `uuid` asks for it."""
    return os.uname().sysname if hasattr(os, "uname") else ""


def _implementation() -> str:
    """Return what `platform.python_implementation` does where `zstandard` asks for it."""
    name = sys.implementation.name
    return "CPython" if name == "cpython" else name


def _quote_from_bytes(*args: Any, **options: Any) -> str:
    """Quote bytes for an address, as the function of `urllib.parse` does."""
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(*args, **options)
