"""Dates that are printed apart from the prose: after a label, before the dash of a dateline, alone on a line."""

from __future__ import annotations

import re
from typing import Final, Literal

Printed = Literal["published", "dateline", "alone", "updated"]
"""How a date is printed: "Publié le", at the head of a dispatch, on a line of its own, "Mis à jour le"."""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_DASH = r"(?:-{1,3}|[–—])"
_BAR = r"[|•·>]"
_ZONE = r"(?:\s*\(?(?:(?:GMT|UTC|CES?T|[Hh]eure\sd)[^)\n]{0,14}|H[NA]E|E[SD]T)\b\)?)"
_CLOCK = (
    r"(?:[0-9]{1,2}\s?(?:[hH]eures?|[hH]|:)(?:\s?[0-9]{2}(?![0-9])(?:\s?min\b)?)?(?::[0-9]{2}(?![0-9]))?(?:[.,][0-9]{1,6})?"
    rf"(?:\s?[aApP]\.?[mM]\b\.?)?|midi\b|minuit\b)(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}}|{_ZONE})?"
)
_TIME = rf"(?:(?:T|[^\w\n@]{{0,6}}?(?:(?:[àÀaA@]|at)\s+)?){_CLOCK}|{_ZONE}(?:\s*{_CLOCK})?)"
_TIME_BEFORE = rf"(?:(?:[àÀ]\s)?{_CLOCK}[\s,|–—-]*)"

_ACRONYM = rf"{_CAPITAL}{{2,10}}"
_AGENCY = rf"(?:\s*(?:\(+{_CAPITAL}[^()\n]{{1,30}}\)+|\[{_CAPITAL}[^][\n]{{1,30}}\]|/{_CAPITAL}[\w\s]{{1,25}}/))"
_CITY = rf"(?:{_CAPITAL}[\w'’.-]*(?:,?\s(?:{_CAPITAL}[\w'’.-]*|d[eu]|l[ae]s?|sur|en)){{0,5}})"
_PLACES = rf"(?:(?:,|\s*/)\s*{_CAPITAL}[^\n,.–—/]{{1,25}}){{0,2}}"
# A name of one word or in capitals is a town's or a paper's; "Emmanuel Macron, le 3 mars" is a caption.
_NAME = (
    rf"(?:(?:L[ae]s?\s|L['’])?{_CAPITAL}[\w'’-]+|{_CAPITAL}{{2,}}(?:[\s-]{_CAPITAL}{{2,}}){{1,3}})"
)
_FULL_NAME = rf"(?:{_CAPITAL}[\w'’.-]+(?:\s{_CAPITAL}[\w'’.-]+){{0,3}})"
_BYLINE = r"(?:(?:[Pp]ar|PAR|[Bb]y)\b[\s:]{1,3}[^\n|–—:;]{2,60}?)"
_SECTION = r"(?:\s+(?:dans|in)\s[^\n:]{2,40}?)"
_SIGNED = (
    rf"(?:(?:{_FULL_NAME}\s*(?:/|{_DASH}|{_BAR})\s*)?{_BYLINE}[\s,|–—-]*"
    rf"|(?:{_NAME}{_AGENCY}?\s*(?:[,/]|{_DASH})\s*){{1,3}}|(?:{_NAME}\s*/\s*){{1,3}}{_FULL_NAME}\s*{_DASH}\s*"
    rf"|(?:{_NAME}\s*)?{_AGENCY}\s*|{_ACRONYM}\s+|[Ff]ait à {_NAME},\s*|[^\n]{{1,60}}{_BAR}\s*)"
)

