"""The page on the archive itself: what it holds, how it is, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, Literal

from msgspec import Struct
from starlette.responses import Response

from index.version import VERSION
from search.cli.sizes import size_text
from search.composition import Composition
from search.results import Status
from search.serve.asking import Question
from search.serve.marking import plain
from search.serve.visit import Visit
from search.upkeep import Upkeep

MAX_FILES = 200
"""Files that are named because they could not be read."""
MAX_SOURCES = 12
"""Sources that are named. The page of sources has all."""

Level = Literal["good", "warn", "bad"]
"""The state of something: it works, somebody should look at it, or it does not work."""
_LEVELS: tuple[Level, ...] = ("good", "warn", "bad")
_HEALTH: Mapping[str, Level] = {"green": "good", "yellow": "warn", "red": "bad"}
"""The state that the colour of a cluster stands for."""


class Remark(Struct, frozen=True):
    """A remark on the state of the archive: how bad it is, and what to do, in words."""

    level: Level
    text: str


class Count(Struct, frozen=True):
    """A name, the number of articles that it counts, and its address if it has a page."""

    name: str
    articles: str
    address: str = ""


class UnreadFile(Struct, frozen=True):
    """A file that could not be read, or only in part: its path in the index, and the reason."""

    path: str
    reason: str


def show(visit: Visit) -> Response:
    """Show the state of the archive. Only people at this machine learn where it is."""
    status = visit.archive.status()
    upkeep = visit.archive.upkeep()
    composition = visit.kept("composition", visit.archive.composition)
    remarks = list(_remarks(visit, status, upkeep))
    return visit.page(
        "status.html",
        held=status,
        level=max((remark.level for remark in remarks), key=_LEVELS.index, default="good"),
        remarks=remarks,
        counts=_counts(visit, status, composition),
        size=size_text(status.bytes, visit.words.catalogue),
        indexed=visit.words.moment(status.indexed) if status.indexed else "",
        period=_period(visit, status),
        folders=_folders(visit, status),
        place=plain(str(visit.settings.location.resolve())) if visit.settings.is_private else "",
        cluster=_cluster(visit, status.cluster),
        unread=tuple(_unread(visit, upkeep)),
        unread_total=upkeep.unread_total,
        version=VERSION,
    )


def _remarks(visit: Visit, status: Status, upkeep: Upkeep) -> Iterator[Remark]:
    """Yield what is to be said of the state of the archive, if it is not simply good."""
    t = visit.words.text
    if status.cluster:
        level = _HEALTH.get(str(status.cluster.get("health")), "bad")
        if level != "good":
            yield Remark(level, t(f"status-cluster-{level}"))
    if upkeep.is_interrupted:
        yield Remark("warn", t("status-interrupted"))
    if not upkeep.is_readable:
        yield Remark("warn", t("status-ledger"))
    if upkeep.unread_total:
        yield Remark("warn", t("status-unread", files=upkeep.unread_total))
    if not status.articles:
        yield Remark("warn", t("status-empty"))


def _counts(
    visit: Visit, status: Status, composition: Composition | None
) -> dict[str, tuple[Count, ...]]:
    """Return what is counted, by the codes of the headings."""
    number, t = visit.words.number, visit.words.text
    counts: dict[str, tuple[Count, ...]] = {}
    if composition:
        evidence = [
            Count(t(f"evidence-{name}"), number(count))
            for name, count in composition.evidence.items()
        ]
        undated = Count(
            t("undated"), number(status.undated), visit.address("/", Question(undated=True))
        )
        counts["status-days"] = (*evidence, *([undated] if status.undated else []))
        counts["status-languages"] = tuple(
            Count(_language(visit, code), number(count))
            for code, count in composition.languages.items()
        )
    counts["section-sources"] = tuple(
        Count(plain(name), number(count), visit.source(name))
        for name, count in list(status.sources.items())[:MAX_SOURCES]
    )
    return counts


def _language(visit: Visit, code: str) -> str:
    """Return the name of a language; its code if the pages have no word for it."""
    key = f"language-{code}"
    return visit.words.text(key) if key in visit.words.catalogue.texts else plain(code)


def _period(visit: Visit, status: Status) -> str:
    """Return the first and the last day of the articles in words; empty if none has a day."""
    if status.first is None or status.last is None:
        return ""
    days = (visit.words.day(status.first), visit.words.day(status.last))
    return visit.words.text("status-period", first=days[0], last=days[1])


def _folders(visit: Visit, status: Status) -> tuple[str, ...]:
    """Return the folders that the articles come from; others than people here learn their names."""
    if visit.settings.is_private:
        return tuple(map(plain, status.folders))
    return tuple(plain(PurePath(folder).name) for folder in status.folders)


def _cluster(visit: Visit, cluster: Mapping[str, Any] | None) -> tuple[tuple[str, str], ...]:
    """Return what a cluster says of itself, by the codes of the names; its addresses only here."""
    if not cluster:
        return ()
    fields = ["health", "nodes", "active_shards", "unassigned_shards", "documents"]
    if visit.settings.is_private:
        fields += ["cluster", "addresses", "index"]
    return tuple(
        (f"cluster-{field}", plain(_shown(visit, cluster[field])))
        for field in fields
        if field in cluster
    )


def _shown(visit: Visit, value: Any) -> str:
    """Return a value of a cluster in words."""
    if isinstance(value, int):
        return visit.words.number(value)
    if isinstance(value, str):
        return value
    return ", ".join(map(str, value)) if isinstance(value, Iterable) else str(value)


def _unread(visit: Visit, upkeep: Upkeep) -> Iterator[UnreadFile]:
    """Yield the first files that could not be read."""
    for skipped in upkeep.unread[:MAX_FILES]:
        yield UnreadFile(plain(skipped.path), visit.message(skipped.reason))
