"""Find the names of a query that articles spell in another way.

An index holds how the names of every article sound (`index.people.phonetic`). Two words of a typed
name are searched as a phrase of sounds, which two words of another name seldom share. A single word
is searched by a key that distinguishes more, and only if few articles have it as it was typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from index.analysis.analyzer import stop_words, tokenize
from index.analysis.particles import UNCAPITALISED_PARTICLES
from index.article import Article
from index.engines import query as engine_query
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from index.messages import Message
from index.people.names import skeleton
from index.people.phonetic import capitalized_runs, single_word_key, windows
from index.schema import FIELDS
from search.parser.tokens import QUOTED
from search.query import Query, plain_terms

MAX_TYPED_HITS = 10
"""A word that more articles have as it was typed is not searched in other spellings."""
VARIANT_WEIGHT = 0.05
"""Weight of a word of a name in another spelling, relative to a lemma in the body. Articles with the
spelling that was typed come first."""
ONLY_VARIANT_WEIGHT = 1.5
"""The same weight if no article has the spelling that was typed."""
MAX_LOOKUPS = 40
"""Words and pairs of words that are looked up. No headline names so many people."""
MIN_SKELETON_CHARS = 5
"""Strangers share shorter skeletons: Mariah Carey, Marie Curie."""
MAX_UNCAPITALISED_WORDS = 6
"""Words of a query without capitals in which names are looked for. A longer one is a sentence."""
MAX_NOTED_SPELLINGS = 3
"""Spellings that a note lists."""

_EXACT_FIELDS = tuple(field.name for field in FIELDS if field.name.endswith("_exact"))
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")


class TypedName(Struct, frozen=True):
    """A word of a typed name, or two neighbouring ones.

    Attributes:
        words: Its exact terms, particles included.
        sounds: What the index holds for names that sound so: the key of one word, or the skeletons
            of two.
        weight: Weight of each word in an article with another spelling, relative to a lemma in the
            body.
    """

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    weight: float = 1.0

    @property
    def is_single_word(self) -> bool:
        """True for one word, whatever particles it has."""
        return len(self.sounds) == 1

    def phrase(self) -> engine_query.Phrase:
        """Match the name in any spelling."""
        return engine_query.Phrase("sounds", self.sounds, self.weight)


def look_up_variants(batch: Batch, text: str, query: Query) -> tuple[TypedName, ...]:
    """Return the names of a query that articles spell in another way.

    Args:
        batch: Asks the engine to search.
        text: The query as it was typed. Its capitals tell what may be a name.
        query: The query tree. Only its plain words are searched in other spellings.
    """
    pairs: list[TypedName] = []
    single_words: list[TypedName] = []
    names = typed_names(text, query)
    if batch.saves_requests:
        _announce(batch, names)
    for name in names:
        if name.is_single_word:
            single_words.append(name)
        else:
            pairs.append(name)
    varied = [name for name in pairs if _has_variants(batch, name)]
    words_of_pairs = _words_of(pairs)
    words_of_varied_pairs = _words_of(varied)
    for name in single_words:
        if not words_of_varied_pairs.isdisjoint(name.words):
            continue
        is_in_pair = not words_of_pairs.isdisjoint(name.words)
        max_hits = 1 if is_in_pair else MAX_TYPED_HITS
        if _count_typed(batch, name)() < max_hits and _has_variants(batch, name):
            varied.append(name)
    return tuple(_weighted(batch, name) for name in varied)


def spellings_in(
    names: Sequence[TypedName],
    articles: Iterable[Article],
) -> tuple[str, ...]:
    """Return the other spellings of some names that articles have, the most frequent first."""
    if not names:
        return ()
    counts: Counter[str] = Counter()
    for article in articles:
        name_runs: list[str] = []
        for text in (article.title, article.body, *article.captions, *article.people):
            name_runs += capitalized_runs(text)
        for name in names:
            counts.update(_other_forms(name, name_runs))
    return tuple(form for form, _ in counts.most_common())


def spelling_notes(
    batch: Batch,
    query: EngineQuery,
    forms: Sequence[str],
) -> tuple[Message, ...]:
    """Note how many hits have each of some other spellings, if any has one.

    Args:
        batch: Asks the engine to search.
        query: Matches the hits.
        forms: The spellings. Of those with the same terms, the first stands for all.
    """
    first_forms: dict[tuple[str, ...], str] = {}
    for form in forms:
        first_forms.setdefault(_exact_terms(form), form)
    if not first_forms:
        return ()
    answers: dict[str, Answer[int]] = {}
    for terms, form in first_forms.items():
        hits_with_form = engine_query.And((query, _verbatim(terms)))
        answers[form] = batch.count(hits_with_form)
    counts = {form: answer() for form, answer in answers.items()}
    ranked = sorted(counts, key=lambda form: (-counts[form], form))
    spellings = tuple(
        Message.of("spelling-found", spelling=form, articles=counts[form])
        for form in ranked[:MAX_NOTED_SPELLINGS]
    )
    return (Message.of("spellings-found", spellings=spellings),)


def typed_names(text: str, query: Query) -> list[TypedName]:
    """Return what may be a name in a query, made of words that may stand anywhere in an article."""
    plain_words = plain_terms(query)
    if not plain_words:
        return []
    unique_names = dict.fromkeys(_candidate_names(text))
    candidates = islice(unique_names, MAX_LOOKUPS)
    return [name for name in candidates if plain_words.issuperset(name.words)]


def _candidate_names(text: str) -> Iterator[TypedName]:
    """Yield what may be a name in a query: every word of a run of capitals, and every two of them.

    Three words are a name only where they make two: Abd el-Fattah al-Sissi.
    """
    unquoted = re.sub(QUOTED, " . ", text)
    if not _has_case(unquoted):
        unquoted = _capitalise_names(unquoted)
    for run in capitalized_runs(unquoted):
        for size in (1, 2, 3):
            yield from _names_of_size(run, size)


def _names_of_size(run: str, size: int) -> Iterator[TypedName]:
    """Yield what may be a name among the neighbouring words of a run, so many at a time."""
    for written in windows(run, size):
        sounds = _sounds(written, size)
        if len(sounds) == min(size, 2):
            yield TypedName(_exact_terms(written), sounds)


def _sounds(written: str, size: int) -> tuple[str, ...]:
    """Return what the index holds for words of a name, or nothing if strangers may share it."""
    if size == 1:
        key = single_word_key(written)
        return (key,) if key else ()
    skeletons = tuple(skeleton(written).split())
    length = sum(map(len, skeletons))
    if length < MIN_SKELETON_CHARS:
        return ()
    return skeletons


def _has_case(text: str) -> bool:
    """Return True if a text has both capitals and small letters."""
    return text != text.lower() and text != text.upper()


def _capitalise_names(text: str) -> str:
    """Capitalise every word of a query that may be a name.

    "moqtada al-sadr" becomes "Moqtada al-Sadr". A long text is a sentence, and becomes empty.
    """
    if len(_WORD.findall(text)) > MAX_UNCAPITALISED_WORDS:
        return ""
    return _WORD.sub(_capitalised, text)


def _capitalised(word: re.Match[str]) -> str:
    """Capitalise a word, unless it is a particle or a stop word."""
    lowered = word[0].lower()
    if lowered in UNCAPITALISED_PARTICLES or lowered in stop_words():
        return lowered
    return lowered.capitalize()


def _exact_terms(text: str) -> tuple[str, ...]:
    return tuple(token.exact for token in tokenize(text))


def _words_of(names: Iterable[TypedName]) -> set[str]:
    words: set[str] = set()
    for name in names:
        words.update(name.words)
    return words


def _verbatim(terms: tuple[str, ...]) -> EngineQuery:
    """Match terms one after the other, as they are written."""
    phrases = [engine_query.Phrase(field, terms) for field in _EXACT_FIELDS]
    return engine_query.Or(tuple(phrases))


def _announce(batch: Batch, names: Iterable[TypedName]) -> None:
    """Ask for all that may have to be known of some names, in one request."""
    for name in names:
        _count_typed(batch, name)
        _count_variants(batch, name)


def _count_typed(batch: Batch, name: TypedName) -> Answer[int]:
    """Count the articles with the spelling that was typed."""
    return batch.count(_verbatim(name.words))


def _count_variants(batch: Batch, name: TypedName) -> Answer[int]:
    """Count the articles that have no such spelling, but a name that sounds so."""
    return batch.count(engine_query.AndNot(name.phrase(), _verbatim(name.words)))


def _has_variants(batch: Batch, name: TypedName) -> bool:
    """Return True if an article has a name that sounds so and is written otherwise."""
    return _count_variants(batch, name)() > 0


def _weighted(batch: Batch, name: TypedName) -> TypedName:
    """Give a name less weight if articles have the spelling that was typed."""
    if _count_typed(batch, name)():
        return replace(name, weight=VARIANT_WEIGHT)
    return replace(name, weight=ONLY_VARIANT_WEIGHT)


def _other_forms(name: TypedName, name_runs: Iterable[str]) -> Iterator[str]:
    """Yield other spellings of a typed name in runs of capitals."""
    max_words = len(name.sounds) + 1
    for run in name_runs:
        for size in range(1, max_words + 1):
            for form in windows(run, size):
                sounds_alike = _sounds(form, size) == name.sounds
                if sounds_alike and _exact_terms(form) != name.words:
                    yield form
