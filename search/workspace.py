"""What the commands do beyond one call to the library: settings, a first index made by itself, files of queries."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.attachment import attached
from index.errors import IndexMissing, IndexOutdated, InputError, SearchError, UnreadableFile
from index.generations import read_manifest
from search import console
from search.archive import Archive
from search.settings import Settings, read_settings

if TYPE_CHECKING:
    from index import Report
    from index.doctor import Treatment
    from index.watching import Notice


def opened(location: Path | None) -> Archive:
    """The archive, its index made first if there is none but there are articles where they are by default."""
    settings = read_settings(os.environ)
    place = location or settings.index
    try:
        return Archive(place, settings.access)
    except IndexMissing:
        if settings.engine and attached(place, settings.engine, settings.access):
            return Archive(place, settings.access)
        if not settings.seeds.is_dir():
            raise
        console.say(f"no index in {place} yet: indexing the articles in {settings.seeds}")
        _told(synchronised([settings.seeds], place))
    except IndexOutdated:
        console.say(f"the index in {place} was made by another version: indexing its articles again")
        _told(synchronised([], place, rebuild=True))
    return Archive(place, settings.access)


def synchronised(  # noqa: PLR0913 - the keywords are the options of the command
    sources: Sequence[Path],
    location: Path | None,
    *,
    engine: str | None = None,
    ner: bool | None = None,
    rebuild: bool = False,
    prune: bool = False,
    shard: str | None = None,
    jobs: int | None = None,
    wait: float = 0.0,
) -> Report:
    """Bring an index up to date; without sources, with the usual ones."""
    settings = read_settings(os.environ)
    os.environ.update(settings.limits)  # for the processes that read articles, too; before what reads them is imported
    from index import synchronise

    place = location or settings.index
    with console.progress() as progress:
        return synchronise(
            sources or _usual(settings, place),
            place,
            engine=engine or settings.engine,
            source_names=settings.source_names,
            ner=settings.ner if ner is None else ner,
            rebuild=rebuild,
            prune=prune,
            shard=shard,
            access=settings.access,
            jobs=jobs or _processors(),
            wait=wait,
            progress=progress,
        )


def followed(
    sources: Sequence[Path], location: Path | None, *, poll: bool, jobs: int | None = None, **options: Any
) -> Iterator[Report | Notice]:
    """Keep an index up to date until an interrupt; without sources, with the usual ones."""
    from index.watching import follow

    settings = read_settings(os.environ)
    place = location or settings.index
    options["ner"] = settings.ner if options.get("ner") is None else options["ner"]
    chosen: dict[str, Any] = {
        "engine": options.pop("engine", None) or settings.engine,
        "source_names": settings.source_names,
        "access": settings.access,
    }
    named = sources or _usual(settings, place)
    return follow(named, place, poll=poll, jobs=jobs or _processors(), **chosen, **options)


def treated(location: Path | None, *, mend: bool, jobs: int | None = None, wait: float = 0.0) -> Treatment:
    """Check an index and, if it is wished, mend what is found."""
    from index.doctor import treat

    settings = read_settings(os.environ)
    place = location or settings.index
    return treat(place, mend=mend, jobs=jobs or _processors(), wait=wait, access=settings.access)


def _usual(settings: Settings, location: Path) -> list[Path]:
    """What an index was made from, and the default folder: if it was chosen as such, or there is no index yet."""
    try:
        roots = read_manifest(location).roots
    except IndexMissing:
        return [settings.seeds]
    known = [Path(root.folder, name) for root in roots for name in root.only or ("",)]
    return known if settings.seeds == Settings().seeds else [*known, settings.seeds]


def _told(report: Report) -> None:
    for line in console.report(report).split("\n"):
        console.say(line)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def answers(archive: Archive, file: Path, options: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The result of each query of a file, found with these options; one that cannot be read has an error for hits.

    Raises:
        InputError: The file cannot be read, or an option is wrong.
    """
    archive.find("", **options)  # options that no line could be answered with fail here, once
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        asked = _asked(line)
        text = asked.get("text")
        try:
            if not isinstance(text, str):
                raise InputError('a query in JSON has a "text": {"id": "1", "text": "réforme des retraites"}')
            answer = archive.find(text, **options).as_dict()
        except SearchError as error:
            console.say(f"line {number}: {error}")
            answer = {"query": text, "error": str(error), "total": 0, "hits": []}
        yield {"id": asked["id"], **answer} if "id" in asked else answer


def _lines(file: Path) -> Iterable[str]:
    """The lines of a file in any encoding; those of the standard input as they come."""
    if str(file) == "-":
        return map(_decoded, sys.stdin.buffer)
    from index.encoding import decode  # late: most commands read no files

    try:
        data = file.read_bytes()
        return decode(data).split("\n") if data.strip() else ()
    except (OSError, UnreadableFile) as error:
        raise InputError(f"{file} cannot be read ({error})") from error


def _decoded(line: bytes) -> str:
    from index.encoding import decode

    try:
        return decode(line)
    except UnreadableFile:
        return line.decode("utf-8", "replace")


def _asked(line: str) -> dict[str, Any]:
    """The `text` of a query, and its `id` if it has one: the line itself, or what it says in JSON."""
    text = line.strip()
    if text.startswith("{"):
        try:
            record = json.loads(text)
        except (ValueError, RecursionError):
            return {"text": text}
        return {key: record[key] for key in ("id", "text") if key in record}
    return {"text": text}
