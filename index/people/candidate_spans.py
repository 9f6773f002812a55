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

from index.people.lexicon import Evidence, Word, look_up, name_evidence
from index.people.names import MAX_CACHED_NAMES
from index.people.particles import BINDING_PARTICLES, LOOSE_PARTICLES, PARTICLES

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
        run, start = match.group(), match.start()
        if start and text[start - 1] in "-‑'’‘ʿ":
            start = _with_article(text, start)
            if text[start - 1 : start] in ("-", "‑"):
                continue
            run = text[start : match.end()]
        yield start, run


def _with_article(text: str, start: int) -> int:
    """Return where a run begins if the Arabic article before it (al-, ech-) is included."""
    window = max(start - MAX_ARTICLE_CHARS, 0)
    article = _ARTICLE_BEFORE.search(text[window:start])
    return window + article.start() if article else start


@lru_cache(maxsize=MAX_CACHED_NAMES)
def name_spans(run: str) -> tuple[NameSpan, ...]:
    """Return the spans of a run that may name a person.

    Args:
        run: Capitalised words with the particles between them.
    """
    spans = (_name_span(segment) for segment in _segments(run))
    return tuple(span for span in spans if span)


def join_broken_words(text: str) -> str:
    """Join the words that the end of a line divides: Emma-⏎nuel, Jean-⏎Yves."""
    if "\n" not in text:
        return text
    return _LINE_BREAK.sub(lambda match: "" if match[1].islower() else "-", text)


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
        segment += [*particles, token] if segment else [token]
        particles = []
    if segment:
        yield segment


def _tokens(run: str) -> Iterator[_Token]:
    """Split a run into words.

    `DurandLe`, where two sentences meet, becomes two words. After a first name, Smith's becomes
    Smith.
    """
    after_first_name = False
    for match in _TOKEN.finditer(run):
        text, (start, end) = match.group(), match.span()
        is_plain = text[1:].islower()
        glued = None if is_plain else _TWO_SENTENCES.fullmatch(text)
        possessive = _POSSESSIVE.fullmatch(text) if after_first_name else None
        if glued and look_up(glued[2]).noise:
            middle = start + glued.end(1)
            yield _Token(start, middle, look_up(glued[1]))
            yield _Token(middle, end, look_up(glued[2]))
        elif possessive:
            yield _Token(start, start + possessive.end(1), look_up(possessive[1]))
        else:
            word = look_up(text if is_plain else join_broken_words(text))
            after_first_name = word.name
            yield _Token(start, end, word)


def _goes_on(segment: Sequence[_Token], particles: Sequence[_Token], following: Word) -> bool:
    """Return True if the name in a segment may go on with these particles and this word."""
    first, last = segment[0].word, segment[-1].word
    if following.noise and following.folded not in LOOSE_PARTICLES:
        return False
    if not particles:
        is_shouted = following.capitals and not following.numeral and not following.title
        return not is_shouted or last.capitals or last.name
    if all(particle.word.folded in BINDING_PARTICLES for particle in particles):
        return True
    if len(segment) == 1 and following.name:
        # a movement and its leader: Amal de Nabih Berri
        return False
    return (last.name or first.name) and not following.place


def _name_span(segment: Sequence[_Token]) -> NameSpan | None:
    """Strip a segment of what is no name, and judge the rest."""
    head = _head(segment)
    inverted_start = _surname_first(segment, head.size)
    is_inverted = inverted_start is not None
    start = head.size if inverted_start is None else inverted_start
    end = _name_end(segment, start)
    name = [token.word for token in segment[start:end]]
    cores = [word for word in name if not word.particle and word.folded not in LOOSE_PARTICLES]
    follows_people = start > 0 and segment[start - 1].word.people and len(cores) > 1
    titled = head.titled or follows_people
    evidence = "name" if is_inverted else name_evidence(name, cores, titled=titled)
    if not evidence:
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


def _name_end(segment: Sequence[_Token], start: int) -> int:
    """Return where a name ends: before initials and grammar at the end of its segment."""
    end = len(segment)
    while end > start + 1 and (segment[end - 1].word.initial or segment[end - 1].word.noise):
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
    first_name = segment[-1].word
    if len(segment) < 2 or first_name.capitals or first_name.initial or not first_name.name:
        return None
    for index in range(max(head_size, 1)):
        is_surname = all(_is_shouted_surname(token.word) for token in segment[index:-1])
        if is_surname and len(segment[index].word.folded) > 1:
            return index
    return None


def _is_shouted_surname(word: Word) -> bool:
    if not word.capitals or word.title or word.place or word.organisation:
        return False
    if word.folded in PARTICLES:
        return True
    return len(word.folded) >= MIN_SHOUTED_CHARS and not word.noise


def _head(segment: Sequence[_Token]) -> _Head:
    """Count the words at the start of a segment that are no part of the name."""
    titled = organised = False
    last_index = len(segment) - 1
    for index in range(last_index):
        word, following = segment[index].word, segment[index + 1].word
        if word.title and (word.initial or not word.name or following.name):
            titled = True
        elif _begins_name(word, following, titled=titled):
            # a town and its mayor: Paris Christophe Girard
            is_town = word.place and following.name and index + 1 < last_index
            if not is_town:
                return _Head(index, titled, organised)
        organised = organised or word.organisation
    return _Head(last_index, titled, organised)


def _begins_name(word: Word, following: Word, *, titled: bool) -> bool:
    if word.name or following.given:
        return True
    if word.folded in PARTICLES:
        return word.particle or (not following.name and (titled or following.unknown))
    return word.unknown and (following.capitals or not word.capitals)
