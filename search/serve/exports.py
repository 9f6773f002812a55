"""Send every hit of a question as a file, piece by piece, so that none is left out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from index.messages import Language
from index.store.generations import index_version
from search.archive import Archive
from search.citations import FORMATS, bibliography
from search.cli.export import as_csv, as_json_lines
from search.exports.fields import recorder
from search.exports.formats import FORMATS as CORPORA
from search.results import Hit
from search.serve.asking import Question
from search.serve.clients import ExportingClients
from search.serve.visit import Visit

FILE_NAME = "articles"
"""The name of the files, which both languages have."""
PIECE_CHARS = 32_000
"""Characters that are sent together: each piece is a turn of a thread."""
TOTAL_HEADER = "X-Total-Count"
"""The header with the number of hits that a file holds, by which a program sees that all came."""

Write = Callable[[Iterable[Hit], Language], Iterator[str | bytes]]
"""Writes hits, in the language of the words around them. The pieces follow one another."""


class ExportFormat(Struct, frozen=True):
    """A format of exports: the suffix of its files with the dot, its media type, and what writes it."""

    suffix: str
    media_type: str
    write: Write


def _ended(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines, each with its end."""
    return (f"{line}\n" for line in lines)


def _write_csv(hits: Iterable[Hit], _: Language) -> Iterator[str]:
    return _ended(as_csv(hits))


def _write_json_lines(hits: Iterable[Hit], _: Language) -> Iterator[str]:
    return _ended(as_json_lines(hits))


def _citations(name: str) -> ExportFormat:
    """Return a format of citations as one of exports."""
    citation = FORMATS[name]
    return ExportFormat(
        citation.suffix,
        citation.media_type,
        lambda hits, language: bibliography(hits, name, language),
    )


def _corpus(name: str) -> ExportFormat:
    """Return a format of corpora, with its usual fields, as one of exports."""
    format_ = CORPORA[name]
    record = recorder(format_.fields)
    write = format_.pieces
    assert write is not None, "only texts are sent piece by piece"

    def pieces(hits: Iterable[Hit], _: Language) -> Iterator[str]:
        return write(map(record, hits), format_.fields)

    return ExportFormat(format_.suffix, format_.media_type, pieces)


def _write_workbook(hits: Iterable[Hit], _: Language) -> Iterator[bytes]:
    """Write hits as a workbook, which is whole before its first piece is sent.

    Raises:
        InputError: The package for workbooks is missing.
    """
    fields = _WORKBOOK.fields
    write = _WORKBOOK.file
    assert write is not None, "a workbook is a file"
    with TemporaryDirectory() as folder:
        file = Path(folder, FILE_NAME)
        write(map(recorder(fields), hits), fields, file)
        with file.open("rb") as stream:
            while piece := stream.read(PIECE_CHARS):
                yield piece


_WORKBOOK = CORPORA["xlsx"]
CSV = ExportFormat(".csv", "text/csv", _write_csv)
EXPORTS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "csv": CSV,
        "jsonl": ExportFormat(".jsonl", "application/jsonl", _write_json_lines),
        "xlsx": ExportFormat(_WORKBOOK.suffix, _WORKBOOK.media_type, _write_workbook),
        "txt": _corpus("text"),
        "tei": _corpus("tei"),
        "iramuteq": _corpus("iramuteq"),
        **{FORMATS[name].suffix.removeprefix("."): _citations(name) for name in FORMATS},
    }
)
"""The formats of exports by the names that addresses end with."""


