"""Write the articles of a query to a file or a folder, whole or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import file_digest
from itertools import islice
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from index.article import Article
from index.engines.base import Match
from index.errors import InputError
from index.stored_article import read_article
from index.version import VERSION
from search.exports.destination import Destination
from search.exports.fields import OF_ANNOTATIONS, Record, recorder
from search.exports.file_names import file_name
from search.exports.formats import WriteOne, format_named, format_of
from search.exports.manifest import (
    ExportedArticle,
    ExportedFile,
    IndexState,
    Manifest,
    Selection,
)
from search.searcher import EXPORT_PAGE_SIZE, Searcher
from search.surrogates import without_surrogates
from search.tags.annotation import Annotation

FILE_STEM = "articles"
"""The name of the file of all articles in a folder, without its suffix."""
TABLE = "metadata.csv"
"""The name of the table that tells something about the files beside it."""


def resolved(selection: Selection, target: Path) -> Selection:
    """Return a selection with its format and its fields, where they were left to us.

    Raises:
        InputError: There is no such format or field, or nothing tells the format.
    """
    name = selection.format or format_of(target)
    fields = tuple(dict.fromkeys(selection.fields or format_named(name).fields))
    recorder(fields)
    return replace(selection, format=name, fields=fields)


class Export(Struct, frozen=True):
    """Articles that are to be exported.

    Attributes:
        selection: What was asked for, with its format and its fields.
        searcher: The query.
        index: The state of the index.
    """

    selection: Selection
    searcher: Searcher
    index: IndexState

    def write(self, target: Path, *, overwrite: bool = False) -> Manifest:
        """Write the articles and their manifest, and return it.

        Args:
            target: The file or the folder.
            overwrite: True to replace an export that is there.

        Raises:
            InputError: The place is taken, or cannot be written to.
        """
        format_ = format_named(self.selection.format)
        destination = Destination.of(target, format_)
        destination.check(overwrite=overwrite)
        with destination.staging() as folder:
            contents = _Contents(with_files=destination.is_folder and format_.one is not None)
            self._write_articles(folder, destination, contents)
            manifest = self._manifest(contents, _files_in(folder))
            (folder / destination.manifest.name).write_text(manifest.to_json(), "utf-8")
        return manifest

    def account(self) -> Manifest:
        """Return the manifest that the export would have now, without writing anything."""
        contents = _Contents(with_files=False)
        _pass(contents.noted(self._records()))
        return self._manifest(contents, ())

    def _write_articles(self, folder: Path, destination: Destination, contents: _Contents) -> None:
        """Write all files but the manifest."""
        format_ = format_named(self.selection.format)
        fields = self.selection.fields
        records = contents.noted(self._records())
        if format_.one and contents.with_files:
            records = _filed(records, format_.one, folder, format_.suffix)
            if format_.table:
                _write_text(folder / TABLE, format_.table(records, fields))
            _pass(records)
            return
        file = folder / destination.file_name(f"{FILE_STEM}{format_.suffix}")
        if format_.pieces:
            _write_text(file, format_.pieces(records, fields))
        elif format_.file:
            format_.file(records, fields, file)

    def _records(self) -> Iterator[Record]:
        """Yield the articles, each with its chosen fields."""
        record = recorder(self.selection.fields)
        for articles in self._pages():
            annotations = self._annotations(articles)
            for article in articles:
                yield record(article, annotations.get(article.id))

    def _annotations(self, articles: Sequence[Article]) -> Mapping[str, Annotation]:
        """Return the tags and the notes of articles by their ids, if these are exported."""
        if set(OF_ANNOTATIONS).isdisjoint(self.selection.fields):
            return {}
        return self.searcher.resolver.tags.of_each([article.id for article in articles])

    def _pages(self) -> Iterator[list[Article]]:
        """Yield the articles, so many at a time."""
        matches = self._matches()
        while page := list(islice(matches, EXPORT_PAGE_SIZE)):
            yield [read_article(match.stored_bytes) for match in page]

    def _matches(self) -> Iterator[Match]:
        """Return the matches in their order, without copies if these are left out.

        Raises:
            InputError: There are too many to look for copies.
        """
        matches = self.searcher.matches(self.selection.sort, EXPORT_PAGE_SIZE)
        if self.selection.without_copies:
            copies = self.searcher.copies()
            if copies is None:
                raise InputError("export-copies-too-many")
            return copies.first_of_each(matches)
        return matches

    def _manifest(self, contents: _Contents, files: tuple[ExportedFile, ...]) -> Manifest:
        total = self.searcher.batch.count(self.searcher.whole_query())()
        articles = len(contents.articles)
        return Manifest(
            selection=self.selection,
            index=self.index,
            version=VERSION,
            written=datetime.now(UTC).replace(microsecond=0),
            total=total,
            articles=articles,
            copies=total - articles if self.selection.without_copies else 0,
            files=files,
            contents=tuple(contents.articles),
        )


class _Contents(Struct):
    """The articles of an export, as far as they have been written.

    Attributes:
        with_files: True if each article has a file of its own.
        articles: The articles.
    """

    with_files: bool
    articles: list[ExportedArticle] = field(default_factory=list)

    def noted(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield articles, and note each of them."""
        for record in records:
            name = file_name(record.article) if self.with_files else None
            self.articles.append(ExportedArticle(record.article.id, record.digest, name))
            yield record


def _filed(
    records: Iterable[Record], write: WriteOne, folder: Path, suffix: str
) -> Iterator[Record]:
    """Yield articles, each after its file was written."""
    for record in records:
        file = folder / f"{file_name(record.article)}{suffix}"
        with file.open("x", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.write(write(record))
        yield record


def _write_text(file: Path, pieces: Iterable[str]) -> None:
    with file.open("x", encoding="utf-8", errors="replace", newline="\n") as stream:
        stream.writelines(pieces)


def _pass(records: Iterable[Record]) -> None:
    """Let all records that are left pass by."""
    deque(records, maxlen=0)


def _files_in(folder: Path) -> tuple[ExportedFile, ...]:
    """Return the files in a folder, sorted by name, with their checksums."""
    return tuple(exported_file(file) for file in sorted(folder.iterdir()))


def exported_file(file: Path) -> ExportedFile:
    """Return a file with its checksum.

    Raises:
        OSError: It cannot be read.
    """
    with file.open("rb") as stream:
        checksum = file_digest(stream, "sha256").hexdigest()
    return ExportedFile(without_surrogates(file.name), file.stat().st_size, checksum)
