"""Manage the folder of an index: its generations, the one in use, and the lock of its writer.

The folder holds `index.json`, which names the generation in use, and one folder for each
generation. A rebuild fills a new generation beside the old one. Replacing `index.json` then puts
the whole of it in use at once.
"""

# annotations are no texts here: msgspec would compile those of what it decodes, a field at a time

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from msgspec import DecodeError, Struct, convert, field, to_builtins
from msgspec.json import decode, encode
from msgspec.json import format as format_json
from msgspec.structs import replace

from index import schema
from index.analysis import analyzer
from index.dates.zones import DEFAULT_ZONE
from index.engines.base import EMBEDDED, leftovers
from index.engines.config import WHOLE_ARCHIVE, Shard
from index.errors import (
    IndexBusy,
    IndexCorrupt,
    IndexMissing,
    IndexNewer,
    IndexOutdated,
    SearchError,
)
from index.files.roots import Root
from index.lazy_pattern import lazy_pattern
from index.messages import Message, Value

_MANIFEST = "index.json"
_CHECKSUM = "checksum"
"""The key of the checksum of a manifest."""
_LOCK = "writer.lock"
_GENERATION = lazy_pattern("generation-([0-9]{1,18})")


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `index.json`: what an index was made from and with.

    Attributes:
        engine: The engine that wrote it.
        generation: The folder of the generation in use, inside the folder of the index.
        roots: Where its articles come from.
        source_names: Lines of the user's own table of sources, with which its articles were read.
        ner: Whether spaCy gave a second opinion on who is a person.
        timezone: The zone in which moments had their day.
        part: The shard of the files that this machine indexes, such as `3/8`; empty for all files.
        analyser: Version of the analyser that its terms came from.
        schema: Version of its fields.
    """

    engine: str
    generation: str
    roots: tuple[Root, ...] = ()
    source_names: str = ""
    ner: bool = False
    timezone: str = DEFAULT_ZONE
    part: str = ""
    analyser: int = field(default=analyzer.VERSION)
    schema: int = field(default=schema.VERSION)

    @property
    def is_current(self) -> bool:
        """Return True if the index has the terms and fields of this version of the program."""
        return (self.analyser, self.schema) == (analyzer.VERSION, schema.VERSION)

    @property
    def is_embedded(self) -> bool:
        """Return True if the engine keeps everything in the folder of the generation."""
        return self.engine in EMBEDDED

    @property
    def shard(self) -> Shard:
        """Return the shard of the files that this machine indexes.

        Raises:
            InputError: There is no such shard.
        """
        return Shard.read(self.part) if self.part else WHOLE_ARCHIVE

    def built_like(self, other: "Manifest") -> bool:
        """Return True if another index was made with the same engine, source names, time zone and `ner`.

        Its articles then need not be read again.
        """
        return (
            self.engine == other.engine
            and self.source_names == other.source_names
            and self.ner == other.ner
            and self.timezone == other.timezone
        )

    def next_generation(self, generation: str) -> "Manifest":
        """Return the manifest of another generation, made by this version of the program."""
        return replace(
            self, generation=generation, analyser=analyzer.VERSION, schema=schema.VERSION
        )


def read_manifest(location: Path) -> Manifest:
    """Read the manifest of an index, whatever its version.

    Raises:
        IndexMissing: There is no index.
        IndexCorrupt: Its manifest cannot be read.
        IndexNewer: A newer version of this program made it.
    """
    file = location / _MANIFEST
    try:
        _check_files(location)
        content = _parse_json(file.read_bytes())
        _refuse_newer(location, content)
        _refuse_altered(file, content)
        manifest = convert(content, Manifest)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _missing(location) from error
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(file, str(error)) from error
    if not _GENERATION.fullmatch(manifest.generation):
        # it would lead out of the folder of the index
        raise _unreadable(file, Message("manifest-generation-unknown"))
    return manifest


def _parse_json(content: bytes) -> Any:
    """Parse a manifest.

    Raises:
        ValueError: It is no JSON. The error is one of the module `json`.
    """
    try:
        return decode(content)
    except DecodeError:
        import json  # late: it takes as long to load as all modules of a store

        return json.loads(content.decode("utf-8"))


def _refuse_altered(file: Path, content: Any) -> None:
    """Check that a manifest has the checksum that stands in it, and take that out of the manifest.

    Older manifests have none.

    Raises:
        IndexCorrupt: It has another one.
    """
    if not isinstance(content, dict) or _CHECKSUM not in content:
        return
    if content.pop(_CHECKSUM) != _checksum(content):
        raise _unreadable(file, Message("manifest-altered"))


def _checksum(content: Mapping[str, Any]) -> int:
    """Return the CRC-32 of what a manifest says, however it is laid out."""
    return crc32(_canonical_json(content))


def _canonical_json(content: Mapping[str, Any]) -> bytes:
    """Return what the module `json` makes of a manifest without decimals, with its keys in order.

    That module writes only ASCII, and escapes what msgspec writes as it is or refuses.
    """
    with suppress(UnicodeEncodeError):
        formatted = format_json(encode(content, order="sorted"), indent=0)
        if formatted.isascii():
            return formatted
    import json  # late: see above

    return json.dumps(content, sort_keys=True).encode()


def _refuse_newer(location: Path, content: Any) -> None:
    """Check that no newer version of this program made an index.

    An older program would read its manifest wrongly, or rebuild what it cannot understand.

    Raises:
        IndexNewer: One did.
    """
    own = {"analyser": analyzer.VERSION, "schema": schema.VERSION}
    if not isinstance(content, dict):
        return
    for key, newest in own.items():
        version = content.get(key)
        if isinstance(version, int) and version > newest:
            raise IndexNewer("index-newer", location=str(location), remedy="update-program")


def _missing(location: Path) -> IndexMissing:
    """Return the error for a folder without an index."""
    return IndexMissing("index-missing", location=str(location), remedy="create-index")


def _unreadable(file: Path, reason: Value) -> IndexCorrupt:
    """Return the error for a manifest that cannot be read."""
    return IndexCorrupt("manifest-unreadable", path=str(file), reason=reason, remedy="index-again")


def _check_files(location: Path) -> None:
    """Refuse links, pipes and devices, which would lead out of the index or never end.

    Raises:
        IndexCorrupt: There is one.
    """
    for folder in (location, *_generation_folders(location)):
        # there may be no index, or its writer may have just removed this generation
        with suppress(FileNotFoundError, NotADirectoryError):
            for path in folder.iterdir():
                if not _is_plain(path):
                    raise IndexCorrupt(
                        "index-has-special-file", path=str(path), remedy="choose-other-folder"
                    )


def _is_plain(path: Path) -> bool:
    """Return True if a path is a file or a folder, and no link, or was deleted a moment ago."""
    try:
        mode = path.lstat().st_mode  # of the link itself, if it is one
    except FileNotFoundError:
        return True
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def current_manifest(location: Path) -> Manifest:
    """Read the manifest of an index that this version of the program can search.

    Raises:
        IndexMissing, IndexCorrupt: See `read_manifest`.
        IndexOutdated: It was written by a version with other terms or fields.
    """
    manifest = read_manifest(location)
    if not manifest.is_current:
        raise IndexOutdated("index-outdated", location=str(location), remedy="rebuild")
    return manifest


def index_version(location: Path) -> tuple[int, int]:
    """Return a value that changes whenever the index is written to: each run replaces a file.

    Raises:
        IndexMissing: There is no index.
    """
    try:
        status = (location / _MANIFEST).stat()
    except OSError as error:
        raise _missing(location) from error
    return status.st_ino, status.st_mtime_ns


def create_generation(location: Path, existing: Manifest | None = None) -> str:
    """Make the folder of a new generation, and return its name.

    Args:
        location: The folder of the index.
        existing: The manifest of the index. Its generation's name is not used again, even if its
            folder was lost.
    """
    names = [path.name for path in _generation_folders(location)]
    if existing is not None:
        names.append(existing.generation)
    # "generation-12" has the number 12
    numbers = [int(name.rpartition("-")[2]) for name in names]
    name = f"generation-{max(numbers, default=0) + 1}"
    (location / name).mkdir(parents=True)
    return name


def publish(location: Path, manifest: Manifest) -> None:
    """Put a manifest, and so its generation, in use.

    A reader sees the old manifest or the new one, never half of each.
    """
    import json  # late: see above

    from index.durable_file import replacing  # late: a search publishes nothing

    content = to_builtins(manifest)
    content[_CHECKSUM] = _checksum(content)
    with replacing(location / _MANIFEST, location / f"{_MANIFEST}.new") as stream:
        # msgspec refuses file names that are not UTF-8, which JSON can escape
        stream.write(json.dumps(content, indent=1).encode())
    _sync_folder(location)  # before the generation that it replaces is removed


def _sync_folder(folder: Path) -> None:
    """Make the changes of names in a folder survive a power cut."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows cannot open a folder
    descriptor = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_stale(location: Path, manifest: Manifest) -> None:
    """Remove what is not in use: generations that were replaced or left unfinished, and the like."""
    for path in stale_paths(location, manifest):
        if path.is_dir():
            _remove_folder(path)
        else:
            path.unlink(missing_ok=True)


