"""The program that the commands belong to, and what they share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from search.cli import console
from search.cli.exit_codes import NO_HITS

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
        from index.version import VERSION  # late: few ask for it

        console.put(f"kiosque-search {VERSION}")
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


def say_unknown_articles(found: Mapping[str, object]) -> int:
    """Print which articles the archive lacks, and return the exit code.

    Args:
        found: The articles by the ids that were typed; None for each that the archive lacks.
    """
    unknown = [id for id, article in found.items() if article is None]
    for id in unknown:
        _say_unknown_article(id)
    return NO_HITS if unknown else 0


def _say_unknown_article(id: str) -> None:
    """Print that the archive has no article with this id."""
    if id.strip():
        console.say_message("article-unknown", id=id)
    else:
        console.say_message("article-id-missing")


def unknown_article(id: str) -> typer.Exit:
    """Print that the archive has no article with this id, and return the exception that exits."""
    _say_unknown_article(id)
    return typer.Exit(NO_HITS)
