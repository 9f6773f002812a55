"""Captions: the lines of an article that speak of its photographs, told by who signs them or by where they stand."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from index.cleaning.boilerplate import any_of, boilerplate

_LONGEST = 350  # characters: an agency's English caption seldom has 300
_LONGEST_STOPPED = 200  # characters: a paragraph may close with "(photo: somebody)." too
_LONGEST_UNSIGNED = 220
_LONGEST_CREDIT = 80
_LONGEST_LABEL = 25  # characters of a credit that ends in a full stop
_PROSE_ENDS = '."»!?:,'
_LONGEST_TAIL = 60  # characters: of a credit at the end of a caption
_TOP = 8  # lines where "(AFP)" at the end of a line signs a photograph and not a paragraph
_UNSIGNED_TOP = 3  # lines where a caption may do without a signature
_KIND = re.compile(
    r"\b(?:(?:file\s)?photos?|images?|illustrations?|captures?|archives?|crédits?|credits?|ph|file|handout|visuels?)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_][\w.’'-]*")
_LINKS = frozenset(
    (
        "via",
        "by",
        "par",
        "pour",
        "et",
        "de",
        "d'archives",
        "d'archive",
        "d'illustration",
        "d’archives",
        "d’archive",
    )
) | frozenset(
    ("d’illustration", "d'écran", "d’écran", "from", "d'", "d’", "d", "archives", "prise")
)
_NO_NAMES = frozenset(("Source", "Sources", "SOURCE", "SOURCES"))
_FEWEST_WORDS = 5  # of a caption that an agency signs with nothing before its name
_MOST_NAMES = 7  # words of a credit besides agencies
_BEGINNINGS = frozenset(
    ("cré", "cre", "pho", "ima", "ill", "cap", "afp", "lég", "leg", "vis", "ph.", "ph ", "fil")
)
_ENGLISH = frozenset(
    ("the", "of", "and", "with", "in", "during", "before", "after", "by", "for", "at", "from")
)
_FRENCH = frozenset(
    ("le", "la", "les", "des", "du", "de", "et", "dans", "avec", "une", "un", "au", "sur", "en")
)

_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_SHOWN = re.compile(
    r"\((?:à\s(?:gauche|droite)|au\scentre|g|d|c|g\.|d\.|c\.|[2-4]e\s\S+)(?:\)|,\s)|(?-i:[A-ZÀ-Þ])[\w-]+,\s(?:à\s(?:gauche|droite)|au\scentre),"
    r"|\A(?:Vue\s(?:générale|aérienne|d['’]ensemble)|Capture\sd['’]écran|Image\ssatellite)\b|\s\(ici\s",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?:,\s(?:le|ce|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s\d{{1,2}}(?:er)?\s{_MONTH}\s\d{{4}}"
    rf"|,\s(?:en\s)?{_MONTH}\s\d{{4}})(?:,?\s(?:à|au|en|dans|près\sde)\s[A-ZÀ-Þ][\w'’ -]{{2,30}})?\.?\Z",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:a|ont|est|sont|était|étaient|sera|seront|avait|avaient|communiqué|publié|paru|fait|discours|"
    r"déclaration|selon|que|jamais|été|révèle|annonce|affirme|suivez|découvrez|on|nous|vous)\b|[:«»\"?!]|\b[Nns]['’]|\bqu['’]"
)
_CAPTION_START = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]*\s){1,3}[\w(,]")


class _Credits(Struct, frozen=True):
    """Signs of a caption.

    Attributes:
        line: Matches what captions begin with.
        label: Matches a label before a caption, which a headline may have as well.
        who: Finds who signs photographs.
        tail: Finds where a credit may begin near the end of a line.
        bare: Matches who signs, at the end of a line, with nothing before them.
    """

    line: re.Pattern[str]
    label: re.Pattern[str]
    who: re.Pattern[str]
    tail: re.Pattern[str]
    bare: re.Pattern[str]


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
    top = next(
        (place for place, line in enumerate(lines) if len(line) > _LONGEST_UNSIGNED), len(lines)
    )
    for place in range(0 if titled else 1, min(top, _UNSIGNED_TOP, len(lines) - 1)):
        marks[place] = marks[place] or _is_unsigned(lines[place])
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
    later = titled or place > 0
    begins = line[:3].lower() in _BEGINNINGS or not line[0].isalpha()
    if begins and (credits_.line.match(line) or (later and credits_.label.match(line))):
        return True
    if (
        later
        and len(line) <= (_LONGEST_LABEL if line[-1] in _PROSE_ENDS else _LONGEST_CREDIT)
        and _is_credit(line, credits_)
    ):
        return True
    if place == len(lines) - 1:  # an agency signs the last paragraph as it signs a photograph
        return False
    if line[-1] in _PROSE_ENDS and "©" not in line[-_LONGEST_TAIL:]:  # nearly all prose leaves here
        return (
            line.endswith((").", "]."))
            and len(line) <= _LONGEST_STOPPED
            and _is_signed(line[:-1], credits_, top=False)
        )
    return _is_signed(line, credits_, top=later and place < _TOP)


def _is_signed(line: str, credits_: _Credits, *, top: bool) -> bool:
    """Whether a line ends in a credit.

    Args:
        line: Any line.
        credits_: The signs of a caption.
        top: Whether an agency alone in parentheses signs a photograph, and not what is told.
    """
    tail = line[-_LONGEST_TAIL:]
    if not (credits_.who.search(tail) or _KIND.search(tail) or "©" in tail):
        return False
    for begin in credits_.tail.finditer(tail):
        rest = tail[begin.end() :]
        told = begin[0].rstrip().endswith("(") and credits_.who.fullmatch(rest.rstrip(")"))
        if (top or not told) and _is_credit(rest, credits_, signed=begin[0].strip() == "©"):
            return True
    return line.count(" ") >= _FEWEST_WORDS and credits_.bare.search(tail) is not None


def _is_credit(text: str, credits_: _Credits, *, signed: bool = False) -> bool:
    """Whether a text has nothing but agencies, photographers and words for photographs.

    Args:
        text: Some words.
        credits_: The signs of a caption.
        signed: Whether names alone will do, for a © stands before them.
    """
    others, known = credits_.who.subn(" ", text)
    others, kinds = _KIND.subn(" ", others)
    tokens = _TOKEN.findall(others)
    if not (known or kinds or signed) or len(tokens) > _MOST_NAMES:
        return False
    return all(
        (token[0].isupper() and token not in _NO_NAMES) or token.isdigit() or token in _LINKS
        for token in tokens
    )


def _is_unsigned(line: str) -> bool:
    """Whether a line at the top shows something and tells nothing: who is on the left, where and when it was taken."""
    if len(line) > _LONGEST_UNSIGNED or _TOLD.search(line) or _CAPTION_START.match(line) is None:
        return False
    return (_DATED.search(line) or _SHOWN.search(line)) is not None


def _is_stray(place: int, lines: list[str], marks: list[bool]) -> bool:
    """Whether a line is English and next to a caption: in a French article, an agency's unsigned caption."""
    beside = (place > 0 and marks[place - 1]) or (place + 1 < len(lines) and marks[place + 1])
    return beside and len(lines[place]) <= _LONGEST and _is_english(lines[place])


