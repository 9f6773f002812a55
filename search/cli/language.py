"""Choose the language that the command line speaks."""

from __future__ import annotations

from collections.abc import Mapping

from index.messages import Language

VARIABLES = ("SEARCH_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Environment variables that name a language; the first one that is set decides."""


def chosen_language(environment: Mapping[str, str]) -> Language:
    """Return `fr` where the first variable that is set names French, else `en`.

    A value is a language (`fr`) or a locale (`fr_FR.UTF-8`).
    """
    values = (environment.get(variable, "") for variable in VARIABLES)
    value = next((value for value in values if value), "")
    # the language is what stands before the country and the encoding
    language = value.replace("-", "_").partition("_")[0].partition(".")[0]
    return "fr" if language.lower() in ("fr", "french") else "en"
