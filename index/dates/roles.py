"""The part a written date plays in an article: its publication, the day of its news, or neither.

Articles are strewn with dates of events past and to come. What tells them apart is where they stand: after a
label ("Publié le"), before the dash of a dateline, alone on a line, or, in the lead, with the marks that the
press keeps for the day of the news ("ce mercredi", a weekday).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args
from unicodedata import normalize

from index.dates.written import Written, find_dates

Role = Literal["published", "dateline", "alone", "updated", "this", "weekday", "bare"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""The parts, strongest first: three ways to print a publication date, an update's date, and three marks in a
sentence of the lead: "ce 3 mars", "lundi 3 mars", "le 3 mars"."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A written date that may tell when an article was published, and the part it plays."""

    role: Role
    written: Written


_HEAD: Final = 900  # characters at the top where labels, datelines and the lead are
_OPENING: Final = 450  # where the lead opens: further down, a full date in a sentence is seldom the news's own
_TAIL: Final = 250  # characters at the bottom where labels and signatures are
_AROUND: Final = 110  # characters of the line, before and after a date, that tell its part

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_DASH = r"(?:--?|[–—])"
_BAR = r"[|•·]"
_TIME = (
    rf"(?:[\s,|]*{_DASH}?\s*(?:[àÀ]\s*)?[0-9]{{1,2}}\s?[hH:]\s?(?:[0-9]{{2}})?(?::[0-9]{{2}})?"
    r"(?:\s*\(?(?:GMT|UTC|CES?T)[^)\s]{0,6}\)?)?)"
)
_BYLINE = r"(?:[Pp]ar\s[^\n|–—]{2,60}?)"
_LABEL_START = rf"(?:^\W*|[|•·–—.>»-]\s*|[0-9hH]\s*|^{_BYLINE}[\s,|–—-]*)"
_LABEL_END = rf"{_TIME}|\s*$|\s*[|•·–—();/.-]|[\s,]*(?i:mis|modifi|actualis|dernière)|[\s,]*{_BYLINE}$"
_PUBLISHED = (
    r"(?i:article\s+)?(?i:(?:publi|post|rédig|cré|ajout)ée?|mise?\s+en\s+ligne|parue?|écrite?"
    rf"|date(?:\s+de\s+publication)?)(?:\s+{_BYLINE})?"
)
_UPDATED = r"(?i:(?:dernière\s+)?(?:mise?\s+à\s+jour|modifiée?|modification)|(?:[^\W\d_]+\s+)?actualisée?)"
_LE = r"[\s:]*(?i:le\b)?[\s:]*$"
_CITY = rf"(?:{_CAPITAL}[\w'’.-]*(?:,?\s(?:{_CAPITAL}[\w'’.-]*|d[eu]|l[ae]s?|sur|en)){{0,5}})"
_AGENCY = rf"(?:\s*\({_CAPITAL}[^)\n]{{1,30}}\))"
_PLACES = rf"(?:,\s*{_CAPITAL}[^\n,.–—]{{1,25}}){{0,2}}"
# A name of one word or in capitals is a town's or a paper's; "Emmanuel Macron, le 3 mars" is a caption.
_NAME = rf"(?:(?:L[ae]s?\s|L['’])?{_CAPITAL}[\w'’-]+|{_CAPITAL}{{2,}}(?:[\s-]{_CAPITAL}{{2,}}){{1,3}})"
_SIGNED = rf"(?:{_BYLINE}[\s,|–—-]*|{_NAME}{_AGENCY}?\s*[,–—-]\s*|[Ff]ait à {_NAME},\s*|[^\n]{{1,60}}{_BAR}\s*)"

