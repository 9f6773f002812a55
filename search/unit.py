"""The words of a query that an article holds together or not at all."""

from __future__ import annotations

import math

from msgspec import Struct

from index.engines.batch import Answer
from index.engines.query import EngineQuery
from search.query import Word

NAME_WEIGHT = 2.0
"""Weight of a name that an article holds whole, relative to a word as rare."""


class Unit(Struct, frozen=True):
    """A word, or the words of a name or a date.

    Attributes:
        words: The words.
        presence: Matches the articles that hold them.
        articles: Returns the number of these articles.
    """

    words: tuple[Word, ...]
    presence: EngineQuery
    articles: Answer[int]

    def importance(self, most_articles: int) -> float:
        """Return how much the unit counts among others: more the rarer it is, and for a name.

        Args:
            most_articles: The number of articles that hold the most frequent unit.
        """
        rareness = math.log(1 + (most_articles + 1) / (self.articles() + 1))
        factor = NAME_WEIGHT if len(self.words) > 1 else 1.0
        return factor * math.sqrt(rareness)
