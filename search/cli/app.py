"""The program that the commands belong to, and what they share."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from index.errors import InputError
from search.cli import console

NO_HITS = 1
"""Exit code: nothing was found, or the check of an index found something wrong."""

QUERY_SETTINGS: dict[Any, Any] = {
    "ignore_unknown_options": True,
    "help_option_names": ["--help"],
}
"""Settings of Typer for commands that take a query, whose words may begin with a hyphen: `-Iran`."""

ID_SETTINGS: dict[Any, Any] = {"ignore_unknown_options": True}
"""Settings of Typer for commands that take an id, which may begin with a hyphen as a file may."""

app = typer.Typer(
    name="search",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(is_asked_for: bool) -> None:
    """Print the version and exit, if the option was given."""
    if is_asked_for:
        from importlib.metadata import version  # late: it takes long to load

        console.put(f"kiosque-search {version('kiosque-search')}")
        raise typer.Exit


@app.callback()
def search(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", is_eager=True, callback=_print_version
        ),
    ] = False,
) -> None:
    """Search archives of French-language press articles."""


def query_text(words: list[str], command: str) -> str:
    """Join the words of a query to a command, such as `timeline`.

    A word that looks like an option is refused, so that a misspelt option is not searched for. A
    single hyphen begins an exclusion, since no command that takes a query has options of one letter.
    Only `-h` by itself is refused, because it asks for help elsewhere.

    Raises:
        InputError: A word looks like an option.
    """
    for word in words:
        if word.startswith("--") or words == ["-h"]:
            raise InputError("option-unknown", option=word, command=command)
    return " ".join(words)


def unknown_article(id: str) -> typer.Exit:
    """Print that the archive has no article with this id, and return the exception that exits."""
    if id.strip():
        console.say_message("article-unknown", id=id)
    else:
        console.say_message("article-id-missing")
    return typer.Exit(NO_HITS)


def say_page_missing(total: int, limit: int, page: int) -> None:
    """Print which page is the last one, if a page is beyond it."""
    last = -(-total // limit)
    if total and page > last:
        console.say_message("page-missing", page=page, last=last)
