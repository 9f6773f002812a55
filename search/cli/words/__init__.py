"""The words of the command line: what it prints itself, and remedies that name commands and flags.

The library's catalogue has the words of every message. The catalogue here extends it: `TEXTS` adds
headings and reports, `REMEDIES` puts a command in the place of each remedy. French adds `HELP`, the
translations of the help texts, which stand in English beside the options that they belong to.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module

from msgspec.structs import replace

from index.messages import Catalogue, Language, Message, Value, catalogue
from search.cli.language import chosen_language

_MODULES = {"en": "english", "fr": "french"}


@cache
def cli_catalogue(language: Language) -> Catalogue:
    """Load the words of a language: the library's and those of the command line."""
    library = catalogue(language)
    words = import_module(f"search.cli.words.{_MODULES[language]}")
    return replace(
        library,
        texts={**library.texts, **words.TEXTS},
        remedies={**library.remedies, **words.REMEDIES},
    )


def current_catalogue() -> Catalogue:
    """Return the words of the language that the environment asks for."""
    return cli_catalogue(chosen_language(os.environ))


def text(code: str, /, **values: Value) -> str:
    """Put a message of the command line into words."""
    return current_catalogue().text(Message(code, values))
