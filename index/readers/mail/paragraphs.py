"""Paragraphs that were broken into lines of one width, put together again."""

from __future__ import annotations

_NARROWEST, _WIDEST = 50, 80  # characters of a line that a program broke


def unwrapped(text: str) -> str:
    """A text with a line a paragraph, if a program has broken its lines; else as it is.

    A line goes on in the next one if that one's first word would not have fitted in it.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    width = max((len(line) for line in lines if "://" not in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    whole: list[str] = []
    before = ""
    for line in lines:
        first = line.lstrip().partition(" ")[0]
        if before and first and len(before) + 1 + len(first) > width:
            whole[-1] += f" {line.lstrip()}"
        else:
            whole.append(line)
        before = line
    return "\n".join(whole)
