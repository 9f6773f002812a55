"""Boilerplate: what pages put around an article, such as share prompts, pleas and notices.

Lines are compared with the table of phrases in `french/boilerplate.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from index.analysis.word_lists import read_sections
from index.cleaning.folding import EDGE_CHARS, expand_entry, first_words, fold_line
from index.cleaning.french.boilerplate import (
    COMMAND,
    READER_WORDS,
    requests_pattern,
    word_starts_pattern,
)
from index.cleaning.phrases import Phrases, any_of, by_first_word, is_sequence_of

_TABLE = Path(__file__).parent / "french" / "boilerplate.txt"
_MAX_LINE_CHARS = 250
"""A longer line is prose, and no phrase is looked for in it."""
_MAX_SENTENCE_CHARS = 170
"""A longer line that ends as a sentence does is prose, unless it speaks to the reader."""
_MAX_SEQUENCE_CHARS = 160
_MAX_TALK_CHARS = 120
_START_CHARS = 80
"""Characters in which the beginning of a line is looked for."""
_PROSE_ENDS = '.»"'
_TALK_WORD = re.compile(r"\w+'|[\w-]+|€")
_QUOTE = re.compile(r'[«»“”"]')
_LONG_QUOTE = re.compile(r'[«“"][^»”"]{30}')
_NAMES = re.compile(r"(?<=[^\W\d] )[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*)*")


class BoilerplateTable(Struct, frozen=True):
    """The table of phrases; all but names are folded.

    Attributes:
        first_words: The first two words of `beginnings`, `sentences` and `whole_lines`; the second
            is empty in a phrase of one word.
        whole_lines: Lines that are no part of an article.
        page_words: Words that the lines of a page are made of.
        other_words: Words that say nothing by themselves.
        beginnings: Beginnings of lines that link to other pages, by their first word.
        sentences: Beginnings of lines that are no part of an article whatever their end, by their
            first word.
        requests: Matches what a page asks its reader to do.
        offers: Matches what a page has to offer.
        pleas: Matches what is a plea by itself.
        labels: Names of sections.
        footers: Links at the foot of a page.
        places: Names of countries and regions.
        menu_names: Labels and places.
        foot_names: Footers and labels.
        link_headings: Headings of links.
        subject_heading: Matches the heading of the subjects an article is filed under.
        date_words: Words of lines that say when.
        desk_words: Words that the names of desks are made of.
        agencies: Names of press agencies, as they are written.
        photographers: Names of those who sign photographs, as they are written.
    """

    first_words: frozenset[tuple[str, str]]
    whole_lines: frozenset[str]
    page_words: frozenset[str]
    other_words: frozenset[str]
    beginnings: Mapping[str, Phrases]
    sentences: Mapping[str, Phrases]
    requests: re.Pattern[str]
    offers: re.Pattern[str]
    pleas: re.Pattern[str]
    labels: frozenset[str]
    footers: frozenset[str]
    places: frozenset[str]
    menu_names: frozenset[str]
    foot_names: frozenset[str]
    link_headings: Phrases
    subject_heading: re.Pattern[str]
    date_words: frozenset[str]
    desk_words: frozenset[str]
    agencies: tuple[str, ...]
    photographers: tuple[str, ...]

    def is_boilerplate(self, line: str) -> bool:
        """Return True if a line is of the page and not of the article, wherever it stands."""
        if len(line) > _MAX_LINE_CHARS or _LONG_QUOTE.match(line):
            return False
        if len(line) > _MAX_SENTENCE_CHARS and line[-1] in _PROSE_ENDS:
            return self._is_plea(line)
        return self._is_phrase(line) or self._is_plea(line) or self.is_page_talk(line)

    def _is_phrase(self, line: str) -> bool:
        first, second = first_words(line)
        if not self._may_begin_a_phrase(first, second):  # nearly all prose
            return False
        start = fold_line(line[:_START_CHARS]).strip(EDGE_CHARS)
        if first in self.sentences and self.sentences[first].match_start(start):
            return True
        if first in self.beginnings and self.beginnings[first].match_start(start):
            is_sentence = line[-1] == "." and not line.endswith("..")
            if not is_sentence:
                return True
        if len(line) > _MAX_SEQUENCE_CHARS:
            return False
        whole = start if len(line) <= _START_CHARS else fold_line(line).strip(EDGE_CHARS)
        return whole in self.whole_lines or is_sequence_of(self.whole_lines, whole)

    def _may_begin_a_phrase(self, first: str, second: str) -> bool:
        return (
            (first, second) in self.first_words or (first, "") in self.first_words or first == "0"
        )

    def _is_plea(self, line: str) -> bool:
        """Return True if the page asks its reader for something and has something to offer."""
        if not (_may_speak_to_reader(line) or COMMAND.match(line)):  # nearly all prose
            return False
        if _LONG_QUOTE.search(line):
            return False
        folded = fold_line(line)
        if self.requests.search(folded) and self.offers.search(folded):
            return True
        return self.pleas.search(folded) is not None

    def is_page_talk(self, line: str, *, min_words: int = 2) -> bool:
        """Return True if a line has only the words of buttons, forms and notices, and names.

        Args:
            line: A line.
            min_words: Words of the line that must say something.
        """
        if len(line) > _MAX_TALK_CHARS or line[-1] in _PROSE_ENDS or _QUOTE.search(line):
            return False
        first, second = first_words(line)
        if not (self._may_be_talk(first) and self._may_be_talk(second)):  # nearly all prose
            return False
        count = 0
        for word in _TALK_WORD.findall(fold_line(_NAMES.sub(" ", line))):
            if word in self.page_words:
                count += 1
            elif word not in self.other_words:
                return False
        return count >= min_words

    def _may_be_talk(self, word: str) -> bool:
        _, _, bare = word.rpartition("'")
        return not bare.isalpha() or bare in self.page_words or bare in self.other_words


def without_boilerplate(lines: list[str]) -> list[str]:
    """Return the lines of the article, without those that pages put around it."""
    table = boilerplate_table()
    return [line for line in lines if not table.is_boilerplate(line)]


def _may_speak_to_reader(line: str) -> bool:
    for word in READER_WORDS:  # noqa: SIM110 - quicker than `any` of a generator
        if word in line:
            return True
    return False


@cache
def boilerplate_table() -> BoilerplateTable:
    """Read the table of `french/boilerplate.txt`."""
    sections = read_sections(_TABLE)
    phrases = {name: _expand(entries) for name, entries in sections.items()}
    whole_lines = frozenset(phrase.strip(EDGE_CHARS) for phrase in phrases["whole lines"])
    labels, places, footers = phrases["labels"], phrases["places"], phrases["footers"]
    return BoilerplateTable(
        first_words=_first_words(phrases["beginnings"] | phrases["sentences"] | whole_lines),
        whole_lines=whole_lines,
        page_words=phrases["page words"],
        other_words=phrases["other words"],
        beginnings=by_first_word(phrases["beginnings"]),
        sentences=by_first_word(phrases["sentences"]),
        requests=requests_pattern(any_of(phrases["asks"]), any_of(phrases["orders"])),
        offers=word_starts_pattern(any_of(phrases["offers"])),
        pleas=word_starts_pattern(any_of(phrases["pleas"])),
        labels=labels,
        footers=footers,
        places=places,
        menu_names=labels | places,
        foot_names=labels | footers,
        link_headings=Phrases(phrases["above links"]),
        subject_heading=re.compile(rf"(?:{any_of(phrases['above subjects'])})(?: :|\Z)"),
        date_words=phrases["date lines"],
        desk_words=phrases["desks"],
        agencies=tuple(sections["agencies"]),
        photographers=tuple(sections["credits"]),
    )


def _expand(entries: list[str]) -> frozenset[str]:
    return frozenset().union(*map(expand_entry, entries))


def _first_words(phrases: frozenset[str]) -> frozenset[tuple[str, str]]:
    # Most phrases begin like others: the first words of their few beginnings are soon found.
    beginnings = {" ".join(phrase.split(None, 3)[:3]) for phrase in phrases}
    pairs = map(first_words, beginnings)
    return frozenset((first, second.strip("*")) for first, second in pairs)
