"""Where an index lives on disk: its generations, the one in use, and the lock of its one writer.

A folder holds `index.json`, which names the generation in use, and one folder a generation. A rebuild fills a new
generation beside the old one; replacing `index.json` puts it in use at once and whole.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from index import schema
from index.analysis import analyzer
from index.errors import IndexBusy, IndexCorrupt, IndexMissing, IndexOutdated
from index.files.roots import Root

_MANIFEST = "index.json"
_LOCK = "writer.lock"
_GENERATION = re.compile("generation-[0-9]{1,18}")


class Manifest(Struct, frozen=True):
    """What an index says about itself.

    Attributes:
        engine: The engine that wrote it.
        generation: The folder of the generation in use, inside the index's own.
        roots: Where its articles come from.
        source_names: Lines of the user's own table of sources, which its articles were read with.
        ner: Whether a second opinion was asked for on who is a person.
        part: What part of the archive is fed from here, such as `3/8`; empty for all of it, or none.
        analyser: Version of the analyser its terms came from.
        schema: Version of the fields it has.
    """

    engine: str
    generation: str
    roots: tuple[Root, ...] = ()
    source_names: str = ""
    ner: bool = False
    part: str = ""
    analyser: int = field(default=analyzer.VERSION)
    schema: int = field(default=schema.VERSION)

    def built_like(self, other: Manifest) -> bool:
        """Whether articles in it and in another index are understood and kept in the same way."""
        return (self.engine, self.source_names, self.ner) == (
            other.engine,
            other.source_names,
            other.ner,
        )

    def next_generation(self, generation: str) -> Manifest:
        """That of another generation, made by this version of the program."""
        return replace(
            self, generation=generation, analyser=analyzer.VERSION, schema=schema.VERSION
        )

    @property
    def current(self) -> bool:
        """Whether this version of the program reads it as it was meant."""
        return (self.analyser, self.schema) == (analyzer.VERSION, schema.VERSION)


def read_manifest(location: Path) -> Manifest:
    """What the index there says about itself, whatever its version.

    Raises:
        IndexMissing: There is no index.
        IndexCorrupt: Its manifest cannot be read.
    """
    try:
        _check_files(location)
        fields = json.loads((location / _MANIFEST).read_text("utf-8"))
        roots = (
            Root(root["folder"], root["only"] and tuple(root["only"]))
            for root in fields.pop("roots")
        )
        return _checked(Manifest(**fields, roots=tuple(roots)))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexMissing(
            f"there is no index in {location}; make one with: search index FOLDER"
        ) from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise IndexCorrupt(
            f"{location / _MANIFEST} cannot be read ({error}); index the articles again with: search index FOLDER"
        ) from error


def _checked(manifest: Manifest) -> Manifest:
    """The manifest, if it says what one of ours may say: its generation is a folder of its own.

    Raises:
        ValueError: It does not.
    """
    texts = (manifest.source_names, *(root.folder for root in manifest.roots))
    names = (name for root in manifest.roots for name in root.only or ())
    if not _GENERATION.fullmatch(manifest.generation) or not all(
        isinstance(text, str) for text in (*texts, *names)
    ):
        raise ValueError("it says what this program does not write")
    return manifest


def _check_files(location: Path) -> None:
    """Refuse what would lead out of the index, or would never end: this program makes files and folders only.

    Raises:
        IndexCorrupt: There is a link, a pipe or a device in it.
    """
    for folder in (location, *_generations(location)):
        with suppress(
            FileNotFoundError, NotADirectoryError
        ):  # there is no index, or its writer has just swept it
            for place in folder.iterdir():
                if not _is_plain(place):
                    raise IndexCorrupt(
                        f"{place} is a link, a pipe or a device, which this program makes none of; remove it, "
                        "or index the articles into another folder with: search index FOLDER --index DIR"
                    )


def _is_plain(place: Path) -> bool:
    """Whether it is a file or a folder, or has just gone."""
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return True
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def current_manifest(location: Path) -> Manifest:
    """What the index there says about itself, if this version of the program can use it.

    Raises:
        IndexMissing, IndexCorrupt: See `read_manifest`.
        IndexOutdated: It was written by a version whose terms or fields were others.
    """
    manifest = read_manifest(location)
    if not manifest.current:
        raise IndexOutdated(
            f"the index in {location} was made by another version of this program; "
            "bring it up to date with: search index --rebuild"
        )
    return manifest


def index_version(location: Path) -> tuple[int, int]:
    """What changes whenever something was written to the index there.

    Raises:
        IndexMissing: There is no index.
    """
    try:
        found = (location / _MANIFEST).stat()
    except OSError as error:
        raise IndexMissing(
            f"there is no index in {location}; make one with: search index FOLDER"
        ) from error
    return found.st_ino, found.st_mtime_ns


def new_generation(location: Path, used: Manifest | None = None) -> str:
    """Make the folder of a new generation, and return its name.

    Args:
        location: The folder of the index.
        used: What it says now: its generation, even one that was lost, is not the new one's name.
    """
    taken = {path.name for path in _generations(location)} | ({used.generation} if used else set())
    name = f"generation-{1 + max((int(name.rpartition('-')[2]) for name in taken), default=0)}"
    (location / name).mkdir(parents=True)
    return name


def publish(location: Path, manifest: Manifest) -> None:
    """Put a manifest in use: readers see the old one or the new one, never a half."""
    fresh = location / f"{_MANIFEST}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(to_builtins(manifest), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(location / _MANIFEST)
    _persist(location)  # before what it replaces is swept away


def _persist(folder: Path) -> None:
    """Have the names in a folder survive a power cut, where the system lets folders be opened."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def remove_stale(location: Path, generation: str) -> None:
    """Remove all but one generation: those replaced, and what a process left unfinished when it died."""
    for path in stale_paths(location, generation):
        if path.is_dir():
            shutil.rmtree(
                path, ignore_errors=True
            )  # a reader may hold its files open: next time, then
        else:
            path.unlink(missing_ok=True)


def stale_paths(location: Path, generation: str) -> list[Path]:
    """What is in the folder of an index and of no use any more."""
    others = (path for path in _generations(location) if path.name != generation)
    return sorted((*others, *location.glob(f"{_MANIFEST}.new")))


def discard(location: Path, generation: str) -> None:
    """Remove a generation that will not be finished: it may be what filled the disk."""
    shutil.rmtree(location / generation, ignore_errors=True)


def _generations(location: Path) -> list[Path]:
    return [path for path in location.glob("generation-*") if _GENERATION.fullmatch(path.name)]


@contextmanager
def writing(location: Path, wait: float = 0.0) -> Iterator[None]:
    """Be the one writer of an index.

    Args:
        location: The folder of the index, made if there is none.
        wait: Seconds to wait while another process is.

    Raises:
        IndexBusy: Another process still is.
        IndexCorrupt: There are links in it.
        OSError: Nothing can be written there.
    """
    from filelock import FileLock, Timeout

    location.mkdir(parents=True, exist_ok=True)
    _check_files(location)
    lock = FileLock(location / _LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise IndexBusy(
            f"another process is writing to the index in {location}; try again when it is done, or let --wait wait"
        ) from error
    try:
        yield
    finally:
        lock.release()
