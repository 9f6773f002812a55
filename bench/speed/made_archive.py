"""Make an archive of some size, and keep it with what it took to make it."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from bench.speed.corpus import Corpus, text_bytes
from bench.speed.measure import folder_bytes, index_command, run_with_memory
from bench.texts import write_records


class MadeArchive(Struct, frozen=True):
    """An archive that was made.

    Attributes:
        articles: The number of its articles.
        text_bytes: The bytes of their titles and bodies.
        seconds: The time that indexing them took.
        memory: The most bytes that all processes held at one time.
        index_bytes: The size of the index.
    """

    articles: int
    text_bytes: int
    seconds: float
    memory: int
    index_bytes: int

    @property
    def rate(self) -> float:
        """Articles indexed a second."""
        return self.articles / self.seconds

    @property
    def share(self) -> float:
        """Bytes of index for each byte of text."""
        return self.index_bytes / self.text_bytes


def index_folder(size: int, folder: Path) -> Path:
    """Return the folder of the index of an archive of some size."""
    return folder / f"of {size}"


def kept_archive(size: int, folder: Path) -> MadeArchive | None:
    """Return what it took to make an archive, if an earlier run has made it to its end."""
    note = _note(size, folder)
    return msgspec.json.decode(note.read_bytes(), type=MadeArchive) if note.exists() else None


def make_archive(corpus: Corpus, size: int, folder: Path) -> MadeArchive:
    """Make the articles and the index of an archive, and note what it took.

    The articles are removed once they are indexed. An index that was not finished is gone on with,
    and its time counts from then on.
    """
    articles = folder / f"{size}.jsonl"
    write_records(corpus.records(size), articles)
    index = index_folder(size, folder)
    cost = run_with_memory(index_command(articles, index))
    made = MadeArchive(
        articles=size,
        text_bytes=sum(map(text_bytes, corpus.records(size))),
        seconds=cost.seconds,
        memory=cost.memory,
        index_bytes=folder_bytes(index),
    )
    _note(size, folder).write_bytes(msgspec.json.encode(made))
    articles.unlink()
    return made


def _note(size: int, folder: Path) -> Path:
    """Return the file in which it is noted what an archive took. It is written last."""
    return folder / f"{size}.json"
