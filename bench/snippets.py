"""Measure how many snippets begin and end with a sentence, and how many cut a name or a number.

`python -m bench.snippets DATA` reads `news.jsonl.xz` in the folder DATA, and makes the snippets of
its articles for one word and for two words of each, at random places. It judges them by rules of
its own, which know nothing of how they were chosen: a snippet begins with a sentence if a mark or a
line end is before it and a capital begins it, and ends with one if a mark or a line end ends it
and no abbreviation does. A snippet whose sentence is longer than the limit need not. It prints a
Markdown table, and exits 1 if a figure is worse than its bound in `floors.toml`. `--show N` prints N
snippets that were judged wrong.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bench.figure import HEADING, Figure, all_met
from bench.floors import read_floors
from bench.options import data_parser
from bench.texts import read_texts, spread
from search.highlighting.cutting import MAX_SNIPPET_CHARS
from search.highlighting.highlighter import Highlighter
from search.highlighting.snippets import snippets
from search.parser import parse_query

ARTICLES = 2500
"""Number of articles that are searched."""
SEED = 15
MIN_WORD_CHARS = 5
"""Letters of a word that is searched for: most shorter ones are stop words."""
_WORD = re.compile(r"[^\W\d_]+")
_MARK_AT_END = re.compile(r"[.!?…][\"»”’)\]\s]*\Z")
_ABBREVIATION_AT_END = re.compile(
    r"(?:\b(?:MM?|Mmes?|Mlles?|Drs?|Prs?|Mgr|Mes?|St|Ste|Gén|Gal|Col|Lt|cf|art|pp?|vol|n[o°]|av|J\.-C)"
    r"|(?<![\w.])[A-ZÀ-Ý](?:\.?-[A-ZÀ-Ý])?)\.\s*\Z"
)
_BOUNDARY = re.compile(r"[.!?…][\"»”’)\]]*\s+(?=[A-ZÀ-Ý«\"“\d])|\n\s*")
_BEGINNING = re.compile(r"[\W\d]*[A-ZÀ-Ý\d]|[«\"“\-–—•*]")
_NAME_CUT = re.compile(r"(?:\b[A-ZÀ-Ý]\w+|\b[A-ZÀ-Ý]\.|\bM\.|\bDr) (?:de |du |van |von |al-)?\Z")
_NAME_GOES_ON = re.compile(r"[A-ZÀ-Ý]\w")
_NUMBER_CUT = re.compile(r"\d[  ]?\Z")
_NUMBER_GOES_ON = re.compile(r"[  ]?(?:\d{3}\b|%|€|,\d)")


@dataclass(frozen=True, slots=True)
class Shown:
    """A snippet and where it stands in its text.

    Attributes:
        text: The whole text.
        start, end: Where the snippet begins and ends in it.
    """

    text: str
    start: int
    end: int

    @property
    def is_whole(self) -> bool:
        """Return True if it begins and ends with a sentence."""
        return self.begins_sentence and self.ends_sentence

    @property
    def begins_sentence(self) -> bool:
        """Return True if a sentence begins where the snippet does."""
        before = self.text[: self.start].rstrip(" \xa0")
        if not before or before.endswith("\n"):
            return True
        after_mark = _MARK_AT_END.search(before[-12:]) and not _ABBREVIATION_AT_END.search(before)
        return bool(after_mark and _BEGINNING.match(self.text, self.start))

    @property
    def ends_sentence(self) -> bool:
        """Return True if a sentence ends where the snippet does."""
        after = self.text[self.end :].lstrip(" \xa0")
        if not after or after.startswith("\n"):
            return True
        shown = self.text[self.start : self.end]
        after_mark = _MARK_AT_END.search(shown) and not _ABBREVIATION_AT_END.search(shown)
        return bool(after_mark and not after[0].islower())

    @property
    def is_too_long(self) -> bool:
        """Return True if the sentence around it is longer than a snippet may be."""
        start, end = 0, len(self.text)
        for boundary in _BOUNDARY.finditer(self.text):
            if _ABBREVIATION_AT_END.search(self.text[: boundary.end()]):
                continue
            if boundary.end() <= self.start:
                start = boundary.end()
            elif boundary.end() >= self.end:
                end = boundary.start()
                break
        return end - start >= MAX_SNIPPET_CHARS

    @property
    def cuts_name(self) -> bool:
        """Return True if a name or a number goes on beyond one of the ends."""
        return any(_is_within(self.text, offset) for offset in (self.start, self.end))


def _is_within(text: str, offset: int) -> bool:
    """Return True if an offset is in the middle of a name or of a number."""
    before = text[max(0, offset - 40) : offset].rstrip(" ") + " "
    after = text[offset:].lstrip(" ")[:40]
    if "\n" in text[max(0, offset - 1) : offset + 1]:
        return False
    name = _NAME_CUT.search(before) and _NAME_GOES_ON.match(after)
    number = _NUMBER_CUT.search(before) and _NUMBER_GOES_ON.match(after)
    return bool(name or number)


def shown_snippets(text: str, words: Sequence[str]) -> Iterator[Shown]:
    """Yield the snippets of a text for some words, each with its place."""
    highlighter = Highlighter(parse_query(" ".join(words), date(2025, 1, 1)).query)
    for snippet in snippets((text,), highlighter):
        shown = snippet.text.removeprefix("… ").removesuffix(" …")
        start = text.find(shown)
        if start >= 0:
            yield Shown(text, start, start + len(shown))


def all_shown(texts: Sequence[str]) -> Iterator[Shown]:
    """Yield the snippets of all texts for one and for two of their words."""
    chance = random.Random(SEED)
    for text in texts:
        words = [word for word in _WORD.findall(text) if len(word) >= MIN_WORD_CHARS]
        for number in (1, 2):
            if len(words) >= number:
                yield from shown_snippets(text, chance.sample(words, number))


def main() -> int:
    """Measure the snippets, print the table, and return the exit code."""
    parser = data_parser(__doc__, "the folder that has news.jsonl.xz")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="snippets to be read")
    options = parser.parse_args()
    bodies = [text.body for text in read_texts(options.data / "news.jsonl.xz")]
    shown = list(all_shown(spread(bodies, ARTICLES)))
    fitting = [one for one in shown if one.is_whole or not one.is_too_long]
    broken = [one for one in fitting if not one.is_whole]
    cut = [one for one in shown if one.cuts_name and not one.is_whole]
    for one in (*broken, *cut)[: options.show]:
        print(repr(one.text[max(0, one.start - 30) : one.start]), end=" | ")
        print(one.text[one.start : one.end], "|", repr(one.text[one.end : one.end + 30]))
    floors = read_floors("snippets")
    figures = (
        Figure("sentences", 1 - len(broken) / len(fitting), floors["sentences"]),
        Figure("whole", sum(one.is_whole for one in shown) / len(shown), floors["whole"]),
        Figure("names cut", len(cut) / len(shown), floors["names_cut"], is_maximum=True),
    )
    print(f"{len(shown):,} snippets\n\n{HEADING}")
    for figure in figures:
        print(figure)
    return 0 if all_met(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
