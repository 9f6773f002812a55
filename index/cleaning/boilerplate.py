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
from index.cleaning.phrases import Phrases, group_by_first_word, is_sequence_of, pattern_of_any
from index.lazy_pattern import lazy_pattern

_TABLE = Path(__file__).parent / "french" / "boilerplate.txt"
_MAX_LINE_CHARS = 250
"""A longer line is prose, and no phrase is looked for in it."""
_MAX_SENTENCE_CHARS = 170
"""A longer line that ends as a sentence does is prose, unless it speaks to the reader."""
_MAX_SEQUENCE_CHARS = 160
"""A longer line is not several phrases one after the other."""
_MAX_TALK_CHARS = 120
"""A longer line is not the words of a button, a form or a notice."""
_START_CHARS = 80
"""Characters of a line that are compared with the beginnings of the table."""
_PROSE_ENDS = '.»"'
_TALK_WORD = lazy_pattern(r"\w+'|[\w-]+|€")
_QUOTE = lazy_pattern(r'[«»“”"]')
_LONG_QUOTE = lazy_pattern(r'[«“"][^»”"]{30}')
_NAMES = lazy_pattern(r"(?<=[^\W\d] )[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*)*")


class BoilerplateTable(Struct, frozen=True):
    """The table of phrases; all but names are folded.

    Attributes:
        first_words: The first two words of each phrase in `beginnings`, `sentences` and
            `whole_lines`. The second is empty in a phrase of one word.
        whole_lines: Lines that are no part of an article.
        page_words: Words that the lines of a page are made of.
        filler_words: Words that lines of page words may have too, and that say nothing by themselves.
        beginnings: Beginnings of lines that link to other pages, by their first word.
        sentences: Beginnings of lines that are no part of an article whatever their end, by their
            first word.
        requests: Finds what a page asks its reader to do: "abonnez-vous".
        offers: Finds what a page has to offer: "newsletter".
        pleas: Finds words that are a plea by themselves, without a request and an offer.
        labels: Names of sections.
        footers: Links at the foot of a page.
        places: Names of countries and regions.
        menu_names: Labels and places.
        foot_names: Footers and labels.
        link_headings: Headings of links.
        subject_heading: Matches the heading of the subjects an article is filed under: "Mots-clés".
        date_words: Words that lines with a date and nothing else are made of.
        desk_words: Words that the names of desks are made of.
        agencies: Names of press agencies, as they are written.
        photographers: Names of those who sign photographs, as they are written.
    """

    first_words: frozenset[tuple[str, str]]
    whole_lines: frozenset[str]
    page_words: frozenset[str]
    filler_words: frozenset[str]
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
        """Return True if a line belongs to the page and not to the article, wherever it stands.

        It begins with or consists of phrases of the table, asks its reader for something, or has
        only words of the page.
        """
        if len(line) > _MAX_LINE_CHARS or _LONG_QUOTE.match(line):
            return False
        is_long_sentence = len(line) > _MAX_SENTENCE_CHARS and line[-1] in _PROSE_ENDS
        if is_long_sentence:
            return self._is_plea(line)
        return self._is_phrase(line) or self._is_plea(line) or self.is_page_talk(line)

    def _is_phrase(self, line: str) -> bool:
        """Return True if a line begins with a phrase of the table, or consists of such phrases.

        A beginning such as "Lire aussi" does not count in a complete sentence.
        """
        first, second = first_words(line)
        if not self._may_begin_a_phrase(first, second):  # nearly all prose
            return False
        start = fold_line(line[:_START_CHARS]).strip(EDGE_CHARS)
        if first in self.sentences and self.sentences[first].matches_start(start):
            return True
        if first in self.beginnings and self.beginnings[first].matches_start(start):
            is_sentence = line[-1] == "." and not line.endswith("..")  # ".." or "…" is a teaser's
            if not is_sentence:
                return True
        if len(line) > _MAX_SEQUENCE_CHARS:
            return False
        whole = start if len(line) <= _START_CHARS else fold_line(line).strip(EDGE_CHARS)
        return whole in self.whole_lines or is_sequence_of(self.whole_lines, whole)

    def _may_begin_a_phrase(self, first: str, second: str) -> bool:
        """Return True if a phrase begins with these two words, or the first is a number ("0")."""
        return (
            (first, second) in self.first_words or (first, "") in self.first_words or first == "0"
        )

    def _is_plea(self, line: str) -> bool:
        """Return True if a line is a plea of the page to its reader.

        It asks for something and offers something, "abonnez-vous à notre newsletter", or is a plea
        by itself.
        """
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
            min_words: How many words of the line must be page words, and not only names and fillers.
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
            elif word not in self.filler_words:
                return False
        return count >= min_words

    def _may_be_talk(self, word: str) -> bool:
        """Return True if a first word may be in a line of page talk; elided articles are left out."""
        _, _, bare = word.rpartition("'")
        return not bare.isalpha() or bare in self.page_words or bare in self.filler_words


def without_boilerplate(lines: list[str]) -> list[str]:
    """Return the lines of the article, without those that pages put around it."""
    table = boilerplate_table()
    return [line for line in lines if not table.is_boilerplate(line)]


def _may_speak_to_reader(line: str) -> bool:
    """Return True if a line has a piece of a word that lines to the reader have, such as "vous"."""
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
        filler_words=phrases["other words"],
        beginnings=group_by_first_word(phrases["beginnings"]),
        sentences=group_by_first_word(phrases["sentences"]),
        requests=requests_pattern(
            pattern_of_any(phrases["asks"]), pattern_of_any(phrases["orders"])
        ),
        offers=word_starts_pattern(pattern_of_any(phrases["offers"])),
        pleas=word_starts_pattern(pattern_of_any(phrases["pleas"])),
        labels=labels,
        footers=footers,
        places=places,
        menu_names=labels | places,
        foot_names=labels | footers,
        link_headings=Phrases(phrases["above links"]),
        subject_heading=re.compile(rf"(?:{pattern_of_any(phrases['above subjects'])})(?: :|\Z)"),
        date_words=phrases["date lines"],
        desk_words=phrases["desks"],
        agencies=tuple(sections["agencies"]),
        photographers=tuple(sections["credits"]),
    )


def _expand(entries: list[str]) -> frozenset[str]:
    """Return all phrases that the entries of a section stand for."""
    return frozenset().union(*map(expand_entry, entries))


def _first_words(phrases: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Return the first two words of each phrase, folded; the second is empty if there is none."""
    # Many phrases begin with the same three words: folding each beginning once saves time.
    beginnings = {" ".join(phrase.split(None, 3)[:3]) for phrase in phrases}
    pairs = map(first_words, beginnings)
    return frozenset((first, second.strip("*")) for first, second in pairs)