_SUBJECT = (
    r"(?:(?:(?:cet\s|l['’])?article|(?:ce\s)?texte|(?:cette\s)?dépêche|info(?:rmation)?|(?:ce\s)?billet|brève|page)"
    r"\s+(?:a\sété\s)?)"
)
_PUBLISHED = (
    rf"(?i:{_SUBJECT}?(?:(?:publi|post|rédig|redig|cré|ajout|diffus|envoy)[ée]?e?|posted|published|parue?|[ée]crite?"
    r"|soumise?|(?:première\s|date\s+de\s+)?(?:mise?\s+en\s+ligne|publication|création)|date|[ée]dition\sdu)\b)"
    rf"(?:\s+{_BYLINE}|{_SECTION})?"
)
_UPDATED = (
    rf"(?i:{_SUBJECT}?(?:dernière\s+|last\s+)?(?:mise?\s+[àa]\s+jour|m[àa]j|modifiée?|modification|updated?)\b"
    r"|(?:[^\W\d_]+\s+)?actualisée?)"
)
_MID_LINE = r"(?<=\s)(?:Publi[ée]e?|PUBLI[ÉE]E?|Mise?\sen\sligne)"  # a capital amid a line: two elements run together
_LE = rf"[\s:,]*(?i:(?:le|on|ce)\b|aujourd['’]hui\b(?:\s*[àa]\s{_CLOCK})?[\s,–-]*(?:le\b)?)?[\s:]*$"
_LABEL_START = (
    rf"^\W*|[|•·–—.>»-]\s*|[0-9hHZ],?\s*|^{_ACRONYM},?\s+|^\W*{_AGENCY}\s*|^{_FULL_NAME}\savec\s{_ACRONYM}[\s,]+"
    rf"|^{_BYLINE}[\s,|–—-]*"
)
_NOTE = (
    r"(?i:lu\b|mise?\b|m[àa]j\b|modifi|actualis|derni|last\b|updat|lecture|temps\sde|[0-9]+\scomm)"
)
_LABEL_END = re.compile(
    rf"{_TIME}?(?:[^\S\n]*(?:$|[|•·–—();\[/.-])|[\s,]*{_NOTE}|[\s,]*{_BYLINE}?{_SECTION}?$)"
)
_LINE_END = rf"{_AGENCY}?[\s.,–—*)\]-]*(?:{_BYLINE}|{_BAR}[^\n]{{0,60}}|{_FULL_NAME}|[\s([|/]*{_NOTE}[^\n]*)?$"

_PATTERNS: Final[tuple[tuple[Printed, re.Pattern[str], re.Pattern[str]], ...]] = (
    (
        "published",
        re.compile(rf"(?:(?:{_LABEL_START}|\[\s*){_PUBLISHED}|{_MID_LINE}){_LE}"),
        _LABEL_END,
    ),
    ("updated", re.compile(rf"(?:{_LABEL_START}|[(\[]\s*){_UPDATED}{_LE}"), _LABEL_END),
    (
        "dateline",
        re.compile(
            rf"^\W*(?:(?:(?:{_CITY}{_AGENCY}?\s*(?:[,:/]|{_DASH})\s*){{1,3}}|(?:{_CITY}\s*)?{_AGENCY}\s*{_DASH}?\s*"
            rf"|(?:{_CITY}\s*/\s*)?{_CITY}\s*\()(?:[Ll]e\s+)?)?$"
        ),
        re.compile(
            rf"[^.\n–—@]{{0,40}}\.\s*[–—-]"
            rf"|{_TIME}?{_PLACES}{_AGENCY}?\s*\.?\s*(?:{_DASH}(?:\s+(?![0-9])|$)|[–—](?={_CAPITAL}))"
            rf"|{_AGENCY}\s*(?:[.:]?\s*{_DASH}|[.:]\s|(?<=[A-Z]\))\s+(?={_CAPITAL}))|\s*[)\]]\s*(?:{_DASH}|:)\s"
        ),
    ),
    ("dateline", re.compile(rf"^\W*{_CITY}\s$"), re.compile(rf"{_AGENCY}\s*{_DASH}")),
    (
        "alone",
        re.compile(rf"^\W*{_SIGNED}?{_TIME_BEFORE}?(?:[Ll]e\s+)?$"),
        re.compile(rf"{_TIME}?{_LINE_END}"),
    ),
    (
        "alone",
        re.compile(rf"^\W*{_FULL_NAME}(?:\s*[,–—-]\s*(?:[Ll]e\s+)?|\s)$"),
        re.compile(rf"{_TIME}{_LINE_END}"),
    ),
    ("alone", re.compile(rf"^\W*(?:{_FULL_NAME}\s)?{_TIME_BEFORE}$"), re.compile(r"[^\n]{0,30}$")),
)
"""Each way with what stands before the date on its line, and what after. No caption has a time of day."""


def printed(before: str, after: str) -> Printed | None:
    """How a date is printed; None when it is part of a sentence.

    Args:
        before: What stands before it on its line, NFC.
        after: What stands after it on its line, NFC.
    """
    for way, start, end in _PATTERNS:
        if end.match(after) and start.search(before):
            return way
    return None
