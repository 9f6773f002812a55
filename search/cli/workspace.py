"""Open, update, watch and check the index that a command is about, with the settings in force."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from index.errors import IndexMissing, InputError
from index.store.generations import read_manifest
from search.cli import console
from search.cli.settings import (
    Settings,
    configuration_file,
    limit_variable,
    read_settings,
    settings_notes,
)

if TYPE_CHECKING:
    from index import FilePreview, Report
    from index.doctor import RepairReport
    from index.readers.limits import Limits
    from index.stored_article import StoredArticle
    from index.watching import Notice
    from search.archive import Archive


class RunOptions(Struct, frozen=True):
    """The options of `search index`; None leaves the choice to the settings.

    Attributes:
        engine, ner, rebuild, prune, shard, wait: See `index.synchronise`.
        jobs: Number of processes; None for one a processor.
    """

    engine: str | None = None
    ner: bool | None = None
    rebuild: bool = False
    prune: bool = False
    shard: str | None = None
    jobs: int | None = None
    wait: float = 0.0


def open_archive(location: Path | None) -> Archive:
    """Open the archive of an index, and make the index of the settings first if it is missing.

    A missing index is taken from the cluster of the settings, or made from the folder of articles
    of the settings. An index that exists is never written to. One that an option names is not made
    of articles, since its name may be misspelt.

    Args:
        location: The folder of the index, or None for that of the settings.

    Raises:
        IndexMissing: There is neither an index nor a folder of articles.
        IndexOutdated: Another version of the program made the index.
    """
    from search.archive import Archive  # late: an update needs none of it

    settings = _settings()
    is_named = location is not None
    location = location or settings.index
    try:
        return Archive(location, settings.cluster, synonyms=settings.synonyms)
    except IndexMissing:
        if _attach_to_cluster(location, settings):
            return Archive(location, settings.cluster, synonyms=settings.synonyms)
        if is_named:
            raise
        if not settings.seeds.is_dir() or _leads_elsewhere(settings.seeds):
            raise
        console.say_message("indexing-first", location=str(location), folder=str(settings.seeds))
        report = _update([settings.seeds], location, RunOptions(), settings)
    from search.cli.index_report import index_report  # late: most indexes are there

    for line in index_report(report).split("\n"):
        console.say(line)
    return Archive(location, settings.cluster, synonyms=settings.synonyms)


def _leads_elsewhere(seeds: Path) -> bool:
    """Return True if the usual folder of articles is a link, which anybody may have made.

    A folder that the user has chosen may be one.
    """
    return seeds == Settings().seeds and seeds.is_symlink()


def update_index(paths: Sequence[Path], location: Path | None, options: RunOptions) -> Report:
    """Bring an index up to date with files and folders.

    Args:
        paths: The files and folders; if there are none, those that the index was made from.
        location: The folder of the index, or None for that of the settings.
        options: The options of the command.
    """
    settings = _settings()
    return _update(paths, location or settings.index, options, settings)


def _update(
    paths: Sequence[Path], location: Path, options: RunOptions, settings: Settings
) -> Report:
    from index import synchronise  # late, as in all that follows: a search needs none of it

    with console.progress() as progress:
        return synchronise(
            paths or _usual_paths(settings, location),
            location,
            progress=progress,
            wait=options.wait,
            **_keywords(settings, options),
        )


def watch_index(
    paths: Sequence[Path], location: Path | None, options: RunOptions, *, poll: bool
) -> Iterator[Report | Notice]:
    """Keep an index up to date until an interrupt, and yield what happens.

    Args:
        paths: As in `update_index`.
        location: As in `update_index`.
        options: The options of the command.
        poll: True to look for changes regularly, where the system does not report them.
    """
    settings = _settings()
    from index.watching import watch

    location = location or settings.index
    return watch(
        paths or _usual_paths(settings, location),
        location,
        poll=poll,
        wait=options.wait,
        **_keywords(settings, options),
    )


def preview_files(paths: Sequence[Path], location: Path | None) -> Iterator[FilePreview]:
    """Tell what an update would make of files and folders, by default of the usual ones."""
    settings = _settings()
    from index.previewing import preview

    location = location or settings.index
    return preview(
        paths or _usual_paths(settings, location),
        location=location,
        source_names=settings.source_names,
        timezone=settings.timezone,
        limits=_limits(settings),
    )


def read_articles(file: Path) -> Iterator[StoredArticle]:
    """Yield the articles of a file that need not be in the index, with the limits of the settings."""
    from index.unindexed import articles_of_file

    return articles_of_file(file, _limits(_settings()))


def check_index(
    location: Path | None, *, repair: bool, jobs: int | None, wait: float
) -> RepairReport:
    """Check an index against its articles, and repair it if `repair` is True."""
    settings = _settings()
    from index.doctor import repair as check_and_repair

    return check_and_repair(
        location or settings.index,
        mend=repair,
        jobs=jobs or _processors(),
        wait=wait,
        access=settings.cluster,
        limits=_limits(settings),
    )


def _settings() -> Settings:
    """Read the settings in force, and say what of them is not obeyed."""
    for code, values in settings_notes(os.environ):
        console.say_message(code, **values)
    return read_settings(os.environ)


def _limits(settings: Settings) -> Limits:
    """Return how much of a file is read.

    Raises:
        InputError: A limit is no number, or out of bounds.
    """
    from index.readers.limits import Limits

    try:
        return Limits.of(settings.limits)
    except InputError as error:
        raise _of_configuration_file(error, settings) from error


def _of_configuration_file(error: InputError, settings: Settings) -> InputError:
    """Name the configuration file in an error about a limit, if the limit is set there."""
    values = error.message.values
    file = configuration_file(os.environ)
    for key in settings.limits:
        is_meant = values.get("variable") == limit_variable(key)
        if is_meant and file is not None and not os.environ.get(limit_variable(key)):
            return InputError(
                "setting-limit",
                file=str(file),
                key=key,
                text=values["text"],
                maximum=values["maximum"],
            )
    return error


def _attach_to_cluster(location: Path, settings: Settings) -> bool:
    """Let an index stand for an archive of a cluster that other machines fill.

    Return False if the settings name no engine, or its cluster has no such archive.
    """
    if not settings.engine:
        return False
    from index.update.cluster_attachment import attach_archive  # late: as above

    return attach_archive(location, settings.engine, settings.cluster)


def _keywords(settings: Settings, options: RunOptions) -> dict[str, Any]:
    """Return the keywords of `synchronise`. An option of the command overrides the setting."""
    return {
        "engine": options.engine or settings.engine,
        "source_names": settings.source_names,
        "ner": settings.ner if options.ner is None else options.ner,
        "timezone": settings.timezone,
        "rebuild": options.rebuild,
        "prune": options.prune,
        "shard": options.shard,
        "access": settings.cluster,
        "limits": _limits(settings),
        "jobs": options.jobs or _processors(),
    }


def _usual_paths(settings: Settings, location: Path) -> list[Path]:
    """Return the paths an index was made from.

    The folder of the settings is added if it was chosen there, or if there is no index yet.
    """
    try:
        roots = read_manifest(location).roots
    except IndexMissing as error:
        if not settings.seeds.exists():
            raise InputError("seeds-missing", folder=str(settings.seeds)) from error
        return [settings.seeds]
    paths: list[Path] = []
    for root in roots:
        names = root.only or ("",)  # no names: the whole folder
        paths += [Path(root.folder, name) for name in names]
    is_chosen = settings.seeds != Settings().seeds
    return [*paths, settings.seeds] if is_chosen else paths


def _processors() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
