"""Find capitalised words of a text that may be a name, judged by the words alone.

One regular expression finds runs of capitalised words, with the particles and initials between
them. Each run is cut into spans that may name a person. The spans of a run are cached, since the
same runs come back all through the news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from index.analysis.particles import BINDING_PARTICLES, LOOSE_PARTICLES, PARTICLES
from index.people.lexicon import Evidence, Word, look_up, name_evidence
from index.people.names import MAX_CACHED_NAMES

_LATIN = [*map(chr, range(0x41, 0x250)), *map(chr, range(0x1E00, 0x1F00))]
_UPPER = "".join(letter for letter in _LATIN if letter.isupper())
LETTER = "A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿʿʾ"
"""The letters of names, for a class of a regular expression."""
_SPACE = "[ \u00a0\u202f]{1,2}"
_TAIL = rf"[{LETTER}]*(?:(?:['’ʼ]|[‑-]\n?)[{LETTER}]+)*"
_INITIALS = rf"\.(?:-?[{_UPPER}]\.)*(?=[ \u00a0\u202f]?[{_UPPER}])"
_ARTICLE = "(?:[aeu](?:[lnrstdz]|sh|ch|th|dh)[-‑]['’‘ʿ]?|[‘ʿ])"
_NAME = rf"[{_UPPER}](?:{_INITIALS}|{_TAIL})"
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_RUN = re.compile(
    rf"{_NAME}(?:(?:{_SPACE}|(?<=\.)(?=[{_UPPER}]))(?:[dl]['’]|(?:{_PARTICLE}){_SPACE}){{0,3}}"
    rf"(?:{_NAME}|{_ARTICLE}[{_UPPER}]{_TAIL})){{0,12}}"
)
_TOKEN = re.compile(
    rf"(?:[LD]|Qu|Jusqu|Lorsqu|Puisqu)['’](?=[{_UPPER}])|[dl]['’]"
    rf"|{_NAME}|{_ARTICLE}[{_UPPER}]{_TAIL}|[{LETTER}]+"
)
_TWO_SENTENCES = re.compile(rf"(.*[a-zà-ÿ])([{_UPPER}][a-zà-ÿ]+)")
_POSSESSIVE = re.compile("(.+)['’]s")
_LINE_BREAK = re.compile("[‑-]\n(?=(.))", re.DOTALL)
_ARTICLE_BEFORE = re.compile(rf"(?<![{LETTER}]){_ARTICLE}$", re.IGNORECASE)

_JOINING_CHARACTERS = "-‑'’‘ʿ"
"""Characters that join a run to the word, or the Arabic article, before it."""
MAX_ARTICLE_CHARS = 5
"""Characters of an Arabic article before a name."""
MIN_SHOUTED_CHARS = 4
"""Letters from which a word in capitals may be a surname that stands first."""


class _Token(NamedTuple):
    """One word of a run, with its offsets there."""

    start: int
    end: int
    word: Word


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
        organised: A word of organisations stands before it in the run: Institut, Rue.
        inverted: Its surname, in capitals, comes first: TAVERNIER Bruno.
    """

    start: int
    end: int
    evidence: Evidence
    size: int
    inner: int
    titled: bool
    common: int
    organised: bool
    inverted: bool


class _Head(NamedTuple):
    """The words at the start of a segment that are not part of the name.

    Attributes:
        size: How many they are.
        titled: One of them is a title.
        organised: One of them is a word of organisations.
    """

    size: int
    titled: bool
    organised: bool


