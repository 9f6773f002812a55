"""Recognise the verbs by which a text says who says something."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal

from index.analysis.folding import fold
from index.analysis.lemmatizer import index_terms
from index.analysis.lexicon import french_lexicon, usual_start
from index.analysis.word_lists import read_sections

Sort = Literal["speech", "manner"]
"""A sort of verbs, as a section of the list has them.

- `speech`: wherever its subject speaks;
- `manner`: only right after somebody's words, or right before a colon: sourire.
"""
MAX_CACHED_FORMS = 1 << 16
"""Words whose sorts are remembered."""

_NO_VERB: frozenset[Sort] = frozenset()
_VERBS = Path(__file__).parent / "french" / "speech_verbs.txt"


@lru_cache(maxsize=MAX_CACHED_FORMS)
def sorts_of(form: str) -> frozenset[Sort]:
    """Return the sorts that an inflected form may be of; none for most words.

    Args:
        form: One word in lower case, as it is written.
    """
    folded = fold(form)
    if not _beginnings().isdisjoint((folded[:2], folded[:3], folded[:4])):
        return _looked_up(form, folded)
    return _NO_VERB  # as for most: looking a word up takes twenty times as long


def _looked_up(form: str, folded: str) -> frozenset[Sort]:
    sorts = _NO_VERB
    for term in index_terms(form, folded).terms:
        sorts |= _sorts_by_term().get(term, _NO_VERB)
    return sorts


def is_infinitive(form: str) -> bool:
    """Return True for a verb of the list in its infinitive."""
    return form in _infinitives()


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(chain.from_iterable(read_sections(_VERBS).values()))


@cache
def _beginnings() -> frozenset[str]:
    """Return how folded forms of the verbs begin: with two to four letters."""
    lexicon = french_lexicon()
    beginnings: set[str] = set()
    for term in _sorts_by_term():
        verb = term.partition(".")[0]
        if verb.endswith("er"):
            beginnings.add(verb[:-2][:4])  # the stem of these verbs is in all their forms
        else:
            beginnings.update((usual_start(verb), *lexicon.irregular_starts(term)))
    return frozenset(beginnings)


@cache
def _sorts_by_term() -> dict[str, frozenset[Sort]]:
    """Return the sorts of each verb of the list by the term of its lemma."""
    sorts: dict[str, frozenset[Sort]] = {}
    for section, infinitives in read_sections(_VERBS).items():
        for infinitive in infinitives:
            for term in index_terms(infinitive, fold(infinitive)).terms:
                sorts[term] = sorts.get(term, _NO_VERB) | {section}  # type: ignore[arg-type]
    return sorts
