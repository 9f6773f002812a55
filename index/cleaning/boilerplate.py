"""What pages put around an article: share prompts, pleas, notices; known by a table of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from index.cleaning.folding import EDGE_CHARS, expanded, folded, opening

_TABLE = Path(__file__).parent / "french" / "boilerplate.txt"
_LONGEST = 250  # characters: what is longer is prose, and no phrase looks at it
_LONGEST_SHORT = 170  # characters of a notice that ends as a sentence does, and speaks to nobody
_LONGEST_STRUNG = 160
_PROSE_ENDS = '.»"'
_GLANCE = 80  # characters that tell how a line begins
_MOST_WORDS = 7  # of a phrase that is strung together with others
_PARTS = re.compile(r"[ :/,;+]+|\s-\s")
_TALK = re.compile(r"\w+'|[\w-]+|€")
_LONGEST_TALK = 120
_QUOTE = re.compile(r'[«»“”"]')
_NAMES = re.compile(r"(?<=[^\W\d] )[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*)*")
_ORDER = re.compile(r"\W*(?:\w+ez|Ne|\w+-nous|Faites)\b")
_SPEECH = re.compile(r'[«“"][^»”"]{30}')


class Phrases:
    """Folded phrases, in some of which `*` stands for any few characters."""

    def __init__(self, phrases: Iterable[str]) -> None:
        found = frozenset(phrases)
        shaped = {phrase for phrase in found if "*" in phrase}
        self._plain = found - shaped
        self._beginnings = tuple(self._plain)
        self._shapes = re.compile(any_of(shaped)) if shaped else None

    def begin(self, text: str) -> bool:
        """Whether a folded text begins with one of them."""
        return text.startswith(self._beginnings) or bool(self._shapes and self._shapes.match(text))

    def have(self, text: str) -> bool:
        """Whether a folded text is one of them."""
        return text in self._plain or bool(self._shapes and self._shapes.fullmatch(text))


class Boilerplate(Struct, frozen=True):
    """The table, ready to be asked; its phrases are folded.

    Attributes:
        openings: The first two words of all of these; the second is empty where there is one only.
        whole: Lines that are no part of the article.
        words: Words of which a page's own lines are made.
        others: Words that say nothing by themselves.
        beginnings: By their first word, how lines begin that link to other pages.
        sentences: By their first word, how lines begin that are no part of the article however they end.
        asks: Matches what a page asks its reader to do.
        offers: Matches what a page has to offer.
        pleas: Matches what is a plea by itself.
        labels: Names of sections.
        footers: Links at the foot of a page.
        places: Names of countries and regions.
        sections: Labels and places.
        links: Footers and labels.
        heads: What stands above links.
        subjects: What stands before the subjects an article is filed under.
        dates: Words of lines that say when.
        desks: Words of which the names of desks are made.
        agencies: Names of press agencies, as they are written.
        credits: Names of those who sign photographs, as they are written.
    """

    openings: frozenset[tuple[str, str]]
    whole: frozenset[str]
    words: frozenset[str]
    others: frozenset[str]
    beginnings: Mapping[str, Phrases]
    sentences: Mapping[str, Phrases]
    asks: re.Pattern[str]
    offers: re.Pattern[str]
    pleas: re.Pattern[str]
    labels: frozenset[str]
    footers: frozenset[str]
    places: frozenset[str]
    sections: frozenset[str]
    links: frozenset[str]
    heads: Phrases
    subjects: re.Pattern[str]
    dates: frozenset[str]
    desks: frozenset[str]
    agencies: tuple[str, ...]
    credits: tuple[str, ...]

    def covers(self, line: str) -> bool:
        """Whether a line, wherever it stands, belongs to the page and not to the article."""
        if len(line) > _LONGEST or _SPEECH.match(line):
            return False
        if len(line) > _LONGEST_SHORT and line[-1] in _PROSE_ENDS:
            return self._is_plea(line)
        return self._is_phrase(line) or self._is_plea(line) or self.is_talk(line)

    def _is_phrase(self, line: str) -> bool:
        first, second = opening(line)
        if not ((first, second) in self.openings or (first, "") in self.openings or first == "0"):
            return False
        start = folded(line[:_GLANCE]).strip(EDGE_CHARS)
        sentences, beginnings = self.sentences.get(first), self.beginnings.get(first)
        if sentences and sentences.begin(start):
            return True
        if beginnings and beginnings.begin(start) and (line[-1] != "." or line.endswith("..")):
            return True
        if len(line) > _LONGEST_STRUNG:
            return False
        whole = start if len(line) <= _GLANCE else folded(line).strip(EDGE_CHARS)
        return whole in self.whole or is_strung(whole, self.whole)

    def _is_plea(self, line: str) -> bool:
        """Whether the page speaks to its reader: it asks for something, and has something to offer."""
        if not (_is_spoken(line) or _ORDER.match(line)) or _SPEECH.search(
            line
        ):  # nearly all prose leaves here
            return False
        plain = folded(line)
        asked = self.asks.search(plain) is not None and self.offers.search(plain) is not None
        return asked or self.pleas.search(plain) is not None

    def is_talk(self, line: str, least: int = 2) -> bool:
        """Whether all its words, but names within it, are those of buttons, forms and notices.

        Args:
            line: A line.
            least: How many of its words must say something.
        """
        if len(line) > _LONGEST_TALK or line[-1] in _PROSE_ENDS or _QUOTE.search(line):
            return False
        if not all(map(self._is_talked, opening(line))):  # nearly all prose leaves here
            return False
        words = _TALK.findall(folded(_NAMES.sub(" ", line)))
        if not all(word in self.words or word in self.others for word in words):
            return False
        return sum(word in self.words for word in words) >= least

    def _is_talked(self, word: str) -> bool:
        plain = word.rpartition("'")[2]
        return not plain.isalpha() or plain in self.words or plain in self.others


def _is_spoken(line: str) -> bool:
    """Whether a line may speak to its reader; nearly all prose does not."""
    return (
        "vous" in line
        or "Vous" in line
        or "otre " in line
        or " nos " in line
        or "bonn" in line
        or "ez l" in line
        or "grâce à" in line
    )


def is_strung(text: str, phrases: frozenset[str], *, least: int = 2) -> bool:
    """Whether a folded text is nothing but some of the phrases, one after the other.

    Args:
        text: The text.
        phrases: Folded ones, of a few words each.
        least: How many of them it takes.
    """
    words = [word for word in _PARTS.split(text) if word]
    place = count = 0
    while place < len(words):
        ends = range(min(len(words), place + _MOST_WORDS), place, -1)
        found = next(
            (end for end in ends if " ".join(words[place:end]).strip(EDGE_CHARS) in phrases), None
        )
        if found is None:
            return False
        place, count = found, count + 1
    return count >= least


@cache
def boilerplate() -> Boilerplate:
    """The table of `french/boilerplate.txt`."""
    table = _sections(_TABLE.read_text(encoding="utf-8"))
    phrases = {
        section: frozenset(chain.from_iterable(map(expanded, table[section]))) for section in table
    }
    whole = frozenset(phrase.strip(EDGE_CHARS) for phrase in phrases["whole lines"])
    spoken = phrases["beginnings"] | phrases["sentences"] | whole
    starts = {
        " ".join(phrase.split(None, 3)[:3]) for phrase in spoken
    }  # few: most phrases begin like others
    return Boilerplate(
        openings=frozenset((first, second.strip("*")) for first, second in map(opening, starts)),
        whole=whole,
        words=phrases["page words"],
        others=phrases["other words"],
        beginnings=_by_first_word(phrases["beginnings"]),
        sentences=_by_first_word(phrases["sentences"]),
        asks=re.compile(
            rf"(?<![^\W_])(?:{any_of(phrases['asks'])})(?![^\W_])"
            rf"|(?:\A\W*|[.!?:,…] |\bet )(?:{any_of(phrases['orders'])})(?![^\W_])"
        ),
        offers=re.compile(rf"(?<![^\W_])(?:{any_of(phrases['offers'])})"),
        pleas=re.compile(rf"(?<![^\W_])(?:{any_of(phrases['pleas'])})"),
        labels=phrases["labels"],
        footers=phrases["footers"],
        places=phrases["places"],
        sections=phrases["labels"] | phrases["places"],
        links=phrases["labels"] | phrases["footers"],
        heads=Phrases(phrases["above links"]),
        subjects=re.compile(rf"(?:{any_of(phrases['above subjects'])})(?: :|\Z)"),
        dates=phrases["date lines"],
        desks=phrases["desks"],
        agencies=tuple(table["agencies"]),
        credits=tuple(table["credits"]),
    )


def any_of(phrases: Iterable[str]) -> str:
    """The text of a pattern of any of the phrases, longest first; `*` in them is some characters."""
    return "|".join(
        re.escape(phrase).replace(r"\*", ".{0,40}")
        for phrase in sorted(phrases, key=_longest_first)
    )


def _longest_first(entry: str) -> tuple[int, str]:
    return -len(entry), entry


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, Phrases]:
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(opening(phrase)[0], []).append(phrase)
    return MappingProxyType({first: Phrases(begun) for first, begun in found.items()})


def _sections(table: str) -> Mapping[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in table.splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return MappingProxyType(sections)
