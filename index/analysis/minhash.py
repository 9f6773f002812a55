"""MinHash sketches: tell from a few characters kept of each text that two are near-duplicates.

A sketch is a bottom-k sketch (Broder, "On the resemblance and containment of documents", 1997): of
the hashes of all shingles of a text, its runs of three words, the k smallest are kept. Two texts
that have shingles in common keep the same hashes of them, wherever these stand. So editing,
cutting, another headline or an agency's signature leave sketches alike. A sketch depends on the
text alone: not on other articles, nor on the machine.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product
from zlib import crc32

from index.lazy_pattern import lazy_pattern

SKETCH_SIZE = 30
"""Hashes that a sketch keeps: the k of bottom-k."""
MIN_SHARED_HASHES = 4
"""Hashes that the sketches of near-duplicates share; fewer may be chance, or a common phrase."""
CHANCE_SHARED_HASHES = 2.2
"""An estimate that rests on a single hash is lowered by so many hashes.

One that rests on a whole sketch is not lowered.
"""
MIN_CONTAINMENT = 0.45
"""Share of the shorter text's shingles that near-duplicates have in common.

Where 15 % of the words are replaced, about 0.6 of the shingles are left. Articles on one event that
share paragraphs of background have 0.1 to 0.4.
"""

_MAX_WORDS = 2_000
"""Words that are hashed: the smallest hashes of a whole book would fill all the room there is."""
_WORD = lazy_pattern(rb"[^ ]{4,}")
"""A word of a shingle; shorter ones are mostly function words."""
_DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""The digits of base 64 in the order of their code points: hashes sort as the numbers they spell."""
_HASH_DIGITS = 3
"""Digits of a hash. More would tell shingles apart better, and take more room in the index."""
_SORTED_HASHES = 3 * SKETCH_SIZE
"""Hashes of a long text that are sorted: few texts have less than a sketch of different ones among
so many."""
_SURPLUS_BITS = 32 - 6 * _HASH_DIGITS
"""Last bits of a CRC-32 that are dropped: a digit of base 64 holds six bits."""
_DIGIT_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}


def make_sketch(stems: str) -> str:
    """Return the sketch of a text: its hashes in order, one after the other.

    Args:
        stems: The stems of the text, separated by spaces. If fewer than three of them have four
            letters or more, the sketch is empty.
    """
    words = _WORD.findall(stems.encode("utf-8", "replace"))[:_MAX_WORDS]
    # This runs for every article: nested maps are twice as quick as a loop.
    shingles = map(b" ".join, zip(words, words[1:], words[2:], strict=False))
    smallest = _smallest(list(map(crc32, shingles)))
    pairs = _digit_pairs()
    # A number of 18 bits is a pair of digits (its first 12 bits) and one digit (its last 6 bits).
    return "".join([pairs[number >> 6] + _DIGITS[number & 63] for number in smallest])


@cache
def _digit_pairs() -> tuple[str, ...]:
    """Return the two digits of each number of 12 bits. A search makes no sketch, and needs none."""
    return tuple(map("".join, product(_DIGITS, repeat=2)))


def _smallest(hashes: Sequence[int]) -> list[int]:
    """Return the first bits of the smallest hashes in order, each once.

    Most hashes of a long text are greater than any that its sketch can hold. These are not sorted.
    """
    if len(hashes) > _SORTED_HASHES:
        bound = (_SORTED_HASHES << 32) // len(hashes)
        small = {number >> _SURPLUS_BITS for number in hashes if number < bound}
        if len(small) >= SKETCH_SIZE:
            return sorted(small)[:SKETCH_SIZE]
    return sorted({number >> _SURPLUS_BITS for number in hashes})[:SKETCH_SIZE]


def sketch_terms(sketch: str) -> tuple[str, ...]:
    """Return the hashes of a sketch in order: the terms that an index finds it by."""
    offsets = range(0, len(sketch), _HASH_DIGITS)
    return tuple([sketch[offset : offset + _HASH_DIGITS] for offset in offsets])


def short_hashes(sketch: str) -> tuple[int, ...]:
    """Return the last 16 bits of each hash of a sketch, as numbers.

    Two sketches share at least as many short hashes as hashes, and by chance more. Short hashes
    take less room and are quick to compare. They only tell which sketches are worth comparing.
    """
    values = [_DIGIT_VALUES[digit] for digit in sketch]
    digits = zip(values[::3], values[1::3], values[2::3], strict=True)  # three digits a hash
    return tuple([(high << 12 | middle << 6 | low) & 0xFFFF for high, middle, low in digits])


def containment(left: str, right: str) -> float:
    """Estimate from two sketches which share of the shorter text's shingles the other text has.

    A full sketch says nothing of hashes greater than its last one, so those are not compared. Where
    few are compared, as between a long text and a short one, the estimate is lowered by
    what chance may have added, unless all of them are shared.

    Returns:
        A share from 0 to 1; 0 where the sketches share too few hashes to tell.
    """
    shared_count = len(_hash_set(left) & _hash_set(right))
    if shared_count < MIN_SHARED_HASHES:
        return 0.0
    left_hashes, right_hashes = sketch_terms(left), sketch_terms(right)
    last = _last_comparable(left_hashes, right_hashes)
    # Hashes up to the last comparable one, in the sketch that has fewer of them.
    compared_count = min(bisect_right(left_hashes, last), bisect_right(right_hashes, last))
    if shared_count == compared_count:
        return 1.0
    by_chance = CHANCE_SHARED_HASHES * (1 / compared_count - 1 / SKETCH_SIZE)
    return max(shared_count / compared_count - by_chance, 0.0)


def resemblance(left: str, right: str) -> float:
    """Estimate from two sketches which share of the longer text's shingles the other text has.

    Returns:
        A share from 0 to 1; 0 where the sketches share too few hashes to tell.
    """
    shared_count = len(_hash_set(left) & _hash_set(right))
    if shared_count < MIN_SHARED_HASHES:
        return 0.0
    return shared_count * _HASH_DIGITS / max(len(left), len(right))


def _last_comparable(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """Return the greatest hash that both sketches would hold if their texts had it.

    A full sketch holds no hash beyond its last one, though its text may have some. A sketch that is
    not full holds all hashes of its text.
    """
    last_of_full = [hashes[-1] for hashes in (left, right) if len(hashes) == SKETCH_SIZE]
    if last_of_full:
        return min(last_of_full)
    return max(left[-1], right[-1])


@lru_cache(maxsize=4096)
def _hash_set(sketch: str) -> frozenset[str]:
    """Return the hashes of a sketch; cached, since each sketch is compared with many."""
    return frozenset(sketch_terms(sketch))
