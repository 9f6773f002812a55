"""Who signs an article: bylines and agencies on lines of their own, and what stands beside a date."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from msgspec import Struct

from index.cleaning.boilerplate import boilerplate
from index.cleaning.folding import EDGE_CHARS, folded
from index.people.gazetteer import words
from index.people.names import fold_name

_LONGEST: Final = 160  # characters
_LONGEST_NAME: Final = 90
_LONGEST_STOPPED: Final = 70  # characters of a signature that ends in a full stop
_TOP, _END = 7, 4  # lines among which a name alone is a signature
_PROSE: Final = 60  # characters: a line as long that ends in a full stop is a paragraph

_WORD = r"(?!Publi|PUBLI|Mis[e ]|Modifi|Post[ée]|Actualis|Date\b|L[ea]\s\d)[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_PARTICLES = (
    r"(?:(?:d[eu]s?|l[ae]s?|von|van|der|den|di|da|dos|ben|bin|el|al|ould|y)\s|[dl]['’]){0,2}"
)
_NAME = rf"(?:(?:MM?|Mme|Mlle|Dr|Pr|Me)\.?\s)?{_WORD}(?:\s{_PARTICLES}{_WORD}){{0,4}}"
_AND = r"(?:\s?[,&/|]\s?|\s(?:et|avec|and)\s)"
_DESK = (
    r"(?:(?i:(?:la\s|notre\s)?rédaction|l['’]équipe\sde\s(?:la\s)?rédaction)"
    rf"(?:\s(?:(?:de|du|web|avec)\s)?{_NAME}|\sweb)?)"
)
_WHO = rf"(?:{_DESK}|{_NAME}(?:{_AND}(?:{_DESK}|{_NAME})){{0,4}})"
_JOB = (
    r"(?:envoyée?|correspondante?|journaliste|(?:grande?\s)?reporter|rédact(?:eur|rice)|éditorialiste|chroniqueu(?:r|se)"
    r"|chercheu(?:r|se)|professeure?|politologue|historien(?:ne)?|économiste|direct(?:eur|rice)|avocate?|écrivain|stagiaire)"
)
_ROLE = rf"(?:{_JOB}|notre|nos|à|au|aux|en|depuis|avec|pour|photos?)\b"
_MORE = (
    rf"(?:\s?[,(|–—-]\s?(?:{_ROLE}[^.!?]{{0,60}}|{_WHO}(?:,\s{_ROLE}[^.!?]{{0,40}})?)\)?"
    rf"|\s\(?@[\w.]+\)?|\s{_ROLE}[^.!?]{{0,50}})"
)
_DONE = (
    r"(?:rédigé|écrit|publié|posté|édité|mis\sen\sligne|réalisé|préparé|traduit|adapté|proposé)e?s?"
)
_BY = (
    rf"(?:(?:(?i:(?:(?:cet\s)?article\s)?{_DONE}(?:\sde\sl['’]\w+|\sdu\s\w+)?)\s)?(?i:par|by)"
    r"|(?i:auteure?s?|textes?|signé|traduction|rédaction|édition)(?=\s?:)"
    r"|(?i:(?:un\s|une\s)?(?:reportage|article|enquête|analyse|texte|récit)\s(?:de|par)|(?:l['’])?(?:éditorial|édito|chronique|billet)\sde)"
    r"|(?i:propos\srecueillis(?:\s(?:à|en|au)\s[\w’' -]{2,20})?\spar))\s?:?\s"
)
_OUR = r"(?i:(?:de|par)\s(?:notre|nos)\s(?:envoyé|correspondant|journalist|rédact|reporter)\w*)(?:\s[^.!?]{0,70})?"
_BESIDE = (
    rf"\s(?:à|au|en)\s{_WORD}(?:\s{_WORD})?|\s?[,(|–—-]\s?(?:(?:à|au|aux|en)\s)?{_WORD}(?:\s{_WORD}){{0,2}}\)?|\s\(?@[\w.]+\)?"
    rf"|\s?[,(–—-]\s?avec\s(?:l['’])?{_WORD}\)?"
    rf"|\s?[,(–—-]\s?(?:{_WORD},\s)?(?:notre\s|grande?\s)?{_JOB}[^.!?]{{0,50}}"
)
_FULL_NAME = re.compile(rf"(?P<name>{_WORD}(?:\s{_PARTICLES}{_WORD}){{1,4}})(?P<beside>{_BESIDE})?")
_ROLED = re.compile(_JOB)
_INITIALS = re.compile(
    r"\(?(?:[A-ZÀ-Þ]{1,2}\.[\s-]?){1,3}\)?|(?:[A-Z]\.[\s-]?){1,2}[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ][\w-]+\s[A-ZÀ-Þ]\."
)
_BETWEEN_NAMES = re.compile(rf"{_AND}(?=[A-ZÀ-Þ])")
_SEGMENTS = re.compile(r"[|•·⏐]|\s[-–—/]\s|\s{3,}")
_DIGIT = re.compile(r"\d")
_STAMP_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DESK_TOKEN = re.compile(r"\w+'|[\w-]+")
_DESK_CORE = re.compile(r"(?:service|desk|bureau|redaction|equipe|correspondan|envoye)")


class _Signs(Struct, frozen=True):
    """What lines are signatures.

    Attributes:
        byline: Matches what says by whom.
        within: Matches the same among the words of a date line.
        agency: Matches press agencies, with the paper that prints them.
    """

    byline: re.Pattern[str]
    within: re.Pattern[str]
    agency: re.Pattern[str]


def without_signatures(lines: list[str]) -> list[str]:
    """The lines but those that say by whom the article is; of those that say when as well, that part is kept."""
    kept = [
        _unsigned(line)
        if len(line) <= (_LONGEST_STOPPED if line[-1] in '."»' else _LONGEST)
        else line
        for line in lines
    ]
    return [line for line in kept if line]


def without_names(lines: list[str], author: str | None) -> list[str]:
    """The lines but those at the top and at the end that are a person's name, or the author's, and nothing else.

    Args:
        lines: The article's, without its title.
        author: Who wrote it, where metadata tell.
    """
    known = folded(author or "").strip(EDGE_CHARS)
    first = next((place for place, line in enumerate(lines) if _is_prose(line)), None)
    if first is None:
        return lines
    last = next(place for place in range(len(lines) - 1, -1, -1) if _is_prose(lines[place]))
    top = min(first + 2, _TOP, len(lines))  # a name may follow the lede
    end = max(last, len(lines) - _END - 1)
    places = [
        place
        for place in (*range(top), *range(end + 1, len(lines)))
        if len(lines[place]) <= _LONGEST_NAME
    ]
    signed = {place for place in places if _is_signature(lines[place], known)}
    return [line for place, line in enumerate(lines) if place not in signed]


def is_name(line: str) -> bool:
    """Whether a line is the name of one person, or of several, perhaps with what they are, and nothing else."""
    if len(line) > _LONGEST_NAME:
        return False
    return all(map(_is_one_name, _BETWEEN_NAMES.split(line))) or _is_one_name(line)


def _is_desk(line: str) -> bool:
    """Whether a line says which desk an article comes from, with no name."""
    tokens = _DESK_TOKEN.findall(folded(line))
    return boilerplate().desks.issuperset(tokens) and any(map(_DESK_CORE.match, tokens))


def _is_signature(line: str, known: str) -> bool:
    return _is_author(line, known) or is_name(line) or _is_desk(line)


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE and line[-1] in '.!?…»"'


def _is_author(line: str, known: str) -> bool:
    plain = folded(line).strip(EDGE_CHARS)
    return bool(known) and (plain == known or plain.startswith((f"{known} :", f"{known},")))


def _is_one_name(part: str) -> bool:
    if _INITIALS.fullmatch(part):
        return True
    found = _FULL_NAME.fullmatch(part)
    if found is None:
        return False
    if found["beside"] and _ROLED.search(found["beside"]):
        return True
    return _is_person(found["name"].split())


def _is_person(names: list[str]) -> bool:
    """Whether the first of some capitalised words is a first name, and the last is no word for other things."""
    if names[-1].isupper() and not names[0].isupper() and len(names[-1]) > 2:  # Jeanne DURAND
        return True
    first, last = fold_name(names[0]), fold_name(names[-1])
    known = words("first_names")
    return (first in known or first.partition("-")[0] in known) and last not in words(
        "organisations"
    )


def _unsigned(line: str) -> str:
    """The line without what says by whom: nothing may be left, or a date; the line itself when it says other things."""
    signs = _signs()
    if signs.byline.fullmatch(line) or signs.agency.fullmatch(line):
        return ""
    if _DIGIT.search(line) is None and _SEGMENTS.search(line) is None:
        return line
    parts = [part for piece in _SEGMENTS.split(line) if (part := piece.strip())]
    dates = [part for part in parts if _is_stamp(part)]
    if len(parts) == len(dates):
        return line
    others = [part for part in parts if part not in dates]
    if (
        len(parts) > 1
        and all(map(_is_beside, others))
        and (dates or not all(map(_is_credit, others)))
    ):
        return " - ".join(dates)
    rest = signs.within.sub("", line).strip(" ,;|–—-")
    return rest if rest != line and _is_stamp(rest) else line


def _is_stamp(part: str) -> bool:
    """Whether it says when, and nothing else."""
    tokens = _STAMP_TOKEN.findall(folded(part))
    return "0" in tokens and boilerplate().dates.issuperset(tokens)


def _is_beside(part: str) -> bool:
    """Whether it may stand beside a date or a byline: by whom, how long it takes to read, which section."""
    return _is_page(part) or folded(part) in boilerplate().labels or is_name(part)


def _is_page(part: str) -> bool:
    signs = _signs()
    return bool(
        signs.byline.fullmatch(part) or signs.agency.fullmatch(part)
    ) or boilerplate().covers(part)


def _is_credit(part: str) -> bool:
    """Whether it is a name or an agency: both together may sign a photograph."""
    return is_name(part) or _signs().agency.fullmatch(part) is not None


@cache
def _signs() -> _Signs:
    agency = "|".join(map(re.escape, sorted(boilerplate().agencies, key=len, reverse=True)))
    agencies = rf"(?:l['’])?(?:{agency})(?:\s?(?:[/,&+-]|et|avec)\s?(?:l['’])?(?:{agency}))*"
    paper = r"[\w'’&-]+(?:\s[\w'’&-]+){0,4}?"
    return _Signs(
        byline=re.compile(rf"\W{{0,2}}(?:{_BY}{_WHO}{_MORE}{{0,2}}|{_OUR}|{_DESK})\s?[.:]?"),
        within=re.compile(rf"[,|–—-]?\s?\b(?i:par|by)\s{_WHO}\s?[,|–—-]?|\A{_BY}{_WHO}\s?[,|–—-]?"),
        agency=re.compile(
            rf"""[^\w©]{{0,2}}(?:
                (?:{paper}\s)? (?:[Aa]vec|AVEC|with) \s (?:les\s)? {agencies}
                | (?i:{agencies}) (?:\s (?:avec|et) \s [A-ZÀ-Þ]{paper} | /[Aa]rchives)?
                | (?:[A-Z]\.?[\s-]?){{1,4}} \s? / \s? {agencies}
                | (?:L['’]|L[ea]s?\s) {paper} \s? / \s? {agencies}
                | (?:(?i:par|selon|via)\s?:?|D['’]après) \s {agencies}
            )\W{{0,3}}""",
            re.VERBOSE,
        ),
    )
