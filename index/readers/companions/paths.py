"""Tell by their names which files of a folder may describe others.

A table of metadata beside a folder of texts, the export of a library with its attachments, and
`une.json` beside `une.txt` are companions: they say something about articles whose texts are in
other files. `joining` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from unidecode import unidecode

from index.readers.companions.described_files import MAX_LEVELS, files_below, folded, without_suffix
from index.readers.compression import without_suffix as without_compression
from index.readers.formats import reads
from index.readers.limits import MAX_TABLES, MAX_TELLING_TABLES
from index.readers.material import Place, Tree, remembered

_RECORD_SUFFIXES = frozenset(
    ".csv .tsv .json .jsonl .ndjson .rdf .ris .bib .bibtex .xlsx .xls .xlsb .ods .ctx".split()  # noqa: SIM905
)
"""Suffixes of files whose records may describe other files."""

_SIDECAR_SUFFIXES = frozenset({".json", ".ctx"})
"""Suffixes of files that describe the one file of the same name."""

_ONLY_SIDECARS = frozenset({".ctx"})
_SIDECAR_ENDINGS = (".metadata", ".meta", ".info")
"""Endings that may stand before the suffix of such a file."""

_TELLING_WORDS = (
    "meta",
    "index",
    "export",
    "librar",
    "biblio",
    "corpus",
    "catalog",
    "zotero",
    "notice",
    "inventaire",
    "liste",
)
"""Words in the names of tables that describe files, without accents."""


class Companions(Struct, frozen=True):
    """The files of a folder that may describe others.

    Attributes:
        tables: Names of files of records, those of a telling name first.
        issues: Names of files that name the pages of an issue.
        sidecars: Paths of files that may describe one other, by the folded name of that, with its
            suffix or without.
        texts: Paths of other files, by the same names.
    """

    tables: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    sidecars: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return True if there is any."""
        return bool(self.tables or self.issues or self.sidecars)


_NO_COMPANIONS = Companions()


def is_companion(path: str) -> bool:
    """Return True if the name of a file lets it describe others."""
    return _suffix(path) in _RECORD_SUFFIXES


def is_page(path: str) -> bool:
    """Return True if the name of a file lets it be a page of an issue, or what names the pages."""
    return without_compression(path).endswith(".xml")


def is_issue(path: str) -> bool:
    """Return True if the name of a file lets it name the pages of an issue: METS and DIDL do."""
    name = path.rpartition("/")[2].lower()
    is_named = "mets" in name or "didl" in name or name.startswith("manifest.")
    return is_named and is_page(name)


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


def described_paths(place: Place) -> Iterable[str]:
    """Return the paths of the files that a companion may describe; none for any other file."""
    name = place.path.rpartition("/")[2]
    if name in companions_in(place.tree, place.folder).tables:
        return filter(is_describable, files_below(place.tree, place.folder))
    return texts_of_sidecar(place)


def texts_of_sidecar(place: Place) -> list[str]:
    """Return the paths of the files whose name a companion has; none for any other file."""
    name = place.path.rpartition("/")[2]
    if _suffix(name) not in _SIDECAR_SUFFIXES:
        return []
    return companions_in(place.tree, place.folder).texts.get(_described_name(name), [])


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
    texts = _by_name(prefix, filter(is_describable, names))
    sidecars: dict[str, list[str]] = {}
    tables: list[str] = []
    for name in candidates:
        described = _described_name(name)
        is_sidecar = _suffix(name) in _SIDECAR_SUFFIXES and described in texts
        if is_sidecar:
            sidecars.setdefault(described, []).append(prefix + name)
        if _suffix(name) not in _ONLY_SIDECARS and (not is_sidecar or _is_telling(described)):
            tables.append(name)
    return Companions(_likely_tables(tables), issues, sidecars, texts if sidecars else {})


def _by_name(prefix: str, names: Iterable[str]) -> dict[str, list[str]]:
    """Return the paths of files by their folded names, with suffix and without."""
    paths: dict[str, list[str]] = {}
    for name in names:
        for key in {folded(name), folded(without_suffix(name))}:
            paths.setdefault(key, []).append(prefix + name)
    return paths


def _likely_tables(names: list[str]) -> tuple[str, ...]:
    """Return the tables that may describe files, those of a telling name first."""
    telling = list(filter(_is_telling, names))
    if len(names) > MAX_TABLES:
        return tuple(telling[:MAX_TELLING_TABLES])
    return tuple(dict.fromkeys((*telling, *names)))


def _is_telling(name: str) -> bool:
    plain = unidecode(name).lower()
    return any(word in plain for word in _TELLING_WORDS)


def _described_name(sidecar: str) -> str:
    """Return the folded name of the file that a file of this name may describe."""
    name = folded(without_suffix(sidecar))
    for ending in _SIDECAR_ENDINGS:
        name = name.removesuffix(ending)
    return name


def is_describable(path: str) -> bool:
    """Return True if the name of a file lets others describe it."""
    return not is_companion(path) and reads(path)


def _suffix(path: str) -> str:
    return path[path.rfind(".") :].lower() if "." in path else ""
