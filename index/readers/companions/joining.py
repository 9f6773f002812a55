"""Join files that belong together: a text, and what another file says about it.

`companions` tells which files may describe others. Whether a record describes a file is told from
the names of the files that there are, so nothing that a record names can lead anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.companions.described_files import DescribedFiles, files_below
from index.readers.companions.paths import (
    companion_paths,
    companions_in,
    is_companion,
    is_describable,
    texts_of_sidecar,
)
from index.readers.material import Material, Part, Place, Tree, remembered
from index.readers.raw_article import Problem, RawArticle

Reader = Callable[[Material], Iterator[Part]]
"""Reads the parts of a file as its format has them, without asking for companions."""

_MAX_OTHER_RECORDS = 1000
"""Records at the start of a table of which one at least must describe a file."""

_FIELDS = (
    "title",
    "date",
    "source",
    "url",
    "people",
    "author",
    "section",
    "page",
    "saved",
    "language",
)
"""The fields of an article that a record gives."""

_FIELDS_OF_ALL = ("date", "source")
"""The fields that a record gives to each of the many articles of a file."""


class Join(Struct, frozen=True):
    """The records of one file that describe other files.

    Attributes:
        records: The record of each file, by its path in the tree.
        numbers: The numbers of the parts that describe a file.
        is_complete: True if these are all the parts.
    """

    records: dict[str, RawArticle]
    numbers: frozenset[int]
    is_complete: bool = False


_NOTHING = Join({}, frozenset())


def with_companions(parts: Iterator[Part], material: Material, read: Reader) -> Iterator[Part]:
    """Return the parts of a file with what its companions say of them.

    The parts of a companion that describe other files are left out, as they are no articles.

    Args:
        parts: The parts of the file.
        material: The file.
        read: Reads a companion.
    """
    if material.place is None:
        return map(_plain, parts)
    if is_companion(material.place.path):
        join = join_of(material, read)
        if join.is_complete:
            return iter(())
        return _without_descriptions(parts, join) if join.numbers else _once(parts)
    record = record_of(material, read)
    return map(_plain, parts) if record is None else _described(parts, record)


def join_of(material: Material, read: Reader) -> Join:
    """Return what a file says about others; nothing if it is no companion."""
    place = material.place
    if place is None:
        return _NOTHING
    texts = texts_of_sidecar(place)
    join = _join_sidecar(material, texts, read) if texts else _NOTHING
    name = place.path.rpartition("/")[2]
    if join.numbers or name not in companions_in(place.tree, place.folder).tables:
        return join
    return remembered(place.tree, f"join {place.path}", lambda: _join_table(material, place, read))


def record_of(material: Material, read: Reader) -> RawArticle | None:
    """Return what companions say of a file; None if it has none.

    The nearest one comes first: that of the same name, and then the tables of its folder and of
    those above it. Others give the fields that it lacks.
    """
    place = material.place
    merged: RawArticle | None = None
    if place is None:
        return None
    for path in companion_paths(place):
        companion = _material(place.tree, path, material)
        record = join_of(companion, read).records.get(place.path) if companion else None
        if record:
            record = replace(record, key=None)
            merged = with_fields(record, merged) if merged else record
    return merged


def with_fields(article: RawArticle, record: RawArticle) -> RawArticle:
    """Return an article with the fields that a record gives, in place of its own.

    Of a file of many articles, each gets only the fields that it lacks and shares with the others.
    """
    if article.key is not None:
        lacking = [name for name in _FIELDS_OF_ALL if not getattr(article, name)]
        return replace(article, **{name: getattr(record, name) for name in lacking})
    given = {name: getattr(record, name) for name in _FIELDS if getattr(record, name)}
    captions = tuple(dict.fromkeys(article.captions + record.captions))
    carriers = tuple(dict.fromkeys(article.carriers + record.carriers))
    return replace(article, **given, captions=captions, carriers=carriers)


def trace(material: Material, read: Reader) -> str:
    """Return a text that changes whenever a file would be read otherwise because of its companions.

    It is empty if there are none, so that files can be compared without reading them again.
    """
    if material.place is None:
        return ""
    if is_companion(material.place.path):
        join = join_of(material, read)
        return repr((sorted(join.numbers), sorted(join.records))) if join.numbers else ""
    record = record_of(material, read)
    return repr(record) if record else ""


def _described(parts: Iterator[Part], record: RawArticle) -> Iterator[Part]:
    """Yield the parts of a file that a record describes.

    If nothing of it can be read, the record itself is its article, with the summary that it has.
    """
    is_empty = True
    try:
        for part in parts:
            is_empty = is_empty and isinstance(part, Problem)
            yield with_fields(part, record) if isinstance(part, RawArticle) else part
    except UnreadableFile as error:
        if not is_empty or not record.text:
            raise
        yield Problem(error.message)
    if is_empty and record.text:
        yield replace(record, key=None, files=None)


def _without_descriptions(parts: Iterator[Part], join: Join) -> Iterator[Part]:
    """Yield the parts of a companion that are articles of their own.

    A record without a text, whose file is not there, is none: all of these are one problem.
    """
    missing = 0
    first = ""
    for number, part in enumerate(parts):
        record = _record(part)
        if number in join.numbers:
            continue
        if record is None or record.text:
            yield _plain(part)
        else:
            missing += 1
            first = first or next(iter(record.files or ()), record.title or "")
    if missing:
        yield Problem.of("described-files-missing", files=missing, name=first)


def _once(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield parts without a problem that is the same as the one before it."""
    last: Part | None = None
    for part in map(_plain, parts):
        if not isinstance(part, Problem) or part != last:
            yield part
        last = part


