"""MinHash sketches: tell from a few numbers kept of each text that two are near-duplicates.

A sketch is a bottom-k sketch (Broder, "On the resemblance and containment of documents", 1997): of
the hashes of all shingles of a text, its runs of three words, the k smallest are kept. Two texts
that have shingles in common keep the same hashes of them, wherever these stand. So editing,
cutting, another headline or an agency's signature leave sketches alike. A sketch depends on the
text alone: not on other articles, nor on the machine.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
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
HASH_BITS = 18
"""Bits of a hash. More would tell shingles apart better, and take more room in the index."""
_TERM_MASK = (1 << 12) - 1
"""The last bits of a hash, by which an index finds it."""
_SORTED_HASHES = 3 * SKETCH_SIZE
"""Hashes of a long text that are sorted: few texts have less than a sketch of different ones among
so many."""
_SURPLUS_BITS = 32 - HASH_BITS
"""Last bits of a CRC-32 that are dropped."""


def make_sketch(stems: str) -> tuple[int, ...]:
    """Return the sketch of a text: its hashes, in rising order.

    Args:
        stems: The stems of the text, separated by spaces. If fewer than three of them have four
            letters or more, the sketch is empty.
    """
    words = _WORD.findall(stems.encode("utf-8", "replace"))[:_MAX_WORDS]
    # This runs for every article: nested maps are twice as quick as a loop.
    shingles = map(b" ".join, zip(words, words[1:], words[2:], strict=False))
    return tuple(_smallest(list(map(crc32, shingles))))


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


def sketch_terms(hashes: Iterable[int]) -> tuple[str, ...]:
    """Return the terms that an index finds a sketch by: the last bits of each hash.

    Two sketches share as many terms as hashes, unless two hashes have a term in common, and they
    may share others by chance: only their hashes tell. If whole hashes were terms, few articles
    would share one, and the terms would take twice as much room.
    """
    return tuple(dict.fromkeys([f"{each & _TERM_MASK:x}" for each in hashes]))


def containment(left: Collection[int], right: Collection[int]) -> float:
    """Estimate from two sketches which share of the shorter text's shingles the other text has.

    A full sketch says nothing of hashes greater than its last one, so those are not compared. Where
    few are compared, as between a long text and a short one, the estimate is lowered by
    what chance may have added, unless all of them are shared.

    Returns:
        A share from 0 to 1; 0 where the sketches share too few hashes to tell.
    """
    shared_count = len(set(left).intersection(right))
    if shared_count < MIN_SHARED_HASHES:
        return 0.0
    left_hashes, right_hashes = sorted(left), sorted(right)
    last = _last_comparable(left_hashes, right_hashes)
    # Hashes up to the last comparable one, in the sketch that has fewer of them.
    compared_count = min(bisect_right(left_hashes, last), bisect_right(right_hashes, last))
    if shared_count == compared_count:
        return 1.0
    by_chance = CHANCE_SHARED_HASHES * (1 / compared_count - 1 / SKETCH_SIZE)
    return max(shared_count / compared_count - by_chance, 0.0)


def resemblance(left: Collection[int], right: Collection[int]) -> float:
    """Estimate from two sketches which share of the longer text's shingles the other text has.

    Returns:
        A share from 0 to 1; 0 where the sketches share too few hashes to tell.
    """
    shared_count = len(set(left).intersection(right))
    if shared_count < MIN_SHARED_HASHES:
        return 0.0
    return shared_count / max(len(left), len(right))


def _last_comparable(left: Sequence[int], right: Sequence[int]) -> int:
    """Return the greatest hash that both sketches would hold if their texts had it.

    A full sketch holds no hash beyond its last one, though its text may have some. A sketch that is
    not full holds all hashes of its text.
    """
    last_of_full = [hashes[-1] for hashes in (left, right) if len(hashes) == SKETCH_SIZE]
    if last_of_full:
        return min(last_of_full)
    return max(left[-1], right[-1])
