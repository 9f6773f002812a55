"""Answers are kept within bounds, and one thread works for all that ask the same."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from search.serve.kept import KeptAnswers


def test_an_answer_is_worked_out_once() -> None:
    kept = KeptAnswers()
    asked: list[str] = []
    for _ in range(3):
        assert kept.answer("q", lambda: asked.append("q") or 7) == 7  # type: ignore[func-returns-value]
    assert asked == ["q"]


def test_the_answer_that_nobody_asked_for_longest_is_dropped() -> None:
    kept = KeptAnswers(max_entries=2)
    for question in ("a", "b", "a", "c"):
        kept.answer(question, lambda: 1)
    assert kept.answer("a", lambda: 2) == 1
    assert kept.answer("b", lambda: 2) == 2


def test_answers_that_are_too_large_together_are_dropped() -> None:
    kept = KeptAnswers(max_bytes=1000)
    kept.answer("a", lambda: "x" * 600)
    kept.answer("b", lambda: "y" * 600)
    assert kept.answer("a", lambda: "new") == "new"
    kept.answer("c", lambda: "z" * 5000)
    assert kept.answer("c", lambda: "not kept") == "not kept"


def test_an_answer_that_came_along_with_another_is_known() -> None:
    kept = KeptAnswers()
    assert kept.known("q") is None
    kept.keep("q", 7)
    kept.keep("q", 8)
    assert kept.known("q") == kept.answer("q", lambda: 9) == 7


def test_an_error_is_not_kept() -> None:
    kept = KeptAnswers()
    with pytest.raises(ZeroDivisionError):
        kept.answer("q", lambda: 1 // 0)
    assert kept.answer("q", lambda: 1) == 1


def test_two_same_questions_at_once_are_worked_out_once() -> None:
    kept = KeptAnswers()
    begun, go_on = Event(), Event()
    answers: list[int] = []

    def work_out() -> int:
        begun.set()
        assert go_on.wait(10)
        return 1

    threads = [Thread(target=lambda: answers.append(kept.answer("q", work_out)))]
    threads[0].start()
    assert begun.wait(10)
    threads.append(Thread(target=lambda: answers.append(kept.answer("q", lambda: 2))))
    threads[1].start()
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert answers == [1, 1]
