"""Find links to files, which no watch of a folder tells about when the files change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def linked_files(folder: Path) -> Iterator[Path]:
    """Yield the links to files in a folder, at any depth, without hidden ones.

    Folders behind links are not looked into. A folder that cannot be listed has none.
    """
    ahead = [os.fspath(folder)]
    while ahead:
        with suppress(OSError), os.scandir(ahead.pop()) as listing:
            for child in listing:
                if child.name[0] == ".":
                    continue
                if child.is_dir(follow_symlinks=False):
                    ahead.append(child.path)
                elif child.is_symlink() and child.is_file():
                    yield Path(child.path)
