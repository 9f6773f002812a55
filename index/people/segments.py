"""Cut a run of capitalised words into segments, each of which may hold one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.people.capitalized_runs import ARTICLE, LETTER, NAME, TAIL, UPPER, join_broken_words
from index.people.gazetteer import word_set
from index.people.lexicon import Word, look_up
from index.people.name_boundaries import goes_on

_TOKEN = lazy_pattern(
    rf"(?:[LD]|Qu|Jusqu|Lorsqu|Puisqu)['’](?=[{UPPER}])|[dl]['’]"
    rf"|{NAME}|{ARTICLE}[{UPPER}]{TAIL}|[{LETTER}]+"
)
_TWO_SENTENCES = lazy_pattern(rf"(.*[a-zà-ÿ])([{UPPER}][a-zà-ÿ]+)")
_POSSESSIVE = lazy_pattern("(.+)['’]s")

MAX_SYLLABLE_CHARS = 5
"""Letters of the longest syllable of a Korean given name."""

_BEFORE_SOURCE = "par"
"""The word between a headline and its source, which some exports glue to the last word."""
MIN_PARTED_CHARS = 3
"""Letters of the shortest surname that is parted from a first name behind its hyphen."""
MIN_GLUED_CHARS = 3
"""Letters of the shortest name that another word is glued to."""


class Token(Struct, frozen=True):
    """One word of a run, with its offsets there.

    Attributes:
        start, end: Its offsets.
        word: Its entry in the word lists.
        opens: A name begins with it, whatever stands before.
    """

    start: int
    end: int
    word: Word
    opens: bool = False


def segments(run: str) -> Iterator[list[Token]]:
    """Cut a run where no name goes on.

    It is cut at grammar, at particles that follow no first name, at acronyms, and where one full
    name follows another.
    """
    segment: list[Token] = []
    words: list[Word] = []
    particles: list[Token] = []
    tokens = _with_joined_syllables(_with_parted_names(list(_tokens(run))))
    for token, following in zip_longest(tokens, tokens[1:]):
        word = token.word
        if word.particle and run[token.start].islower():
            particles.append(token)
            continue
        after = None if following is None else following.word
        if segment and (token.opens or not goes_on(words, _words(particles), word, after)):
            yield segment
            segment, words = [], []
        if segment:
            segment += particles
            words += _words(particles)
        segment.append(token)
        words.append(word)
        particles = []
    if segment:
        yield segment


def _words(tokens: Sequence[Token]) -> list[Word]:
    return [token.word for token in tokens]


def _with_parted_names(tokens: list[Token]) -> list[Token]:
    """Make two words of a surname and a first name with a hyphen: Paul Dumas-Marie Durand."""
    parted = tokens[:1]
    for index, token in enumerate(tokens[1:-1], start=1):
        follows_first_name = any(before.word.name for before in tokens[max(index - 2, 0) : index])
        if "-" in token.word.folded and follows_first_name and tokens[index + 1].word.unknown:
            parted += _parted_at_hyphen(token)
        else:
            parted.append(token)
    return parted + tokens[max(len(tokens) - 1, 1) :]


def _parted_at_hyphen(token: Token) -> list[Token]:
    """Return the surname and the first name that a word is, or else the word alone."""
    head, _, tail = token.word.folded.rpartition("-")
    surname, first_name = look_up(head.capitalize()), look_up(tail.capitalize())
    if len(head) < MIN_PARTED_CHARS or surname.name or not (surname.unknown and first_name.name):
        return [token]
    hyphen = token.end - len(tail) - 1
    return [
        Token(token.start, hyphen, surname),
        Token(hyphen + 1, token.end, first_name, opens=True),
    ]


def _with_joined_syllables(tokens: list[Token]) -> list[Token]:
    """Make one word of a Korean given name whose second syllable is a word of grammar: Jong Un."""
    for index in range(len(tokens) - 2):
        surname, first, second = tokens[index : index + 3]
        if surname.word.folded not in word_set("korean_surnames") or not second.word.noise:
            continue
        if len(first.word.folded) > MAX_SYLLABLE_CHARS or first.word.noise:
            continue
        given_name = look_up(f"{first.word.folded.title()}-{second.word.folded}")
        joined = Token(first.start, second.end, given_name)
        return [*tokens[: index + 1], joined, *tokens[index + 3 :]]
    return tokens


def _tokens(run: str) -> Iterator[Token]:
    """Split a run into words.

    `DurandLe`, where two sentences meet, becomes two words, and so does `Durandpar`, where a
    headline meets its source. After a first name, Smith's becomes Smith.
    """
    follows_first_name = False
    for match in _TOKEN.finditer(run):
        text = match.group()
        start, end = match.span()
        length = _first_part_length(text)
        if length:
            yield Token(start, start + length, look_up(text[:length]))
            yield Token(start + length, end, look_up(text[length:]))
            continue
        possessive = _POSSESSIVE.fullmatch(text) if follows_first_name else None
        if possessive is not None:
            name = possessive[1]
            yield Token(start, start + len(name), look_up(name))
            continue
        if not text[1:].islower():
            text = join_broken_words(text)
        word = look_up(text)
        follows_first_name = word.name
        yield Token(start, end, word)


def _first_part_length(text: str) -> int:
    """Return the length of the part of a word that ends a sentence or a headline.

    It is 0 if neither ends in the word.
    """
    length = _length_before_source(text)
    if length or text[1:].islower():
        return length
    words = _TWO_SENTENCES.fullmatch(text)
    if words is None:
        return 0
    last_word, first_word = words.groups()
    if not look_up(first_word).noise:
        return 0
    return len(last_word)


def _length_before_source(text: str) -> int:
    """Return the length of a name that is glued to the word before its source: Durandpar."""
    if not text.endswith(_BEFORE_SOURCE):
        return 0
    length = len(text) - len(_BEFORE_SOURCE)
    word = look_up(text)
    if length < MIN_GLUED_CHARS or word.name or word.commonness or word.place:
        return 0
    return length
