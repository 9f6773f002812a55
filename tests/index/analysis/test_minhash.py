"""MinHash sketches: alike for texts that are much the same, and for no others."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import analyze
from index.analysis.minhash import (
    HASH_BITS,
    MIN_CONTAINMENT,
    MIN_SHARED_HASHES,
    SKETCH_SIZE,
    containment,
    make_sketch,
    sketch_terms,
)


def text(number: int, length: int = 400) -> list[str]:
    """Make words as unlike another text's as those of two articles."""
    chance = random.Random(number)
    return [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(4, 9)))
        for _ in range(length)
    ]


def sketch(words: list[str]) -> tuple[int, ...]:
    return make_sketch(" ".join(words))


def alike(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return containment(left, right) >= MIN_CONTAINMENT


ARTICLE = text(1)
EDITED = [f"autre{index}" if index % 8 == 0 else word for index, word in enumerate(ARTICLE)]


@pytest.mark.parametrize(
    ("what", "other"),
    [
        ("the same", ARTICLE),
        ("one word in eight replaced", EDITED),
        ("one word in eight left out", [word for index, word in enumerate(ARTICLE) if index % 8]),
        ("two thirds", ARTICLE[:266]),
        ("half", ARTICLE[:200]),
        ("half, edited", EDITED[:200]),
        ("the end alone", ARTICLE[180:]),
        ("boilerplate around it", [*text(3, 30), *ARTICLE, *text(4, 40)]),
        ("paragraphs exchanged", [*ARTICLE[200:], *ARTICLE[:200]]),
    ],
)
def test_sketches_of_much_the_same_text_are_alike(what: str, other: list[str]) -> None:
    assert alike(sketch(ARTICLE), sketch(other)), what


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
def test_sketches_of_other_texts_are_not_alike(what: str, other: list[str]) -> None:
    assert not alike(sketch(ARTICLE), sketch(other)), what


def test_containment_of_a_brief_rests_on_all_of_its_shingles() -> None:
    brief = text(5, 8)
    assert containment(sketch(brief), sketch(brief)) == 1.0
    assert containment(sketch(brief), sketch([*brief, *text(6, 8)])) == 1.0


def test_containment_is_0_where_a_text_is_too_short_to_tell() -> None:
    short = sketch(text(5, MIN_SHARED_HASHES + 1))
    assert containment(short, short) == 0.0


def test_containment_estimates_the_share_of_the_shorter_text() -> None:
    words = text(1, 2_000)
    shares = [
        containment(sketch(words), sketch([*words[:half], *text(2, 2_000 - half)]))
        for half in (400, 1000, 1600)
    ]
    assert shares == pytest.approx([0.2, 0.5, 0.8], abs=0.2)


@pytest.mark.parametrize(
    "stems", ["", " ", "le la les", "un mot", "|", "\ud800 \ud801\ud800 œœœœ", "x" * 100_000]
)
def test_sketch_of_a_text_without_shingles_is_empty(stems: str) -> None:
    assert make_sketch(stems) == ()
    assert sketch_terms(()) == ()
    assert containment((), ()) == 0.0


def test_sketch_is_the_same_in_every_process() -> None:
    text = "Le gouvernement présente mardi une réforme attendue depuis longtemps par les syndicats."
    stems = analyze(text).lemmas
    code = f"from index.analysis.minhash import make_sketch; print(make_sketch({stems!r}))"
    for seed in ("0", "1"):
        printed = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert printed.stdout.strip() == str(make_sketch(stems))


def test_sketch_never_changes_lest_older_indexes_fail_to_match() -> None:
    stems = "premier deuxieme troisieme quatrieme cinquieme sixieme"
    assert make_sketch(stems) == (60084, 168100, 168405, 235805)


@pytest.mark.slow
@given(st.lists(st.text("abcdef", min_size=4, max_size=5), min_size=3, max_size=40, unique=True))
def test_sketch_does_not_tell_how_often_a_text_is_repeated(words: list[str]) -> None:
    assert make_sketch(" ".join(words * 2)) == make_sketch(" ".join(words * 50))


def test_sketches_of_two_books_are_not_alike() -> None:
    assert not alike(sketch(text(7, 60_000)), sketch(text(8, 60_000)))


@given(st.text(max_size=400), st.text(max_size=400))
def test_containment_is_a_share_and_symmetrical(first: str, second: str) -> None:
    left, right = make_sketch(first), make_sketch(second)
    assert len(left) <= SKETCH_SIZE
    assert list(left) == sorted(set(left))
    assert all(0 <= each < 1 << HASH_BITS for each in left)
    assert 0.0 <= containment(left, right) <= 1.0
    assert containment(left, right) == containment(right, left)
    assert alike(left, left) == (len(left) >= MIN_SHARED_HASHES)


@given(st.lists(st.sampled_from([f"mot{number}" for number in range(60)]), max_size=150))
def test_containment_of_near_duplicates_rests_on_enough_hashes(words: list[str]) -> None:
    left, right = sketch(words), sketch([*words[len(words) // 2 :], *words[: len(words) // 3]])
    if alike(left, right):
        assert len(set(left) & set(right)) >= MIN_SHARED_HASHES
    shared_terms = set(sketch_terms(left)) & set(sketch_terms(right))
    assert shared_terms >= set(sketch_terms(set(left) & set(right)))
