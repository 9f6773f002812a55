"""Boilerplate: what pages put around an article, such as share prompts, pleas and notices.

Lines are compared with the table of phrases in `french/boilerplate.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
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
from index.cleaning.phrases import Phrases, PhrasesByStart, is_sequence_of, pattern_of_any
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


class _Starts(Struct, frozen=True):
    """The phrases that begin with one word.

    Attributes:
        seconds: Their second words; empty for a phrase of one word.
        beginnings: Beginnings of lines that link to other pages.
        sentences: Beginnings of lines that are no part of an article whatever their end.
    """

    seconds: frozenset[str]
    beginnings: Phrases
    sentences: Phrases

    @classmethod
    def of(
        cls, beginnings: frozenset[str], sentences: frozenset[str], whole_lines: frozenset[str]
    ) -> _Starts:
        """Return how phrases go on that begin with one word."""
        # Many phrases begin with the same three words: folding each beginning once saves time.
        phrases = beginnings | sentences | whole_lines
        starts = {" ".join(phrase.split(None, 3)[:3]) for phrase in phrases}
        seconds = frozenset(second.strip("*") for _, second in map(first_words, starts))
        return cls(seconds, Phrases(beginnings), Phrases(sentences))

    def may_go_on(self, second: str) -> bool:
        """Return True if one of them goes on with this word."""
        return second in self.seconds or "" in self.seconds


class BoilerplateTable:
    """The table of phrases; all but names are folded.

    Each part of it is made when it is first asked for. Most articles need few of them.

    Attributes:
        agencies: Names of press agencies, as they are written.
        photographers: Names of those who sign photographs, as they are written.
    """

    def __init__(self, sections: Mapping[str, Sequence[str]]) -> None:
        """Take the entries of each section of the table."""
        self._sections = sections
        self._beginnings = PhrasesByStart(sections["beginnings"])
        self._sentences = PhrasesByStart(sections["sentences"])
        self._whole_lines = PhrasesByStart(sections["whole lines"], strip=EDGE_CHARS)
        self._starts: dict[str, _Starts | None] = dict.fromkeys(
            chain(self._beginnings, self._sentences, self._whole_lines)
        )
        self.agencies = tuple(sections["agencies"])
        self.photographers = tuple(sections["credits"])

    def _phrases(self, section: str) -> frozenset[str]:
        """Return all phrases that the entries of a section stand for."""
        return frozenset().union(*map(expand_entry, self._sections[section]))

    @cached_property
    def page_words(self) -> frozenset[str]:
        """Words that the lines of a page are made of."""
        return self._phrases("page words")

    @cached_property
    def filler_words(self) -> frozenset[str]:
        """Words that lines of page words may have too, and that say nothing by themselves."""
        return self._phrases("other words")

    @cached_property
    def requests(self) -> re.Pattern[str]:
        """Finds what a page asks its reader to do: "abonnez-vous"."""
        asks, orders = (pattern_of_any(self._phrases(name)) for name in ("asks", "orders"))
        return requests_pattern(asks, orders)

    @cached_property
    def offers(self) -> re.Pattern[str]:
        """Finds what a page has to offer: "newsletter"."""
        return word_starts_pattern(pattern_of_any(self._phrases("offers")))

    @cached_property
    def pleas(self) -> re.Pattern[str]:
        """Finds words that are a plea by themselves, without a request and an offer."""
        return word_starts_pattern(pattern_of_any(self._phrases("pleas")))

    @cached_property
    def labels(self) -> frozenset[str]:
        """Names of sections."""
        return self._phrases("labels")

    @cached_property
    def places(self) -> frozenset[str]:
        """Names of countries and regions."""
        return self._phrases("places")

    @cached_property
    def menu_names(self) -> frozenset[str]:
        """Labels and places."""
        return self.labels | self.places

    @cached_property
    def footers(self) -> frozenset[str]:
        """Links at the foot of a page."""
        return self._phrases("footers")

    @cached_property
    def foot_names(self) -> frozenset[str]:
        """Footers and labels."""
        return self.labels | self.footers

    @cached_property
    def link_headings(self) -> Phrases:
        """Headings of links."""
        return Phrases(self._phrases("above links"))

    @cached_property
    def subject_heading(self) -> re.Pattern[str]:
        """Matches the heading of the subjects an article is filed under: "Mots-clés"."""
        return re.compile(rf"(?:{pattern_of_any(self._phrases('above subjects'))})(?: :|\Z)")

    @cached_property
    def date_words(self) -> frozenset[str]:
        """Words that lines with a date and nothing else are made of."""
        return self._phrases("date lines")

    @cached_property
    def desk_words(self) -> frozenset[str]:
        """Words that the names of desks are made of."""
        return self._phrases("desks")

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
        starts = self._starts_of(first)
        if starts is None or not (starts.may_go_on(second) or first == "0"):  # nearly all prose
            return False
        start = fold_line(line[:_START_CHARS]).strip(EDGE_CHARS)
        if starts.sentences.matches_start(start):
            return True
        if starts.beginnings.matches_start(start):
            is_sentence = line[-1] == "." and not line.endswith("..")  # ".." or "…" is a teaser's
            if not is_sentence:
                return True
        if len(line) > _MAX_SEQUENCE_CHARS:
            return False
        whole = start if len(line) <= _START_CHARS else fold_line(line).strip(EDGE_CHARS)
        return whole in self._whole_lines or is_sequence_of(self._whole_lines, whole)

    def _starts_of(self, first: str) -> _Starts | None:
        """Return how the phrases go on that begin with a word; None if it begins none."""
        starts = self._starts.get(first)
        if starts is None and first in self._starts:
            starts = self._starts[first] = _Starts.of(
                self._beginnings[first], self._sentences[first], self._whole_lines[first]
            )
        return starts

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
    return BoilerplateTable(read_sections(_TABLE))
