"""Choose the language that the command line speaks."""

from __future__ import annotations

from collections.abc import Mapping

from index.messages import Language

VARIABLES = ("SEARCH_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Environment variables that name a language; the first one that is set decides."""


def names_a_language(value: str) -> bool:
    """Return True for a value of SEARCH_LANG that names English or French, or that is empty."""
    return not value or _language_of(value) in ("en", "english", "fr", "french")


def chosen_language(environment: Mapping[str, str]) -> Language:
    """Return `fr` where the first variable that is set names French, else `en`.

    A value is a language (`fr`) or a locale (`fr_FR.UTF-8`).
    """
    values = (environment.get(variable, "") for variable in VARIABLES)
    value = next((value for value in values if value), "")
    return "fr" if _language_of(value) in ("fr", "french") else "en"


def _language_of(value: str) -> str:
    """Return what stands before the country and the encoding, in small letters."""
    return value.replace("-", "_").partition("_")[0].partition(".")[0].lower()
