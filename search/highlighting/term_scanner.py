"""Pick the few words that are wanted out of many texts, much faster than analysing the texts.

A text is folded letter by letter into bytes, so that a wanted word can be looked for by its first letters with
`bytes.find`; only words that begin so are analysed. A text in letters that this cannot fold is analysed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from index.analysis.analyzer import (
    COMBINING_MARKS,
    Token,
    analyze_word,
    blank_separators,
    fold,
    word_at,
    words_with_offsets,
)

_CODE = "cp1252"
"""One byte a letter for the letters of French, its quotes and its dashes."""
_ODD = re.compile(rf"(?![\x00-\xffŒœŠšŸŽžƒˆ])\w|[{COMBINING_MARKS}]")
_HYPHEN, _SPACE, _SEVERAL = b"\xad", b" ", b"\x02"
"""A soft hyphen; what stands for signs that part words; what stands for a sign that folds to several letters."""
_DOTTED = re.compile(r"\.\w\.")
_ACRONYM = re.compile(r"(?<!\w)[^\W\d]\.(?:[^\W\d]\.)+(?:[^\W\d](?!\w))?")
_GROUPED = re.compile(r"\d[ \u00a0\u2009\u202f.]\d{3}")
_TELLING = 3
"""Letters of a word that are looked for."""


class TermScanner:
    """Wants the words with certain terms; it remembers every word it has judged, for texts repeat theirs."""

    def __init__(
        self, exacts: Iterable[str] = (), stems: Iterable[str] = (), beginnings: Iterable[str] = ()
    ) -> None:
        """Want the words with one of these exact terms or stems, or whose exact term begins in one of these ways."""
        self._exacts, self._stems, self._beginnings = (
            frozenset(exacts),
            frozenset(stems),
            tuple(beginnings),
        )
        wanted = {*self._exacts, *self._stems, *self._beginnings}
        self._all = "" in wanted
        starts = {start for term in wanted if term.isascii() for start in _starts(term)}
        self._short = any(len(start) == 1 for start in starts)
        self._numbers = any(start[:1].isdigit() for start in starts)
        self._needles = [_SPACE + start.encode() for start in sorted(starts)]
        self._judged: dict[str, tuple[str, str] | None] = {}

    def tokens(self, text: str) -> list[Token]:
        """The wanted words of a text, in order, with their places in it."""
        found, judged = [], self._judged
        for start, word in self._candidates(blank_separators(text)):
            if word not in judged:
                judged[word] = self._judge(word)
            if terms := judged[word]:
                found.append(Token(*terms, start, start + len(word)))
        return found

    def _candidates(self, text: str) -> Iterable[tuple[int, str]]:
        """Words among which all that are wanted are; every word where a wanted one may be more than plain letters."""
        if self._all or self._is_joined(text) or (folded := _folded(text)) is None:
            return words_with_offsets(text)
        return [
            (start, word_at(text, start))
            for start in sorted({*self._beginning(folded), *_unsure(folded)})
        ]

    def _is_joined(self, text: str) -> bool:
        """Whether a wanted word may be written with dots or in groups of digits, or be a part of such a word."""
        if _DOTTED.search(text) and (self._short or any(map(self._judge, _ACRONYM.findall(text)))):
            return True
        return self._numbers and _GROUPED.search(text) is not None

    def _beginning(self, folded: bytes) -> Iterator[int]:
        """Where words begin like a wanted one."""
        for needle in self._needles:
            place = folded.find(needle)
            while place >= 0:
                yield place
                place = folded.find(needle, place + 1)

    def _judge(self, word: str) -> tuple[str, str] | None:
        """The terms of a word that is wanted."""
        exact, stem = terms = analyze_word(word)
        return (
            terms
            if exact in self._exacts or stem in self._stems or exact.startswith(self._beginnings)
            else None
        )


def _starts(term: str) -> tuple[str, ...]:
    """How a plain word may start whose exact term or stem is this one.

    Stemming makes doubled letters single, and changes no more than the last letters of what it leaves.
    """
    return (
        (term[:2],) if len(term) < 5 else (term[:_TELLING], term[0] + term[:2], term[:2] + term[1])
    )


def _folded(text: str) -> bytes | None:
    """A space, and a text letter by letter in lower-case ASCII, spaces for other signs; None where that is not all."""
    coded = text.encode(_CODE, "replace")
    if _HYPHEN in coded or (coded.count(b"?") != text.count("?") and _ODD.search(text)):
        return None
    return _SPACE + coded.translate(_table())


def _unsure(folded: bytes) -> Iterator[int]:
    """Where words begin that have a sign that folds to several letters among their first."""
    place = folded.find(_SEVERAL)
    while place >= 0:
        start = folded.rfind(_SPACE, 0, place)
        if place - start <= _TELLING:
            yield start
        place = folded.find(_SEVERAL, place + 1)


@cache
def _table() -> bytes:
    """What each sign of the code folds to."""
    return b"".join(_letter(bytes([code]).decode(_CODE, "replace")) for code in range(256))


def _letter(sign: str) -> bytes:
    if sign == "_" or not sign.isalnum():
        return _SPACE
    letters = fold(sign).encode()
    return letters if len(letters) == 1 else _SEVERAL
