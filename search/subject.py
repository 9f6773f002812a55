"""Tell the articles on the subject of a few keywords from those that hold some of these in passing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from index.engines import query as engine_query
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from index.schema import BOUNDARY
from search.query import Words
from search.ranking import Ranking
from search.unit import Unit

MAX_SUBJECT = 4
"""Words and names that are the subject of an article together. The words of a longer query say more
about it than an article of the same subject holds."""
MAX_NAME = 2
"""Words that may be a name in a spelling which no article has, and of which articles have one."""
MIN_SHARE_HELD = 0.6
"""The share of the importance of the words of a subject that an article must hold. `Fusillade` alone
is not what `fusillade synagogue Pittsburgh` asks for."""
NOTHING = engine_query.Or(())
"""Matches no article."""
_JOINING_WORDS = frozenset(("d", "de", "des", "du", "l", "la", "le", "les"))
"""Small words that stand between keywords. Others make a sentence or a headline of them."""
_QUESTION_STARTS = ("combien ", "comment ", "pourquoi ")
"""The beginnings of a question that are no small words."""


class Sifted(Struct, frozen=True):
    """Articles that hold some words of a query, without those on another subject.

    Attributes:
        query: Matches the articles that are left.
        left_out: The number of the others.
    """

    query: EngineQuery
    left_out: int = 0


class Subject(Struct, frozen=True):
    """The subject of a query.

    Attributes:
        text: The query as it was typed.
        units: Its words.
        batch: Asks the engine to search.
        ranking: Translates queries for the engine.
    """

    text: str
    units: Sequence[Unit]
    batch: Batch
    ranking: Ranking

    def sift(self, some: EngineQuery, number: Answer[int], *, has_better: bool) -> Sifted:
        """Leave out the articles that hold some of the words, but are about something else.

        None is left out of those for what may be a name. A theme may be told in other words as well,
        so all are shown if none holds most of its words.

        Args:
            some: Matches the articles.
            number: Returns their number.
            has_better: True if other articles hold all of the query. These are on its subject.
        """
        if has_better:
            return Sifted(NOTHING, number())
        if self._may_be_a_name:
            return Sifted(some)
        most = engine_query.Filtered(some, self._holding_most())
        entitled = engine_query.Filtered(most, self._entitled())
        counted = [(query, self.batch.count(query)) for query in (entitled, most)]
        for shown, number_shown in counted:
            if number_shown():
                return Sifted(shown, number() - number_shown())
        return Sifted(NOTHING, number()) if self._names_something else Sifted(some)

    @property
    def _may_be_a_name(self) -> bool:
        """True for a few words of which none is known to belong to another."""
        is_short = len(self.units) <= MAX_NAME
        return is_short and all(len(unit.words) == 1 for unit in self.units)

    @property
    def _names_something(self) -> bool:
        """True if a word after the first letter has a capital."""
        others = self.text.lstrip()[1:]
        return others != others.lower()

    def _holding_most(self) -> EngineQuery:
        """Match the articles that hold most of the importance of the words."""
        most_articles = max(unit.articles() for unit in self.units)
        importance = {
            unit: unit.importance(most_articles) for unit in self.units if unit.articles()
        }
        enough = MIN_SHARE_HELD * sum(importance.values())
        alternatives = [
            engine_query.And(tuple(unit.presence for unit in held))
            for number in range(1, len(importance) + 1)
            for held in combinations(importance, number)
            if sum(importance[unit] for unit in held) >= enough
        ]
        return engine_query.Or(tuple(alternatives))

    def _entitled(self) -> EngineQuery:
        """Match the articles whose title names one of the units, and those without a title."""
        untitled = engine_query.Term("title_exact", BOUNDARY)
        return engine_query.Or((untitled, *map(self._in_title, self.units)))

    def _in_title(self, unit: Unit) -> EngineQuery:
        """Match the articles whose title holds all words of a unit."""
        return engine_query.And(tuple(map(self.ranking.in_title, unit.words)))


def are_keywords(text: str, words: Words, units: Sequence[Unit]) -> bool:
    """Return True for a few keywords, which are the subject of an article together.

    Some words of a question only ask, and those of a headline single one article out of many on the
    same subject.

    Args:
        text: The query as it was typed.
        words: Its words.
        units: The same, those together that belong together.
    """
    small_words = {word.exact for word in words.words if word.optional}
    are_joined = small_words <= _JOINING_WORDS and ": " not in text
    typed = text.strip().lower()
    is_question = typed.endswith("?") or typed.startswith(_QUESTION_STARTS)
    return len(units) <= MAX_SUBJECT and are_joined and not is_question
