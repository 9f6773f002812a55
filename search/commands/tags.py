"""`search tag`, `tags` and `note`: tag articles, and write notes on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from index.errors import InputError
from search.bounded_file import read_at_most
from search.cli import console
from search.cli.app import ID_SETTINGS, app, unknown_article
from search.cli.article_ids import find_id
from search.cli.completion import tag_names
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json
from search.cli.hits import annotation_lines
from search.cli.last_hits import remember
from search.cli.options import CsvOption, ExcelOption, IndexOption, JsonOption, OutputOption
from search.cli.output import output_to
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive
from search.printable import printable, printable_lines
from search.tables import CSV, EXCEL
from search.tags.annotation import Annotation
from search.tags.portable import MAX_BYTES, as_table
from search.tags.tags import Tags

_STANDARD_INPUT = Path("-")
"""The name of a file that stands for what is typed or piped in."""


@app.command("tag", context_settings=ID_SETTINGS)
def tag_command(
    ids: Annotated[
        list[str],
        typer.Argument(
            help="Articles, by their ids or their numbers in the last list, and then the tag.",
            metavar="ID... NAME",
        ),
    ],
    remove: Annotated[
        bool, typer.Option("--remove", help="Take the tag from the articles.")
    ] = False,
    index: IndexOption = None,
) -> None:
    """Give articles a tag, which rebuilding the index leaves alone."""
    *typed, name = ids
    if not typed:
        raise InputError("tag-without-articles", name=name)
    with open_archive(index) as archive:
        found = [find_id(archive, each) for each in typed]
        change = archive.tags.remove if remove else archive.tags.add
        count = change(name, found)
    console.say_message("tag-removed" if remove else "tag-added", name=name, count=count)


@app.command("tags")
def tags_command(
    name: Annotated[
        str | None,
        typer.Argument(
            help="Show the articles of this tag.", metavar="[NAME]", autocompletion=tag_names
        ),
    ] = None,
    rename: Annotated[
        tuple[str, str] | None,
        typer.Option(
            help="Give a tag another name; that of another tag makes them one.",
            metavar="NAME NEW",
        ),
    ] = None,
    delete: Annotated[
        str | None,
        typer.Option(
            help="Take a tag from all articles.", metavar="NAME", autocompletion=tag_names
        ),
    ] = None,
    load: Annotated[
        Path | None,
        typer.Option(
            "--import",
            help="Add the tags and notes of a file of JSON Lines or CSV; - for standard input.",
            metavar="FILE",
        ),
    ] = None,
    json: JsonOption = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Print all tags and notes, a line of JSON an article.")
    ] = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
    index: IndexOption = None,
) -> None:
    """List the tags, or the articles that have one; export and import tags and notes."""
    if sum((json, jsonl, csv, excel)) > 1:
        raise InputError("formats-conflict")
    with open_archive(index) as archive:
        _change(archive.tags, rename, delete, load)
        if jsonl or csv or excel:
            annotations = archive.tags.annotations(name)
            with output_to(output) as write:
                write(_written(annotations, csv=csv, excel=excel))
        elif name is None:
            with output_to(output) as write:
                write(_list(archive.tags, console.terminal(), json=json))
        else:
            found = list(archive.tags.annotations(name))
            with output_to(output) as write:
                write(_articles(found, console.terminal(), json=json))
            remember(archive.location, 1, [each.id for each in found])


@app.command("note", context_settings=ID_SETTINGS)
def note_command(
    id: Annotated[
        str,
        typer.Argument(help="An article, as for search show.", metavar="ID"),
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(help="The note; without it, the one that there is.", metavar="[TEXT]"),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Delete the note.")] = False,
    json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Write a note on an article, or show it."""
    text = " ".join(words or ())
    if remove and text:
        raise InputError("note-removed-and-written")
    with open_archive(index) as archive:
        found = find_id(archive, id)
        if remove or text:
            archive.tags.annotate(found, text)
            console.say_message("note-removed" if remove else "note-written", id=found)
            return
        annotation = archive.tags.of(found)
        if not annotation.note and archive.get(found) is None:
            raise unknown_article(id)
    if json:
        console.put(as_json({"id": found, "note": annotation.note}))
    elif annotation.note:
        console.put(printable_lines(annotation.note))
    raise typer.Exit(0 if annotation.note else NO_HITS)


def _change(
    tags: Tags, rename: tuple[str, str] | None, delete: str | None, load: Path | None
) -> None:
    """Make the changes that options ask for, and say so."""
    if rename is not None:
        tags.rename(*rename)
    if delete is not None:
        console.say_message("tag-removed", name=delete, count=tags.delete(delete))
    if load is not None:
        imported = tags.load(_content(load))
        console.say_message("tags-imported", articles=imported.articles)
        if imported.unknown:
            console.say_message("tags-imported-unknown", unknown=imported.unknown)


def _content(file: Path) -> bytes:
    """Return the bytes of a file, or of the standard input.

    Raises:
        InputError: The file cannot be read.
    """
    if file == _STANDARD_INPUT:
        return console.standard_input().read(MAX_BYTES + 1)
    try:
        return read_at_most(file, MAX_BYTES)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("batch-file-unreadable", file=str(file), reason=reason) from error


def _written(annotations: Iterable[Annotation], *, csv: bool, excel: bool) -> Iterator[str]:
    """Write annotations for programs: a table, or JSON Lines."""
    if csv or excel:
        return as_table(annotations, EXCEL if excel else CSV)
    return (as_json(each.as_dict()) for each in annotations)


def _list(tags: Tags, terminal: Terminal, *, json: bool) -> Iterator[str]:
    """List the tags, each with the number of its articles."""
    counts = tags.all()
    if json:
        yield as_json([{"name": tag.name, "articles": tag.articles} for tag in counts])
        return
    if not counts:
        console.say_message("tags-none")
    for tag in counts:
        yield from terminal.wrap(
            terminal.text("tag-line", name=tag.name, articles=tag.articles), indent=4
        )


def _articles(found: Iterable[Annotation], terminal: Terminal, *, json: bool) -> Iterator[str]:
    """Show the articles of a tag, and say of each if it is gone."""
    if json:
        yield as_json([each.as_dict() for each in found])
        return
    for number, each in enumerate(found, 1):
        yield from terminal.wrap(f"{number}. {each.title or each.id}", indent=4)
        day = str(each.date) if each.date else terminal.text("undated")
        gone = terminal.text("article-gone") if each.is_gone else ""
        byline = " · ".join(part for part in (day, each.source, gone) if part)
        yield from terminal.wrap(f"    {byline}", indent=4)
        yield from annotation_lines(each.tags, each.note, terminal, "    ")
        yield f"    {printable(each.id)}"
