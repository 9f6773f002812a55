"""Whom an article is from: its source line, and the name in its copyright line."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from index.cleaning.boilerplate import boilerplate
from index.cleaning.folding import EDGE_CHARS, folded

_ENDS = 4  # lines: a source line stands among the last ones, or the first short ones
_LONGEST_SOURCE = 100  # characters
_LONGEST_NOTICE = 250
_LONGEST_HOLDER = 60

_SOURCE = re.compile(
    r"""[(\[«"]?\s*(?:
        (?:sources?(?:\sde\sl['’]article|\soriginale)?|article\soriginal|via) \s* (?:[:=/|»>]+|\s[-–—]\s)
        | (?:cet\s)?article\s(?:(?:a\sété\s|est\s)?(?:publié|paru)\s(?:initialement|d['’]abord|à\sl['’]origine)?)\s?
          (?:dans|sur|par)
    ) \s* (?P<name>[^\s:].*?)[\s)\]»".]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE_SOURCE = re.compile(r"\(?(?:Source|SOURCE|Via|VIA)\s+(?P<name>[A-ZÀ-Þ][^.:,;]{1,30}?)\)?")
_TRAILING_SOURCE = re.compile(
    r"(?<=[.!?»\"”])\s+[(\[]?(?:Source|SOURCE)S?\s*:\s*(?P<name>\w[^:()\[\]]{1,40}?)[)\].]*\Z"
)
_SOURCE_ABOVE = re.compile(r"\W?sources?\s*:?\W*", re.IGNORECASE)

_SIGNS = (
    "©",
    "(c)",
    "(C)",
    "opyright",
    "OPYRIGHT",
    "roits rés",
    "DROITS R",
    "ights res",
    "RIGHTS R",
)
_YEAR = r"(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)?\d\d)?"
_MARK = r"(?:©|\(c\)|\bcopyrights?\b)"
_RESERVED = (
    r"(?:(?:tous\s)?(?:les\s)?droits\s(?:[\w'’]+\s){0,6}?réservés(?:\s[àa]\b)?|all\srights\sreserved"
    r"|(?:toute\s)?reproduction\b.*|(?:tous\s)?droits\sde\b.*)"
)
_NOTICE = re.compile(
    rf"""\W{{0,3}}(?:
        {_MARK} (?=.{{0,60}}(?:\b{_YEAR}|copyright|\bdroits\b|\brights\b))
        | copyright\b
        | \(c\)\s(?-i:[A-ZÀ-Þ])
        | droits\sréservés\b
        | (?:tous\s(?:les\s)?droits\s(?:de\s\w+\s)?(?:et\sde\s\w+\s)?réservés|all\srights\sreserved)
        | [^.©]{{2,50}}\s©\s{_YEAR}\W*\Z
        | [^.©]{{2,50}}[,–—|-]\s(?:tous\sdroits\sréservés|all\srights\sreserved)\W*\Z
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PHOTOGRAPHER = re.compile(
    rf"©\s?(?:\S+\s){{1,2}}?{_YEAR}\s*[/\s]\s*[A-ZÀ-Þ][\w'’.-]+\s[A-ZÀ-Þ]|©[^.]{{2,40}}\s?/\s?\S"
)
_NOISE = re.compile(rf"{_MARK}|{_RESERVED}|\b{_YEAR}", re.IGNORECASE)
_CUT = re.compile(r"[.,;|/]\s|\s[-–—]\s|[.]\Z|\bà\s(?=[A-ZÀ-Þ])")


def split_source(lines: list[str], *, titled: bool) -> tuple[list[str], str | None]:
    """The lines but the source line, and its name; one at the end is believed before one at the top."""
    if len(lines) > 1 and _SOURCE_ABOVE.fullmatch(lines[-2]):
        lines = [*lines[:-2], f"{lines[-2].rstrip(': ')} : {lines[-1]}"]
    start = 0 if titled else 1  # where no title is known, "Sources : un accord en vue" may be it
    top = list(
        takewhile(lambda place: len(lines[place]) <= _LONGEST_SOURCE, range(min(_ENDS, len(lines))))
    )
    for place in (*range(len(lines) - 1, max(len(lines) - 1 - _ENDS, -1), -1), *top):
        if place >= start and (name := _source(lines[place], last=place == len(lines) - 1)):
            return lines[:place] + lines[place + 1 :], name
    if lines and (
        found := _TRAILING_SOURCE.search(lines[-1], max(0, len(lines[-1]) - _LONGEST_SOURCE))
    ):
        return [*lines[:-1], lines[-1][: found.start()]], found["name"]
    return lines, None


def _source(line: str, *, last: bool) -> str | None:
    """The name a line gives as the source; the last line may do without a colon."""
    if len(line) > _LONGEST_SOURCE:
        return None
    found = _SOURCE.fullmatch(line) or (_BARE_SOURCE.fullmatch(line) if last else None)
    return found["name"] if found else None


def split_copyright(lines: list[str]) -> tuple[list[str], str | None]:
    """The lines but the notices of copyright, and the last holder they name.

    The credit of a photograph, whoever it names, is no notice: it stays among the lines.
    """
    ends = "\n".join(
        [line for line in (*lines[:_ENDS], *lines[-2 * _ENDS :]) if len(line) <= _LONGEST_NOTICE]
    )
    if not any(sign in ends for sign in _SIGNS):  # nearly all articles
        return lines, None
    notices = [
        place
        for place, line in enumerate(lines)
        if _is_notice(line, last=place >= len(lines) - _ENDS)
    ]
    if not notices:
        return lines, None
    holders = [name for place in notices if (name := _holder(lines[place]))]
    kept = [line for place, line in enumerate(lines) if place not in set(notices)]
    return kept, holders[-1] if holders else None


def _is_notice(line: str, *, last: bool) -> bool:
    if len(line) > _LONGEST_NOTICE or _PHOTOGRAPHER.search(line):
        return False
    return _NOTICE.match(line) is not None and (
        last or folded(_holder(line) or "") not in _photographers()
    )


def _holder(line: str) -> str | None:
    """Who holds the rights; None when the line does not say."""
    named = " ".join(_NOISE.sub(" ", line).split())
    parts = (part.strip(EDGE_CHARS + "()") for part in _CUT.split(named))
    name = next((part for part in parts if any(map(str.isalpha, part))), "")
    return name if 0 < len(name) <= _LONGEST_HOLDER else None


@cache
def _photographers() -> frozenset[str]:
    """Who signs photographs with a year as papers sign their pages."""
    table = boilerplate()
    return frozenset(map(folded, (*table.agencies, *table.credits)))
