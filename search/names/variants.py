"""Names as they were typed -> the articles that spell them in another way.

An index holds how the names of every article sound (`index.people.phonetic`). Two words of a typed name that sound like
two neighbouring words of a name in an article are looked for as a phrase of sounds, which strangers seldom share. A
word by itself is looked for by a key that tells more, and only if it is rare as it was typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct
from msgspec.structs import replace

from index.analysis.analyzer import stop_words, tokenize
from index.article import Article
from index.engines import query as engine_query
from index.engines.base import Engine
from index.messages import Message
from index.people.names import skeleton
from index.people.particles import UNCAPITALISED_PARTICLES
from index.people.phonetic import runs, single_word_key, windows
from index.schema import FIELDS
from search.parser.tokens import QUOTED
from search.query import And, Or, Query, Words

MAX_TYPED_HITS = 10
"""A word that so many articles have as it was typed is not looked for in other spellings: they fill a page."""
WEAK, FULL = 0.05, 1.5
"""What a word of a name in another spelling counts for, relative to a stem in the body: where articles have the name as
it was typed, which come first, and where none has."""
MOST = 40
"""Words and pairs of words of a query that are looked up: no headline names so many people, and junk may."""
TELLING = 5
"""Signs of the skeletons of two words below which strangers share them: Mariah Carey, Marie Curie."""
MOST_TYPED = 6
"""Words of a query without capitals, any of which may be a name."""
MOST_NAMED = 3
"""Spellings that a note names."""

_EXACT = tuple(field.name for field in FIELDS if field.name.endswith("_exact"))
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")


class TypedName(Struct, frozen=True):
    """A word of a typed name, or two neighbouring ones.

    Attributes:
        words: Its exact terms, particles included.
        sounds: What names that sound so have in the index: the key of one word, or the skeletons of two.
        weight: What each of the words counts for in an article that has another spelling, relative to a stem in the
            body.
    """

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    weight: float = 1.0

    def covers(self, words: Words) -> bool:
        """Return True if all words that count are words of the name."""
        return all(word.exact in self.words for word in words.content_words)

    def phrase(self, emphasis: float = 1.0) -> engine_query.Phrase:
        """What finds the articles that have it in any spelling, scored so many times more than usual."""
        return engine_query.Phrase("sounds", self.sounds, self.weight * emphasis)


def look_up_variants(engine: Engine, text: str, query: Query) -> tuple[TypedName, ...]:
    """The names in a query of which an archive has other spellings.

    Args:
        engine: Where the archive is.
        text: The query as it was typed; its capitals tell what may be a name.
        query: The query as it was understood: only its plain words are looked for in other spellings.
    """
    plain = frozenset(word.exact for run in _plain(query) for word in run.words)
    names = islice(dict.fromkeys(_typed(text)), MOST) if plain else ()
    typed = [name for name in names if plain.issuperset(name.words)]
    found = [name for name in typed if len(name.sounds) > 1 and _has_others(engine, name)]
    paired = {word for name in typed if len(name.sounds) > 1 for word in name.words}
    joined = {word for name in found for word in name.words}
    for name in typed:
        if len(name.sounds) == 1 and joined.isdisjoint(name.words):
            rare = 1 if paired.intersection(name.words) else MAX_TYPED_HITS
            found += (
                [name] if _count(engine, name.words) < rare and _has_others(engine, name) else []
            )
    return tuple(
        replace(name, weight=WEAK if _count(engine, name.words) else FULL) for name in found
    )


def spellings_in(names: Sequence[TypedName], articles: Iterable[Article]) -> tuple[str, ...]:
    """How articles spell some names otherwise than they were typed, the most frequent first."""
    found: Counter[str] = Counter()
    for article in articles if names else ():
        texts = (article.title, article.body, *article.captions, *article.people)
        found.update(
            form for name in names for form in _forms(name, chain.from_iterable(map(runs, texts)))
        )
    return tuple(form for form, _ in found.most_common())


def spelling_notes(
    engine: Engine, node: engine_query.EngineQuery, forms: Iterable[str]
) -> tuple[Message, ...]:
    """What to tell the author of a query about the other spellings that hits have, if any has one.

    Args:
        engine: Where the archive is.
        node: What found the hits.
        forms: The spellings.
    """
    by_terms = {_terms(form): form for form in reversed(tuple(forms))}
    counts = {
        form: engine.count(engine_query.And((node, _written(words))))
        for words, form in by_terms.items()
    }
    most = sorted(counts, key=lambda form: (-counts[form], form))[:MOST_NAMED]
    shown = tuple(
        Message.of("spelling-found", spelling=form, articles=counts[form]) for form in most
    )
    return (Message.of("spellings-found", spellings=shown),) if shown else ()


def _plain(query: Query) -> Iterator[Words]:
    """The words that may be anywhere in an article, and are not excluded."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from _plain(part)
    elif isinstance(query, Words) and query.field is None:
        yield query


def _typed(text: str) -> Iterator[TypedName]:
    """What may be a name in a query: every word of a run of capitals, and every two of them."""
    bare = re.sub(QUOTED, " . ", text)
    for run in runs(bare if _has_case(bare) else _capitalised(bare)):
        for size in (1, 2, 3):
            names = (
                TypedName(_terms(written), _sounds(written, size)) for written in windows(run, size)
            )
            # three words are asked for only where they make two: Abd el-Fattah al-Sissi
            yield from (name for name in names if len(name.sounds) == min(size, 2))


def _sounds(written: str, size: int) -> tuple[str, ...]:
    """What stands for so many words of a name in the index; nothing where strangers may share it."""
    if size == 1:
        return tuple(filter(None, (single_word_key(written),)))
    heard = tuple(skeleton(written).split())
    return heard if len("".join(heard)) >= TELLING else ()


def _has_case(text: str) -> bool:
    return text != text.lower() and text != text.upper()


def _capitalised(text: str) -> str:
    """A query without capitals, or of capitals alone, as if whatever may be a name were one."""
    return (
        _WORD.sub(lambda word: _as_name(word[0]), text)
        if len(_WORD.findall(text)) <= MOST_TYPED
        else ""
    )


def _as_name(word: str) -> str:
    small = word.lower()
    return (
        small if small in UNCAPITALISED_PARTICLES or small in stop_words() else small.capitalize()
    )


def _terms(text: str) -> tuple[str, ...]:
    return tuple(token.exact for token in tokenize(text))


def _written(words: tuple[str, ...]) -> engine_query.EngineQuery:
    return engine_query.Or(tuple(engine_query.Phrase(field, words) for field in _EXACT))


def _count(engine: Engine, words: tuple[str, ...]) -> int:
    return engine.count(_written(words))


def _has_others(engine: Engine, name: TypedName) -> bool:
    """Whether an article has a name that sounds so and is not written so."""
    return engine.count(engine_query.AndNot(name.phrase(), _written(name.words))) > 0


def _forms(name: TypedName, found: Iterable[str]) -> Iterator[str]:
    """The names in runs of capitals that sound like one and are not written like it."""
    for run in found:
        for size in range(1, len(name.sounds) + 2):
            same = (form for form in windows(run, size) if _sounds(form, size) == name.sounds)
            yield from (form for form in same if _terms(form) != name.words)
