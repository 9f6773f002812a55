"""Keep answers that were worked out, so that the same question costs nothing again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar, cast

from msgspec import msgpack

Answer = TypeVar("Answer")

MAX_ENTRIES = 256
"""Answers that are kept."""
MAX_BYTES = 64_000_000
"""Bytes of all answers that are kept, as MessagePack would write them."""


class KeptAnswers:
    """The last answers, each by its question and the version of the index that it comes from.

    Threads may share it. Where two ask the same at once, one works the answer out for both.
    """

    def __init__(self, max_entries: int = MAX_ENTRIES, max_bytes: int = MAX_BYTES) -> None:
        """Keep nothing yet.

        Args:
            max_entries: Limit on the number of answers.
            max_bytes: Limit on their size. A larger answer is not kept.
        """
        self._max_entries = max_entries
        self._max_bytes = max_bytes
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._bytes = 0
        self._working: dict[Hashable, Future[object]] = {}

    def answer(self, question: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, worked out only if it is not kept.

        Args:
            question: The question, with the version of the index.
            work_out: Gives the answer. An error of it is raised here, and nothing is kept.
        """
        with self._lock:
            if question in self._answers:
                return cast("Answer", self._looked_up(question))
            working = self._working.get(question)
            if working is None:
                self._working[question] = Future()
        if working is not None:
            return cast("Answer", working.result())
        return self._work_out(question, work_out)

    def known(self, question: Hashable) -> object | None:
        """Return the answer to a question if it is kept, or None."""
        with self._lock:
            return self._looked_up(question) if question in self._answers else None

    def keep(self, question: Hashable, answer: object) -> None:
        """Keep an answer that was worked out along with another one."""
        size = _size(answer)
        with self._lock:
            if question not in self._answers:
                self._keep(question, answer, size)

    def _looked_up(self, question: Hashable) -> object:
        """Return an answer that is kept, and count it as asked for just now."""
        self._answers.move_to_end(question)
        return self._answers[question][0]

    def _work_out(self, question: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """Work an answer out, keep it, and give it to the threads that wait for it."""
        working = self._working[question]
        try:
            answer = work_out()
        except BaseException as error:
            with self._lock:
                del self._working[question]
            working.set_exception(error)
            raise
        size = _size(answer)
        with self._lock:
            self._keep(question, answer, size)
            del self._working[question]
        working.set_result(answer)
        return answer

    def _keep(self, question: Hashable, answer: object, size: int) -> None:
        """Keep an answer, and drop those that were asked for longest ago if there is no room."""
        self._answers[question] = (answer, size)
        self._bytes += size
        while self._bytes > self._max_bytes or len(self._answers) > self._max_entries:
            _, (_, dropped_bytes) = self._answers.popitem(last=False)
            self._bytes -= dropped_bytes


def _size(answer: object) -> int:
    """Estimate the size of an answer in bytes."""
    return len(msgpack.encode(answer, enc_hook=_plain))


def _plain(value: Any) -> object:
    """Return what stands for a value that MessagePack cannot hold, about as long."""
    return str(value)
