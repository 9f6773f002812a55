"""Find nouns that were typed as a name, with an article and a capital: La Réunion, Le Monde."""

from __future__ import annotations

from collections.abc import Iterator

from index.analysis.analyzer import fold
from index.analysis.lexicon import french_lexicon
from index.engines.query import EngineQuery, Or, Term
from index.entities.kind import EntityKind
from index.lazy_pattern import lazy_pattern

_NOUN = lazy_pattern(r"(?<!\w)(?:[Ll](?:a|e|es)\s+|[Ll]['’])(?P<noun>[^\W\d_]+)(?![\w'’-])")
_KINDS = (EntityKind.PLACE, EntityKind.ORGANISATION)


def capitalised_nouns(text: str) -> tuple[str, ...]:
    """Return the common nouns of a query that are typed as a name, with their articles."""
    if text == text.lower() or text == text.upper():
        return ()
    return tuple(dict.fromkeys(_typed_as_names(text)))


def named_by(name: str) -> EngineQuery:
    """Match the articles that name a place or an organisation so."""
    from index.entities.keys import lookup_key  # late: few queries name one so

    keys = ((kind.key_field, lookup_key(kind, name)) for kind in _KINDS)
    return Or(tuple(Term(field, key, 0.0) for field, key in keys))


def _typed_as_names(text: str) -> Iterator[str]:
    for match in _NOUN.finditer(text):
        noun = match["noun"]
        if noun.istitle() and any(
            not each.is_name for each in french_lexicon().readings(fold(noun))
        ):
            yield match[0]
