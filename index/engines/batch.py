"""Ask an engine several questions at once.

Each request to another machine costs its way there and back. So whoever has several questions asks
all of them before looking at an answer:

    batch = Batch(engine)
    hits = batch.match(query)
    sources = batch.facet_counts("source", query)
    print(hits().total, sources())

An engine on other machines answers all of these in one request, as soon as one answer is looked at.
An embedded engine has nothing to gain from that, and answers only what is looked at. A question that
is asked again has the same answer, without a request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from index.engines import base, deadline
from index.engines.base import DateSpan, Embedded, Engine, Matches, Question, Sort
from index.engines.query import EngineQuery

T = TypeVar("T")
Answer = Callable[[], T]
"""An answer, which is there when it is called."""


class Match(Struct, frozen=True):
    """Asks for a page of documents; see `Engine.match`."""

    query: EngineQuery
    sort: Sort
    offset: int
    limit: int

    def ask(self, engine: Engine) -> Matches:
        """Implement `Question.ask`."""
        return engine.match(self.query, sort=self.sort, offset=self.offset, limit=self.limit)


class Count(Struct, frozen=True):
    """Asks for a number of documents; see `Engine.count`."""

    query: EngineQuery

    def ask(self, engine: Engine) -> int:
        """Implement `Question.ask`."""
        return engine.count(self.query)


class MatchCounts(Struct, frozen=True):
    """Asks how many queries documents match; see `Engine.match_counts`."""

    queries: tuple[EngineQuery, ...]
    condition: EngineQuery
    limit: int

    def ask(self, engine: Engine) -> tuple[int, ...]:
        """Implement `Question.ask`."""
        return engine.match_counts(self.queries, self.condition, self.limit)


class FacetCounts(Struct, frozen=True):
    """Asks for the values of a field; see `Engine.facet_counts`."""

    field: str
    query: EngineQuery

    def ask(self, engine: Engine) -> Mapping[str, int]:
        """Implement `Question.ask`."""
        return engine.facet_counts(self.field, self.query)


class ValuesBeginning(Struct, frozen=True):
    """Asks for the values of a field that begin with a text; see `Engine.values_beginning`."""

    field: str
    start: str
    query: EngineQuery

    def ask(self, engine: Engine) -> Mapping[str, int]:
        """Implement `Question.ask`."""
        return engine.values_beginning(self.field, self.start, self.query)


class NumberSum(Struct, frozen=True):
    """Asks for the sum of a number field; see `Engine.number_sum`."""

    number: str
    query: EngineQuery

    def ask(self, engine: Engine) -> int:
        """Implement `Question.ask`."""
        return engine.number_sum(self.number, self.query)


class FacetSums(Struct, frozen=True):
    """Asks for the sums of a number field by the values of a field; see `Engine.facet_sums`."""

    field: str
    number: str
    query: EngineQuery

    def ask(self, engine: Engine) -> Mapping[str, int]:
        """Implement `Question.ask`."""
        return engine.facet_sums(self.field, self.number, self.query)


class PairCounts(Struct, frozen=True):
    """Asks for the numbers of pairs; see `Engine.pair_counts`."""

    field: str
    groups: tuple[tuple[str, ...], ...]
    query: EngineQuery

    def ask(self, engine: Engine) -> base.PairCounts:
        """Implement `Question.ask`."""
        return engine.pair_counts(self.field, self.groups, self.query)


class Span(Struct, frozen=True):
    """Asks for the first and the last day of documents; see `Engine.date_span`."""

    query: EngineQuery

    def ask(self, engine: Engine) -> DateSpan:
        """Implement `Question.ask`."""
        return engine.date_span(self.query)


class Batch:
    """Collects questions to one engine. It is for one state of the index: answers are remembered.

    Attributes:
        engine: The engine.
        saves_requests: True if it saves a request to ask early what may be needed later. Where it
            saves none, that would only take time.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.saves_requests = not isinstance(engine, Embedded)
        self._open: dict[Question, None] = {}
        self._answers: dict[Question, Any] = {}

    def match(
        self, query: EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Answer[Matches]:
        """Ask for a page of documents; see `Engine.match`."""
        return self._ask(Match(query, sort, offset, limit))

    def count(self, query: EngineQuery) -> Answer[int]:
        """Ask for a number of documents; see `Engine.count`."""
        return self._ask(Count(query))

    def match_counts(
        self, queries: Sequence[EngineQuery], condition: EngineQuery, limit: int
    ) -> Answer[tuple[int, ...]]:
        """Ask how many queries documents match; see `Engine.match_counts`."""
        return self._ask(MatchCounts(tuple(queries), condition, limit))

    def facet_counts(self, field: str, query: EngineQuery) -> Answer[Mapping[str, int]]:
        """Ask for the values of a field; see `Engine.facet_counts`."""
        return self._ask(FacetCounts(field, query))

    def values_beginning(
        self, field: str, start: str, query: EngineQuery
    ) -> Answer[Mapping[str, int]]:
        """Ask for the values that begin with a text; see `Engine.values_beginning`."""
        return self._ask(ValuesBeginning(field, start, query))

    def number_sum(self, number: str, query: EngineQuery) -> Answer[int]:
        """Ask for the sum of a number field; see `Engine.number_sum`."""
        return self._ask(NumberSum(number, query))

    def facet_sums(self, field: str, number: str, query: EngineQuery) -> Answer[Mapping[str, int]]:
        """Ask for the sums of a number field by value; see `Engine.facet_sums`."""
        return self._ask(FacetSums(field, number, query))

    def pair_counts(
        self, field: str, groups: base.Groups, query: EngineQuery
    ) -> Answer[base.PairCounts]:
        """Ask for the numbers of pairs; see `Engine.pair_counts`."""
        return self._ask(PairCounts(field, tuple(map(tuple, groups)), query))

    def date_span(self, query: EngineQuery) -> Answer[DateSpan]:
        """Ask for the first and the last day of documents; see `Engine.date_span`."""
        return self._ask(Span(query))

    def forget(self) -> None:
        """Forget all answers and questions, so that those of a long export fill no memory."""
        self._open.clear()
        self._answers.clear()

    def _ask(self, question: Question) -> Answer[Any]:
        if question not in self._answers:
            self._open[question] = None
        return lambda: self._answer(question)

    def _answer(self, question: Question) -> Any:
        """Return the answer to a question, and learn those that come with it.

        Raises:
            TooLong: The time for questions is over.
        """
        if question not in self._answers:
            deadline.seconds_left()
            self._open.pop(question, None)
            answers = self.engine.answers(question, self._open.keys())
            self._answers.update(answers)
            for answered in answers:
                self._open.pop(answered, None)
        return self._answers[question]
