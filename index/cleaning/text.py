"""An article's text without what its page put around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from index.cleaning.boilerplate import boilerplate
from index.cleaning.captions import split_captions
from index.cleaning.headline import split_title, without_repeats

_BLANK = " \t\n\r\f\v\xa0\u202f\u200b\u2060\ufeff"
_ENDS = 4  # lines: a source line stands among the last ones, or the first short ones
_LONGEST_SOURCE = 100  # characters
_SOURCE = re.compile(r"[(\[«\"]?\s*sources?\s*(?:[:=]|\s[-–—]\s)\s*(?P<name>[^\s:].*?)[\s)\]»\".]*", re.IGNORECASE)
_BARE_SOURCE = re.compile(r"\(?(?:Source|SOURCE)\s+(?P<name>[A-ZÀ-Þ][^.:,;]{1,30}?)\)?")
_TRAILING_SOURCE = re.compile(
    r"(?<=[.!?»\"”])\s+[(\[]?(?:Source|SOURCE)S?\s*:\s*(?P<name>\w[^:()\[\]]{1,40}?)[)\].]*\Z"
)
_SOURCE_ABOVE = re.compile(r"\W?sources?\s*:\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clean:
    """What a page says, its parts told apart.

    Attributes:
        title: The headline; the first sentence where there is none.
        body: The paragraphs, one a line, without title line, captions and boilerplate.
        captions: Captions and credits of photographs, in the order of the page.
        source_line: The name in "Source: PressTV", as it was written.
        titled: False when `title` is only the first sentence of `body`.
    """

    title: str
    body: str
    captions: tuple[str, ...]
    source_line: str | None
    titled: bool


def clean(text: str, title: str | None = None) -> Clean:
    """Tell the article from its page.

    Args:
        text: The page as text; the body alone where `title` is given.
        title: The title, where metadata gave it.

    Returns:
        Its parts. Every line of `text` is in one of them, but those known to be of the page or to say the
        title again; a text of such lines only, and without a title, is kept as it is.
    """
    title = " ".join(part for line in (title or "").splitlines() if (part := line.strip(_BLANK)))
    table = boilerplate()
    lines = [line for raw in text.splitlines() if (line := raw.strip(_BLANK))]
    kept = table.without_menus([line for line in lines if not table.covers(line)], title)
    kept, source = _split_source(kept, titled=bool(title))
    kept, captions = split_captions(kept, titled=bool(title))
    if title:
        return Clean(title, "\n".join(without_repeats(kept, title)), tuple(captions), source, titled=True)
    title, kept, titled = split_title(kept or lines, text)
    return Clean(title, "\n".join(kept), tuple(captions), source, titled)


def _split_source(lines: list[str], *, titled: bool) -> tuple[list[str], str | None]:
    """The lines but the source line, and its name; one at the end is believed before one at the top."""
    if len(lines) > 1 and _SOURCE_ABOVE.fullmatch(lines[-2]):
        lines = [*lines[:-2], f"{lines[-2]} {lines[-1]}"]
    start = 0 if titled else 1  # where no title is known, "Sources : un accord en vue" may be it
    top = list(takewhile(lambda place: len(lines[place]) <= _LONGEST_SOURCE, range(min(_ENDS, len(lines)))))
    for place in (*range(len(lines) - 1, max(len(lines) - 1 - _ENDS, -1), -1), *top):
        if place >= start and (name := _source(lines[place], last=place == len(lines) - 1)):
            return lines[:place] + lines[place + 1 :], name
    if lines and (found := _TRAILING_SOURCE.search(lines[-1], max(0, len(lines[-1]) - _LONGEST_SOURCE))):
        return [*lines[:-1], lines[-1][: found.start()]], found["name"]
    return lines, None


def _source(line: str, *, last: bool) -> str | None:
    """The name a line gives as the source; the last line may do without a colon."""
    if len(line) > _LONGEST_SOURCE:
        return None
    found = _SOURCE.fullmatch(line) or (_BARE_SOURCE.fullmatch(line) if last else None)
    return found["name"] if found else None
