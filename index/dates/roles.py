"""The part a written date plays in an article: its publication, the day of its news, or neither.

Articles are strewn with dates of events past and to come. What tells them apart is where they stand: printed
apart, or, in the lead, with the marks that the press keeps for the day of the news ("ce mercredi", a weekday).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, get_args
from unicodedata import normalize

from msgspec import Struct

from index.dates.finding import find_dates
from index.dates.printed import printed
from index.dates.written import Written

Role = Literal["published", "dateline", "alone", "below", "updated", "this", "weekday", "bare"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""The parts, strongest first: three ways to print a publication date, one that is printed at the bottom, an update's
date, and three marks in a sentence of the lead: "ce 3 mars", "lundi 3 mars", "le 3 mars"."""


class Clue(Struct, frozen=True):
    """A written date that may tell when an article was published.

    Attributes:
        role: The part it plays.
        written: The date.
        later: Days from that date to the publication: one for "hier, mardi 3 mars".
    """

    role: Role
    written: Written
    later: int = 0


_HEAD: Final = 900  # characters at the top where labels, datelines and the lead are
_OPENING: Final = (
    450  # where the lead opens: further down, a full date in a sentence is seldom the news's own
)
_TAIL: Final = 250  # characters at the bottom where labels and signatures are
_AROUND: Final = 110  # characters of the line, before and after a date, that tell its part
_SIGNATURE: Final = (
    40  # characters that may follow a lonely date at the bottom: more is a reader's comment
)

_ANCHOR = re.compile(
    r"(?<![\w'’])(?P<word>avant[- ]hier|hier|après[- ]demain|demain|aujourd['’]hui|ce(?=\s))"
    r"(?:\s(?:matin|soir|midi|après-midi))?[\s,(]*(?:le\s+)?$",
    re.IGNORECASE,
)
"""Words before a date that say where the day of publication stands to it."""
_LATER: Final = {"avant": 2, "hier": 1, "après": -2, "demain": -1}
"""By the first word of those, the days from the date to the publication; none for the others."""
# What a date that is not the day of the news follows: a noun it qualifies ("l'accord du"), a range, a limit.
_APART = re.compile(
    r"(?:\b(?:du|de|des|au|aux|et|ou|à|vers|entre|depuis|dès|avant|après|d['’]ici|jusqu['’]\w+)|(?<![)-])[–—/-])"
    r"\s*(?:(?:les?|ce)\s+)?$",
    re.IGNORECASE,
)
_OVERNIGHT = re.compile(r"\bdans la nuit\b[^.;]{1,40}\s(?:à|au)\s*$", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"(?:^\s*[A-ZÀ-Þ]?|(?P<verb>\S+)\s+)(?!(?:midi|nuit|lui|ici|aussi|ainsi|bruit|circuit|pays|lieu)\b)"
    r"[a-zà-ÿ]{2,}(?:é|i|u|is|it|ert|ort)(?:e|s|es)?\s+(?P<the>le\s+)?$"
)
_AUXILIARY = re.compile(
    r"(?:.*['’])?(?:a|ai|ont|avait|avaient|ayant|aurait|auraient|est|sont|était|étaient|été|fut|furent|sera|seraient|serait"
    r"|pas|plus|\w+ment)",
    re.IGNORECASE,
)
_YET_TO_COME = re.compile(
    r"\b(?:[a-zà-ÿ]+(?:[eidvr]r(?:a|ont))|aur(?:a|ont)|doi(?:t|vent)|devrai(?:t|ent)|prévue?s?|prochaine?s?|va|vont"
    r"|[Rr]endez-vous|[Ii]nscri\w+|appelée?s? aux urnes|attendue?s?|convoquée?s?)\b"
)
_LONG_AGO = re.compile(
    r"\b(?:il y a|anniversaire|commémor\w+|ans? (?:après|plus tôt)|née?)\b", re.IGNORECASE
)
_LOOKS_BACK = re.compile(
    r"\b(?:an|ans|mois)\s(?:après|plus\stard)|\bjour\spour\sjour|\bil\sy\sa\s\w+\s(?:ans|mois)|\banniversaire|\bcommémor"
    r"|\brestera\b",
    re.IGNORECASE,
)
_ELSEWHEN = re.compile(r"\s*(?:prochain|dernier|au\s(?!matin|soir|petit)|[–—-]\s?[0-9])")
_SENTENCE_END = re.compile(r"[.!?»]\s")
_HAPPENED = re.compile(
    r"(?:\b|['’])(?:a|ont|est|sont)\s(?:[\w'’-]+\s){0,2}?[^\W\d_]+(?:é|i|u|is|it|ert|ort|aint|eint)(?:e|s|es)?\b"
)
_HAD_HAPPENED = re.compile(r"\b(?:avai(?:t|ent)|étai(?:t|ent))\b")