def _plain(part: Part) -> Part:
    """Return a part without what only serves to find files."""
    if isinstance(part, Problem):
        return part if part.about is None else Problem(part.reason)
    if isinstance(part, RawArticle) and part.files is not None:
        return replace(part, files=None)
    return part


def _record(part: Part) -> RawArticle | None:
    """Return the record that may describe a file; None if the part is something else."""
    record = part.about if isinstance(part, Problem) else part
    if isinstance(record, RawArticle) and record.files is not None:
        return record
    return None


def _join_table(table: Material, place: Place, read: Reader) -> Join:
    """Read a table, and find the files that its records describe."""
    prefix = f"{place.folder}/" if place.folder else ""
    files = DescribedFiles(filter(is_describable, files_below(place.tree, place.folder)))
    records: dict[str, RawArticle] = {}
    numbers: set[int] = set()
    number = -1
    for number, part in enumerate(_readable(table, read) if files else ()):
        if number >= _MAX_OTHER_RECORDS and not numbers:
            break
        record = _record(part)
        if record is None:
            continue
        for path in files.find_all(record.files or ()):
            if records.setdefault(prefix + path, record) is record:
                numbers.add(number)
    return Join(records, frozenset(numbers), is_complete=0 < len(numbers) == number + 1)


def _join_sidecar(sidecar: Material, texts: list[str], read: Reader) -> Join:
    """Read a file that describes one other, unless it holds something else."""
    parts = list(islice(_readable(sidecar, read), 2))
    record = _record(parts[0]) if len(parts) == 1 else None
    if record is None or record.key is not None:
        return _NOTHING
    return Join(dict.fromkeys(texts, record), frozenset({0}))


def _readable(material: Material, read: Reader) -> Iterator[Part]:
    """Yield the parts of a file up to where it cannot be read any further.

    A fault of its reader is told where the file itself is read. It must not stop other files.
    """
    try:
        yield from read(material)
    except Exception as error:
        yield Problem.of("broken-off-but-read", reason=str(error))  # it counts as a part


def _material(tree: Tree, path: str, described: Material) -> Material | None:
    """Return a companion of a file."""
    content = tree.content(path)
    if content is None:
        return None
    name = path.rpartition("/")[2]
    return Material(name, content, described.limits, Place(tree, path))
