"""Find capitalised words of a text that may be a name, judged by the words alone.

Each segment of a run is stripped of what is no name, and what is left may name a person. The spans
of a run are cached, since the same runs come back all through the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from index.analysis.particles import LOOSE_PARTICLES, PARTICLES
from index.lazy_pattern import lazy_pattern
from index.people.gazetteer import word_set
from index.people.lexicon import (
    JUNIOR,
    PLACES_AND_FIRST_NAMES,
    Evidence,
    Word,
    is_house,
    is_place,
    name_evidence,
)
from index.people.names import MAX_CACHED_NAMES
from index.people.segments import Token, segments

_FRENCH_PARTICLES = frozenset({"d", "de", "des", "du", "la", "le"})
"""Particles that also begin sentences: De Paul, on ne sait rien."""
_PORTUGUESE = frozenset({"da", "do", "dos"})
"""Particles of surnames that may be followed by another one."""
_ABBREVIATED_TITLES = frozenset(
    {"dr", "m.", "me", "me.", "mgr", "mlle", "mm.", "mme", "mmes", "pr"}
)
"""Titles after which any word with a capital is a surname."""
_OFFICES = frozenset(
    (
        *("conseiller", "depute", "directeur", "ministre", "porte-parole", "president"),
        *("secretaire", "senateur"),
    )
)
"""Nouns after a full name that are hardly ever surnames: Paul Martin Député."""
_NO_SURNAME = lazy_pattern(r"\w{4}(?:s|tion|ment|tie)$|^\w{1,2}$")
"""The end of a noun by which somebody is called in jest: M. Retraites, M. Démocratie."""
_BURMESE_TITLE = "u"
"""The only letter that begins names without a full stop: U Thant."""
MAX_PLACE_WORDS = 3
"""Words of the longest place that is looked for before a name."""
MIN_NOUN_CHARS = 4
"""Letters from which a common word at the end of a name is a noun: Daniel Arap Moi has none."""
MIN_WORDS_BEFORE_NOUN = 2
"""Words of a full name, after which a common noun is no part of it."""
MIN_SHOUTED_CHARS = 4
"""Letters from which a word in capitals may be a surname that stands first."""


class NameSpan(Struct, frozen=True):
    """A part of a run that may name a person, judged by its words alone.

    Attributes:
        start, end: Offsets in the run.
        evidence: How sure its words are by themselves.
        size: Number of its words, particles not counted.
        inner: Offset of a first name inside an unknown name (Hypercar | Simon Weber), else -1.
        titled: A title stands before it in the run (Mme, Président), or a people (l'Allemande).
        common: How common a single word is, see `Word.commonness`; at the start of a sentence it
            has its capital anyway.
        organised: A word of organisations stands before it in the run (Institut, Rue), or an English
            one and no list knows the name: Good | Bye Charlie.
        inverted: Its surname, in capitals, comes first: TAVERNIER Bruno.
        particle: Characters of a capitalised particle before it, which the start of a sentence may
            have instead: De Luca, De Paul on ne sait rien.
        abbreviated: It is a first name and a letter, which may stand for the surname: Marie L.
    """

    start: int
    end: int
    evidence: Evidence
    size: int
    inner: int = -1
    titled: bool = False
    common: int = 0
    organised: bool = False
    inverted: bool = False
    particle: int = 0
    abbreviated: bool = False


class _Head(Struct, frozen=True):
    """The words at the start of a segment that are not part of the name.

    Attributes:
        size: How many they are.
        titled: One of them is a title.
        organised: One of them is a word of organisations.
        in_english: One of them is an English word.
    """

    size: int
    titled: bool
    organised: bool
    in_english: bool


@lru_cache(maxsize=MAX_CACHED_NAMES)
def name_spans(run: str) -> tuple[NameSpan, ...]:
    """Return the spans of a run that may name a person.

    Args:
        run: Capitalised words with the particles between them.
    """
    return _shared(tuple(filter(None, map(_name_span, segments(run)))))


@lru_cache(maxsize=MAX_CACHED_NAMES)
def _shared(spans: tuple[NameSpan, ...]) -> tuple[NameSpan, ...]:
    """Return the first spans that were equal to some: those of most runs are, and are kept once."""
    return spans


def _name_span(segment: Sequence[Token]) -> NameSpan | None:
    """Strip a segment of what is no name, and judge the rest."""
    if len(segment) == 1:
        return _single_word_span(segment[0])
    if len(segment) <= MAX_PLACE_WORDS and _is_place(segment):
        return None
    head = _head(segment)
    inverted_start = _surname_first(segment, head.size)
    is_inverted = inverted_start is not None
    start = head.size if inverted_start is None else inverted_start
    end = _name_end(segment, start)
    is_abbreviated = _has_initial_last(segment, start, end)
    name = [token.word for token in segment[start : end - is_abbreviated]]
    cores = [word for word in name if not _is_particle(word)]
    follows_people = start > 0 and segment[start - 1].word.people
    titled = head.titled or (follows_people and len(cores) > 1)
    evidence = "name" if is_inverted else name_evidence(name, cores, titled=titled)
    is_addressed = len(cores) == 1 and _may_be_addressed(segment, start)
    if evidence is None and not is_addressed:
        return None
    return NameSpan(
        start=segment[start].start,
        end=segment[end - 1].end,
        evidence=evidence or "single",
        size=len(cores),
        inner=_inner_name(segment[start + 1 : end]),
        titled=titled,
        common=cores[0].commonness if len(cores) == 1 and not is_addressed else 0,
        organised=head.organised or (head.in_english and evidence != "name"),
        inverted=is_inverted,
        particle=_particle_before(segment, start) if len(cores) == 1 else 0,
        abbreviated=is_abbreviated,
    )


def _may_be_addressed(segment: Sequence[Token], start: int) -> bool:
    """Return True for a common noun or adjective after an abbreviated title: M. Boulanger, Me Petit."""
    if start != 1 or segment[0].word.folded not in _ABBREVIATED_TITLES:
        return False
    word = segment[start].word
    if word.noise or word.initial or word.organisation or word.folded in word_set("english_words"):
        return False
    return _NO_SURNAME.search(word.folded) is None


def _single_word_span(token: Token) -> NameSpan | None:
    """Judge a segment of one word, as most segments are."""
    word = token.word
    if word.noise or _is_particle(word) or not word.may_be_surname(titled=False, alone=True):
        return None
    if is_place(word.folded) or is_house((word.folded,)):
        return None
    return NameSpan(token.start, token.end, "single", size=1, common=word.commonness)


def _particle_before(segment: Sequence[Token], start: int) -> int:
    """Count the characters between a name and the capitalised particle before it, if there is one."""
    if start == 0:
        return 0
    token = segment[start - 1]
    if token.word.folded not in _FRENCH_PARTICLES or token.word.particle:
        return 0
    return segment[start].start - token.start


def _has_initial_last(segment: Sequence[Token], start: int, end: int) -> bool:
    """Return True for a first name and a letter that is no Roman numeral: Marie L."""
    if end - start != 2:
        return False
    first_name, letter = segment[start].word, segment[end - 1].word
    if letter.numeral or len(letter.folded) != 1 or letter.particle:
        return False
    return first_name.name and not first_name.initial


def _is_particle(word: Word) -> bool:
    return word.particle or word.folded in LOOSE_PARTICLES


def _name_end(segment: Sequence[Token], start: int) -> int:
    """Return where a name ends: before initials, grammar and a noun at the end of its segment."""
    end = len(segment)
    while end > start + 1:
        last = segment[end - 1].word
        if not (last.initial or last.noise):
            break
        end -= 1
    name = [token.word for token in segment[start:end]]
    return end - 1 if _has_noun_last(name) else end


def _has_noun_last(name: Sequence[Word]) -> bool:
    """Return True if a common noun follows a first name and a surname: Paul Durand Économiste."""
    if len(name) < MIN_WORDS_BEFORE_NOUN + 1 or not name[0].name or name[0].initial:
        return False
    if any(word.folded in _PORTUGUESE for word in name):
        return False  # Nair da Costa Marques
    surname, last = name[-2:]
    if last.folded in _OFFICES:
        return True
    if surname.name or surname.particle or not surname.unknown:
        return False
    if last.name or last.organisation or last.people or last.commonness < 2:
        return False
    return len(last.folded) >= MIN_NOUN_CHARS


def _inner_name(tokens: Sequence[Token]) -> int:
    """Return the offset of the first token that is a first name before the rest of a name, else -1."""
    for index, token in enumerate(tokens[:-1]):
        if token.word.name and not token.word.initial:
            name = [following.word for following in tokens[index:]]
            cores = [word for word in name if not _is_particle(word)]
            return -1 if name_evidence(name, cores, titled=False) is None else token.start
    return -1


def _surname_first(segment: Sequence[Token], head_size: int) -> int | None:
    """Return where a name begins whose surname comes first, in capitals: TAVERNIER Bruno."""
    if len(segment) < 2 or not _is_plain_first_name(segment[-1].word):
        return None
    for start in range(max(head_size, 1)):
        surname = segment[start:-1]
        is_shouted = all(_is_shouted_surname(token.word) for token in surname)
        if is_shouted and len(surname[0].word.folded) > 1:
            return start
    return None


def _is_plain_first_name(word: Word) -> bool:
    """Return True for a first name that is neither an initial nor in capitals."""
    if word.capitals or word.initial:
        return False
    return word.name


def _is_shouted_surname(word: Word) -> bool:
    """Return True if a word in capitals may be a surname, or a particle of one."""
    if not word.capitals:
        return False
    if word.title or word.place or word.organisation:
        return False
    if word.folded in PARTICLES:
        return True
    if word.noise:
        return False
    return len(word.folded) >= MIN_SHOUTED_CHARS


def _head(segment: Sequence[Token]) -> _Head:
    """Count the words at the start of a segment that are no part of the name."""
    titled = False
    organised = False
    in_english = False
    last_index = len(segment) - 1
    index = 0
    while index < last_index:
        word = segment[index].word
        following = segment[index + 1].word
        place_size = _place_size(segment, index)
        if place_size:
            index += place_size
            continue
        if word.title and _are_house(word, following):
            break
        if _is_title_before(word, following):
            titled = True
        elif _is_addressed(segment, index) or _begins_name(segment, index, titled=titled):
            # a town and its mayor, a club and its player: Paris Christophe Girard
            is_base = word.place or _is_club(word, following)
            is_town = is_base and following.name and index + 1 < last_index
            if not is_town:
                return _Head(index, titled, organised, in_english)
        if word.organisation:
            organised = word.folded not in word_set("affiliations")
            titled = titled and not organised  # a model: M Performance Zorvane
        elif word.folded in word_set("english_words"):
            in_english = True
            titled = titled and word.title  # a lord is one
        index += 1
    return _Head(index, titled, organised, in_english)


def _is_club(word: Word, following: Word) -> bool:
    """Return True for a club with the name of a person, which begins no firm's: Chelsea, Aston."""
    if not word.name or word.folded not in word_set("clubs"):
        return False
    return not _are_house(word, following)


def _are_house(word: Word, following: Word) -> bool:
    """Return True if two words are, or begin, the name of a firm, a work or a band: King Crimson."""
    return f"{word.folded} {following.folded}" in word_set("houses")


def _place_size(segment: Sequence[Token], start: int) -> int:
    """Count the words of a place that stands before a name: New York, Maison Blanche."""
    for size in range(MAX_PLACE_WORDS, 1, -1):
        if start + size >= len(segment):
            continue
        if _is_place(segment[start : start + size]):
            return size
    return 0


def _is_place(tokens: Sequence[Token]) -> bool:
    """Return True if words together are a place."""
    return is_place("-".join([token.word.folded for token in tokens]))


def _is_addressed(segment: Sequence[Token], index: int) -> bool:
    """Return True for a word right after a form of address, which begins a name: M. Roux.

    A form of address in lower case is no part of a run.
    """
    if index == 0:
        return False
    word = segment[index].word
    is_addressed = segment[index - 1].word.folded in word_set("forms_of_address")
    return is_addressed and not (word.noise or word.initial or word.organisation)


def _is_title_before(word: Word, following: Word) -> bool:
    """Return True for a title. If it is also a first name, a first name must follow."""
    if not word.title:
        return False
    may_be_first_name = word.name and not word.initial
    return following.name or not may_be_first_name


def _is_one_surname(tokens: Sequence[Token]) -> bool:
    """Return True for one word that no list knows, perhaps with a particle: France Gall, Noël Le Gall."""
    if len(tokens) > 1 and tokens[-1].word.folded in JUNIOR:
        tokens = tokens[:-1]
    particles = [token for token in tokens[:-1] if token.word.folded in PARTICLES]
    if len(particles) < len(tokens) - 1:
        return False
    last = tokens[-1].word
    return last.unknown and not (last.name or last.capitals)


def _begins_name(segment: Sequence[Token], index: int, *, titled: bool) -> bool:
    """Return True if a name may begin with a word and go on with the following one.

    Args:
        segment: The words.
        index: The index of the word, which is not the last.
        titled: A title stands before the word.
    """
    word = segment[index].word
    following = segment[index + 1].word
    if word.name or following.given:
        return True
    if word.folded in PLACES_AND_FIRST_NAMES:
        return _is_one_surname(segment[index + 1 :])
    if word.folded in PARTICLES:
        if word.particle or titled or word.folded not in _FRENCH_PARTICLES:
            return True
        return following.unknown and not following.name
    is_letter = len(word.folded) == 1 and word.folded != _BURMESE_TITLE
    if is_letter or not word.unknown:
        return False
    return following.capitals or not word.capitals