def _is_english(line: str) -> bool:
    words = line.lower().split()
    return sum(word in _ENGLISH for word in words) >= max(
        3, 3 * sum(word in _FRENCH for word in words)
    )


@cache
def _credits() -> _Credits:
    names = boilerplate().credits
    who = any_of(
        {
            *names,
            *(name.upper() for name in names),
            *(name.title() for name in names if len(name) > 3),
        }
    )
    kind = r"(?:photos?|images?|illustrations?|captures?\sd['’]écran|visuels?)"
    return _Credits(
        line=re.compile(
            rf"""\W{{0,2}}(?:
                ©
                | cr[ée]dits? (?:\s {kind})? \s? :
                | {kind} \s d['’](?:archives?|illustration) \b
                | captures?\s d['’]écran \b
                | AFP \s PHOTO
                | (?:photo(?:graphie)?|image) \s (?:prise|fournie|diffusée|transmise|publiée|satellite|montrant) \b
                | file \s photo \s of \b
                | (?-i: (?:Photo|PHOTO|Ph\.)s? \s (?:(?:{who})\b | [A-ZÀ-Þ][\w.-]+ \s [A-ZÀ-Þ])) (?! .* [^)]\.\Z)
            )""",
            re.IGNORECASE | re.VERBOSE,
        ),
        label=re.compile(
            rf"\W{{0,2}}(?:{kind}(?:\sd['’](?:archives?|illustration))?|légende)\s?:", re.IGNORECASE
        ),
        who=re.compile(rf"(?<![\w’'-])(?:{who})(?![\w’'])"),
        tail=re.compile(
            r"[.!?…»)]\s+|\s[-–—|/]\s|\s?[(\[©|]\s?|[—–/|](?=[A-Z])|\s(?=[Pp]hotos?\s)"
        ),
        bare=re.compile(
            rf"(?<![’'])(?<!\b(?:de|la|le|et|ou|au))(?<!\bpar)\s(?:{who}|(?:{who})\sPHOTO)\Z"
        ),
    )
