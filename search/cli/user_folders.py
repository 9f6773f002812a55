"""The folders in which programs keep what is a user's own (XDG Base Directory Specification)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_PROGRAM = "kiosque-search"


def configuration_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of the user's own configuration; None if the environment names none."""
    return _folder(environment, "XDG_CONFIG_HOME", Path(".config"))


def state_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of what is remembered of the last use; None if the environment names none."""
    return _folder(environment, "XDG_STATE_HOME", Path(".local", "state"))


def _folder(environment: Mapping[str, str], variable: str, usual: Path) -> Path | None:
    """Return the program's folder in that of a variable, or else in the usual one at home."""
    folder = environment.get(variable)
    if folder:
        return Path(folder, _PROGRAM)
    home = environment.get("HOME")
    return Path(home, usual, _PROGRAM) if home else None
