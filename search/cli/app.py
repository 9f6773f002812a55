"""The program that commands belong to, and what they share."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from index.errors import InputError
from search.cli import console

NONE = 1
"""Exit code: nothing was found, or not all is well."""

QUERYING: dict[Any, Any] = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""For commands that take a query: a word of it may begin with a hyphen, to exclude it."""

app = typer.Typer(
    name="search",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # late: it takes long to load

        console.put(f"kiosque-search {version('kiosque-search')}")
        raise typer.Exit


@app.callback()
def search(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", is_eager=True, callback=_tell_version
        ),
    ] = False,
) -> None:
    """Search archives of French-language press articles."""


def typed(words: list[str]) -> str:
    """The words of a query; what looks like an option is refused, lest a misspelt one be searched for.

    A single hyphen begins an exclusion: `query` takes no option of one letter, not even for help.
    """
    for word in words:
        if word.startswith("--") or words == ["-h"]:
            raise InputError(
                f"there is no option {word}; see search query --help (to search for it, quote it: '\"{word}\"')"
            )
    return " ".join(words)


def unknown_article(id: str) -> typer.Exit:
    """Say that the archive has no article of this id, and return the exit to raise."""
    console.say(f"there is no article {id}: ids are shown under each hit")
    return typer.Exit(NONE)
