"""Join files that belong together: a text, and what another file says about it.

A table of metadata beside a folder of texts, the export of a library with its attachments, and
`une.json` beside `une.txt` are companions: their records give the fields of articles whose text is
in other files. Whether a record describes a file is told from the names of the files that there
are, so nothing that a record names can lead anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from msgspec import Struct
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.compression import without_suffix as without_suffix_of_compression
from index.readers.described_files import (
    MAX_LEVELS,
    DescribedFiles,
    files_below,
    folded,
    without_suffix,
)
from index.readers.formats import reads
from index.readers.material import Material, Part, Place, Tree, remembered
from index.readers.raw_article import Problem, RawArticle

Reader = Callable[[Material], Iterator[Part]]
"""Reads the parts of a file as its format has them, without asking for companions."""

RECORD_SUFFIXES = frozenset(
    ".csv .tsv .json .jsonl .ndjson .rdf .ris .bib .bibtex .xlsx .xls .xlsb .ods .ctx".split()  # noqa: SIM905
)
"""Suffixes of files whose records may describe other files."""

_SIDECAR_SUFFIXES = frozenset({".json", ".ctx"})
"""Suffixes of files that describe the one file of the same name."""

_ONLY_SIDECARS = frozenset({".ctx"})
_SIDECAR_ENDINGS = (".metadata", ".meta", ".info")
"""What may stand before the suffix of such a file."""

_TELLING_WORDS = ("meta", "index", "export", "librar", "biblio", "corpus", "catalog", "zotero")
"""Words in the names of tables that describe files."""

MAX_TABLES = 8
"""Tables of a folder that are looked into. Where there are more, only those of a telling name."""

_MAX_TELLING = 500
"""Tables of a telling name: Omnivore writes one for every twenty articles."""

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


class Companions(Struct, frozen=True):
    """The files of a folder that may describe others.

    Attributes:
        tables: Names of files of records, those of a telling name first.
        issues: Names of files that name the pages of an issue.
        sidecars: Paths of files that describe one other, by the folded name of that, with its
            suffix or without.
        texts: Paths of other files, by the same names, if there are sidecars.
    """

    tables: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    sidecars: dict[str, list[str]] = {}
    texts: dict[str, list[str]] = {}

    def __bool__(self) -> bool:
        """Return True if there is any."""
        return bool(self.tables or self.issues or self.sidecars)


_NO_COMPANIONS = Companions()


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
    return parts if record is None else _described(parts, record)


def is_companion(path: str) -> bool:
    """Return True if the name of a file lets it describe others."""
    return _suffix(path) in RECORD_SUFFIXES


def is_page(path: str) -> bool:
    """Return True if the name of a file lets it be a page of an issue, or what names the pages."""
    return without_suffix_of_compression(path).endswith(".xml")


def is_issue(path: str) -> bool:
    """Return True if the name of a file lets it name the pages of an issue: METS and DIDL do."""
    name = path.rpartition("/")[2].lower()
    is_named = "mets" in name or "didl" in name or name.startswith("manifest.")
    return is_named and is_page(name)


def join_of(material: Material, read: Reader) -> Join:
    """Return what a file says about others; nothing if it is no companion."""
    place = material.place
    if place is None:
        return _NOTHING
    folder, _, name = place.path.rpartition("/")
    companions = companions_in(place.tree, folder)
    if name in companions.tables:
        return remembered(place.tree, f"join {place.path}", lambda: _join_table(material, read))
    texts = companions.texts.get(_described_name(name), [])
    return _join_sidecar(material, texts, read) if texts else _NOTHING


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


def companion_paths(place: Place) -> Iterator[str]:
    """Yield the paths of the files that may describe a file, the nearest ones first."""
    yield from sidecar_paths(place)
    yield from table_paths(place)


def table_paths(place: Place) -> Iterator[str]:
    """Yield the paths of the tables that may describe a file, the nearest ones first."""
    for folder in folders_above(place.path):
        for table in companions_in(place.tree, folder).tables:
            yield f"{folder}/{table}" if folder else table


def sidecar_paths(place: Place) -> Iterator[str]:
    """Yield the paths of the files of the same name that may describe a file."""
    folder, _, name = place.path.rpartition("/")
    sidecars = companions_in(place.tree, folder).sidecars
    if sidecars:
        for key in dict.fromkeys((folded(name), folded(without_suffix(name)))):
            yield from sidecars.get(key, ())


def issue_paths(place: Place) -> Iterator[str]:
    """Yield the paths of the files that may name a file as a page of an issue."""
    for folder in folders_above(place.path):
        for issue in companions_in(place.tree, folder).issues:
            yield f"{folder}/{issue}" if folder else issue


def folders_above(path: str) -> Iterator[str]:
    """Yield the folder that a file is in and those around it that may hold companions."""
    for _ in range(MAX_LEVELS):
        path = path.rpartition("/")[0]
        yield path
        if not path:
            return


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


def described_paths(place: Place) -> Iterable[str]:
    """Return the paths of the files that a companion may describe; none for any other file."""
    folder, _, name = place.path.rpartition("/")
    companions = companions_in(place.tree, folder)
    if name in companions.tables:
        return filter(_is_describable, files_below(place.tree, folder))
    return companions.texts.get(_described_name(name), ())


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
    missing: list[RawArticle] = []
    for number, part in enumerate(parts):
        record = _record(part)
        if number in join.numbers:
            continue
        if record is None or record.text:
            yield _plain(part)
        else:
            missing.append(replace(record, files=record.files[:1] if record.files else ()))
    if missing:
        names = missing[0].files or (missing[0].title or missing[0].key or "",)
        yield Problem.of("described-files-missing", files=len(missing), name=names[0])


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


def _join_table(table: Material, read: Reader) -> Join:
    """Read a table, and find the files that its records describe."""
    place = table.place
    if place is None:
        return _NOTHING
    prefix = f"{place.folder}/" if place.folder else ""
    paths = (path for path in files_below(place.tree, place.folder) if _is_describable(path))
    files = DescribedFiles(paths)
    records: dict[str, RawArticle] = {}
    numbers: set[int] = set()
    number = -1
    for number, part in enumerate(_readable(table, read) if files else ()):
        if number >= _MAX_OTHER_RECORDS and not numbers:
            break
        record = _record(part)
        if record is None:
            continue
        for path in chain.from_iterable(map(files.find, record.files or ())):
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
    """Yield the parts of a file up to where it cannot be read any further."""
    try:
        yield from read(material)
    except (UnreadableFile, OSError) as error:
        yield Problem.of("broken-off-but-read", reason=str(error))  # it counts as a part


def companions_in(tree: Tree, folder: str) -> Companions:
    """Return the files of a folder that may describe others."""
    return remembered(tree, f"companions {folder}", lambda: _find_companions(tree, folder))


def _find_companions(tree: Tree, folder: str) -> Companions:
    names = tree.files(folder)
    candidates = [name for name in names if is_companion(name)]
    issues = tuple(name for name in names if is_issue(name))
    if not candidates:
        return Companions(issues=issues) if issues else _NO_COMPANIONS
    prefix = f"{folder}/" if folder else ""
    texts: dict[str, list[str]] = {}
    for name in filter(_is_describable, names):
        for key in {folded(name), folded(without_suffix(name))}:
            texts.setdefault(key, []).append(prefix + name)
    sidecars: dict[str, list[str]] = {}
    tables: list[str] = []
    for name in candidates:
        key = _described_name(name)
        if _suffix(name) in _SIDECAR_SUFFIXES and key in texts:
            sidecars.setdefault(key, []).append(prefix + name)
        elif _suffix(name) not in _ONLY_SIDECARS:
            tables.append(name)
    return Companions(_likely_tables(tables), issues, sidecars, texts if sidecars else {})


def _likely_tables(names: list[str]) -> tuple[str, ...]:
    """Return the tables that may describe files, those of a telling name first."""
    telling = [name for name in names if any(word in name.lower() for word in _TELLING_WORDS)]
    if len(names) > MAX_TABLES:
        return tuple(telling[:_MAX_TELLING])
    return tuple(dict.fromkeys((*telling, *names)))


def _described_name(sidecar: str) -> str:
    """Return the folded name of the file that a file of this name may describe."""
    name = folded(without_suffix(sidecar))
    for ending in _SIDECAR_ENDINGS:
        name = name.removesuffix(ending)
    return name


def _is_describable(path: str) -> bool:
    return not is_companion(path) and reads(path)


def _suffix(path: str) -> str:
    return path[path.rfind(".") :].lower() if "." in path else ""


def _material(tree: Tree, path: str, described: Material) -> Material | None:
    """Return a companion of a file."""
    content = tree.content(path)
    if content is None:
        return None
    name = path.rpartition("/")[2]
    return Material(name, content, described.limits, Place(tree, path))
