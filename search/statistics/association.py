"""Measure how much a word is drawn to others, or to a part of a corpus."""

from __future__ import annotations

import math

ZERO_FREQUENCY = 0.5
"""Frequency that stands for none in a log ratio, which could not be worked out otherwise."""


def log_likelihood(observed: int, in_part: int, frequency: int, total: int) -> float:
    """Return the log-likelihood ratio of a table of two rows and two columns, from 0.

    The larger it is, the less chance alone explains that a word is as frequent in a part as it is.
    Above 3.84, chance would do so once in 20 times, above 10.83 once in 1,000. Source: T. Dunning,
    "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19
    (1993), pp. 61-74.

    Args:
        observed: Number of times that the word stands in the part.
        in_part: Number of words of the part.
        frequency: Number of times that it stands in the whole.
        total: Number of words of the whole.
    """
    cells = (
        (observed, in_part * frequency),
        (in_part - observed, in_part * (total - frequency)),
        (frequency - observed, (total - in_part) * frequency),
        (total - in_part - frequency + observed, (total - in_part) * (total - frequency)),
    )
    # an empty cell adds nothing: the limit of x log x at 0 is 0
    terms = [count * math.log(count * total / margins) for count, margins in cells if count]
    return max(2 * math.fsum(terms), 0.0)


def expected_count(in_part: int, frequency: int, total: int) -> float:
    """Return how often a word would stand in a part by chance, as often as in the whole."""
    return in_part * frequency / total if total else 0.0


def log_dice(together: int, frequency: int, other_frequency: int) -> float:
    """Return the logDice of two words: 14 if they only stand together; one less means half as much.

    Unlike the log-likelihood, it does not depend on the size of the corpus. Source: P. Rychlý, "A
    lexicographer-friendly association score", Proceedings of Recent Advances in Slavonic Natural
    Language Processing, RASLAN 2008, pp. 6-9.

    Args:
        together: Number of times that they stand together, above 0.
        frequency: Number of times that one of them stands in the corpus.
        other_frequency: Number of times that the other one does.
    """
    return 14 + math.log2(2 * together / (frequency + other_frequency))


def log_ratio(count: int, words: int, other_count: int, other_words: int) -> float:
    """Return the binary logarithm of the ratio of two relative frequencies.

    At 1 a word is twice as frequent in the first corpus, at -1 half as frequent. A word that one of
    them lacks counts as half a time there. Source: A. Hardie, "Log Ratio - an informal introduction",
    ESRC Centre for Corpus Approaches to Social Science, Lancaster (2014).

    Args:
        count: Number of times that the word stands in the first corpus.
        words: Number of words of that corpus, above 0.
        other_count: The same of the other corpus.
        other_words: The same of the other corpus.
    """
    frequency = (count or ZERO_FREQUENCY) / words
    return math.log2(frequency / ((other_count or ZERO_FREQUENCY) / other_words))


def percent_difference(count: int, words: int, other_count: int, other_words: int) -> float | None:
    """Return by how many per cent a relative frequency is above another; None if that is 0.

    Source: C. Gabrielatos and A. Marchi, "Keyness: matching metrics to definitions", Corpus
    Linguistics in the South 1, Portsmouth (2011), who call it %DIFF.

    Args:
        count: Number of times that the word stands in the first corpus.
        words: Number of words of that corpus, above 0.
        other_count: The same of the other corpus.
        other_words: The same of the other corpus.
    """
    if not other_count:
        return None
    other_frequency = other_count / other_words
    return 100 * (count / words - other_frequency) / other_frequency
