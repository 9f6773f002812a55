"""Captions: the lines of an article that speak of its photographs, told by who signs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.cleaning.boilerplate import boilerplate

_LONGEST = 350  # characters: an agency's English caption seldom has 300
_LONGEST_STOPPED = 200  # characters: a paragraph may close with "(photo: somebody)." too
_LONGEST_TAIL = 60  # characters: of a credit at the end of a caption
_TOP = 8  # lines: where "(AFP)" at the end of a line signs a photograph and not a paragraph
_SIGNS = ("©", "/", ")", "]", "—", "–", "photo", "image", "illustration", "archive", "capture", "via ")
_ENGLISH = frozenset(("the", "of", "and", "with", "in", "during", "before", "after", "by", "for", "at", "from"))
_FRENCH = frozenset(("le", "la", "les", "des", "du", "de", "et", "dans", "avec", "une", "un", "au", "sur", "en"))


@dataclass(frozen=True, slots=True)
class _Credits:
    """Signs of a caption: what it is made of, begins with, or ends in."""

    line: re.Pattern[str]
    label: re.Pattern[str]
    tail: re.Pattern[str]
    agency: re.Pattern[str]


def split_captions(lines: list[str], *, titled: bool) -> tuple[list[str], list[str]]:
    """Tell the captions from the other lines.

    Args:
        lines: The article's, without those of its page.
        titled: Whether the title is known, so that the first line is not it: "Photos : …" may be a headline.

    Returns:
        The other lines and the captions, each in their order. Where all lines look like captions, they are
        the article, and none is one.
    """
    credits_ = _credits()
    marks = [_is_caption(place, lines, credits_, titled=titled) for place in range(len(lines))]
    if True not in marks:
        return lines, []
    marks = [mark or _is_stray(place, lines, marks) for place, mark in enumerate(marks)]
    if False not in marks:
        return lines, []
    pairs = list(zip(lines, marks, strict=True))
    return [line for line, mark in pairs if not mark], [line for line, mark in pairs if mark]


def _is_caption(place: int, lines: list[str], credits_: _Credits, *, titled: bool) -> bool:
    line = lines[place]
    if len(line) > _LONGEST:
        return False
    if credits_.line.match(line) or (credits_.label.match(line) and (titled or place > 0)):
        return True
    if place == len(lines) - 1:  # an agency signs the last paragraph as it signs a photograph
        return False
    tail = line[-_LONGEST_TAIL:]
    if tail[-1] in '."»!?:,' and "©" not in tail:  # nearly all prose leaves here
        return tail.endswith((").", "].")) and len(line) <= _LONGEST_STOPPED and _is_signed(tail[:-1], credits_)
    if 0 < place < _TOP or (titled and place == 0):
        return _is_signed(tail, credits_) or credits_.agency.search(tail) is not None
    return _is_signed(tail, credits_)


def _is_signed(tail: str, credits_: _Credits) -> bool:
    """Whether a line's end is a credit; the slow pattern is tried only where a sign of one is seen."""
    folded = tail.lower()
    return any(sign in folded for sign in _SIGNS) and credits_.tail.search(tail) is not None


def _is_stray(place: int, lines: list[str], marks: list[bool]) -> bool:
    """Whether a line is English and next to a caption: in a French article, an agency's unsigned caption."""
    beside = (place > 0 and marks[place - 1]) or (place + 1 < len(lines) and marks[place + 1])
    return beside and len(lines[place]) <= _LONGEST and _is_english(lines[place])


def _is_english(line: str) -> bool:
    words = line.lower().split()
    return sum(word in _ENGLISH for word in words) >= max(3, 3 * sum(word in _FRENCH for word in words))


@cache
def _credits() -> _Credits:
    who = boilerplate().credits
    some = r"[^()\[\]]{0,40}"
    kind = r"(?:photos?|images?|illustrations?|captures?\s d['’]écran)"
    return _Credits(
        line=re.compile(
            rf"""\W{{0,2}}(?:
                ©
                | cr[ée]dits? (?:\s {kind})? \s? :
                | {kind} \s d['’](?:archives?|illustration) \b
                | AFP \s PHOTO
                | (?-i: (?:Photo|PHOTO)s? \s (?:(?:{who})\b | [A-ZÀ-Þ][\w.-]+ \s [A-ZÀ-Þ])) (?! .* [^)]\.\Z)
            )""",
            re.IGNORECASE | re.VERBOSE,
        ),
        label=re.compile(rf"\W{{0,2}}(?:{kind}|légende|visuel)\s?:", re.IGNORECASE | re.VERBOSE),
        tail=re.compile(
            rf"""(?:
                © [^©]{{1,50}}
                | (?:/|\bvia|[—–]|\b{kind}\s?:?) \s? (?:{who})
                | \b(?:{who})(?:\s|\s?/\s?)(?-i:PHOTO)
                | {kind} \s d['’](?:archives?|illustration)
                | \[ (?:{who}) \]
                | [(\[] {some} (?:/|\bby|\bvia|{kind}) \s? :? \s? (?:{who}) [)\]]
                | [(\[] {some} \b(?:archives?|file|handout|crédits?\s?:|{kind}\s?:|{kind}\sd['’]) {some} [)\]]
                | [(\[] (?:{who}) \s {kind} [)\]]
                | [(\[] (?-i:Photo|PHOTO) \s (?-i:[A-ZÀ-Þ]) {some} [)\]]
            )\Z""",
            re.IGNORECASE | re.VERBOSE,
        ),
        agency=re.compile(rf"\((?:{who})\)\Z"),
    )
