"""French patterns of bylines, names with jobs, and agencies that sign articles."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_WORD = r"(?!Publi|PUBLI|Mis[e ]|Modifi|Post[ée]|Actualis|Date\b|L[ea]\s\d)[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_PARTICLES = (
    r"(?:(?:d[eu]s?|l[ae]s?|von|van|der|den|di|da|dos|ben|bin|el|al|ould|y)\s|[dl]['’]){0,2}"
)
_NAME = rf"(?:(?:MM?|Mme|Mlle|Dr|Pr|Me)\.?\s)?{_WORD}(?:\s{_PARTICLES}{_WORD}){{0,4}}"
_AND = r"(?:\s?[,&/|]\s?|\s(?:et|avec|and)\s)"
_DESK_START = r"(?i:(?:la\s|notre\s)?rédaction|l['’]équipe\sde\s(?:la\s)?rédaction)"
_DESK = rf"(?:{_DESK_START}(?:\s(?:(?:de|du|web|avec)\s)?{_NAME}|\sweb)?)"
_AUTHORS = rf"(?:{_DESK}|{_NAME}(?:{_AND}(?:{_DESK}|{_NAME})){{0,4}})"
_JOB = (
    r"(?:envoyée?|correspondante?|journaliste|(?:grande?\s)?reporter|rédact(?:eur|rice)"
    r"|éditorialiste|chroniqueu(?:r|se)|chercheu(?:r|se)|professeure?|politologue|historien(?:ne)?"
    r"|économiste|direct(?:eur|rice)|avocate?|écrivain|stagiaire)"
)
_ROLE = rf"(?:{_JOB}|notre|nos|à|au|aux|en|depuis|avec|pour|photos?)\b"
_AFTER_AUTHORS = (
    rf"(?:\s?[,(|–—-]\s?(?:{_ROLE}[^.!?]{{0,60}}|{_AUTHORS}(?:,\s{_ROLE}[^.!?]{{0,40}})?)\)?"
    rf"|\s\(?@[\w.]+\)?|\s{_ROLE}[^.!?]{{0,50}})"
)
_WRITTEN = (
    r"(?:rédigé|écrit|publié|posté|édité|mis\sen\sligne|réalisé|préparé|traduit|adapté|proposé)e?s?"
)
_BY = (
    rf"(?:(?:(?i:(?:(?:cet\s)?article\s)?{_WRITTEN}(?:\sde\sl['’]\w+|\sdu\s\w+)?)\s)?(?i:par|by)"
    r"|(?i:auteure?s?|textes?|signé|traduction|rédaction|édition)(?=\s?:)"
    r"|(?i:(?:un\s|une\s)?(?:reportage|article|enquête|analyse|texte|récit)\s(?:de|par)"
    r"|(?:l['’])?(?:éditorial|édito|chronique|billet)\sde)"
    r"|(?i:propos\srecueillis(?:\s(?:à|en|au)\s[\w’' -]{2,20})?\spar))\s?:?\s"
)
_OUR_CORRESPONDENT = (
    r"(?i:(?:de|par)\s(?:notre|nos)\s(?:envoyé|correspondant|journalist|rédact|reporter)\w*)"
    r"(?:\s[^.!?]{0,70})?"
)
_AFTER_NAME = (
    rf"\s(?:à|au|en)\s{_WORD}(?:\s{_WORD})?"
    rf"|\s?[,(|–—-]\s?(?:(?:à|au|aux|en)\s)?{_WORD}(?:\s{_WORD}){{0,2}}\)?|\s\(?@[\w.]+\)?"
    rf"|\s?[,(–—-]\s?avec\s(?:l['’])?{_WORD}\)?"
    rf"|\s?[,(–—-]\s?(?:{_WORD},\s)?(?:notre\s|grande?\s)?{_JOB}[^.!?]{{0,50}}"
)

FULL_NAME = lazy_pattern(
    rf"(?P<name>{_WORD}(?:\s{_PARTICLES}{_WORD}){{1,4}})(?P<after>{_AFTER_NAME})?"
)
"""A name of several words. Groups: name, after (a place, an account or a job, may be missing)."""
INITIALS = lazy_pattern(
    r"\(?(?:[A-ZÀ-Þ]{1,2}\.[\s-]?){1,3}\)?"
    r"|(?:[A-Z]\.[\s-]?){1,2}[A-ZÀ-Þ][\w'’-]+"
    r"|[A-ZÀ-Þ][\w-]+\s[A-ZÀ-Þ]\."
)
"""A name with initials: "J. D.", "J. Durand", "Jeanne D."."""
BY = lazy_pattern(_BY)
"""The words before the names in a byline: "Par", "Propos recueillis par"."""
BETWEEN_AUTHORS = lazy_pattern(r"\s*[;|\n•·]\s*|\s+[/&]\s+|\s+(?i:et|avec|and|with|und)\s+")
"""Signs and words that part the authors of an article, besides commas."""
INTERVIEWED_BY = lazy_pattern(
    r".*\brecueillie?s?\s(?:[^;]{0,40}\s)?par\s", re.IGNORECASE | re.DOTALL
)
"""Stands before the interviewer in a byline: the person interviewed, and "recueilli par"."""
AFTER_AUTHOR = lazy_pattern(
    rf"(?:\A|(?<=\w)[.,]?)\s+(?:(?:à|en|aux?)\s|{_JOB}\b).*", re.IGNORECASE | re.DOTALL
)
"""May follow a name in a byline: the place where its bearer is, or a job."""
SMALL_WORDS = frozenset(
    ("de", "du", "des", "d", "von", "van", "der", "den", "di", "dos", "ben", "et")
)
"""Words of a name that have no capital where the name is not written in capitals."""
SENT_BY = lazy_pattern(
    r"t[ée]l[ée](?:phone|gra\w+|x|copie)|fil|d[ée]p[êe]che|courrier|lettre|avion", re.IGNORECASE
)
"""The beginning of how news was sent: "Par téléphone", "Par fil spécial"."""
JOB = lazy_pattern(_JOB)
"""A job of those who sign articles."""
NAME_JOINT = lazy_pattern(rf"{_AND}(?=[A-ZÀ-Þ])")
"""The separator of two names."""
DESK_CORE = lazy_pattern(r"(?:service|desk|bureau|redaction|equipe|correspondan|envoye)")
"""The beginning of a folded word such as "service", which the name of a desk has: "Service Monde"."""


_CREDITED = r"[A-ZÀ-Þ0-9][\w.'’&-]*(?:\s[\w.'’&-]+){0,4}"
_CREDITED_NEXT = rf"(?:{_CREDITED}|euronews|franceinfo)"
CREDITS = lazy_pattern(
    rf"\W{{0,2}}(?i:textes?)\s?:?\s{_CREDITED}(?:(?:\s?[,;/|&–—+-]\s?|\s(?:et|avec)\s)(?:(?i:les|la|le)\s)?"
    rf"(?i:vid[ée]os?|photos?|images?|infographies?|illustrations?|montages?|sons?)\s?:?\s{_CREDITED_NEXT})+\W{{0,2}}"
)
"""A line that credits the text and the pictures: "Texte 6Medias, Vidéo RTL"."""


BYLINE_START = lazy_pattern(rf"\W{{0,2}}(?:{_BY}|{_OUR_CORRESPONDENT}|{_DESK_START})")
"""The beginning of a byline, and of few other lines. It takes a fifth of the time to compile."""
BYLINE = lazy_pattern(
    rf"\W{{0,2}}(?:{_BY}(?P<authors>{_AUTHORS}){_AFTER_AUTHORS}{{0,2}}"
    rf"|{_OUR_CORRESPONDENT}|{_DESK})"
    r"\s?[.:]?"
)
"""A line that names the author of an article: "Par Jeanne Morel, à Sfax". Group: authors (may be missing)."""
BY_WITHIN = lazy_pattern(rf"\b(?i:par|by)\s|\A{_BY}")
"""Stands within a line that has a byline within."""
BYLINE_WITHIN = lazy_pattern(
    rf"[,|–—-]?\s?\b(?i:par|by)\s{_AUTHORS}\s?[,|–—-]?|\A{_BY}{_AUTHORS}\s?[,|–—-]?"
)
"""A byline among the words of a line with a date."""


def agency_pattern(names: str) -> re.Pattern[str]:
    """Return the pattern of a line of press agencies, perhaps with the newspaper.

    "Le Quotidien avec AFP" is one.

    Args:
        names: A pattern of the names of press agencies.
    """
    agencies = rf"(?:l['’])?(?:{names})(?:\s?(?:[/,&+-]|et|avec)\s?(?:l['’])?(?:{names}))*"
    paper = r"[\w'’&-]+(?:\s[\w'’&-]+){0,4}?"
    return re.compile(
        rf"""[^\w©]{{0,2}}(?:
            (?:
                (?:{paper}\s)? (?:[Aa]vec|AVEC|with) \s (?:les\s)?
                | (?:[A-Z]\.?[\s-]?){{1,4}} \s? / \s?
                | (?:L['’]|L[ea]s?\s) {paper} \s? / \s?
                | (?:(?i:par|selon|via)\s?:?|D['’]après) \s
            ) {agencies}
            | (?i:{agencies}) (?:\s (?:avec|et) \s [A-ZÀ-Þ]{paper} | /[Aa]rchives)?
        )\W{{0,3}}""",
        re.VERBOSE,
    )
