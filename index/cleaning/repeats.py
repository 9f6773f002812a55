"""What an article says twice at its top: its title, and the teaser that its first paragraph repeats."""

from __future__ import annotations

import re

from index.cleaning.folding import EDGE_CHARS

_TOP = 8  # lines among which the title and the lede are said again
_SHORTEST = 40  # letters of a teaser
_BEGINNING = 20  # characters: lines that begin otherwise are not compared
_LONGEST = 2000  # characters: what is longer repeats nothing
_SITE = re.compile(r"\s[-–—|•·]\s(?=[^-–—|•·]{2,30}\Z)")
_MORE = re.compile(
    r"(?:lire la suite|la suite|suite|lire plus|read more|en savoir plus)\W{0,9}\Z", re.IGNORECASE
)


def without_repeats(lines: list[str], title: str) -> list[str]:
    """The lines but those at the top that say the title once more, with or without the name of a site."""
    whole = _skeleton(title)
    alone = _skeleton(_SITE.split(title, maxsplit=1)[0])
    longest = len(title) + 12
    kept = [
        line
        for line in lines[:_TOP]
        if len(line) > longest or _skeleton(line) not in (whole, alone)
    ]
    return kept + lines[_TOP:]


def without_teasers(lines: list[str]) -> list[str]:
    """The lines but those at the top that a later one repeats, or goes on with."""
    beginnings = [line.lstrip(EDGE_CHARS)[:_BEGINNING].lower() for line in lines[:_TOP]]
    if len(set(beginnings)) == len(beginnings):
        return lines
    kept = [
        line for place, line in enumerate(lines[:_TOP]) if not _is_teaser(place, lines, beginnings)
    ]
    return kept + lines[_TOP:]


def _is_teaser(place: int, lines: list[str], beginnings: list[str]) -> bool:
    alike = [
        later
        for later in range(place + 1, len(beginnings))
        if beginnings[later] == beginnings[place]
    ]
    if not alike or len(lines[place]) > _LONGEST:
        return False
    teaser = _skeleton(_MORE.sub("", lines[place]))
    return len(teaser) >= _SHORTEST and any(
        _skeleton(lines[later]).startswith(teaser) for later in alike
    )


def _skeleton(line: str) -> str:
    return "".join(filter(str.isalnum, line.casefold()))