class ExportResponse(StreamingResponse):
    """An answer that is sent piece by piece, to one request of a client at a time."""

    def __init__(
        self,
        pieces: Generator[bytes],
        media_type: str,
        headers: Mapping[str, str],
        clients: ExportingClients,
    ) -> None:
        """Take the pieces, all but the first of which are made while they are sent.

        Args:
            pieces: The pieces, one at least.
            media_type: The type of what they make.
            headers: Further headers.
            clients: The clients that answers of this kind are on their way to.
        """
        super().__init__(chain([next(pieces)], pieces), media_type=media_type, headers=headers)
        self._pieces = pieces
        self._clients = clients

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer.

        Raises:
            AlreadyExporting, TooManyRequests: It is not the client's turn.
        """
        with closing(self._pieces), self._clients.turn_of(_client_of(scope)):
            if scope["method"] == "HEAD":
                await Response(headers=dict(self.headers))(scope, receive, send)
            else:
                await super().__call__(scope, receive, send)


def export(visit: Visit, question: Question, format_: ExportFormat) -> Response:
    """Return every hit of a question as a file.

    Raises:
        InputError: The question cannot be read.
    """
    return every_hit(visit, question, format_.write, format_.media_type, _saved_as(format_))


def export_folder(visit: Visit, name: str, format_: ExportFormat) -> Response:
    """Return the articles of a folder in their order as a file.

    Raises:
        InputError: There is no such folder.
    """

    def find(archive: Archive) -> tuple[int, Iterator[Hit]]:
        total = archive.find("", limit=1, group=False, folder=name).total
        return total, archive.folders.hits(name)

    return _export(visit, find, format_.write, format_.media_type, _saved_as(format_))


def every_hit(
    visit: Visit,
    question: Question,
    write: Write,
    media_type: str,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """Return every hit of a question as it is asked for, written by a function.

    Raises:
        InputError: The question cannot be read.
    """
    find = partial(_total_and_hits, question=question)
    return _export(visit, find, write, media_type, headers)


def _export(
    visit: Visit,
    find: Callable[[Archive], tuple[int, Iterator[Hit]]],
    write: Write,
    media_type: str,
    headers: Mapping[str, str],
) -> Response:
    """Return what a function finds in an archive of its own: the number of hits, and the hits."""
    visit.site.exporting.check(_client_of(visit.request.scope))
    archive = _own_archive(visit)
    total, hits = find(archive)
    return ExportResponse(
        _pieces(archive, write(hits, visit.language)),
        f"{media_type}; charset=utf-8",
        {**headers, TOTAL_HEADER: str(total)},
        visit.site.exporting,
    )


def _saved_as(format_: ExportFormat) -> Mapping[str, str]:
    """Return the header that has a browser save a file of a format."""
    return {"Content-Disposition": f'attachment; filename="{FILE_NAME}{format_.suffix}"'}


def _client_of(scope: Scope) -> str:
    """Return the address of the client of a request."""
    address: str = (scope.get("client") or ("", 0))[0]
    return address


def _own_archive(visit: Visit) -> Archive:
    """Open an archive for an export.

    The one that was lent to the request goes to another one before the last hit is sent.
    """
    settings = visit.settings
    return Archive(settings.location, settings.access, synonyms=settings.synonyms)


def _total_and_hits(archive: Archive, question: Question) -> tuple[int, Iterator[Hit]]:
    """Return the number of the hits and the hits, both from one state of the index."""
    asked: dict[str, Any] = {
        "exact": question.exact,
        "variants": question.variants,
        "partial": question.partial,
        "filters": question.filters,
    }
    while True:
        version = index_version(archive.location)
        page = archive.find(question.q, limit=1, group=False, **asked)
        hits = archive.hits(question.q, sort=question.sort, **asked)
        if index_version(archive.location) == version:
            return page.total + (page.partial if question.partial else 0), hits


def _pieces(archive: Archive, parts: Iterable[str | bytes]) -> Generator[bytes]:
    """Yield pieces that are worth sending, and then close the archive they come from."""
    with archive:
        waiting: list[bytes] = []
        size = 0
        for part in parts:
            waiting.append(part if isinstance(part, bytes) else part.encode())
            size += len(part)
            if size >= PIECE_CHARS:
                yield b"".join(waiting)
                waiting, size = [], 0
        yield b"".join(waiting)
