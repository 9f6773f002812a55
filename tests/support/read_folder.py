"""Read files among others, in a folder on disk or in an archive."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from index.errors import UnreadableFile
from index.files.roots import Root
from index.readers import read, reads
from index.readers.raw_article import Problem, RawArticle
from index.update.materials import Materials

Items = list[RawArticle | Problem]


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by their paths, and return the folder."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read_folder(folder: Path) -> dict[str, Items]:
    """Read each file of a folder as a run of the indexer does; a refused one is its problem."""
    materials = Materials(roots=(Root(str(folder)),))
    items: dict[str, Items] = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and reads(path):
            try:
                items[path] = list(read(materials.of(str(folder), path, file)))
            except UnreadableFile as error:
                items[path] = [Problem(error.message)]
    return items
