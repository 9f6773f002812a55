"""The manifest of an export: what it was made of, and what it holds."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import DecodeError, Struct, json, to_builtins

from index.engines.base import Sort
from index.errors import InputError
from search.bounded_file import read_at_most
from search.saved.saved_query import SavedOptions

SUFFIX = ".manifest.json"
"""The end of the name of a manifest, behind that of the file that it is about."""
MAX_BYTES = 256 << 20
"""Bytes of a file that may be a manifest: those of two million articles, each of which has a line."""
IN_FOLDER = "manifest.json"
"""The name of the manifest of a folder, which stands in it."""
VERSION = 1
"""The version of the form of manifests."""


class Selection(Struct, frozen=True, kw_only=True):
    """A query, and the way in which its articles are exported.

    Attributes:
        query: The query as it was typed.
        options: The filters, and the way in which words match.
        today: The day that relative dates count from.
        sort: The order of the articles.
        without_copies: True if articles with much the same text are exported once.
        format: The name of the format.
        fields: The chosen fields; none for those that are usual.
    """

    query: str
    options: SavedOptions
    today: date
    sort: Sort
    without_copies: bool
    format: str
    fields: tuple[str, ...] = ()


class IndexState(Struct, frozen=True, kw_only=True):
    """The index that the articles are from.

    Attributes:
        indexed: When it was last updated.
        generation: The name of its edition.
        engine: The engine that stores it.
        analyser, schema: Versions of its terms and of its fields.
    """

    indexed: datetime
    generation: str
    engine: str
    analyser: int
    schema: int


class ExportedFile(Struct, frozen=True):
    """A file of an export.

    Attributes:
        name: Its name, relative to the folder of the export.
        bytes: Its size.
        sha256: Its checksum.
    """

    name: str
    bytes: int
    sha256: str


class ExportedArticle(Struct, frozen=True, omit_defaults=True):
    """An article of an export.

    Attributes:
        id: Its id.
        digest: A text that is another one if a value of a chosen field is.
        file: The name of its file without its suffix, if it has one of its own.
    """

    id: str
    digest: str
    file: str | None = None


class Manifest(Struct, frozen=True, kw_only=True):
    """The account of an export.

    Attributes:
        selection: What was asked for.
        index: The state of the index.
        version: The version of the program.
        written: When it was written.
        total: Number of articles that match.
        articles: Number of articles that were exported.
        copies: Number of articles that were left out as copies of others.
        files: The files that were written.
        contents: The articles, in their order.
        form: The version of the form of manifests.
    """

    selection: Selection
    index: IndexState
    version: str
    written: datetime
    total: int
    articles: int
    copies: int
    files: tuple[ExportedFile, ...]
    contents: tuple[ExportedArticle, ...]
    form: int = VERSION

    def to_json(self) -> str:
        """Return the manifest as JSON that people can read as well."""
        return json.format(json.encode(self), indent=1).decode() + "\n"

    def as_dict(self) -> dict[str, Any]:
        """Return the manifest without its articles and files, of which there may be thousands."""
        fields: dict[str, Any] = to_builtins(self)
        del fields["contents"], fields["files"]
        return fields


def exported_to(manifest: Path) -> Path:
    """Return the file or the folder that a manifest is about."""
    is_of_file = manifest.name.endswith(SUFFIX) and manifest.name != SUFFIX
    return manifest.with_name(manifest.name.removesuffix(SUFFIX)) if is_of_file else manifest.parent


def read_manifest(file: Path) -> Manifest:
    """Read a manifest.

    Raises:
        InputError: It cannot be read, is no manifest, or one of a later version of the program.
    """
    try:
        manifest = json.decode(read_at_most(file, MAX_BYTES), type=Manifest)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("export-manifest-unreadable", path=str(file), reason=reason) from error
    except (DecodeError, UnicodeDecodeError) as error:
        raise InputError("export-manifest-broken", path=str(file)) from error
    if manifest.form > VERSION:
        raise InputError("export-manifest-newer", path=str(file))
    return manifest
