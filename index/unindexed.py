"""Read articles that are in no index, as a run of the indexer would: a text, or those of a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from errno import EISDIR
from pathlib import Path
from stat import S_ISDIR

from index.errors import InputError
from index.messages import Message
from index.readers import Limits, read
from index.readers.raw_article import RawArticle
from index.stored_article import StoredArticle
from index.update.assembler import Assembler
from index.update.budget import seconds_for
from index.update.child import Task, TaskError
from index.update.children import Children
from index.update.failures import failure_message
from index.update.materials import Materials

_NO_ROOT = ""
"""The root of a file that stands alone."""


def article_of_text(text: str) -> StoredArticle:
    """Read a text as an article: find its title, its day and its names."""
    return _assembled(RawArticle(text), "", date.today())


def articles_of_file(file: Path, limits: Limits) -> Iterator[StoredArticle]:
    """Yield the articles of a file of any format, which a process of its own reads.

    Args:
        file: The file. What stands beside it is not looked at.
        limits: How much of a file is read.

    Raises:
        InputError: The file is not there, cannot be read, or has no article.
    """
    size = _size(file)

    def task_with(materials: Materials) -> Task:
        return Task(_read_articles, (file, date.today(), materials), seconds_for(size, limits))

    reason: Message | None = Message("article-missing")
    with Children(limits) as children:
        try:
            for part in children.values_about(_NO_ROOT, file.name, Materials(limits), task_with):
                if isinstance(part, StoredArticle):
                    reason = None
                    yield part
                elif reason:
                    reason = part
        except TaskError as error:
            raise _unreadable(file, error.message) from error
    if reason:
        raise _unreadable(file, reason)


def _size(file: Path) -> int:
    """Return the number of bytes of a file.

    Raises:
        InputError: It is not there, or is a folder.
    """
    try:
        status = file.stat()
        if S_ISDIR(status.st_mode):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
    except (OSError, ValueError) as error:  # a name with a zero byte is a `ValueError`
        raise _unreadable(file, failure_message(error)) from error
    return status.st_size


def _unreadable(file: Path, reason: Message) -> InputError:
    return InputError("example-unreadable", path=str(file), reason=reason)


def _read_articles(
    file: Path, today: date, materials: Materials
) -> Iterator[StoredArticle | Message]:
    """Read a file, and yield its articles, and the reason why a part of it cannot be read."""
    for part in read(materials.of(_NO_ROOT, file.name, file)):
        if isinstance(part, RawArticle):
            yield _assembled(part, file.name, today)
        else:
            yield part.reason


def _assembled(raw: RawArticle, path: str, today: date) -> StoredArticle:
    """Return an article as an engine would keep it."""
    return Assembler(today).assemble(raw, path)