def stale_paths(location: Path, manifest: Manifest) -> list[Path]:
    """List the files and folders of an index that are not in use any more.

    Files that this program and its engines do not write are not listed.
    """
    paths = [path for path in _generation_folders(location) if path.name != manifest.generation]
    paths.extend(leftovers(manifest.engine, location / manifest.generation))
    paths.extend(location.glob(f"{_MANIFEST}.new"))
    return sorted(paths)


def discard(location: Path, generation: str) -> None:
    """Remove a generation that will not be finished: it may be what filled the disk.

    A run may fail, or be interrupted, just after it has put its generation in use. That one stays,
    and so does any while the manifest cannot be read: the next run removes what is not in use.
    """
    try:
        is_in_use = read_manifest(location).generation == generation
    except IndexMissing:
        is_in_use = False
    except (SearchError, OSError):
        return
    if not is_in_use:
        _remove_folder(location / generation)


def _remove_folder(folder: Path) -> None:
    """Remove a folder. A reader may hold files of it open: the next run removes the rest."""
    from shutil import rmtree  # late: a search needs none of it

    rmtree(folder, ignore_errors=True)


def _generation_folders(location: Path) -> list[Path]:
    """List the folders of all generations of an index, in use or not."""
    try:
        names = os.listdir(location)  # noqa: PTH208 - to make a path of each would take longer
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []  # whoever opens the index says so
    return [location / name for name in names if _GENERATION.fullmatch(name)]


