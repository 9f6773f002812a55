"""`search batch`: answer a file of queries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct, ValidationError, convert
from msgspec.structs import asdict, replace

from index.engines.base import Sort
from index.errors import InputError, SearchError, UnreadableFile
from search.archive import Archive
from search.bounded_file import read_at_most
from search.cli import console
from search.cli.app import app
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json
from search.cli.filter_options import takes_filters
from search.cli.options import (
    CountCopiesOption,
    ExactOption,
    IndexOption,
    NoVariantsOption,
    OutputOption,
)
from search.cli.output import output_to
from search.cli.workspace import open_archive
from search.filters import Filters

EXAMPLE = '{"id": "1", "text": "réforme des retraites"}'
"""A query in JSON, as an error shows it."""
MAX_FILE_BYTES = 64 << 20
"""Bytes of a file of queries; the standard input, which is read line by line, may have more."""
_OWN_OPTIONS = ("sort", "limit", "exact", "variants", "count_copies")
"""The options of a query that are no filters."""


class _Query(Struct, frozen=True):
    """A query of the file.

    Attributes:
        text: The query. If a line of JSON has something other than a text there, it is that.
        record: The whole line of JSON, which may have an id of any type, filters and other options.
        is_broken: True if the line begins like JSON and is none.
    """

    text: Any
    record: Mapping[str, Any] = {}
    is_broken: bool = False


class _LineOptions(Struct, frozen=True, omit_defaults=True):
    """The options that a line of JSON may have for its own query. None is not set.

    Attributes:
        since, until, source, person, not_source, not_person, organisation, place,
            not_organisation, not_place, tag, not_tag, undated: See `search.filters.Filters`.
        sort, limit, exact, variants, count_copies: See `search.archive.Archive.find`.
    """

    since: str | None = None
    until: str | None = None
    source: str | tuple[str, ...] | None = None
    person: str | tuple[str, ...] | None = None
    not_source: str | tuple[str, ...] | None = None
    not_person: str | tuple[str, ...] | None = None
    organisation: str | tuple[str, ...] | None = None
    place: str | tuple[str, ...] | None = None
    not_organisation: str | tuple[str, ...] | None = None
    not_place: str | tuple[str, ...] | None = None
    tag: str | tuple[str, ...] | None = None
    not_tag: str | tuple[str, ...] | None = None
    undated: bool | None = None
    sort: Sort | None = None
    limit: int | None = None
    exact: bool | None = None
    variants: bool | None = None
    count_copies: bool | None = None

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> _LineOptions:
        """Read the options of a line; keys that are no options are left alone.

        Raises:
            InputError: An option has a value of a wrong type.
        """
        try:
            return convert(record, cls)
        except ValidationError as error:
            key = re.search(r"\$\.(\w+)", str(error))
            raise InputError("batch-json-option", key=key[1] if key else "") from error


class _Options(Struct, frozen=True):
    """The options of a query: those of the command, or of its line."""

    filters: Filters
    limit: int
    exact: bool
    variants: bool = True
    sort: Sort | None = None
    count_copies: bool = False

    def with_those_of(self, line: _LineOptions) -> _Options:
        """Return the options with those that a line has instead."""
        chosen = {key: value for key, value in asdict(line).items() if value is not None}
        own = {key: chosen.pop(key) for key in _OWN_OPTIONS if key in chosen}
        return replace(self, filters=replace(self.filters, **chosen), **own)


@app.command("batch")
@takes_filters
def batch_command(
    file: Annotated[
        Path,
        typer.Argument(
            help="A file with one query a line, or JSON Lines with text, id and filters such as "
            "source; - reads the input.",
            metavar="FILE",
        ),
    ],
    filters: Filters,
    limit: Annotated[
        int, typer.Option("--limit", "-n", help="Most hits for a query.", metavar="N")
    ] = 10,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    count_copies: CountCopiesOption = False,
    output: OutputOption = None,
    index: IndexOption = None,
) -> None:
    """Answer a file of queries with one line of JSON each."""
    options = _Options(filters, limit, exact, not no_variants, count_copies=count_copies)
    hits = 0

    def lines(archive: Archive) -> Iterator[str]:
        nonlocal hits
        for answer in answers(archive, file, options):
            hits += len(answer["hits"])
            yield as_json(answer)

    with open_archive(index) as archive, output_to(output) as write:
        written = write(lines(archive))
    if not written:
        console.say_message("batch-without-queries", file=str(file))
    raise typer.Exit(0 if hits else NO_HITS)


def answers(archive: Archive, file: Path, options: _Options) -> Iterator[dict[str, Any]]:
    """Yield the answer to each query of a file as JSON holds it.

    The answer to a query that cannot be read has an error and no hits.

    Raises:
        InputError: The file cannot be read, or an option is wrong.
    """
    # a wrong option, such as a date that cannot be read, ends the command before the first line
    _find(archive, "", options)
    for number, line in enumerate(_lines(file), 1):
        if line.strip():
            query = _read_query(line)
            answer = _answer(archive, query, options, number)
            has_id = "id" in query.record
            yield {"id": query.record["id"], **answer} if has_id else answer


def _answer(archive: Archive, query: _Query, options: _Options, number: int) -> dict[str, Any]:
    """Answer the query of a line. If it cannot be read, print the error and return it as JSON.

    Args:
        archive: The archive to search.
        query: The query.
        options: The options of the command.
        number: The number of the line, which the error names.
    """
    try:
        if query.is_broken:
            raise InputError("batch-json-broken", example=EXAMPLE)
        if not isinstance(query.text, str):
            raise InputError("batch-json-without-text", example=EXAMPLE)
        own_options = options.with_those_of(_LineOptions.of(query.record))
        return _find(archive, query.text, own_options)
    except SearchError as error:
        console.say_message("batch-line", number=number, error=error.message)
        return {
            "query": query.text,
            "error": console.words().text(error.message),
            "code": error.message.code,
            "total": 0,
            "without_copies": 0,
            "partial": 0,
            "hits": [],
        }


def _find(archive: Archive, text: str, options: _Options) -> dict[str, Any]:
    """Search for a query, and return the first page of its hits as JSON holds it."""
    page = archive.find(
        text,
        filters=options.filters,
        sort=options.sort,
        limit=options.limit,
        exact=options.exact,
        variants=options.variants,
        group=False,
        count_copies=options.count_copies,
    )
    return page.as_dict(console.language())


def _lines(file: Path) -> Iterable[str]:
    """Read the lines of a file in any encoding. Those of the standard input are read as they come.

    Raises:
        InputError: The file cannot be read.
    """
    if str(file) == "-":
        return (_decode_line(line) for line in console.standard_input())
    from index.readers.encoding import decode  # late: most commands read no files

    try:
        data = read_at_most(file, MAX_FILE_BYTES)
        return decode(data).split("\n") if data.strip() else ()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("batch-file-unreadable", file=str(file), reason=reason) from error
    except UnreadableFile as error:
        raise InputError("batch-file-unreadable", file=str(file), reason=error.message) from error


def _decode_line(line: bytes) -> str:
    """Decode a line of the standard input; one in no known encoding is read as UTF-8."""
    from index.readers.encoding import decode

    try:
        return decode(line)
    except UnreadableFile:
        return line.decode("utf-8", "replace")


def _read_query(line: str) -> _Query:
    """Read the query of a line: the line itself, or the `text` of a JSON object.

    A line that begins with a brace is JSON.
    """
    text = line.strip()
    if not text.startswith("{"):
        return _Query(text)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return _Query(text, is_broken=True)
    return _Query(record.get("text"), record)
