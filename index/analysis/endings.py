"""Guess the lemmas of a word that the lexicon does not know, by analogy with words that end like it.

New verbs are inflected as old ones are: what ends in -aient comes from -er, so "googlaient" comes
from "googler". A table says for some endings which ones the lemmas of known words have instead. The
longest ending that is in the table decides. `python -m bench.endings` learns the table from the
lexicon. Such rules are those of A. Mikheev, "Automatic rule induction for unknown-word guessing"
(Computational Linguistics 23, 1997).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from index.analysis.word_lists import read_entries

ENDINGS = Path(__file__).parent / "french" / "endings.txt"
"""The table for French: an ending a line, and after it those that lemmas have instead. It is sorted."""
MAX_ENDING_CHARS = 7
"""Letters of the longest ending in the table."""
MIN_COMMON_CHARS = 3
"""Letters that a word and its lemma begin with alike at least."""
UNCHANGED = "-"
"""Stands for no letters in the table."""


@lru_cache(maxsize=1 << 14)
def guess_lemmas(word: str) -> tuple[str, ...]:
    """Return the likely lemmas of a folded word, in no certain order; none if no ending is known."""
    longest = min(MAX_ENDING_CHARS, len(word) - MIN_COMMON_CHARS)
    for length in range(longest, 0, -1):
        beginning, ending = word[:-length], word[-length:]
        others = _endings_of_lemmas(ending)
        if others:
            replaced = others.replace(UNCHANGED, "")
            return tuple([beginning + other for other in replaced.split(" ")])
    return ()


def _endings_of_lemmas(ending: str) -> str:
    """Return what lemmas have instead of an ending, separated by spaces; empty if it is not known."""
    lines = _french_endings()
    start = f"{ending} "
    number = bisect_left(lines, start)
    line = lines[number] if number < len(lines) else ""
    return line.removeprefix(start) if line.startswith(start) else ""


@cache
def _french_endings() -> Sequence[str]:
    """Return the lines of the table. To make a dictionary of them would take as long as a search."""
    return read_entries(ENDINGS)
