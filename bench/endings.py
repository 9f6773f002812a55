"""Learn from the lexicon which endings the lemmas of words have, for words that it does not know.

`python -m bench.endings` writes the table that `index.analysis.endings` reads. It learns from nine
lemmas in ten. The others are those that `bench.inflections` withholds from the lexicon, so that its
figure is of words that the table was not made of.

A lemma that enough of the words with an ending have is kept. An ending is kept if a shorter one
would give its words other lemmas.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bench.inflections import is_held_back
from index.analysis.endings import ENDINGS, MAX_ENDING_CHARS, MIN_COMMON_CHARS, UNCHANGED
from index.analysis.folding import fold
from index.analysis.lemmatizer import MIN_GUESSED_CHARS
from index.analysis.lexicon import french_lexicon

MIN_WORDS = 4
"""Words of an ending that are few enough to be exceptions."""
MIN_SHARE = 0.2
"""Share of the words of an ending that have a lemma, from which it is likely."""

_NOTICE = """\
# Endings of French words, and after each those that the lemmas of such words have instead; a hyphen stands for none.
# Made by bench/endings.py of kiosque-search from the lexicon beside this file, which comes from the spelling dictionary
# "Dictionnaire orthographique francais, toutes variantes", version 7.0, by the Dicollecte contributors
# (https://grammalecte.net), under the terms of the Mozilla Public License, v. 2.0, http://mozilla.org/MPL/2.0/."""

Lemmas = Mapping[str, set[str]]
"""The lemmas of words, both folded."""
Endings = Mapping[str, tuple[str, ...]]
"""The endings that the lemmas of words with an ending have."""


def main() -> int:
    """Make the table, and say how large it is."""
    endings = learn_endings(known_lemmas())
    lines = [f"{ending} {' '.join(map(_written, endings[ending]))}" for ending in sorted(endings)]
    ENDINGS.write_text("\n".join([_NOTICE, *lines]) + "\n", encoding="utf-8")
    print(f"{len(endings):,} endings, {ENDINGS.stat().st_size:,} bytes")
    return 0


def known_lemmas() -> Lemmas:
    """Return the words that are long enough for an ending, and that have no lemma held back."""
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    for word, readings in french_lexicon():
        terms = [term for reading in readings if not reading.is_name for term in reading.all_terms]
        is_long = len(word) >= MIN_GUESSED_CHARS and word.isalpha()
        if is_long and not any(map(is_held_back, terms)):
            lemmas[word].update(fold(term.partition(".")[0]) for term in terms)
    return lemmas


def learn_endings(lemmas: Lemmas) -> Endings:
    """Return the endings that tell the lemmas of words, and those that the lemmas have."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words: Counter[str] = Counter()
    for word in lemmas:
        for ending in _endings(word):
            words[ending] += 1
            counts[ending].update(_other_endings(word, ending, lemmas[word]))
    learnt: dict[str, tuple[str, ...]] = {}
    for ending in sorted(counts, key=len):
        needed = MIN_SHARE * words[ending]
        likely = sorted(other for other, count in counts[ending].items() if count >= needed)
        if words[ending] >= MIN_WORDS and likely and likely != _by_shorter(ending, learnt):
            learnt[ending] = tuple(likely)
    return learnt


def _endings(word: str) -> Iterator[str]:
    longest = min(MAX_ENDING_CHARS, len(word) - MIN_COMMON_CHARS)
    for length in range(1, longest + 1):
        yield word[-length:]


def _other_endings(word: str, ending: str, lemmas: Iterable[str]) -> Iterator[str]:
    """Yield what each lemma has instead of an ending, if all before it is the same."""
    beginning = word.removesuffix(ending)
    for lemma in lemmas:
        if lemma.startswith(beginning):
            yield lemma.removeprefix(beginning)


def _by_shorter(ending: str, learnt: Endings) -> list[str] | None:
    """Return what a shorter ending says of an ending; None if there is none."""
    for start in range(1, len(ending)):
        shorter = ending[start:]
        if shorter in learnt:
            return sorted(ending[:start] + other for other in learnt[shorter])
    return None


def _written(ending: str) -> str:
    return ending or UNCHANGED


if __name__ == "__main__":
    sys.exit(main())
