"""Read the file of an article again, and tell where each of its lines went.

An index keeps articles without what their pages put around them. The file still has all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.cleaning.placement import PlacedLine, place_lines
from index.errors import InputError
from index.files.names import printable_path
from index.files.roots import Root
from index.readers import Limits, read
from index.readers.raw_article import RawArticle
from index.update.assembly import article_id
from index.update.batches import with_unique_keys
from index.update.budget import seconds_for
from index.update.child import Task, TaskError
from index.update.children import Children
from index.update.materials import Materials


def reread(
    id: str, path: str, file: Path, roots: Sequence[Root], limits: Limits
) -> tuple[PlacedLine, ...]:
    """Read the file of an article in a process of its own, and place the lines of the article.

    Args:
        id: The id of the article.
        path: The path of its file in the index.
        file: Where the file is.
        roots: The folders that the index is made from.
        limits: How much of a file is read.

    Raises:
        InputError: The file cannot be read, or does not hold the article any more.
    """
    materials = Materials(limits, tuple(roots))
    root, path_in_root = _place(file, roots)
    seconds = seconds_for(file.stat().st_size, limits)

    def task_with(materials: Materials) -> Task:
        return Task(_find_lines, (id, path, root, path_in_root, file, materials), seconds)

    with Children(limits) as children:
        try:
            for lines in children.values_about(root, path_in_root, materials, task_with):
                if lines is not None:
                    return tuple(lines)
        except TaskError as error:
            raise InputError("reread-failed", path=path, reason=error.message) from error
    raise InputError("original-not-in-archive", path=path)


def _place(file: Path, roots: Sequence[Root]) -> tuple[str, str]:
    """Return the root that a file lies in and its path there; an empty root if it lies in none."""
    for root in roots:
        if file.is_relative_to(root.folder):
            return printable_path(root.folder), file.relative_to(root.folder).as_posix()
    return "", file.name


def _find_lines(
    id: str, path: str, root: str, path_in_root: str, file: Path, materials: Materials
) -> Iterator[tuple[PlacedLine, ...] | None]:
    """Read a file, and yield the lines of the article with an id; None for each one before it."""
    for part in with_unique_keys(read(materials.of(root, path_in_root, file))):
        if isinstance(part, RawArticle) and article_id(part, path) == id:
            yield tuple(place_lines(part.text, part.title, author=part.author))
            return
        yield None
