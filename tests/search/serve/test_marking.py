"""Texts of articles become no markup, and marks stand where they should."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from search.serve.marking import Annotation, annotated_paragraphs, marked

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)
KINDS = st.sampled_from(["match", "person", "day"])


def test_matches_stand_in_marks_and_markup_is_text() -> None:
    assert marked("<b>Irak</b> & Syrie", [(3, 7)]) == (
        "&lt;b&gt;<mark>Irak</mark>&lt;/b&gt; &amp; Syrie"
    )


def test_signs_that_turn_a_line_are_spaces_and_move_no_mark() -> None:
    assert marked("a\u202egrève\u2066", [(2, 7)]) == "a <mark>grève</mark> "


def test_overlapping_stretches_are_cut_and_only_the_first_piece_has_the_id() -> None:
    (paragraph,) = annotated_paragraphs(
        "le président Macron parle",
        [Annotation((3, 16), "match", "m1"), Annotation((13, 19), "person", '/?person="M"')],
    )
    assert paragraph == (
        'le <mark id="m1">président </mark>'
        '<a class="named" href="/?person=&#34;M&#34;"><mark>Mac</mark></a>'
        '<a class="named" href="/?person=&#34;M&#34;">ron</a> parle'
    )


def test_paragraphs_end_in_newlines_and_a_match_may_go_on_in_the_next() -> None:
    shown = annotated_paragraphs("un\n\n  \ndeux", [Annotation((1, 9), "match", "m1")])
    assert shown == ('u<mark id="m1">n</mark>', "<mark>de</mark>ux")


@example("\x08", [([(0, 1)], "match")])
@given(st.text(max_size=40), st.lists(st.tuples(SPANS, KINDS), max_size=3))
def test_no_text_is_lost_whatever_stretches_overlap(
    text: str, stretches: list[tuple[list[tuple[int, int]], str]]
) -> None:
    annotations = [
        Annotation((min(span), max(span)), kind, "x")  # type: ignore[arg-type]
        for spans, kind in stretches
        for span in spans
    ]
    shown = "".join(annotated_paragraphs(text, annotations))
    there = "".join(marked(line, []) for line in text.split("\n") if marked(line, []).strip())
    assert re.sub("<[^>]*>", "", shown) == there


def test_many_matches_in_a_long_line_take_work_in_proportion() -> None:
    assert lines_run(marks_of(2000)) < 4.5 * lines_run(marks_of(500))


def marks_of(matches: int) -> Callable[[], object]:
    """Return a function that marks so many matches in one line."""
    text = "mot " * matches
    stretches = [Annotation((4 * i, 4 * i + 3), "match", f"m{i}") for i in range(matches)]
    return lambda: annotated_paragraphs(text, stretches)


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of Python a function runs, whatever the machine does besides."""
    lines = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines
