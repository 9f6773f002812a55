"""`search help`: explain a command, or the query language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from index.analysis.analyzer import fold
from index.errors import InputError
from search.cli import console
from search.cli.app import app
from search.cli.terminal import Terminal
from search.cli.words.queries import EXAMPLES
from search.commands import COMMANDS, load_program

QUERIES = "queries"
_QUERY_TOPICS = frozenset((QUERIES, "requetes", "requete"))
"""Names of the page about the query language, in folded letters."""


@app.command("help")
def help_command(
    topic: Annotated[
        str | None, typer.Argument(help="A command, or: queries.", metavar="[TOPIC]")
    ] = None,
) -> None:
    """Explain a command or, with `search help queries`, all that a query may have."""
    if topic is None:
        load_program("", console.language())(args=["--help"])
    elif topic in COMMANDS:
        load_program(topic, console.language())(args=[topic, "--help"])
    elif fold(topic) in _QUERY_TOPICS:
        console.put_lines(query_lines(console.terminal()))
    else:
        raise InputError("help-topic-unknown", topic=topic, topics=(QUERIES, *COMMANDS))


def query_lines(terminal: Terminal) -> Iterator[str]:
    """List examples of queries, each with what it finds."""
    yield from terminal.wrap(terminal.text("queries-heading"))
    yield ""
    width = max(len(example.query) for example in EXAMPLES)
    for example in EXAMPLES:
        line = f"  {example.query:{width}}  {example.meaning(terminal.words.language)}"
        yield from terminal.wrap(line, indent=width + 4)
    yield ""
    yield from terminal.wrap(terminal.text("queries-shell"))