_PRINTED: Final[tuple[tuple[Role, re.Pattern[str], re.Pattern[str]], ...]] = (
    ("published", re.compile(rf"{_LABEL_START}{_PUBLISHED}{_LE}"), re.compile(_LABEL_END)),
    ("updated", re.compile(rf"{_LABEL_START}{_UPDATED}{_LE}"), re.compile(_LABEL_END)),
    (
        "dateline",
        re.compile(rf"^\W*(?:{_CITY}{_AGENCY}?\s*(?:[,:/]|{_DASH})\s*(?:le\s+)?)?$"),
        re.compile(rf"[^.\n–—@]{{0,40}}\.\s*[–—-]|{_TIME}?{_PLACES}{_AGENCY}?\s*\.?\s*{_DASH}(?:\s+(?![0-9])|$)"),
    ),
    (
        "alone",
        re.compile(rf"^\W*{_SIGNED}?(?:[Ll]e\s+)?$"),
        re.compile(rf"{_TIME}?{_AGENCY}?[\s.,–—-]*(?:{_BYLINE}|{_BAR}[^\n]{{0,60}})?$"),
    ),
)
"""Each printed part with what stands before the date on its line, and what after."""

_THIS = re.compile(r"(?:\bce|\baujourd['’]hui,?(?:\s+le)?)\s*$", re.IGNORECASE)
# What a date that is not the day of the news follows: a noun it qualifies ("l'accord du"), a range, a limit.
_APART = re.compile(
    r"(?:\b(?:du|de|des|au|aux|et|ou|à|vers|entre|depuis|dès|avant|après|d['’]ici|jusqu['’]\w+)|[–—/-])"
    r"\s*(?:(?:les?|ce)\s+)?$",
    re.IGNORECASE,
)
_YET_TO_COME = re.compile(
    r"\b(?:[a-zà-ÿ]+(?:[eidvr]r(?:a|ont))|aur(?:a|ont)|doi(?:t|vent)|devrai(?:t|ent)|prévue?s?|prochaine?s?|va|vont)\b"
)
_LONG_AGO = re.compile(r"\b(?:il y a|anniversaire|commémor\w+|ans? (?:après|plus tôt)|née?)\b", re.IGNORECASE)
_ELSEWHEN = re.compile(r"\s*(?:prochain|dernier|au |[–—-]\s?[0-9])")
_SENTENCE_END = re.compile(r"[.!?»]\s")


def date_clues(text: str) -> Iterator[Clue]:
    """The dates at the top and the bottom of an article that may tell when it was published.

    Args:
        text: The title, a line end, the body.
    """
    body = text.find("\n")
    bottom = max(_HEAD, len(text) - _TAIL)
    for start, end in ((0, _HEAD), (bottom, len(text))):
        for written in find_dates(text, start, end):
            limit = _HEAD if written.year is None else _OPENING
            role = _role(written, text, in_lead=body < written.start < limit)
            if role:
                yield Clue(role, written)


def stands_apart(written: Written, text: str) -> bool:
    """Whether a date belongs to a noun, a range or a limit ("l'accord du 3 mars") and not to the news."""
    return bool(_APART.search(text, max(0, written.start - 20), written.start))


def _role(written: Written, text: str, *, in_lead: bool) -> Role | None:
    line_start = text.rfind("\n", 0, written.start) + 1
    line_end = text.find("\n", written.end)
    before = normalize("NFC", text[max(line_start, written.start - _AROUND) : written.start])
    after = normalize("NFC", text[written.end : min(len(text) if line_end < 0 else line_end, written.end + _AROUND)])
    for role, pattern, follows in _PRINTED:
        if follows.match(after) and pattern.search(before):
            return role
    return _role_in_sentence(written, before, after) if in_lead else None


def _role_in_sentence(written: Written, before: str, after: str) -> Role | None:
    sentence = _SENTENCE_END.split(before)[-1]
    if not sentence.strip() or sentence.strip() in {"Le", "Ce"}:
        announced = after[:60].partition(" que ")[0]
    else:
        announced = sentence
    if _APART.search(sentence) or _ELSEWHEN.match(after):
        return None
    if _YET_TO_COME.search(announced) or _LONG_AGO.search(sentence):
        return None
    if _THIS.search(sentence):
        return "this"
    return "bare" if written.weekday is None else "weekday"