def date_clues(text: str) -> Iterator[Clue]:
    """The dates at the top and the bottom of an article that may tell when it was published.

    Args:
        text: The title, a line end, the body.
    """
    body = text.find("\n")
    for written in find_dates(text, 0, _HEAD):
        before, after = _line_around(written, text)
        way = printed(before, after)
        if way:
            yield Clue(way, written)
        elif body < written.start < (_HEAD if written.year is None else _OPENING):
            yield from _clue_in_sentence(written, before, after, text)
    for written in find_dates(text, max(_HEAD, len(text) - _TAIL)):
        before, after = _line_around(written, text)
        way = printed(before, after)
        if way == "updated":
            yield Clue(way, written)
        elif way and (way != "alone" or len(text) - written.end - len(after) <= _SIGNATURE):
            yield Clue("below", written)


def printed_dates(text: str) -> Iterator[Clue]:
    """The dates of a text that are printed apart from its sentences."""
    for written in find_dates(text):
        way = printed(*_line_around(written, text))
        if way:
            yield Clue(way, written)


def stands_apart(written: Written, text: str) -> bool:
    """Whether a date belongs to a noun, a range or a limit ("l'accord du 3 mars") and not to the news."""
    return bool(_APART.search(text, max(0, written.start - 20), written.start))


def _line_around(written: Written, text: str) -> tuple[str, str]:
    """What stands before and after a date on its line; where it is cut, a letter shows that the line goes on."""
    start = text.rfind("\n", 0, written.start) + 1
    end = text.find("\n", written.end)
    first = max(start, written.start - _AROUND)
    last = min(len(text) if end < 0 else end, written.end + _AROUND)
    before = "x" * (first > start) + text[first : written.start]
    after = text[written.end : last] + "x" * (last < end)
    return normalize("NFC", before), normalize("NFC", after)


def _clue_in_sentence(written: Written, before: str, after: str, text: str) -> Iterator[Clue]:
    sentence = _SENTENCE_END.split(before)[-1]
    if _ELSEWHEN.match(after) or (_APART.search(sentence) and not _OVERNIGHT.search(sentence)):
        return
    anchor = _ANCHOR.search(sentence)
    later = _LATER.get(re.split("[- ]", anchor["word"].lower())[0], 0) if anchor else 0
    if later:
        yield Clue("this", written, later)
        return
    opening = sentence.strip() in {"", "Le", "Ce"}
    announced = after[:60].partition(" que ")[0] if opening else sentence
    if _YET_TO_COME.search(announced) or _LONG_AGO.search(sentence):
        return
    if anchor:
        yield Clue("this", written)
    elif written.weekday is None:
        yield Clue("bare", written)
    elif not _is_of_an_event(written, sentence, after, text):
        yield Clue("weekday", written)


def _is_of_an_event(written: Written, sentence: str, after: str, text: str) -> bool:
    """Whether a day of the week with its date is told from a distance, or under a photograph.

    Where the year is written too, the day is news only if something has happened on it.
    """
    participle = _QUALIFIED.search(sentence)
    if participle and not (participle["verb"] and _AUXILIARY.fullmatch(participle["verb"])):
        return written.year is not None or participle["the"] is not None
    if written.year is None:
        return False
    told = f"{sentence} {_SENTENCE_END.split(after)[0]}"
    if _HAD_HAPPENED.search(sentence) or not _HAPPENED.search(told):
        return True
    return (
        _LOOKS_BACK.search(text, max(0, written.start - _AROUND), written.end + _AROUND) is not None
    )
