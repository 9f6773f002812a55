"""Names of organisations that are made of common words: Fédération française de football."""

from __future__ import annotations

from index.entities.french.phrases import GOES_ON, INSTITUTION_BEFORE, NUMBER, UNIVERSITIES, tail
from index.entities.french.words import GENERAL, SMALL_WORDS

MAX_PHRASE_CHARS = 160
"""Characters in which the name of an organisation is looked for."""
MAX_BEFORE_CHARS = 70
"""Characters before a name in which the noun is looked for that it belongs to."""


def phrase_end(text: str, noun_end: int) -> int:
    """Return where the name of an organisation ends, or -1 if its noun has nothing that tells more.

    Args:
        text: The text.
        noun_end: The offset after the noun.
    """
    rest = tail().match(text, noun_end, noun_end + MAX_PHRASE_CHARS)
    if rest is None or rest.end() == noun_end or _is_cut_short(text, noun_end, rest.end()):
        return -1
    return _after_number(text, noun_end, rest.end())


def _after_number(text: str, noun_end: int, end: int) -> int:
    """Return where the name of a university ends with its number: Université Rennes 2."""
    if not text.endswith(UNIVERSITIES, 0, noun_end + 1):
        return end
    number = NUMBER.match(text, end)
    return end if number is None else number.end()


def _is_cut_short(text: str, noun_end: int, end: int) -> bool:
    """Return True if only adjectives follow a noun, and the name goes on or tells nothing.

    So do Institut national de …, whose next word nobody knows, and Conseil régional.
    """
    words = text[noun_end:end].split()
    if not all(word.islower() and word not in SMALL_WORDS for word in words):
        return words[0] == "et"
    is_general = len(words) == 1 and words[0] in GENERAL
    return is_general or text.startswith(GOES_ON, end)


def phrase_around(text: str, start: int) -> tuple[int, int] | None:
    """Return the name of an institution, in small letters, that a capitalised word is the end of.

    It is that of a ministry, a court or a university: ministère de l'Intérieur.

    Args:
        text: The text.
        start: The offset of the capitalised word.
    """
    noun = INSTITUTION_BEFORE.search(text, max(start - MAX_BEFORE_CHARS, 0), start)
    if noun is None:
        return None
    noun_end = noun.start() + len(noun.group().split(" ", 1)[0])
    end = phrase_end(text, noun_end)
    return (noun.start(), end) if end > start else None
