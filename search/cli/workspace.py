"""What the commands do beyond one call to the library: settings, a first index made by itself, files of queries."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import IndexMissing, IndexOutdated, InputError, SearchError, UnreadableFile
from index.store.generations import read_manifest
from index.update.attach import attach_archive
from search.archive import Archive
from search.cli import console
from search.cli.settings import Settings, read_settings
from search.filters import Filters
from search.results import ResultPage

if TYPE_CHECKING:
    from index import Report
    from index.doctor import RepairReport
    from index.readers.limits import Limits
    from index.watching import Notice


def opened(location: Path | None) -> Archive:
    """The archive, its index made first if there is none but there are articles where they are by default."""
    settings = read_settings(os.environ)
    place = location or settings.index
    try:
        return Archive(place, settings.access)
    except IndexMissing:
        if settings.engine and attach_archive(place, settings.engine, settings.access):
            return Archive(place, settings.access)
        if not settings.seeds.is_dir():
            raise
        console.say(f"no index in {place} yet: indexing the articles in {settings.seeds}")
        _told(synchronised([settings.seeds], place))
    except IndexOutdated:
        console.say(
            f"the index in {place} was made by another version: indexing its articles again"
        )
        _told(synchronised([], place, rebuild=True))
    return Archive(place, settings.access)


def synchronised(sources: Sequence[Path], location: Path | None, **options: Any) -> Report:
    """Bring an index up to date; without sources, with the usual ones. The options are those of the command."""
    settings = read_settings(os.environ)
    from index import synchronise  # late, as in all that follows: a search needs none of it

    place = location or settings.index
    with console.progress() as progress:
        chosen = _chosen(settings, **options)
        return synchronise(sources or _usual(settings, place), place, progress=progress, **chosen)


def followed(
    sources: Sequence[Path], location: Path | None, *, poll: bool, **options: Any
) -> Iterator[Report | Notice]:
    """Keep an index up to date until an interrupt; without sources, with the usual ones."""
    settings = read_settings(os.environ)
    from index.watching import watch

    place = location or settings.index
    return watch(
        sources or _usual(settings, place), place, poll=poll, **_chosen(settings, **options)
    )


def treated(
    location: Path | None, *, mend: bool, jobs: int | None = None, wait: float = 0.0
) -> RepairReport:
    """Check an index and, if it is wished, mend what is found."""
    settings = read_settings(os.environ)
    from index.doctor import repair

    place = location or settings.index
    return repair(
        place,
        mend=mend,
        jobs=jobs or _processors(),
        wait=wait,
        access=settings.access,
        limits=_limits(settings),
    )


def _limits(settings: Settings) -> Limits:
    """Return how much of a file is read.

    Raises:
        InputError: A limit is set to something impossible.
    """
    from index.readers.limits import Limits

    return Limits.of(settings.limits)


def _chosen(
    settings: Settings,
    *,
    engine: str | None = None,
    ner: bool | None = None,
    jobs: int | None = None,
    **others: Any,
) -> dict[str, Any]:
    """The options of a run: what was given with the command, or else what is set."""
    return {
        "engine": engine or settings.engine,
        "source_names": settings.source_names,
        "ner": settings.ner if ner is None else ner,
        "access": settings.access,
        "limits": _limits(settings),
        "jobs": jobs or _processors(),
        **others,
    }


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


def answers(
    archive: Archive, file: Path, filters: Filters, *, exact: bool, limit: int
) -> Iterator[dict[str, Any]]:
    """Yield the page of each query of a file as JSON; a query that cannot be read has an error.

    Raises:
        InputError: The file cannot be read, or an option is wrong.
    """

    def find(text: str) -> ResultPage:
        return archive.find(text, filters=filters, exact=exact, limit=limit, group=False)

    find("")  # options that no line could be answered with fail here, once
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        asked = _asked(line)
        text = asked.get("text")
        try:
            if not isinstance(text, str):
                raise InputError(
                    'a query in JSON has a "text": {"id": "1", "text": "réforme des retraites"}'
                )
            answer = find(text).as_dict()
        except SearchError as error:
            console.say(f"line {number}: {error}")
            answer = {
                "query": text,
                "error": str(error),
                "code": error.message.code,
                "total": 0,
                "hits": [],
            }
        yield {"id": asked["id"], **answer} if "id" in asked else answer


def _lines(file: Path) -> Iterable[str]:
    """The lines of a file in any encoding; those of the standard input as they come."""
    if str(file) == "-":
        return map(_decoded, sys.stdin.buffer)
    from index.readers.encoding import decode  # late: most commands read no files

    try:
        data = file.read_bytes()
        return decode(data).split("\n") if data.strip() else ()
    except (OSError, UnreadableFile) as error:
        raise InputError(f"{file} cannot be read ({error})") from error


def _decoded(line: bytes) -> str:
    from index.readers.encoding import decode

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
