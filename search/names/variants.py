"""Find other spellings of names: Netanyahou, Netanyahu.

An index holds how the names of every article sound (`index.people.phonetic`). Articles with a name
that sounds like a typed one tell how it is spelt there, and `search.names.likeness` judges if that is
a spelling of it. This does not depend on how many articles have either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, field

from index.engines import query as engine_query
from index.engines.base import Match, Matches
from index.engines.batch import Answer, Batch
from index.people.names import MAX_CACHED_NAMES
from index.people.phonetic import capitalized_runs, is_common, windows
from index.stored_article import StoredArticle
from search.names.alternatives import Alternatives, verbatim
from search.names.typed_names import TypedName, exact_terms, sounds_of

MAX_SAMPLE_ARTICLES = 20
"""Articles that are read at a time to learn how they spell a name."""
MAX_SAMPLES = 3
"""Times that this is done at most, each time for articles without the forms that are known."""
MAX_TYPED_ARTICLES = 10
"""Articles with the typed spelling that are read to learn if it is a person or a place."""
MAX_SPELLINGS = 8
"""Other spellings of a name that are searched, those of most articles first."""

Terms = tuple[str, ...]
"""The exact terms of a name."""


class _Forms(Struct, frozen=True):
    """Names that sound like a typed one.

    Attributes:
        name: The typed name.
        written: The spelling of each in an article, by its exact terms.
        articles: Some articles that have each.
    """

    name: TypedName
    written: dict[Terms, str] = field(default_factory=dict)
    articles: dict[Terms, list[StoredArticle]] = field(default_factory=dict)

    def learn(self, articles: Iterable[StoredArticle]) -> None:
        """Look for such names in some articles."""
        for stored in articles:
            for terms, written in _forms_in(stored, self.name).items():
                self.written.setdefault(terms, written)
                self.articles.setdefault(terms, []).append(stored)


class Variants(Struct, frozen=True):
    """Finds other spellings of names.

    Attributes:
        batch: Asks the engine to search.
    """

    batch: Batch

    def announce(self, names: Iterable[TypedName]) -> None:
        """Ask for what is likely to be needed for some names, in one request."""
        for name in names:
            self.count_typed(name.words)
            self._count_otherwise(name)

    def of(self, names: Sequence[TypedName]) -> tuple[Alternatives, ...]:
        """Return those of some names that articles spell in another way as well."""
        candidates = [
            (name, self._match_typed(name), self._match_otherwise(name, [name.words]))
            for name in self._sounding_otherwise(names)
        ]
        found: list[Alternatives] = []
        for name, typed, otherwise in candidates:
            spellings = self._spellings(name, typed, otherwise)
            if spellings:
                found.append(Alternatives(name.words, tuple(spellings)))
        return tuple(found)

    def count_typed(self, words: Terms) -> Answer[int]:
        """Count the articles with a name as it was typed."""
        return self.batch.count(verbatim(words))

    def _sounding_otherwise(self, names: Iterable[TypedName]) -> Iterator[TypedName]:
        """Yield the names that other names of the archive sound like.

        A word of a name of several words that articles have is varied along with the others.
        """
        words_of_pairs: set[str] = set()
        single_words: list[TypedName] = []
        for name in names:
            if name.is_single_word:
                single_words.append(name)
            elif self._count_otherwise(name)():
                words_of_pairs.update(name.words)
                yield name
            elif self.count_typed(name.words)():
                words_of_pairs.update(name.words)
        for name in single_words:
            is_in_pair = not words_of_pairs.isdisjoint(name.words)
            if not is_in_pair and self._count_otherwise(name)():
                yield name

    def _spellings(
        self, name: TypedName, typed: Answer[Matches], otherwise: Answer[Matches]
    ) -> list[str]:
        """Return the other spellings of a name, those of most of the articles that were read first.

        Args:
            name: The name.
            typed: Returns articles that have it as it was typed.
            otherwise: Returns others that have what sounds like it.
        """
        from search.names.likeness import Bearers, are_alike  # late: few names vary

        forms = self._forms(name, otherwise)
        is_varied = any(are_alike(name.written, written) for written in forms.written.values())
        if not is_varied or (name.is_single_word and is_common(name.written)):
            return []
        having_typed = list(map(_stored, typed().best))
        forms.learn(having_typed)
        bearers = Bearers.of(name.written, having_typed)
        spellings: list[Terms] = []
        for terms, written in forms.written.items():
            is_alike = are_alike(name.written, written)
            if is_alike and bearers.may_be(Bearers.of(written, forms.articles[terms])):
                spellings.append(terms)
        spellings.sort(key=lambda terms: -len(forms.articles[terms]))
        return [forms.written[terms] for terms in spellings[:MAX_SPELLINGS]]

    def _forms(self, name: TypedName, otherwise: Answer[Matches]) -> _Forms:
        """Return what sounds like a name.

        Args:
            name: The name.
            otherwise: Returns articles that have what sounds like it.
        """
        forms = _Forms(name)
        for _ in range(MAX_SAMPLES):
            matches = otherwise()
            known = len(forms.written)
            forms.learn(map(_stored, matches.best))
            if matches.total <= len(matches.best) or len(forms.written) == known:
                break
            otherwise = self._match_otherwise(name, [name.words, *forms.written])
        return forms

    def _match_typed(self, name: TypedName) -> Answer[Matches]:
        """Ask for a few articles with a name as it was typed, the latest first."""
        typed = verbatim(name.words)
        return self.batch.match(typed, sort="-date", limit=MAX_TYPED_ARTICLES)

    def _match_otherwise(self, name: TypedName, known: Iterable[Terms]) -> Answer[Matches]:
        """Ask for a few articles with a name that sounds so, and without some known forms."""
        excluded = engine_query.Or(tuple(map(verbatim, known)))
        otherwise = engine_query.AndNot(name.sound(), excluded)
        return self.batch.match(otherwise, sort="-date", limit=MAX_SAMPLE_ARTICLES)

    def _count_otherwise(self, name: TypedName) -> Answer[int]:
        """Count the articles that have no such spelling, but a name that sounds so."""
        return self.batch.count(engine_query.AndNot(name.sound(), verbatim(name.words)))


def _stored(match: Match) -> StoredArticle:
    return StoredArticle.from_json(match.stored_bytes)


def _forms_in(stored: StoredArticle, name: TypedName) -> dict[Terms, str]:
    """Return what sounds like a name in an article, as it is written, by its exact terms."""
    article = stored.article
    runs: list[str] = []
    for text in (article.title, article.body, *article.captions, *article.people):
        runs += capitalized_runs(text)
    forms: dict[Terms, str] = {}
    for run in dict.fromkeys(runs):
        for form in _alike_in(run, name):
            forms.setdefault(exact_terms(form), form)
    forms.pop(name.words, None)
    return forms


def _alike_in(run: str, name: TypedName) -> tuple[str, ...]:
    """Return what sounds like a name in a run of capitals."""
    max_words = len(name.sounds) + 1
    return _forms_by_sounds(run, max_words).get(name.sounds, ())


@lru_cache(maxsize=MAX_CACHED_NAMES)
def _forms_by_sounds(run: str, max_words: int) -> dict[Terms, tuple[str, ...]]:
    """Return the neighbouring words of a run by how they sound, up to so many at a time."""
    forms: dict[Terms, tuple[str, ...]] = {}
    for size in range(1, max_words + 1):
        for form in windows(run, size):
            sounds = sounds_of(form, size)
            forms[sounds] = (*forms.get(sounds, ()), form)
    return forms
