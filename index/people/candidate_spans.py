"""Capitalised runs of a text, and what each may name by its words alone.

One regular expression finds the runs, with their particles and initials. What a run may hold is remembered, since the
same runs come back all through the news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from index.people.lexicon import Evidence, Word, weigh, word
from index.people.particles import BINDING_PARTICLES, LOOSE_PARTICLES, PARTICLES

_UPPER = "".join(c for c in map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]) if c.isupper())
LETTER = "A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿʿʾ"
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
    rf"(?:[LD]|Qu|Jusqu|Lorsqu|Puisqu)['’](?=[{_UPPER}])|[dl]['’]|{_NAME}|{_ARTICLE}[{_UPPER}]{_TAIL}|[{LETTER}]+"
)
_GLUED = re.compile(rf"(.*[a-zà-ÿ])([{_UPPER}][a-zà-ÿ]+)")
_POSSESSED = re.compile("(.+)['’]s")
_LINE_END = re.compile("[‑-]\n(?=(.))", re.DOTALL)
_ARTICLE_BEFORE = re.compile(rf"(?<![{LETTER}]){_ARTICLE}$", re.IGNORECASE)

_Token = tuple[int, int, Word]


class Part(Struct, frozen=True):
    """A part of a run that may name a person, judged by its words alone.

    Attributes:
        start, end: Offsets in the run.
        evidence: How sure its words are by themselves.
        size: How many words it has, particles not counted.
        inner: Offset of a first name inside an unknown one, -1 if there is none: Hypercar | Simon Weber.
        titled: A title stands before it in the run: Mme, Président; or a people: l'Allemande.
        common: How common a word a single one is, as in `Word`: to open a sentence it needs its capital.
        organised: An organisation word stands before it in the run: Institut, Rue.
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


def runs(text: str) -> Iterator[tuple[int, str]]:
    """The capitalised runs of a text, each with the offset of its first character."""
    for match in _RUN.finditer(text):
        run, start = match.group(), match.start()
        if start and text[start - 1] in "-‑'’‘ʿ":
            start = _with_article(text, start)
            if text[start - 1 : start] in ("-", "‑"):
                continue
            run = text[start : match.end()]
        yield start, run


def _with_article(text: str, start: int) -> int:
    """Where the run that starts at `start` begins with its Arabic article: al-, ech-."""
    window = max(start - 5, 0)
    article = _ARTICLE_BEFORE.search(text[window:start])
    return window + article.start() if article else start


@lru_cache(maxsize=1 << 14)
def parts(run: str) -> tuple[Part, ...]:
    """What a capitalised run may name, from its words alone.

    Args:
        run: Capitalised words with the particles between them.
    """
    found = (_part(segment) for segment in _segments(run))
    return tuple(part for part in found if part)


def _segments(run: str) -> Iterator[list[_Token]]:
    """Cut a run where no name goes on: at grammar, at particles that follow no first name, at acronyms."""
    segment: list[_Token] = []
    particles: list[_Token] = []
    for token in _tokens(run):
        if token[2].particle and run[token[0]].islower():
            particles.append(token)
            continue
        if segment and not _goes_on(segment, particles, token[2]):
            yield segment
            segment = []
        segment += [*particles, token] if segment else [token]
        particles = []
    if segment:
        yield segment


def _tokens(run: str) -> Iterator[_Token]:
    """The words of a run: `DurandLe`, of two sentences, is cut in two; after a first name, Smith's is Smith."""
    given = False  # the word before is a first name
    for match in _TOKEN.finditer(run):
        text, (start, end) = match.group(), match.span()
        plain = text[1:].islower()
        glued = None if plain else _GLUED.fullmatch(text)
        possessed = _POSSESSED.fullmatch(text) if given else None
        if glued and word(glued[2]).noise:
            yield start, start + glued.end(1), word(glued[1])
            yield start + glued.end(1), end, word(glued[2])
        elif possessed:
            yield start, start + possessed.end(1), word(possessed[1])
        else:
            this = word(text if plain else unbroken(text))
            given = this.name
            yield start, end, this


def unbroken(text: str) -> str:
    """The text with the words that a line's end parted in one: Emma-⏎nuel, Jean-⏎Yves."""
    return (
        _LINE_END.sub(lambda found: "" if found[1].islower() else "-", text)
        if "\n" in text
        else text
    )


def _goes_on(segment: Sequence[_Token], particles: Sequence[_Token], following: Word) -> bool:
    """Whether the name in `segment` may go on with these particles and this word."""
    last = segment[-1][2]
    if following.noise and following.folded not in LOOSE_PARTICLES:
        return False
    if not particles:
        shouted = following.capitals and not following.numeral and not following.title
        return not shouted or last.capitals or last.name
    if all(particle[2].folded in BINDING_PARTICLES for particle in particles):
        return True
    if len(segment) == 1 and following.name:
        return False  # a movement and its leader: Amal de Nabih Berri
    return (last.name or segment[0][2].name) and not following.place


def _part(segment: Sequence[_Token]) -> Part | None:
    """Strip a segment of what is no name and weigh the rest."""
    head, titled, organised = _head(segment)
    inverted = _surname_first(segment, head)
    head = head if inverted is None else inverted
    size = len(segment)
    while size > head + 1 and (segment[size - 1][2].initial or segment[size - 1][2].noise):
        size -= 1
    name = [token[2] for token in segment[head:size]]
    cores = [w for w in name if not w.particle and w.folded not in LOOSE_PARTICLES]
    introduced = titled or (head > 0 and segment[head - 1][2].people and len(cores) > 1)
    evidence = "name" if inverted is not None else weigh(name, cores, introduced)
    if not evidence:
        return None
    inner = next(
        (start for start, _, w in segment[head + 1 : size - 1] if w.name and not w.commonness), -1
    )
    common = cores[0].commonness if len(cores) == 1 else 0
    start, end = segment[head][0], segment[size - 1][1]
    return Part(
        start, end, evidence, len(cores), inner, introduced, common, organised, inverted is not None
    )


def _surname_first(segment: Sequence[_Token], head: int) -> int | None:
    """Where a name begins whose surname comes first, in capitals: TAVERNIER Bruno, LE GOFF Jean-Yves."""
    given = segment[-1][2]
    if len(segment) < 2 or given.capitals or given.initial or not given.name:
        return None
    for place, (_, _, this) in enumerate(segment[: max(head, 1)]):
        if all(_shouted_surname(w) for _, _, w in segment[place:-1]) and len(this.folded) > 1:
            return place
    return None


def _shouted_surname(this: Word) -> bool:
    if not this.capitals or this.title or this.place or this.organisation:
        return False
    return this.folded in PARTICLES or (len(this.folded) > 3 and not this.noise)


def _head(segment: Sequence[_Token]) -> tuple[int, bool, bool]:
    """How many leading tokens are no name, and whether a title and an organisation were among them."""
    titled = organised = False
    for place, (_, _, this) in enumerate(segment[:-1]):
        following = segment[place + 1][2]
        if this.title and (this.initial or not this.name or following.name):
            titled = True
        elif _begins_name(this, following, titled):
            owned = (
                this.place and following.name and place + 2 < len(segment)
            )  # Paris Christophe Girard
            if not owned:
                return place, titled, organised
        organised = organised or this.organisation
    return len(segment) - 1, titled, organised


def _begins_name(this: Word, following: Word, titled: bool) -> bool:
    if this.name or following.given:
        return True
    if this.folded in PARTICLES:
        return this.particle or (not following.name and (titled or following.unknown))
    return this.unknown and (following.capitals or not this.capitals)
