"""Lines of pages and entries of tables, brought to one form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

EDGE_CHARS = " \t:;,.!?…·•*+-–—|/\\<>→►▶»«'\"^~=_#@&$%€↑←↓⏱"
"""What may stand around a phrase that is nothing but itself."""

_LATIN = "".join(map(chr, range(0xC0, 0x180)))
_PLAIN: dict[int, str | None] = {
    ord(sign): plain[0] for sign in _LATIN if (plain := unicodedata.normalize("NFD", sign)) != sign
} | dict.fromkeys((*range(0x300, 0x370), 0x200B, 0x200D, 0x2060, 0xFE0F, 0xFEFF))
_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "œ": "oe", "æ": "ae"}
    | dict.fromkeys(
        '\xa0\u202f\u2009\t«»"“”„()[{}≈<⏱⌛⏳🕐🕒📖📰✉📧📩🔗👉👇➡▪■□●○◆★☆✔🔴📷📸🎧💬', " "
    )
    | {"]": " : "}
)
_FORM = _PLAIN | _SIGNS
_NUMBER = re.compile(r"\d+(?:[\s.,:]{1,2}\d+)*(?:\s?k\b)?")
_SEPARATOR = re.compile(r"[|>›→•·⏐–—]+[\s|>›→•·⏐–—-]*|:(?!//)|(?<=\s)-+(?=\s)")
_COUNTS_OR_PARTS = re.compile(r"[\d|>›→•·⏐–—:]|\s-")
"""Only where this is found can a number or a separator be; most lines have neither."""
_OPENING_FORM = _FORM | str.maketrans(
    dict.fromkeys(":|>›→•·⏐–—", " : ") | dict.fromkeys("0123456789", "0")
)
_OPENING = 32  # characters that hold two words
_CHOICE = re.compile(r"\(([^()]*)\)")


@lru_cache(maxsize=256)  # a line is looked at several times, and then no more
def folded(line: str) -> str:
    """The line in lower case, without accents, quotation marks and brackets; numbers are `0`, separators ` : `."""
    return _spaced(line.lower().translate(_FORM))


def _spaced(plain: str) -> str:
    if _COUNTS_OR_PARTS.search(plain):
        plain = _SEPARATOR.sub(" : ", _NUMBER.sub("0 ", plain))
    return " ".join(plain.split())


def opening(line: str) -> tuple[str, str]:
    """The first two words of a line, folded; quicker than `folded`, for the many lines that are told by them."""
    first, second = (
        *line.lstrip(EDGE_CHARS)[:_OPENING].lower().translate(_OPENING_FORM).split(None, 2),
        "",
        "",
    )[:2]
    return "0" if first[:1] == "0" else first.strip(EDGE_CHARS), "0" if second[
        :1
    ] == "0" else second.rstrip(EDGE_CHARS)


def expanded(entry: str) -> Iterator[str]:
    """The phrases an entry stands for, folded: `(|à )(lire|voir) aussi` is four of them."""
    parts = _CHOICE.split(entry.lower())
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    plain = [[choice.translate(_FORM) for choice in part] for part in choices]
    phrases = map("".join, product(*plain))
    if any(_COUNTS_OR_PARTS.search(f" {choice}") for part in plain for choice in part):
        yield from set(map(_spaced, phrases))
    else:
        yield from {" ".join(phrase.split()) for phrase in phrases}
