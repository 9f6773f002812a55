"""Tell whom a text means by an office alone: le ministre, la maire."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from index.lazy_pattern import lazy_pattern
from index.people.coreference import Mention
from index.quotations.french.phrases import (
    APPOSITION,
    DEPENDS,
    HAS_AUXILIARY,
    OF_SOMEBODY_ELSE,
    TO_NAME_OF_HOLDER,
)

MAX_OFFICE_CHARS = 90
"""Characters before a name in which the person's office is looked for."""
MAX_HOLDER_REACH = 50_000
"""Characters before an office in which its holder is looked for: more than an article has."""

_START = attrgetter("start")
_PHRASE_END = lazy_pattern(r"[.,;:!?…«»\"“”(\n]")


class Holders:
    """Finds the people to whom a text has given an office right beside their names.

    The text is read once, from its beginning on, so that a book takes no longer for a page than an
    article does.
    """

    def __init__(self, office: str, of: str, text: str, mentions: Sequence[Mention]) -> None:
        """Read nothing yet.

        Args:
            office: A title in small letters, its words one space apart: ministre, premier ministre.
            of: A word that it depends on, in small letters, or empty: sports, of le ministre des Sports.
            text: The text.
            mentions: Its mentions of people, in their order.
        """
        self._office = office
        self._of = of
        self._text = text
        self._mentions = mentions
        self._next = 0  # index of the first mention that is not read yet
        self._offsets: dict[str, int] = {}  # at which they are first given the office, by name

    def before(self, offset: int) -> list[str]:
        """Return the names of those who hold the office by the text before an offset.

        Args:
            offset: An offset that is no less than those that were asked for before.
        """
        floor = offset - MAX_HOLDER_REACH
        self._offsets = {name: first for name, first in self._offsets.items() if first >= floor}
        self._next = max(self._next, bisect_left(self._mentions, floor, key=_START))
        end = bisect_left(self._mentions, offset, key=_START)
        for mention in self._mentions[self._next : end]:
            if mention.name not in self._offsets and self._holds(mention):
                self._offsets[mention.name] = mention.start
        self._next = max(self._next, end)
        return list(self._offsets)

    def _holds(self, mention: Mention) -> bool:
        """Return True if the words beside a name give the office to its bearer."""
        text, office = self._text, self._office
        window = max(mention.start - MAX_OFFICE_CHARS, 0)
        around = text[window : mention.end + MAX_OFFICE_CHARS].lower()
        if self._of not in around:
            return False
        apposition = APPOSITION.match(text, mention.end)
        if apposition and text[apposition.end() : apposition.end() + len(office)].lower() == office:
            return True
        before = text[window : mention.start].lower().replace("-", " ")
        if office not in before:
            return False  # as for most
        phrase = _PHRASE_END.split(TO_NAME_OF_HOLDER.sub("", before))[-1]
        others, found, complement = phrase.rpartition(office)
        if not found or OF_SOMEBODY_ELSE.search(others):
            return False
        return not (DEPENDS.search(f"{complement} ") or HAS_AUXILIARY.search(complement))
