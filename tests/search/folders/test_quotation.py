"""A quotation finds its passage again in a text that has changed around it."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from search.folders.quotation import Quotation

TEXT = (
    "Le phare éclaire la passe. Le gardien dit : « La mer monte. »\n"
    "Le soir, la mer monte encore. Au matin, la mer monte, et le port dort."
)
TEXTS = st.text("ab é'’«»-–.\n\t\xa0", max_size=60)


def quoted(passage: str, text: str = TEXT, nth: int = 0) -> Quotation:
    start = -1
    for _ in range(nth + 1):
        start = text.index(passage, start + 1)
    return Quotation.of(text, (start, start + len(passage)))


def found(quotation: Quotation, text: str) -> str | None:
    span = quotation.find(text)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize("nth", [0, 1])
def test_the_words_around_tell_a_passage_from_others(nth: int) -> None:
    quotation = quoted("la mer monte", nth=nth)
    longer = f"Un chapeau de plus : la mer monte.\n{TEXT}\nEnfin, la mer monte encore."
    start = longer.index(TEXT) + TEXT.index(quotation.before + quotation.exact)
    span = quotation.find(longer)
    assert span == (start + len(quotation.before), start + len(quotation.before + quotation.exact))


@pytest.mark.parametrize(
    ("passage", "changed"),
    [
        ("dit : « La mer", "dit\xa0: “La mer"),
        ("passe. Le gardien", "passe.\n\nLe   gardien"),
        ("l’eau-forte", "l'eau‑forte"),
    ],
)
def test_blanks_and_signs_may_become_others(passage: str, changed: str) -> None:
    before = TEXT.replace("dort", "dort, l’eau-forte")
    after = before.replace(passage, changed)
    if passage == "dit : « La mer":
        after = before.replace("dit : « La mer", "dit : “ La\xa0mer")
    assert after != before
    assert quoted(passage, before).find(after) is not None


def test_a_passage_that_is_not_there_any_more_is_not_found() -> None:
    assert quoted("La mer monte").find(TEXT.replace("mer", "marée")) is None
    assert Quotation("").find(TEXT) is Quotation(" \n").find(TEXT) is None


@given(TEXTS, st.data())
@example("a a", None)
def test_any_passage_is_found_in_its_own_text(text: str, data: st.DataObject | None) -> None:
    positions = st.integers(0, len(text))
    start, end = (
        (0, len(text)) if data is None else sorted((data.draw(positions), data.draw(positions)))
    )
    assume(text[start:end].strip())
    quotation = Quotation.of(text, (start, end))
    passage = found(quotation, text)
    assert passage is not None
    assert Quotation(passage).find(text[start:end]) is not None
    assert found(quotation, f"Avant.\n{text} Après.") is not None


@pytest.mark.slow
def test_a_passage_of_a_large_text_is_found_in_linear_time() -> None:
    text = "a " * 500_000
    assert Quotation("a " * 4_000 + "b").find(text) is None
    assert Quotation("a").find(text) == (0, 1)
