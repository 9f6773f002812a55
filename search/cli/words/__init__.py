"""The words of the command line: what it prints itself, and remedies that name commands and flags.

The library's catalogue has the words of every message. The catalogue here extends it: `TEXTS` adds
headings and reports, `REMEDIES` puts a command in the place of each remedy. French adds `HELP`, the
translations of the help texts, which stand in English beside the options that they belong to.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module

from msgspec.structs import replace

from index.messages import Catalogue, Language, Message, Value, catalogue
from search.cli.language import chosen_language

_MODULES = {"en": "english", "fr": "french"}

_PLAIN_SIGNS = {
    "«\u202f": ("«\xa0", '"'),
    "\u202f»": ("\xa0»", '"'),
    "\u202f": ("\xa0", " "),
    "’": ("'",),
    "«": ('"',),
    "»": ('"',),
    "“": ('"',),
    "”": ('"',),
}
"""Signs of typography, and what may stand in their place, the nearest first."""


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


@cache
def encodable_catalogue(language: Language, encoding: str) -> Catalogue:
    """Load the words of a language with signs that an encoding has."""
    words = cli_catalogue(language)
    if all(_has(encoding, sign) for sign in _PLAIN_SIGNS):
        return words
    return replace(
        words,
        texts={code: with_signs_of(encoding, text) for code, text in words.texts.items()},
        remedies={code: with_signs_of(encoding, text) for code, text in words.remedies.items()},
        thousands=with_signs_of(encoding, words.thousands),
        percent=with_signs_of(encoding, words.percent),
        before_remedy=with_signs_of(encoding, words.before_remedy),
    )


def with_signs_of(encoding: str, text: str) -> str:
    """Put plain signs in the place of those of typography that an encoding does not have."""
    for sign, plain_signs in _PLAIN_SIGNS.items():
        if sign in text and not _has(encoding, sign):
            text = text.replace(sign, next(plain for plain in plain_signs if _has(encoding, plain)))
    return text


def _has(encoding: str, sign: str) -> bool:
    """Return True if an encoding has a sign."""
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def current_catalogue() -> Catalogue:
    """Return the words of the language that the environment asks for."""
    return cli_catalogue(chosen_language(os.environ))


def text(code: str, /, **values: Value) -> str:
    """Put a message of the command line into words, in signs that the output has."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    words = encodable_catalogue(chosen_language(os.environ), encoding)
    return words.text(Message(code, values))
