"""French patterns of captions and credits of photographs, and the English ones of agencies."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from index.cleaning.french.source_line import MAP_MAKERS
from index.cleaning.phrases import pattern_of_any, pattern_of_names
from index.dates.french import MONTH_PATTERN, WEEKDAY_PATTERN
from index.lazy_pattern import lazy_pattern

CREDIT_WORD = lazy_pattern(
    r"[AaCcFfHhIiPpVv](?<!\w.)(?i:(?<=p)h(?:otos?)?\b|(?<=i)(?:mages?|llustrations?)\b"
    r"|(?<=a)rchives?\b|(?<=c)(?:aptures?|r[ée]dits?)\b|(?<=f)ile\b|(?<=h)andout\b"
    r"|(?<=v)isuels?\b|(?:(?<=c)artes?|(?<=i)nfographies?)\s?(?=:))"
)
"""A word of credits: "photo", "archives". Its first letter stands first, by which it is quickly found."""
_PICTURES = r"(?:photos?|vid[ée]os?|images?|diaporama|infographies?|cartes?|audio|sons?|direct|exclu(?:sif)?|maj)"
PICTURES_BELOW = lazy_pattern(
    rf"(?:en\s)?{_PICTURES}(?:\s?(?:[&+/,]|et|and)\s?{_PICTURES})*\s?[)\]]?", re.IGNORECASE
)
"""Words at the end of a headline that announce pictures below it: "PHOTOS & VIDÉOS", "en images"."""
WORDS_BETWEEN_NAMES = frozenset(
    {
        "via", "by", "from", "par", "pour", "et", "de", "d", "d'", "d’", "prise", "archives",
        "d'archives", "d'archive", "d’archives", "d’archive", "d'illustration", "d’illustration",
        "d'écran", "d’écran",
    }
)  # fmt: skip
"""Words in lower case that a credit may have."""
NO_NAMES = frozenset(("Source", "Sources", "SOURCE", "SOURCES"))
"""Capitalised words that no credit has."""
LABEL_STARTS = frozenset(
    (
        "cré",
        "cre",
        "pho",
        "ima",
        "ill",
        "cap",
        "afp",
        "lég",
        "leg",
        "vis",
        "ph.",
        "ph ",
        "fil",
        "inf",
        "sou",
        "car",
        "don",
    )
)
"""The first three letters of lines that may begin as captions do."""
FRENCH_WORDS = frozenset(
    ("le", "la", "les", "des", "du", "de", "et", "dans", "avec", "une", "un", "au", "sur", "en")
)
"""Words that tell a French line from an English one."""
STATEMENT = lazy_pattern(
    r"\b(?:a|ont|est|sont|était|étaient|sera|seront|avait|avaient|communiqué|publié|paru|fait"
    r"|discours|déclaration|selon|que|jamais|été|révèle|annonce|affirme|suivez|découvrez|on|nous"
    r"|vous)\b|[:«»\"?!]|\b[Nns]['’]|\bqu['’]"
)
"""Words and punctuation of lines that state something, and so are not captions."""

_ON_THE_LEFT = r"(?:à\s(?:gauche|droite)|au\scentre)"
_SHOWN = lazy_pattern(
    rf"\((?:{_ON_THE_LEFT}|g|d|c|g\.|d\.|c\.|[2-4]e\s\S+)(?:\)|,\s)"
    rf"|(?-i:[A-ZÀ-Þ])[\w-]+,\s{_ON_THE_LEFT},"
    r"|\A(?:Vue\s(?:générale|aérienne|d['’]ensemble)|Capture\sd['’]écran|Image\ssatellite)\b"
    r"|\s\(ici\s",
    re.IGNORECASE,
)
_DATED = lazy_pattern(
    rf"(?:,\s(?:le|ce|{WEEKDAY_PATTERN})\s\d{{1,2}}(?:er)?\s(?:{MONTH_PATTERN})\s\d{{4}}"
    rf"|,\s(?:en\s)?(?:{MONTH_PATTERN})\s\d{{4}})"
    r"(?:,?\s(?:à|au|en|dans|près\sde)\s[A-ZÀ-Þ][\w'’ -]{2,30})?\.?\Z",
    re.IGNORECASE,
)


def shows_people(line: str) -> bool:
    """Return True if a line says who is where on a photograph, or which view it shows.

    Examples are "Jeanne Morel (à gauche)" and "Vue aérienne du port".
    """
    return _SHOWN.search(line) is not None


def is_dated(line: str) -> bool:
    """Return True if a line ends in the day, and perhaps the place, of a photograph.

    An example is "Des pompiers, le 3 mars 2020 à Sfax".
    """
    return _DATED.search(line) is not None


class CaptionPatterns(Struct, frozen=True):
    """The patterns that depend on who signs photographs.

    Attributes:
        caption_start: Matches the beginning of a caption.
        label: Matches a label at the beginning of a caption; a headline may begin with it as well.
        signer: Finds the name of an agency or of another that signs photographs.
        credit_start: Finds where a credit may begin near the end of a line.
        signer_at_end: Finds such a name at the end of a line, with nothing that sets it apart.
    """

    caption_start: re.Pattern[str]
    label: re.Pattern[str]
    signer: re.Pattern[str]
    credit_start: re.Pattern[str]
    signer_at_end: re.Pattern[str]


def caption_patterns(names: Collection[str]) -> CaptionPatterns:
    """Return the patterns of captions.

    Args:
        names: The names of all who sign photographs.
    """
    signers = pattern_of_any(names)
    signers_apart = pattern_of_names(names, not_after=r"[\w’'-]")
    kind = r"(?:photos?|images?|illustrations?|captures?\sd['’]écran|visuels?)"
    return CaptionPatterns(
        caption_start=re.compile(
            rf"""\W{{0,2}}(?:
                ©
                | cr[ée]dits? (?:\s {kind})? \s? :
                | {kind} \s d['’](?:archives?|illustration) \b
                | captures?\s d['’]écran \b
                | AFP \s PHOTO
                | (?:sources?|cartes?|données) \s? : \s .{{0,60}} \b {MAP_MAKERS} \b .{{0,40}} \Z
                | (?:photo(?:graphie)?|image) \s
                  (?:prise|fournie|diffusée|transmise|publiée|satellite|montrant) \b
                | file \s photo \s of \b
                | (?-i: (?:Photo|PHOTO|Ph\.)s? \s
                  (?:(?:{signers})\b | [A-ZÀ-Þ][\w.-]+ \s [A-ZÀ-Þ])) (?! .* [^)]\.\Z)
            )""",
            re.IGNORECASE | re.VERBOSE,
        ),
        label=re.compile(
            rf"\W{{0,2}}(?:{kind}(?:\sd['’](?:archives?|illustration))?|légende)\s?:", re.IGNORECASE
        ),
        signer=re.compile(rf"(?:{signers_apart})(?![\w’'])"),
        credit_start=re.compile(
            r"[.!?…»)]\s+|\s[-–—|/]\s|\s?[(\[©|]\s?|[—–/|](?=[A-Z])|(?<![a-zß-öø-ÿ])\s(?=photos?\s)|\s(?=Photos?\s)"
        ),
        signer_at_end=re.compile(
            r"(?<![’'])(?<!\b(?:de|la|le|et|ou|au))(?<!\bpar)"
            rf"\s(?:{signers})(?:\sPHOTO)?\Z"
        ),
    )
