"""Answers that are kept while an index stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from typing import Generic, TypeVar

Value = TypeVar("Value")


class KeptAnswers(Generic[Value]):
    """The answers to questions that come back, so many at most. Threads may share it."""

    def __init__(self, most: int, most_items: int = 0) -> None:
        """Keep nothing yet.

        Args:
            most: The number of answers that are kept at most. Then all are forgotten.
            most_items: The size of an answer that is kept at most, if answers have one.
        """
        self._most = most
        self._most_items = most_items
        self._answers: dict[Hashable, Value] = {}

    def of(self, question: Hashable, ask: Callable[[], Value]) -> Value:
        """Return the answer to a question, which is asked if it is not kept."""
        answer = self._answers.get(question)
        if answer is None:
            answer = ask()
            if not isinstance(answer, Sized) or len(answer) <= self._most_items:
                if len(self._answers) >= self._most:
                    self._answers.clear()
                self._answers[question] = answer
        return answer
