"""Sketches: alike for texts that are much the same, and for no others."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import terms
from index.analysis.minhash import (
    MIN_CONTAINMENT,
    MIN_SHARED_HASHES,
    SKETCH_SIZE,
    alike,
    containment,
    sketch,
    sketch_terms,
)


def text(number: int, length: int = 400) -> list[str]:
    """Words as unlike another text's as those of two articles."""
    chance = random.Random(number)
    return [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(4, 9)))
        for _ in range(length)
    ]


def sketched(words: list[str]) -> str:
    return sketch(" ".join(words))


ARTICLE = text(1)
EDITED = [f"autre{place}" if place % 8 == 0 else word for place, word in enumerate(ARTICLE)]


@pytest.mark.parametrize(
    ("what", "other"),
    [
        ("the same", ARTICLE),
        ("one word in eight replaced", EDITED),
        ("one word in eight left out", [word for place, word in enumerate(ARTICLE) if place % 8]),
        ("two thirds", ARTICLE[:266]),
        ("half", ARTICLE[:200]),
        ("half, edited", EDITED[:200]),
        ("the end alone", ARTICLE[180:]),
        ("boilerplate around it", [*text(3, 30), *ARTICLE, *text(4, 40)]),
        ("paragraphs exchanged", [*ARTICLE[200:], *ARTICLE[:200]]),
    ],
)
def test_much_the_same_text_is_alike(what: str, other: list[str]) -> None:
    assert alike(sketched(ARTICLE), sketched(other)), what


@pytest.mark.parametrize(
    ("what", "other"),
    [
        ("another text", text(2)),
        ("a paragraph of background in common", [*ARTICLE[:50], *text(2, 350)]),
        ("the same words elsewhere", ARTICLE[::3] + ARTICLE[1::3] + ARTICLE[2::3]),
        ("nothing", []),
        ("a few words", ARTICLE[:5]),
    ],
)
def test_other_texts_are_not_alike(what: str, other: list[str]) -> None:
    assert not alike(sketched(ARTICLE), sketched(other)), what


def test_a_brief_is_told_by_all_of_its_runs() -> None:
    brief = text(5, 8)
    assert containment(sketched(brief), sketched(brief)) == 1.0
    assert containment(sketched(brief), sketched([*brief, *text(6, 8)])) == 1.0
    assert (
        containment(
            sketched(text(5, MIN_SHARED_HASHES + 1)), sketched(text(5, MIN_SHARED_HASHES + 1))
        )
        == 0.0
    )  # too little to tell


def test_likeness_estimates_the_share_of_the_shorter_text() -> None:
    words = text(1, 2_000)
    shares = [
        containment(sketched(words), sketched([*words[:half], *text(2, 2_000 - half)]))
        for half in (400, 1000, 1600)
    ]
    assert shares == pytest.approx([0.2, 0.5, 0.8], abs=0.2)


@pytest.mark.parametrize(
    "stems", ["", " ", "le la les", "un mot", "|", "\ud800 \ud801\ud800 œœœœ", "x" * 100_000]
)
def test_text_without_runs_has_no_sketch(stems: str) -> None:
    assert sketch(stems) == ""
    assert sketch_terms("") == ()
    assert containment("", "") == 0.0


def test_a_sketch_is_the_same_in_every_process() -> None:
    stems = terms(
        "Le gouvernement présente mardi une réforme attendue depuis longtemps par les syndicats."
    )[1]
    code = f"from index.analysis.minhash import sketch; print(sketch({stems!r}))"
    for seed in ("0", "1"):
        made = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert made.stdout.strip() == sketch(stems)


def test_a_sketch_never_changes_lest_indexes_made_before_fail_to_match() -> None:
    assert sketch("premier deuxieme troisieme quatrieme cinquieme sixieme") == "Deod1Zd6KtZS"


def test_a_book_is_not_like_another_book() -> None:
    assert not alike(sketched(text(7, 60_000)), sketched(text(8, 60_000)))


@given(st.text(max_size=400), st.text(max_size=400))
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    left, right = sketch(one), sketch(other)
    assert len(sketch_terms(left)) <= SKETCH_SIZE
    assert list(sketch_terms(left)) == sorted(set(sketch_terms(left)))
    assert 0.0 <= containment(left, right) <= 1.0
    assert containment(left, right) == containment(right, left)
    assert alike(left, left) == (len(sketch_terms(left)) >= MIN_SHARED_HASHES)


@given(st.lists(st.sampled_from([f"mot{number}" for number in range(60)]), max_size=150))
def test_being_alike_takes_marks_enough_to_be_found_by(words: list[str]) -> None:
    left, right = sketched(words), sketched([*words[len(words) // 2 :], *words[: len(words) // 3]])
    shared = set(sketch_terms(left)) & set(sketch_terms(right))
    assert (
        len(shared) >= MIN_SHARED_HASHES and containment(left, right) >= MIN_CONTAINMENT
    ) == alike(left, right)
