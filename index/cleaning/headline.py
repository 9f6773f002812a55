"""The headline of a text that came without one named: its title line, or else its first sentence."""

from __future__ import annotations

import re
from functools import cache

from index.cleaning.boilerplate import any_of, boilerplate
from index.cleaning.repeats import without_repeats
from index.cleaning.signatures import is_name

_LONGEST_TITLE = 200  # characters
_LONGEST_SENTENCE = 300
_LONGEST_BYLINE = 80
_TOP = 8  # lines among which the first sentence begins
_FIRST = 4  # lines among which the title stands

_MONTHS = (
    "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
)
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_WHEN = re.compile(
    rf"""(?:publi|post|modifi|cré)ée?\s(?:le|à|par)\b
    | (?:mise?|dernière\smise)\s(?:à\sjour|en\sligne)\b
    | temps\sde\slecture
    | \d+\smin(?:utes?)?(?:\sde\slecture)?\Z
    | (?:le\s)?(?:(?:{_DAYS}),?\s)?\d{{1,2}}(?:er)?\s(?:{_MONTHS})(?:\s\d{{4}})?(?:\W(?:\W|\d|[àh]\b|h\d)*)?\Z
    | (?:{_DAYS}),?\s\d{{1,2}}\s\w+\s\d{{4}}
    | [\d\W]+(?:h[\d\W]*)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_BYLINE = re.compile(
    rf"(?:Par|PAR|By)\s+{_NAME}(?:\s+{_NAME}){{0,3}}\s*(?:\Z|,|\(|/|\bet\b|\bavec\b)"
)
_PLACE = r"[A-ZÀ-Þ][\w'’-]*(?:[ ,]+[A-ZÀ-Þ][\w'’-]*){0,3}\s?"

_STOPPED_WORD = re.compile(r"(?:\.\.|\b[A-Z]\.[A-Z]|\b(?:etc|Jr|Sr|Cie|vs))\.\Z")
_WRAP = re.compile(r"\n(?=[a-zà-öø-ÿ])")
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?:[\"”)\]]|\s?»)*(?=\s+[\"«“(\[]?\s?[A-ZÀ-ÖØ-Þ0-9—–-])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:MM?|Mmes?|Mlles?|Drs?|Mgr|St|Ste|Pr|Gén|Cel|Col|Lt|Rep|Sen|Mr|Mrs|cf|art|p|no|vol)|\b[A-Z])\.\Z"
)


def split_title(lines: list[str], text: str) -> tuple[str, list[str], bool]:
    """Tell the title from the other lines.

    Args:
        lines: The article's, without captions and those of its page.
        text: Where the lines come from, for the blank lines between them.

    Returns:
        The title, the body's lines, and whether the title is a line of its own: if not, it is the first
        sentence, which the body keeps. Dates, bylines and datelines are never a title, and stay in the body.
    """
    start = next(
        (place for place, line in enumerate(lines[:_FIRST]) if not _is_preliminary(line)), 0
    )
    for place in range(start, min(start + _FIRST, len(lines))):
        line, rest = lines[place], lines[place + 1 :]
        if not (_is_headline(line) and _is_text_after(line, rest, text)):
            break
        if (
            (" " not in line or is_name(line))
            and rest
            and _is_headline(rest[0])
            and _is_text_after(rest[0], rest[1:], text)
        ):
            continue  # a word above a headline is a section the table does not know, a name is the author's
        return line, lines[:place] + without_repeats(rest, line), True
    return first_sentence("\n".join(lines[start : start + _TOP])), lines, False


def first_sentence(text: str) -> str:
    """The first sentence of a text, cut at a word, and "…" put after it, where it is very long."""
    text = _WRAP.sub(" ", text[: 4 * _LONGEST_SENTENCE]).split("\n", 1)[0]
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, end.start() - 6) : end.start()]):
            text = text[: end.end()]
            break
    if len(text) <= _LONGEST_SENTENCE:
        return text
    return text[:_LONGEST_SENTENCE].rsplit(" ", 1)[0] + "…"


def _is_preliminary(line: str) -> bool:
    """Whether a line only says when, where or by whom."""
    if len(line) > _LONGEST_BYLINE:
        return False
    return any(sign.match(line) for sign in (_WHEN, _BYLINE, _dateline()))


@cache
def _dateline() -> re.Pattern[str]:
    """`Paris (AFP) -`, alone on its line."""
    who = any_of(boilerplate().credits)
    return re.compile(rf"{_PLACE}(?:\([^()]{{0,40}}\)\s)?\((?:{who})\)\s*[-–—]?\Z")


def _is_headline(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or line[-1] in ",;:":
        return False
    return line[-1] != "." or _STOPPED_WORD.search(line) is not None


def _is_text_after(line: str, rest: list[str], text: str) -> bool:
    """Whether an article follows, and not the rest of a broken line."""
    if not rest:
        return False
    if rest[0][0].islower():
        end = text.find(line) + len(line)
        if text[end : text.find(rest[0], end)].count("\n") < 2:
            return False
    return any(len(other) > 80 or other[-1] in '.!?"»' for other in rest[:_FIRST])
