"""Recognise the verbs by which a text says who says something."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal

from index.analysis.folding import fold
from index.analysis.lemmatizer import index_terms
from index.analysis.word_lists import read_sections

Sort = Literal["speech", "reflexive", "manner"]
"""A sort of verbs, as a section of the list has them.

- `speech`: wherever its subject speaks;
- `reflexive`: the same, as far as it is reflexive: s'indigner;
- `manner`: only right after somebody's words, or right before a colon: sourire.
"""
MAX_CACHED_FORMS = 1 << 14
"""Words whose sorts are remembered."""

_VERBS = Path(__file__).parent / "french" / "speech_verbs.txt"


@lru_cache(maxsize=MAX_CACHED_FORMS)
def sorts_of(form: str) -> frozenset[Sort]:
    """Return the sorts that an inflected form may be of; none for most words.

    Args:
        form: One word in lower case, as it is written.
    """
    sorts: frozenset[Sort] = frozenset()
    for term in index_terms(form, fold(form)).terms:
        sorts |= _sorts_by_term().get(term, sorts)
    return sorts


def is_infinitive(form: str) -> bool:
    """Return True for a verb of the list in its infinitive."""
    return form in _infinitives()


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(chain.from_iterable(read_sections(_VERBS).values()))


@cache
def _sorts_by_term() -> dict[str, frozenset[Sort]]:
    """Return the sorts of each verb of the list by the term of its lemma."""
    sorts: dict[str, frozenset[Sort]] = {}
    for section, infinitives in read_sections(_VERBS).items():
        for infinitive in infinitives:
            for term in index_terms(infinitive, fold(infinitive)).terms:
                sorts[term] = sorts.get(term, frozenset()) | {section}  # type: ignore[arg-type]
    return sorts
