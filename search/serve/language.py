"""Choose the language and the theme of a page for its reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from index.lazy_pattern import lazy_pattern
from index.messages import Language

Theme = Literal["auto", "dark", "light"]
"""Colours of the pages; `auto` leaves the choice to the browser."""

LANGUAGES: tuple[Language, ...] = ("fr", "en")
THEMES: tuple[Theme, ...] = get_args(Theme)

_PREFERENCE = lazy_pattern(
    r"\s*(?P<language>[A-Za-z]{1,8})(?:-[A-Za-z0-9-]{1,40})?\s*(?:;\s*q\s*=\s*(?P<weight>[01](?:\.\d{0,3})?)\s*)?"
)
"""A language of the header Accept-Language with its weight (RFC 9110)."""
_MAX_PREFERENCES = 20
"""Languages of the header that are looked at."""


def chosen_language(cookies: Mapping[str, str], accepted: str, usual: Language) -> Language:
    """Return the language of the reader's cookie, else of the browser, else the usual one.

    Args:
        cookies: The cookies of the request.
        accepted: The header Accept-Language.
        usual: The language for readers who ask for neither French nor English.
    """
    for language in (cookies.get("language", ""), *_preferred(accepted)):
        if language in LANGUAGES:
            return language
    return usual


def chosen_theme(cookies: Mapping[str, str]) -> Theme:
    """Return the theme of the reader's cookie, or `auto`."""
    chosen = cookies.get("theme", "")
    return next((theme for theme in THEMES if theme == chosen), "auto")


def _preferred(accepted: str) -> list[str]:
    """Return the languages of a header, those with the greatest weight first."""
    weights: dict[str, float] = {}
    for part in accepted.split(",")[:_MAX_PREFERENCES]:
        preference = _PREFERENCE.fullmatch(part)
        if preference is not None:
            weight = float(preference["weight"] or 1)
            weights.setdefault(preference["language"].lower(), weight)
    wanted = [language for language, weight in weights.items() if weight > 0]
    return sorted(wanted, key=lambda language: -weights[language])
