"""Planting: articles as pages give them, with menus, prompts and captions where pages put them."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.peers import Text
from index.cleaning import CleanText, clean

SEEN: Final = Path(__file__).with_name("planted.txt")
HELD_OUT: Final = Path(__file__).with_name("planted_held_out.txt")
WIDTH: Final = 72
"""Columns at which `wrapped` breaks lines."""

_HEADING = re.compile(r"\[(?P<kind>[^:\]]+): (?P<places>[a-z ]+)\]")
_WORD = re.compile(r"\w+")
_SENTENCE_GAP = re.compile(r"(?<=[a-zà-ÿ]{2}[.!?]) (?=[A-ZÀ-Þ][a-zà-ÿ])")
_LINE_MARK = " ⏎ "
_ABOVE_THE_TITLE = frozenset({"menus", "share", "ago"})
_BLANKS = ("\n", "\n\n")


@dataclass(frozen=True, slots=True)
class Plant:
    """Something a page puts beside an article.

    Attributes:
        kind: What it is: `menus`, `captions`.
        place: Where it stands: `top`, `between` or `end`.
        text: Its lines.
    """

    kind: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plant.

    Attributes:
        plant: What was planted.
        gone: None of its words is left in the body or the title.
        set_apart: It is among the captions.
        spared: Nothing of the article went with it.
    """

    plant: Plant
    gone: bool
    set_apart: bool
    spared: bool


def read_plants(file: Path) -> Iterator[Plant]:
    """The entries of a file of plants, once for each place they may stand in."""
    kind, places = "", [""]
    for line in file.read_text("utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            kind, places = heading["kind"], heading["places"].split()
        elif line and not line.startswith("#"):
            text = line.replace(_LINE_MARK, "\n")
            yield from (Plant(kind, place, text) for place in places)


def outcome(plant: Plant, article: Text, turn: int) -> Outcome:
    """Plant, clean, and look.

    Args:
        plant: What to plant.
        article: Where; its body has paragraphs, one a line.
        turn: Odd: the title is among the lines of the text. Beyond that, whether blank lines part paragraphs.
    """
    titled = turn % 2 == 0
    blank = _BLANKS[turn // 2 % 2]
    paragraphs = article.body.splitlines()
    without = _cleaned(paragraphs, article.title, blank, above=[], titled=titled)
    above = (
        [plant.text]
        if plant.place == "top" and plant.kind in _ABOVE_THE_TITLE and not titled
        else []
    )
    lines = paragraphs if above else _planted(plant, paragraphs)
    with_it = _cleaned(lines, article.title, blank, above=above, titled=titled)
    before, after = words(without.body, without.title), words(with_it.body, with_it.title)
    captions = words(*with_it.captions) - words(*without.captions)
    return Outcome(
        plant,
        gone=not (after - before) & words(plant.text),
        set_apart=not words(plant.text) - captions,
        spared=not before - after - captions,
    )


def unwrapped(article: Text) -> float:
    """The share of an article's paragraphs that come out whole of lines broken at a fixed width."""
    paragraphs = [" ".join(line.split()) for line in article.body.splitlines()]
    text = "\n\n".join(textwrap.fill(paragraph, WIDTH) for paragraph in paragraphs)
    return len(set(clean(text, article.title).body.splitlines()).intersection(paragraphs)) / len(
        set(paragraphs)
    )


def unglued(article: Text) -> bool:
    """Whether sentences glued together are parted again."""
    glued = _SENTENCE_GAP.sub("", article.body)
    return clean(glued, article.title).body == clean(article.body, article.title).body


def unteased(article: Text) -> bool:
    """Whether the teaser that the first paragraph repeats goes, and the paragraph stays."""
    first = article.body.splitlines()[0]
    teaser = f"{first[:120].rsplit(' ', 1)[0]}…"
    return (
        clean(f"{teaser}\n\n{article.body}", article.title).body
        == clean(article.body, article.title).body
    )


def words(*texts: str) -> Counter[str]:
    """The words of some texts, and how often each is there."""
    return Counter(word for text in texts for word in _WORD.findall(text))


def _planted(plant: Plant, paragraphs: Sequence[str]) -> list[str]:
    at = {"top": 0, "between": len(paragraphs) // 2, "end": len(paragraphs)}[plant.place]
    return [*paragraphs[:at], plant.text, *paragraphs[at:]]


def _cleaned(
    paragraphs: Sequence[str], title: str, blank: str, *, above: list[str], titled: bool
) -> CleanText:
    if titled:
        return clean(blank.join([*above, *paragraphs]), title)
    return clean(blank.join([*above, title, *paragraphs]))
