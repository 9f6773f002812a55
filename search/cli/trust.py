"""Keep the folders whose settings the user has agreed to.

A folder that somebody else made may hold a `search.toml`, which could name any file of the user as
a file of articles, or another cluster as the place for the user's password. So it is obeyed only if
the user owns it and has said once that the folder is trusted, as with the `safe.directory` of git.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from index.errors import InputError
from search.cli.user_folders import configuration_folder

_FILE_NAME = "trusted-folders.txt"
_WRITABLE_BY_ALL = 0o002


def is_trusted(file: Path, environment: Mapping[str, str]) -> bool:
    """Return True if the user owns a file of settings, and has trusted its folder.

    Args:
        file: The file of settings.
        environment: Tells where the user's configuration is.
    """
    folder = str(file.resolve().parent)
    return folder in trusted_folders(environment) and is_own(file)


def trusted_folders(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the folders that the user has trusted, as they were written down."""
    file = _list_file(environment)
    if file is None or not file.is_file():
        return ()
    lines = file.read_text("utf-8", "surrogateescape").split("\n")
    return tuple(line for line in lines if line)


def trust(folder: Path, environment: Mapping[str, str]) -> None:
    """Write down that the settings of a folder are to be obeyed.

    Raises:
        InputError: The environment names no folder for the user's configuration.
    """
    kept = dict.fromkeys((*trusted_folders(environment), str(folder.resolve())))
    _write(list(kept), environment)


def distrust(folder: Path, environment: Mapping[str, str]) -> None:
    """Write down that the settings of a folder are not to be obeyed any more."""
    name = str(folder.resolve())
    _write([kept for kept in trusted_folders(environment) if kept != name], environment)


def _write(folders: list[str], environment: Mapping[str, str]) -> None:
    """Replace the list of the trusted folders, which nobody else may read or change."""
    file = _list_file(environment)
    if file is None:
        raise InputError("trust-without-home")
    if any("\n" in folder for folder in folders):
        raise InputError("trust-folder-unusable")
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new_file = file.with_name(f"{file.name}.new")
    descriptor = os.open(new_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape") as stream:
        stream.writelines(f"{folder}\n" for folder in folders)
    new_file.replace(file)


def _list_file(environment: Mapping[str, str]) -> Path | None:
    folder = configuration_folder(environment)
    return folder / _FILE_NAME if folder else None


def is_own(file: Path) -> bool:
    """Return True if a file is the user's, and not everybody may change it.

    Windows tells neither, and keeps the folders of users apart itself.
    """
    if not hasattr(os, "geteuid"):
        return True
    status = file.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & _WRITABLE_BY_ALL
