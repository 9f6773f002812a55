"""Answers that come back are asked for once, and take only so much memory."""

from __future__ import annotations

from index.engines.tantivy.kept_answers import KeptAnswers


def test_a_question_that_comes_back_is_asked_once_even_if_the_answer_is_zero() -> None:
    asked: list[str] = []
    kept = KeptAnswers[int](2)

    def count(word: str) -> int:
        def ask() -> int:
            asked.append(word)
            return 0

        return kept.of(word, ask)

    assert [count(word) for word in ("gare", "gare", "maire", "gare")] == [0] * 4
    assert asked == ["gare", "maire"]
    count("port")  # one more than are kept: from here on all are asked for again
    count("gare")
    assert asked == ["gare", "maire", "port", "gare"]


def test_a_long_answer_is_not_kept() -> None:
    kept = KeptAnswers[str](10, 3)
    assert [kept.of("short", lambda: "abc"), kept.of("long", lambda: "abcd")] == ["abc", "abcd"]
    assert kept.of("short", lambda: "new") == "abc"
    assert kept.of("long", lambda: "new") == "new"
