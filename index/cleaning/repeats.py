"""Remove what an article says twice at its top: its title, and teasers of its first paragraph."""

from __future__ import annotations

from index.analysis.folding import letters_and_digits
from index.cleaning.folding import EDGE_CHARS
from index.cleaning.french.repeats import READ_MORE
from index.lazy_pattern import lazy_pattern

_TOP_LINES = 8
"""Lines among which the title and the lede are repeated."""
_MIN_TEASER_CHARS = 40
"""A shorter line that a later one begins with may be a subheading or a name."""
_COMPARED_START_CHARS = 20
"""Lines that differ in so many first characters are not compared any further."""
_MAX_TEASER_CHARS = 2000
_MAX_EXTRA_TITLE_CHARS = 12
"""Characters, such as quotation marks, by which a repeated title may be longer than the title."""
_SITE_NAME_SEPARATOR = lazy_pattern(r"\s[-–—|•·]\s(?=[^-–—|•·]{2,30}\Z)")
"""The dash or bar before the name of a site at the end of a title: "Le port rouvre - Le Quotidien"."""


def is_excerpt(title: str, text: str) -> bool:
    """Return True if a title is the beginning of the text in brackets: "[Le port de Sfax a rouvert]".

    Europresse shows such a one for a text that has no title. No line of the text repeats it then.
    """
    is_in_brackets = title.startswith("[") and title.endswith("]")
    if not is_in_brackets or text.lstrip().startswith("["):
        return False
    return letters_and_digits(text).startswith(letters_and_digits(title))


def without_repeated_title(lines: list[str], title: str) -> list[str]:
    """Remove lines at the top that repeat the title, with or without the name of a site."""
    max_chars = len(title) + _MAX_EXTRA_TITLE_CHARS
    short = [line for line in lines[:_TOP_LINES] if len(line) <= max_chars]
    if not short:  # most articles
        return lines
    without_site = _SITE_NAME_SEPARATOR.split(title, maxsplit=1)[0]
    titles = set(map(letters_and_digits, {title, without_site}))
    repeated = [line for line in short if letters_and_digits(line) in titles]
    return [line for line in lines[:_TOP_LINES] if line not in repeated] + lines[_TOP_LINES:]


def without_teasers(lines: list[str]) -> list[str]:
    """Remove teasers: lines at the top that a later line repeats, or begins with.

    "Le port de Sfax a rouvert mardi… Lire la suite" goes if a later line has the whole paragraph.
    """
    top = lines[:_TOP_LINES]
    starts = [line.lstrip(EDGE_CHARS)[:_COMPARED_START_CHARS].lower() for line in top]
    if len(set(starts)) == len(starts):  # nearly all articles
        return lines
    kept = [line for index, line in enumerate(top) if not _is_teaser(index, lines, starts)]
    return kept + lines[_TOP_LINES:]


def _is_teaser(index: int, lines: list[str], starts: list[str]) -> bool:
    """Return True if a later line at the top begins with the letters of a line.

    Args:
        index: Index of the line.
        lines: All lines.
        starts: The first characters of each line at the top, in lower case.
    """
    if len(lines[index]) > _MAX_TEASER_CHARS or starts[index] not in starts[index + 1 :]:
        return False
    teaser = letters_and_digits(READ_MORE.sub("", lines[index]))
    if len(teaser) < _MIN_TEASER_CHARS:
        return False
    for later in range(index + 1, len(starts)):
        has_same_start = starts[later] == starts[index]
        if has_same_start and letters_and_digits(lines[later]).startswith(teaser):
            return True
    return False
