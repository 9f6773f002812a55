"""Join paragraphs that a mail program broke into lines of one width."""

from __future__ import annotations

_MIN_WIDTH_CHARS = 50
_MAX_WIDTH_CHARS = 80
"""Characters of the longest line of a text that a program has wrapped."""


def unwrapped(text: str) -> str:
    """Return a text with one line a paragraph if a program has wrapped it, else unchanged.

    A line goes on in the next one if the first word there would not have fitted on it.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    width = _width(lines)
    if not _MIN_WIDTH_CHARS <= width <= _MAX_WIDTH_CHARS:
        return text
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        if _is_continued(previous, line, width):
            paragraphs[-1].append(line.lstrip())
        else:
            paragraphs.append([line])
        previous = line
    return "\n".join(map(" ".join, paragraphs))


def _width(lines: list[str]) -> int:
    """Return the length of the longest line, without those with a web address: none wraps them."""
    return max((len(line) for line in lines if "://" not in line), default=0)


def _is_continued(line: str, following: str, width: int) -> bool:
    """Return True if the first word of the following line would not have fitted on a line."""
    word = following.lstrip().partition(" ")[0]
    if not line or not word:
        return False
    return len(line) + len(" ") + len(word) > width
