"""Find runs of capitalised words in a text, with the particles and initials between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from index.analysis.particles import PARTICLES
from index.lazy_pattern import lazy_pattern

_LATIN = [*map(chr, range(0x41, 0x250)), *map(chr, range(0x1E00, 0x1F00))]
UPPER = "".join(letter for letter in _LATIN if letter.isupper())
LETTER = "A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿʿʾ"
"""The letters of names, for a class of a regular expression."""
_SPACE = "[ \u00a0\u202f]{1,2}"
TAIL = rf"[{LETTER}]*(?:(?:['’ʼ]|[‑-]\n?)[{LETTER}]+)*"
_INITIALS = rf"\.(?:-?[{UPPER}]\.)*(?=[ \u00a0\u202f]?[{UPPER}])"
ARTICLE = "(?:[aeu](?:[lnrstdz]|sh|ch|th|dh)[-‑]['’‘ʿ]?|[‘ʿ])"
NAME = rf"[{UPPER}](?:{_INITIALS}|{TAIL})"
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_RUN = lazy_pattern(
    rf"{NAME}(?:(?:{_SPACE}|(?<=\.)(?=[{UPPER}]))(?:[dl]['’]|(?:{_PARTICLE}){_SPACE}){{0,3}}"
    rf"(?:{NAME}|{ARTICLE}[{UPPER}]{TAIL})){{0,12}}"
)
_LINE_BREAK = lazy_pattern("[‑-]\n(?=(.))", re.DOTALL)
_ARTICLE_BEFORE = lazy_pattern(rf"(?<![{LETTER}]){ARTICLE}$", re.IGNORECASE)

_FIRST_WORD = lazy_pattern(rf"{NAME}{_SPACE}(?=[{UPPER}])")
_PREFIX = lazy_pattern('(?:^|[\\s«"“(])(?:anti|pro|post)?[-‑]$', re.IGNORECASE)
"""A hyphen that a name may stand behind: at the start of a line, or after these prefixes."""

MAX_PREFIX_CHARS = 6
"""Characters before a name in which a prefix is looked for."""
_HYPHENS = ("-", "‑")
_JOINING_CHARACTERS = "-‑'’‘ʿ"
"""Characters that join a run to the word, or the Arabic article, before it."""
MAX_ARTICLE_CHARS = 5
"""Characters of an Arabic article before a name."""


MAX_RUNS = 100_000
"""Capitalised runs of a text that are judged. A book has 20,000, and each takes ten microseconds."""


@lru_cache(maxsize=1)
def runs_of(text: str) -> tuple[tuple[int, str], ...]:
    """Return the capitalised runs of a text, at most `MAX_RUNS`.

    Those of the text that was read last are kept: people are looked for in the same ones as
    organisations and places.
    """
    return tuple(islice(capitalized_runs(text), MAX_RUNS))


def capitalized_runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the capitalised runs of a text, each with the offset of its first character.

    A word in capitals behind a hyphen (ex-PDG) is left out of its run, unless the hyphen begins a
    line of a list, or stands after a prefix that names are given (anti-Trump).
    """
    for match in _RUN.finditer(text):
        start = match.start()
        if not start or text[start - 1] not in _JOINING_CHARACTERS:
            yield start, match.group()
            continue
        start = _with_article(text, start)
        if text[start - 1 : start] in _HYPHENS and not _begins_name(text, start):
            first_word = _FIRST_WORD.match(text, start, match.end())
            if first_word is None:
                continue
            start = first_word.end()
        yield start, text[start : match.end()]


def _begins_name(text: str, start: int) -> bool:
    """Return True if a name may begin after the hyphen before an offset."""
    window = max(start - MAX_PREFIX_CHARS, 0)
    return _PREFIX.search(text, window, start) is not None


def _with_article(text: str, start: int) -> int:
    """Return where a run begins if the Arabic article before it (al-, ech-) is included."""
    window = max(start - MAX_ARTICLE_CHARS, 0)
    article = _ARTICLE_BEFORE.search(text[window:start])
    if article is None:
        return start
    return window + article.start()


def join_broken_words(text: str) -> str:
    """Join the words that the end of a line divides: Emma-⏎nuel, Jean-⏎Yves."""
    if "\n" not in text:
        return text
    return _LINE_BREAK.sub(_hyphen_at_line_break, text)


def _hyphen_at_line_break(line_break: re.Match[str]) -> str:
    """Keep a hyphen before a capital, and drop one that only divides a word."""
    next_letter = line_break[1]
    if next_letter.islower():
        return ""
    return "-"
