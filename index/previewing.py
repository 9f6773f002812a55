"""Tell what indexing would make of files, and write nothing.

Each file is read as a run of the indexer reads it. What it is taken for, the articles that it
holds and what they lack show whether an export is understood, before an index is made of it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

from msgspec import Struct, field

from index.article import Article
from index.dates.zones import DEFAULT_ZONE
from index.errors import InputError, UnreadableFile
from index.files.names import printable_path
from index.files.roots import add_paths
from index.files.walk import File, walk
from index.messages import Language, Message, catalogue
from index.readers import UNKNOWN_FORMAT, Limits, files_described, format_name, read, reads
from index.readers.material import Material
from index.readers.raw_article import Problem
from index.update.assembler import Assembler
from index.update.budget import seconds_for
from index.update.child import Task, TaskError
from index.update.children import Children
from index.update.failures import failure_message
from index.update.materials import Materials


class FilePreview(Struct, frozen=True):
    """The articles of one file, as indexing would read them.

    Attributes:
        path: The path that the file would have in the index.
        format: The name of the format that it is taken for; None if it is not read.
        articles: Number of articles.
        title, source, day: Those of its first article; None where nothing tells them.
        untitled: Articles without a title of their own: their first sentence stands for it.
        undated: Articles without a day.
        unsourced: Articles without a source.
        describes: Other files to whose articles its records give fields.
        problems: Why the file, or parts of it, cannot be read.
    """

    path: str
    format: str | None = None
    articles: int = 0
    title: str | None = None
    source: str | None = None
    day: date | None = None
    untitled: int = 0
    undated: int = 0
    unsourced: int = 0
    describes: int = 0
    problems: tuple[Message, ...] = ()

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return it as JSON has it: problems in words, with their codes and values."""
        words = catalogue(language)
        return {
            "path": self.path,
            "format": self.format,
            "articles": self.articles,
            "title": self.title,
            "source": self.source,
            "date": self.day.isoformat() if self.day else None,
            "untitled": self.untitled,
            "undated": self.undated,
            "unsourced": self.unsourced,
            "describes": self.describes,
            "problems": [words.reason_as_dict(problem) for problem in self.problems],
        }


def preview(
    sources: Iterable[str | Path],
    *,
    location: str | Path | None = None,
    source_names: str | Path | None = None,
    timezone: str | None = None,
    limits: Limits | None = None,
    today: date | None = None,
) -> Iterator[FilePreview]:
    """Tell what indexing would make of files, in the order of their paths.

        >>> [file.format for file in preview(["seeds/depeches.jsonl"])]
        ['jsonl']

    Args:
        sources: Files and folders.
        location: The folder of an index, which is not looked into.
        source_names: A file of names of sources, see `index.synchronise`.
        timezone: The zone in which moments have their day, by default `Europe/Paris`.
        limits: How much of a file is read; by default as the environment says.
        today: No article is later than this day; by default today.

    Raises:
        InputError: There is nothing at a source, or the file of names of sources cannot be read, or
            there is no such time zone.
    """
    from index.indexer import read_source_names  # late: the indexer knows all engines

    names = read_source_names(Path(source_names)) if source_names is not None else ""
    assembler = Assembler(today or date.today(), names, timezone=timezone or DEFAULT_ZONE)
    assembler.check()
    limits = limits or Limits.of_environment(os.environ)
    roots, scopes = add_paths((), [Path(source) for source in sources])
    if not scopes:
        raise InputError("roots-unnamed", remedy="name-paths")
    excluded = Path(location) if location is not None else None
    materials = Materials(limits, roots)
    with Children(limits) as children:
        for scope in scopes:
            root = printable_path(scope.root)
            entries = walk(
                Path(scope.root), scope.under, excluded, is_single_file=scope.is_single_file
            )
            for entry in sorted(entries, key=attrgetter("path")):
                if not isinstance(entry, File):
                    yield FilePreview(entry.path, problems=(entry.reason,))
                elif reads(entry.path):
                    yield _preview_in_child(children, root, entry, assembler, materials)
                else:
                    yield FilePreview(entry.path, problems=(UNKNOWN_FORMAT,))


def _preview_in_child(
    children: Children, root: str, file: File, assembler: Assembler, materials: Materials
) -> FilePreview:
    """Let a child read a file, and tell what indexing would make of it."""
    seconds = seconds_for(file.stamp.size, materials.limits)

    def task_with(materials: Materials) -> Task:
        return Task(_preview_file, (root, file, assembler, materials), seconds)

    values = children.values_about(root, file.path, materials, task_with)
    try:
        # before the preview, each article only shows that the reading goes on
        [found] = deque(values, maxlen=1)
    except TaskError as error:
        return FilePreview(file.path, problems=(error.message,))
    return cast("FilePreview", found)


class _Tally(Struct):
    """Counts the articles of a file, and keeps the first.

    Attributes:
        first: The first article.
        articles, untitled, undated, unsourced: Numbers of articles.
        problems: Why parts of the file cannot be read.
    """

    first: Article | None = None
    articles: int = 0
    untitled: int = 0
    undated: int = 0
    unsourced: int = 0
    problems: list[Message] = field(default_factory=list)

    def add(self, article: Article) -> None:
        """Count an article."""
        if self.first is None:
            self.first = article
        self.articles += 1
        self.untitled += not _has_title(article)
        self.undated += article.date is None
        self.unsourced += article.source is None


def _has_title(article: Article) -> bool:
    """Return True if the title of an article is not only the first sentence of its text."""
    return bool(article.title) and not article.body.startswith(article.title)


def _preview_file(
    root: str, file: File, assembler: Assembler, materials: Materials
) -> Iterator[FilePreview | None]:
    """Read a file, yield None for each of its articles, and then what indexing would make of it."""
    tally = _Tally()
    material = materials.of(root, file.path, file.location)
    name = _format_name(material)
    try:
        for part in read(material):
            if isinstance(part, Problem):
                tally.problems.append(part.reason)
            else:
                tally.add(assembler.assemble(part, file.path).article)
                yield None
    except Exception as error:
        tally.problems.append(failure_message(error))
    tally.problems += materials.notes(root, file.path)
    first = tally.first
    yield FilePreview(
        path=file.path,
        format=name,
        articles=tally.articles,
        title=first.title if first else None,
        source=first.source if first else None,
        day=first.date if first else None,
        untitled=tally.untitled,
        undated=tally.undated,
        unsourced=tally.unsourced,
        describes=files_described(material),
        problems=tuple(tally.problems),
    )


def _format_name(material: Material) -> str | None:
    """Return the name of the format that a file is taken for; None if it is not read."""
    try:
        return format_name(material)
    except UnreadableFile:
        return None