def has_index(location: Path) -> bool:
    """Return True if a folder holds an index, or what is left of one."""
    manifest = location / _MANIFEST
    return manifest.is_file() and bool(_generation_folders(location))


def unfinished_generations(location: Path) -> list[Path]:
    """List the generations of a folder that no manifest has put in use yet."""
    return [] if (location / _MANIFEST).exists() else _generation_folders(location)


def is_being_written(location: Path) -> bool:
    """Return True if another process holds the lock of an index, or of one that it makes."""
    from filelock import FileLock, Timeout

    file = location / _LOCK
    if not file.is_file():
        return False
    try:
        with FileLock(file, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:  # it may not be opened: no process of this user writes
        return False


def clear_failed(location: Path) -> None:
    """Remove the folder of an index whose first run failed, if nothing of the user's is in it."""
    if (location / _MANIFEST).exists() or _generation_folders(location):
        return
    with suppress(OSError):  # there is something else in it
        (location / _LOCK).unlink(missing_ok=True)
        location.rmdir()


@contextmanager
def write_lock(location: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of an index, so that no other process writes to it during the block.

    Args:
        location: The folder of the index, which is made if there is none.
        wait: Seconds to wait for another process that writes.

    Raises:
        IndexBusy: Another process is still writing.
        IndexCorrupt: There are links in the folder.
        OSError: Nothing can be written there.
    """
    from filelock import FileLock, Timeout

    location.mkdir(parents=True, exist_ok=True)
    _check_files(location)
    lock = FileLock(location / _LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise IndexBusy("index-busy", location=str(location), remedy="wait") from error
    try:
        yield
    finally:
        lock.release()