def capitalized_runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the capitalised runs of a text, each with the offset of its first character."""
    for match in _RUN.finditer(text):
        start = match.start()
        if not start or text[start - 1] not in _JOINING_CHARACTERS:
            yield start, match.group()
            continue
        start = _with_article(text, start)
        follows_hyphen = text[start - 1 : start] in ("-", "‑")
        if not follows_hyphen:
            yield start, text[start : match.end()]


def _with_article(text: str, start: int) -> int:
    """Return where a run begins if the Arabic article before it (al-, ech-) is included."""
    window = max(start - MAX_ARTICLE_CHARS, 0)
    article = _ARTICLE_BEFORE.search(text[window:start])
    if article is None:
        return start
    return window + article.start()


@lru_cache(maxsize=MAX_CACHED_NAMES)
def name_spans(run: str) -> tuple[NameSpan, ...]:
    """Return the spans of a run that may name a person.

    Args:
        run: Capitalised words with the particles between them.
    """
    spans: list[NameSpan] = []
    for segment in _segments(run):
        span = _name_span(segment)
        if span is not None:
            spans.append(span)
    return tuple(spans)


def join_broken_words(text: str) -> str:
    """Join the words that the end of a line divides: Emma-⏎nuel, Jean-⏎Yves."""
    if "\n" not in text:
        return text
    return _LINE_BREAK.sub(_hyphen_at_line_break, text)


def _hyphen_at_line_break(line_break: re.Match[str]) -> str:
    """Keep a hyphen before a capital, and drop one that only divides a word."""
    next_letter = line_break[1]
    if next_letter.islower():
        return ""
    return "-"


def _segments(run: str) -> Iterator[list[_Token]]:
    """Cut a run where no name goes on.

    It is cut at grammar, at particles that follow no first name, and at acronyms.
    """
    segment: list[_Token] = []
    particles: list[_Token] = []
    for token in _tokens(run):
        if token.word.particle and run[token.start].islower():
            particles.append(token)
            continue
        if segment and not _goes_on(segment, particles, token.word):
            yield segment
            segment = []
        if segment:
            segment += particles
        segment.append(token)
        particles = []
    if segment:
        yield segment


def _tokens(run: str) -> Iterator[_Token]:
    """Split a run into words.

    `DurandLe`, where two sentences meet, becomes two words. After a first name, Smith's becomes
    Smith.
    """
    follows_first_name = False
    for match in _TOKEN.finditer(run):
        text = match.group()
        start, end = match.span()
        length = _first_sentence_length(text)
        if length:
            yield _Token(start, start + length, look_up(text[:length]))
            yield _Token(start + length, end, look_up(text[length:]))
            continue
        possessive = _POSSESSIVE.fullmatch(text)
        if possessive and follows_first_name:
            name = possessive[1]
            yield _Token(start, start + len(name), look_up(name))
            continue
        if not text[1:].islower():
            text = join_broken_words(text)
        word = look_up(text)
        follows_first_name = word.name
        yield _Token(start, end, word)


def _first_sentence_length(text: str) -> int:
    """Return the length of the part of a word that ends a sentence, 0 if no sentence ends in it."""
    if text[1:].islower():
        return 0
    words = _TWO_SENTENCES.fullmatch(text)
    if words is None:
        return 0
    last_word, first_word = words.groups()
    if not look_up(first_word).noise:
        return 0
    return len(last_word)


def _goes_on(segment: Sequence[_Token], particles: Sequence[_Token], following: Word) -> bool:
    """Return True if the name in a segment may go on with these particles and this word."""
    first = segment[0].word
    last = segment[-1].word
    if following.noise and following.folded not in LOOSE_PARTICLES:
        return False
    if not particles:
        return last.capitals or last.name or not _may_be_acronym(following)
    are_binding = all(particle.word.folded in BINDING_PARTICLES for particle in particles)
    if are_binding:
        return True
    if len(segment) == 1 and following.name:
        # a movement and its leader: Amal de Nabih Berri
        return False
    if following.place:
        return False
    return last.name or first.name


def _may_be_acronym(word: Word) -> bool:
    if word.numeral or word.title:
        return False
    return word.capitals


def _name_span(segment: Sequence[_Token]) -> NameSpan | None:
    """Strip a segment of what is no name, and judge the rest."""
    head = _head(segment)
    inverted_start = _surname_first(segment, head.size)
    is_inverted = inverted_start is not None
    start = head.size if inverted_start is None else inverted_start
    end = _name_end(segment, start)
    name = [token.word for token in segment[start:end]]
    cores = [word for word in name if not _is_particle(word)]
    follows_people = start > 0 and segment[start - 1].word.people
    titled = head.titled or (follows_people and len(cores) > 1)
    evidence = "name" if is_inverted else name_evidence(name, cores, titled=titled)
    if evidence is None:
        return None
    return NameSpan(
        start=segment[start].start,
        end=segment[end - 1].end,
        evidence=evidence,
        size=len(cores),
        inner=_inner_first_name(segment[start + 1 : end - 1]),
        titled=titled,
        common=cores[0].commonness if len(cores) == 1 else 0,
        organised=head.organised,
        inverted=is_inverted,
    )


def _is_particle(word: Word) -> bool:
    return word.particle or word.folded in LOOSE_PARTICLES


def _name_end(segment: Sequence[_Token], start: int) -> int:
    """Return where a name ends: before initials and grammar at the end of its segment."""
    end = len(segment)
    while end > start + 1:
        last = segment[end - 1].word
        if not (last.initial or last.noise):
            break
        end -= 1
    return end


def _inner_first_name(tokens: Sequence[_Token]) -> int:
    """Return the offset of the first token that is a first name and no common word, else -1."""
    for token in tokens:
        if token.word.name and not token.word.commonness:
            return token.start
    return -1


def _surname_first(segment: Sequence[_Token], head_size: int) -> int | None:
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


def _head(segment: Sequence[_Token]) -> _Head:
    """Count the words at the start of a segment that are no part of the name."""
    titled = False
    organised = False
    last_index = len(segment) - 1
    for index in range(last_index):
        word = segment[index].word
        following = segment[index + 1].word
        if _is_title_before(word, following):
            titled = True
        elif _begins_name(word, following, titled=titled):
            # a town and its mayor: Paris Christophe Girard
            is_town = word.place and following.name and index + 1 < last_index
            if not is_town:
                return _Head(index, titled, organised)
        if word.organisation:
            organised = True
    return _Head(last_index, titled, organised)


def _is_title_before(word: Word, following: Word) -> bool:
    """Return True for a title. If it is also a first name, a first name must follow."""
    if not word.title:
        return False
    may_be_first_name = word.name and not word.initial
    return following.name or not may_be_first_name


def _begins_name(word: Word, following: Word, *, titled: bool) -> bool:
    """Return True if a name may begin with a word and go on with the following one.

    Args:
        word: The word.
        following: The word after it.
        titled: A title stands before the word.
    """
    if word.name or following.given:
        return True
    if word.folded in PARTICLES:
        if word.particle:
            return True
        if following.name:
            return False
        return titled or following.unknown
    if not word.unknown:
        return False
    return following.capitals or not word.capitals
