"""Sketches: whether two articles are much the same text, told from a few characters kept of each.

A sketch is a bottom-k sample (Broder, "On the resemblance and containment of documents", 1997) of the runs of words of
a text: of all their hashes the smallest are kept. Two texts that have runs in common keep the same of them, wherever
these stand, so editing, cutting, another headline or an agency's signature leave sketches alike. A sketch depends on
nothing but the text: not on other articles, nor on the machine.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from zlib import crc32

SKETCH_SIZE = 30
"""Marks of a sketch."""
MIN_SHARED_HASHES = 4
"""Marks that two sketches must share; fewer may be chance, or a phrase that everybody writes."""
CHANCE_SHARED_HASHES = 2.2
"""Marks by which an estimate is lowered that rests on one; one that rests on all of a sketch is not."""
MIN_CONTAINMENT = 0.45
"""Share of the shorter text's runs that must be in the other one. Where 15 % of the words are others, about 0.6 of the
runs are left; articles on one event that share paragraphs of background have 0.1 to 0.4."""

_LONGEST = 2_000
"""Words that are looked at, lest the smallest hashes of a whole book fill all the room there is for small ones."""
_WORD = re.compile(rb"[^ ]{4,}")
_DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""In the order of their code points, so that marks are ordered as the numbers that they spell."""
_WIDTH = 3
"""Digits of a mark. More would tell runs apart better, and cost room in the index for every one of them."""
_SURPLUS_BITS = 32 - 6 * _WIDTH
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_PAIRS = tuple(map("".join, product(_DIGITS, repeat=2)))


def sketch(stems: str) -> str:
    """The sketch of a text: its marks in order, one after the other; none where there is no run of words.

    Args:
        stems: The stems of the text, separated by spaces. A run is three that follow each other, short ones left out:
            they are mostly function words.
    """
    words = _WORD.findall(stems.encode("utf-8", "replace"))[:_LONGEST]
    hashes = sorted(set(map(crc32, map(b" ".join, zip(words, words[1:], words[2:], strict=False)))))
    smallest = dict.fromkeys(
        [number >> _SURPLUS_BITS for number in hashes[: 2 * SKETCH_SIZE]]
    )  # cut short, some are equal
    return "".join(
        [_PAIRS[number >> 6] + _DIGITS[number & 63] for number in [*smallest][:SKETCH_SIZE]]
    )


def sketch_terms(sketch: str) -> tuple[str, ...]:
    """The marks of a sketch, in order: what an index can find it by."""
    return tuple([sketch[start : start + _WIDTH] for start in range(0, len(sketch), _WIDTH)])


def short_hashes(sketch: str) -> tuple[int, ...]:
    """The marks of a sketch cut to 16 bits: sketches share as many signs as marks, or by chance more.

    Signs take less room than marks and are quick to compare, but tell no more than which sketches are worth comparing.
    """
    values = [_VALUES[digit] for digit in sketch]
    sketch_terms = zip(values[::_WIDTH], values[1::_WIDTH], values[2::_WIDTH], strict=True)
    return tuple([(high << 12 | middle << 6 | low) & 0xFFFF for high, middle, low in sketch_terms])


def containment(one: str, other: str) -> float:
    """The share of the shorter text's runs that the other text has, from 0 to 1, estimated from their sketches.

    A full sketch says nothing of runs beyond its last mark: only what comes before counts. Where that is little, as
    between a long text and a short one, the estimate is lowered by what chance may have added, unless all of it is
    shared. 0 where too few marks are shared to tell.
    """
    shared = len(_mark_set(one) & _mark_set(other))
    if shared < MIN_SHARED_HASHES:
        return 0.0
    left, right = sketch_terms(one), sketch_terms(other)
    known = min(
        [held[-1] for held in (left, right) if len(held) == SKETCH_SIZE],
        default=max(left[-1], right[-1]),
    )
    seen = min(sum(mark <= known for mark in held) for held in (left, right))
    return (
        1.0
        if shared == seen
        else max(shared / seen - CHANCE_SHARED_HASHES * (1 / seen - 1 / SKETCH_SIZE), 0.0)
    )


@lru_cache(maxsize=4096)
def _mark_set(sketch: str) -> frozenset[str]:
    """The marks of a sketch; memoised, since each is compared with many."""
    return frozenset(sketch_terms(sketch))


def alike(one: str, other: str) -> bool:
    """Whether two sketches are of texts that are near-duplicates."""
    return containment(one, other) >= MIN_CONTAINMENT
