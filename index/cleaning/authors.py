"""Part the names of those who signed an article."""

from __future__ import annotations

import re

from index.cleaning.french.signatures import (
    AFTER_AUTHOR,
    BETWEEN_AUTHORS,
    BY,
    INTERVIEWED_BY,
    JOB,
    SENT_BY,
    SMALL_WORDS,
)
from index.lazy_pattern import lazy_pattern

_ADDRESS = lazy_pattern(r"(?<![^\s)])[^\s@]+@\S+|https?://\S+|(?<!\w)@\w+|\([^()]*\)?")
"""An address, an account, or a remark in brackets."""

_CAPITALS = lazy_pattern(r"[A-ZÀ-ÖØ-Þ]{2,}")
_SURNAME_FIRST = lazy_pattern(
    r"(?P<surname>[A-ZÀ-ÖØ-Þ' -]{3,})\s(?P<first>[A-ZÀ-ÖØ-Þ][^A-ZÀ-ÖØ-Þ].*)"
)
"""A name such as `MAILLARD Sébastien`."""

_FULL_STOP = lazy_pattern(r"(?<=[^\W\d_]{3})\.\Z")
"""The full stop after a sentence. After an initial, the point belongs to the name."""

_EDGES = " \t,:;*-–—|/'’\"«»"
_MAX_AUTHORS = 20
_MAX_NAME_CHARS = 80
"""Characters of a name. A longer text is a sentence."""

_MAX_TEXT_CHARS = 5000
"""Characters in which names are looked for: twice as many as so many names with their jobs have."""


def author_names(text: str | None) -> tuple[str, ...]:
    """Return the names in a byline or in the author that a file gives, each once.

    `Par Claire Vasseur, envoyée spéciale, et Yann Le Goff` gives `Claire Vasseur` and
    `Yann Le Goff`. `Vasseur, Claire` and `VASSEUR Claire` give `Claire Vasseur`.

    Args:
        text: The byline, with or without "Par"; None if there is none.
    """
    if not text:
        return ()
    names: dict[str, None] = {}
    for part in BETWEEN_AUTHORS.split(_ADDRESS.sub(" ", text[:_MAX_TEXT_CHARS])):
        names.update(dict.fromkeys(_names_between_commas(_without_by(part))))
    return tuple(names)[:_MAX_AUTHORS]


def _without_by(text: str) -> str:
    """Return a part of a byline without the words before its names."""
    return BY.sub("", INTERVIEWED_BY.sub("", text).strip(_EDGES) + " ", count=1)


def _names_between_commas(text: str) -> list[str]:
    """Return the names of a list; a surname and a first name with a comma between are one."""
    parts = [part for part in map(_one_line, text.split(",")) if part]
    if len(parts) == 2 and not any(" " in part for part in parts):
        surname, first_name = parts
        return [_without_capitals(f"{first_name} {surname}")]
    names = [AFTER_AUTHOR.sub("", f" {part}").strip() for part in parts]
    return [_written_as_usual(name) for name in names if _may_be_name(name)]


def _may_be_name(text: str) -> bool:
    """Return True unless a text is a job, or no name at all."""
    if not text or len(text) > _MAX_NAME_CHARS:
        return False
    if text[0].islower() or text.isdigit():
        return False
    return not (JOB.match(text.lower()) or SENT_BY.match(text))


def _written_as_usual(name: str) -> str:
    """Return a name with its first name first, and not in capitals."""
    turned = _SURNAME_FIRST.fullmatch(name)
    if turned:
        name = f"{turned['first']} {turned['surname']}"
    return _without_capitals(name)


def _without_capitals(name: str) -> str:
    """Return a name of several words with one capital a word; `AFP` and `J.-P. M.` stay.

    `KARL DE MEYER` gives `Karl de Meyer`.
    """
    if " " not in name:
        return name
    return _CAPITALS.sub(_with_one_capital, name)


def _with_one_capital(word: re.Match[str]) -> str:
    lower = word[0].lower()
    is_first = word.start() == 0
    return lower if lower in SMALL_WORDS and not is_first else lower.capitalize()


def _one_line(text: str) -> str:
    return _FULL_STOP.sub("", " ".join(text.split()).strip(_EDGES))
