"""Paragraphs in other languages within a French text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.foreign_paragraphs import foreign_paragraphs, without_foreign_paragraphs
from tests.support.languages import FOREIGN, FRENCH, FRENCH_WITH_FOREIGN_WORDS


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("position", [0, 2, 4])
def test_foreign_paragraphs_are_found_wherever_they_stand(foreign: str, position: int) -> None:
    paragraphs = [FRENCH] * 4
    paragraphs.insert(position, foreign)
    body = "\n".join(paragraphs)
    assert [body[start:end] for start, end in foreign_paragraphs(body)] == [foreign]
    assert without_foreign_paragraphs(body).strip("\n") == "\n".join([FRENCH] * 4)


@pytest.mark.parametrize("line", FRENCH_WITH_FOREIGN_WORDS)
def test_foreign_paragraphs_are_not_those_with_names_and_quotations(line: str) -> None:
    body = f"{FRENCH}\n{line}\n{FRENCH}"
    assert foreign_paragraphs(body) == ()
    assert without_foreign_paragraphs(body) == body


def test_foreign_paragraphs_are_none_where_a_text_is_not_french() -> None:
    assert (
        foreign_paragraphs("\n".join([FOREIGN["en"], FOREIGN["es"], FOREIGN["de"], FRENCH])) == ()
    )
    assert foreign_paragraphs(FOREIGN["ar"]) == ()


@given(st.text() | st.lists(st.sampled_from([FRENCH, *FOREIGN.values(), "", "…"])).map("\n".join))
def test_foreign_paragraphs_are_lines_in_their_order(text: str) -> None:
    spans = foreign_paragraphs(text)
    assert list(spans) == sorted(spans)
    assert {text[start:end] for start, end in spans} <= set(text.split("\n"))


@given(st.text() | st.lists(st.sampled_from([FRENCH, *FOREIGN.values(), "", "…"])).map("\n".join))
def test_without_foreign_paragraphs_keeps_whole_lines(text: str) -> None:
    kept = without_foreign_paragraphs(text)
    assert len(kept) <= len(text)
    assert {line for line in kept.split("\n") if line} <= set(text.split("\n"))


@pytest.mark.parametrize(
    "text", ["a " * 200_000, "é\n" * 200_000, "ب " * 200_000, '"' * 300_000, "« " * 200_000]
)
def test_foreign_paragraphs_takes_no_text_long(text: str) -> None:
    start = time.process_time()
    foreign_paragraphs(text)
    assert time.process_time() - start < 2
