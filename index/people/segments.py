"""Cut a run of capitalised words into segments, each of which may hold one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.people.capitalized_runs import ARTICLE, LETTER, NAME, TAIL, UPPER, join_broken_words
from index.people.gazetteer import word_set
from index.people.lexicon import GIVEN_NAME, Word, look_up
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
_RELATIVE = "dont"
"""A word behind a dash that has lost its spaces: le commissaire Paul Durand-dont on parle."""
MIN_PARTED_CHARS = 3
"""Letters of the shortest surname that is parted from a first name behind its hyphen."""
MIN_GLUED_NOUN_CHARS = 4
"""Letters of the shortest noun that is parted from the first name which is glued to it."""
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
    tokens = _with_korean_names(_plain_tokens(run) or _with_parted_names(list(_tokens(run))))
    segment: list[Token] = []
    particles: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        if _is_small_particle(run, token):
            particles.append(token)
            continue
        if segment:
            after = None if following is None else following.word
            if token.opens or not goes_on(_words(segment), _words(particles), token.word, after):
                yield segment
                segment = []
            else:
                segment += particles
        segment.append(token)
        particles = []
    if segment:
        yield segment


def _is_small_particle(run: str, token: Token) -> bool:
    """Return True for a particle in small letters."""
    return token.word.particle and run[token.start].islower()


def _words(tokens: Sequence[Token]) -> list[Word]:
    return [token.word for token in tokens]


def _with_parted_names(tokens: list[Token]) -> list[Token]:
    """Make two words of those of two people with a hyphen: Paul Dumas-Marie Durand, Macron-Le Pen."""
    parted: list[Token] = []
    for index, token in enumerate(tokens):
        if "-" not in token.word.folded:
            parted.append(token)
            continue
        head, _, tail = token.word.folded.rpartition("-")
        if tail == _RELATIVE:
            parted.append(Token(token.start, token.end - len(tail) - 1, look_up(head.capitalize())))
            continue
        before = tokens[max(index - 2, 0) : index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if any(token.word.name for token in before):
            parted += _parted_before_first_name(token, following)
        else:
            parted += _parted_mononyms(token, following)
    return parted


def _parted_before_first_name(token: Token, following: Token | None) -> list[Token]:
    """Return the surname and the first name that a word is, or else the word alone."""
    head, _, tail = token.word.folded.rpartition("-")
    surname, first_name = look_up(head.capitalize()), look_up(tail.capitalize())
    if following is None or not following.word.unknown or len(head) < MIN_PARTED_CHARS:
        return [token]
    if surname.name or not (surname.unknown and first_name.name):
        return [token]
    return _parted_at_hyphen(token)


def _parted_mononyms(token: Token, following: Token | None) -> list[Token]:
    """Return the two people that a word is if the first is known by one word, or else the word alone."""
    head, _, tail = token.word.folded.partition("-")
    if head not in word_set("mononyms") or look_up(head.capitalize()).name:
        return [token]
    if following is None and tail not in word_set("mononyms"):
        return [token]
    return _parted_at_hyphen(token)


def _parted_at_hyphen(token: Token) -> list[Token]:
    """Return the two words that the last hyphen of one divides."""
    head, _, tail = token.word.folded.rpartition("-")
    hyphen = token.end - len(tail) - 1
    return [
        Token(token.start, hyphen, look_up(head.capitalize())),
        Token(hyphen + 1, token.end, look_up(tail.capitalize()), opens=True),
    ]


def _with_korean_names(tokens: list[Token]) -> list[Token]:
    """Make one given name of what follows a Korean surname: Jae-in, Jong Un, Suk Yeol."""
    for index in range(len(tokens) - 1):
        if tokens[index].word.folded in word_set("korean_surnames"):
            given_name = _given_name(tokens[index + 1 : index + 3])
            if given_name is not None:
                following = [token for token in tokens if token.start >= given_name.end]
                return [*tokens[: index + 1], given_name, *following]
    return tokens


def _given_name(tokens: Sequence[Token]) -> Token | None:
    """Return the given name that one word is with its hyphen, or two words are; None if they are none."""
    first, last = tokens[0], tokens[-1]
    words = _words(tokens)
    if first.word.commonness and GIVEN_NAME.fullmatch(first.word.folded.capitalize()):
        return _as_given_name(first, first)
    if len(tokens) < 2 or words[0].noise or len(words[0].folded) > MAX_SYLLABLE_CHARS:
        return None
    if words[1].noise or all(map(_is_syllable, words)):
        return _as_given_name(first, last)
    return None


def _as_given_name(first: Token, last: Token) -> Token:
    """Return the token of a given name from its first word to its last one."""
    folded = "-".join(dict.fromkeys((first.word.folded, last.word.folded)))
    return Token(first.start, last.end, Word(folded, given=True))


def _is_syllable(word: Word) -> bool:
    """Return True if a word may be a syllable of a given name, and is nothing that lists have."""
    if len(word.folded) > MAX_SYLLABLE_CHARS or word.particle or word.capitals:
        return False
    return word.unknown and not word.name and word.folded not in word_set("english_words")


def _plain_tokens(run: str) -> list[Token]:
    """Split a run of plain words, as most runs are; return nothing for any other."""
    tokens: list[Token] = []
    start = 0
    for text in run.split(" "):
        if not _is_plain(text):
            return []
        end = start + len(text)
        tokens.append(Token(start, end, look_up(text)))
        start = end + 1
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
        if _is_plain(text):
            word = look_up(text)
            follows_first_name = word.name
            yield Token(start, end, word)
            continue
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


def _is_plain(text: str) -> bool:
    """Return True for a word of letters, all small but the first, to which nothing is glued."""
    return text.isalpha() and text[1:].islower() and not text.endswith(_BEFORE_SOURCE)


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
    return len(last_word) if _are_two_words(last_word, first_word) else 0


def _are_two_words(last_word: str, first_word: str) -> bool:
    """Return True if grammar begins a sentence (DurandLe), or a first name follows a noun (AccordPaul)."""
    following = look_up(first_word)
    if following.noise:
        return True
    is_noun = len(last_word) >= MIN_GLUED_NOUN_CHARS and look_up(last_word).commonness == 2
    return is_noun and following.name


def _length_before_source(text: str) -> int:
    """Return the length of a name that is glued to the word before its source: Durandpar."""
    if not text.endswith(_BEFORE_SOURCE):
        return 0
    length = len(text) - len(_BEFORE_SOURCE)
    word = look_up(text)
    if length < MIN_GLUED_CHARS or word.name or word.commonness or word.place:
        return 0
    return length
