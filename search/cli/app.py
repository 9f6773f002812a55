"""The program that the commands belong to, and what they share."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from index.errors import InputError
from search.cli import console

NO_HITS = 1
"""Exit code: nothing was found, or not all is well."""

QUERY_SETTINGS: dict[Any, Any] = {
    "ignore_unknown_options": True,
    "help_option_names": ["--help"],
}
"""For commands that take a query: a word of it may begin with a hyphen, to exclude it."""

app = typer.Typer(
    name="search",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(is_asked_for: bool) -> None:
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


def query_text(words: list[str]) -> str:
    """Join the words of a query.

    A word that looks like an option is refused, so that a misspelt option is not searched for. A
    single hyphen begins an exclusion: `query` takes no option of one letter, not even for help.

    Raises:
        InputError: A word looks like an option.
    """
    for word in words:
        if word.startswith("--") or words == ["-h"]:
            raise InputError("option-unknown", option=word)
    return " ".join(words)


def unknown_article(id: str) -> typer.Exit:
    """Say that the archive has no article of this id, and return the exit to raise."""
    console.say_message("article-unknown", id=id)
    return typer.Exit(NO_HITS)
