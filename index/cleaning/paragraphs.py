"""Text -> paragraphs: lines broken at the edge of a page are joined, sentences glued together are parted."""

from __future__ import annotations

import re
from itertools import pairwise

BLANK = " \t\n\r\f\v\xa0\u202f\u200b\u2060\ufeff"

_NARROWEST, _WIDEST = 35, 120  # characters: the columns that text is broken at
_FEWEST = 3  # broken lines that make a text a broken one
_SHARE = 0.75  # of the lines that another follows, and do not end a paragraph, are broken for want of room
_FULL = 0.9  # of the lines stand within the width, or nearly so; longer ones are of the page
_NEARLY = 8  # characters
_SENTENCE_ENDS = tuple('.!?…:»"”')
_PIECE = re.compile(r"[^\s-]*-?")

_UPPER, _LOWER = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_GLUED = re.compile(
    rf"[.!?…](?:(?<=[\w»”)][{_LOWER}\d»”)].)|(?<=\w[ \xa0\u202f][!?]))[»”]?"
    rf"(?=[«“]?[{_UPPER}](?:[{_LOWER}'’]|[ \xa0][{_LOWER}]))"
)
_GLUED_WORDS = re.compile(
    rf"[A-EIL-PSU](?<=[{_LOWER}]{{3}}.)(?:"
    r"(?<=L)(?:es?|a)|(?<=U)ne?|(?<=D)(?:es|ans|epuis)|(?<=I)ls?|(?<=E)lles?|(?<=C)(?:es?|ette)|(?<=S)elon|(?<=M)ais"
    rf"|(?<=P)our|(?<=A)(?:près|vant|ux?)|(?<=[LDC])(?=['’]))(?=['’ \xa0][{_LOWER}{_UPPER}])"
)
_ADDRESS = re.compile(
    r"://|www\.|@|\.(?:com|fr|org|net|info|tv|io|be|ch|ca|ma|dz|tn|lb|ir)\b", re.IGNORECASE
)
_REACH = 60  # characters on either side of a sign in which an address may stand


def paragraphs(text: str) -> list[str]:
    """The lines of a text, stripped; blank ones are empty.

    Lines that were broken because the next word had no room are joined, where the whole text is so broken:
    "…la paix.Le ministre" gets the space that it lacks.
    """
    if _GLUED.search(text):
        text = _GLUED.sub(_sentence, text)
    if _GLUED_WORDS.search(text):
        text = _GLUED_WORDS.sub(r" \g<0>", text)
    lines = [raw.strip(BLANK) for raw in text.splitlines()]
    width = _width(lines)
    return _joined(lines, width) if width else lines


def _sentence(end: re.Match[str]) -> str:
    """The end of a sentence and a space, but within the address of a page."""
    before = end.string[max(0, end.start() - _REACH) : end.start()].rsplit(maxsplit=1)
    after = end.string[end.start() : end.end() + _REACH].split()[0]
    return end[0] if before and _ADDRESS.search(before[-1] + after) else f"{end[0]} "


def _width(lines: list[str]) -> int:
    """The column at which the text is broken; 0 where it is not."""
    lengths = sorted(len(line) for line in lines if len(line) >= _NARROWEST)
    if len(lengths) <= _FEWEST:
        return 0
    most = lengths[int(_FULL * (len(lengths) - 1))] + _NEARLY
    if most > _WIDEST:
        return 0
    width = max(length for length in lengths if length <= most)
    followed = [
        (line, after) for line, after in pairwise(lines) if line and after and len(line) <= width
    ]
    broken = [line for line, after in followed if _is_broken(line, after, width)]
    within = sum(not line.endswith(_SENTENCE_ENDS) for line in broken)  # a sentence
    ended = sum(line.endswith(_SENTENCE_ENDS) for line, _ in followed) - (len(broken) - within)
    told = within >= max(_FEWEST, _SHARE * len(broken)) and len(broken) >= _SHARE * (
        len(followed) - ended
    )
    return width if told else 0


def _is_broken(line: str, after: str, width: int) -> bool:
    """Whether a line ends because the next one's first word had no room on it."""
    if not (_NARROWEST <= len(line) <= width and after):
        return False
    piece = _PIECE.match(after)
    return len(line) + 1 + (len(piece[0]) if piece else 0) > width


def _joined(lines: list[str], width: int) -> list[str]:
    joined: list[list[str]] = []
    broken = False
    for place, line in enumerate(lines):
        if broken:
            joined[-1].append(line)
        else:
            joined.append([line])
        broken = place + 1 < len(lines) and _is_broken(line, lines[place + 1], width)
    return ["".join(map(_with_space, parts)).rstrip() for parts in joined]


def _with_space(part: str) -> str:
    """A line that another is joined to; a word's own hyphen, at which it was broken, needs no space."""
    return part if part.endswith("-") and part[-2:-1].isalpha() else f"{part} "
