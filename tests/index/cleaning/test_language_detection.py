"""The language of a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.language_detection import detect_language
from tests.support.languages import FOREIGN, FRENCH, FRENCH_WITH_FOREIGN_WORDS


@pytest.mark.parametrize(("language", "text"), [*FOREIGN.items(), ("fr", FRENCH)])
def test_detect_language_of_a_sentence(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text", ["", " ", "…", "Irak", "Emmanuel Macron", "12 000", "qxz wvk", "\ud800", "🎉🎉🎉🎉🎉"]
)
def test_detect_language_of_a_text_that_is_too_short_is_none(text: str) -> None:
    assert detect_language(text) is None


def test_detect_language_of_an_article_is_that_of_most_of_it() -> None:
    article = "\n".join([FOREIGN["en"], *[FRENCH] * 8])
    assert detect_language(article) == "fr"
    assert detect_language("\n".join([FRENCH, *[FOREIGN["en"]] * 30])) == "en"


def test_detect_language_ignores_quotations() -> None:
    assert detect_language(FRENCH_WITH_FOREIGN_WORDS[1]) in {"fr", None}
    assert detect_language(FRENCH_WITH_FOREIGN_WORDS[2]) in {"fr", None}


@given(st.text() | st.lists(st.sampled_from([FRENCH, *FOREIGN.values(), "", "…"])).map("\n".join))
def test_detect_language_takes_any_text(text: str) -> None:
    assert len(detect_language(text) or "fr") == 2


@pytest.mark.parametrize(
    "text", ["a " * 200_000, "é\n" * 200_000, "ب " * 200_000, '"' * 300_000, "« " * 200_000]
)
def test_detect_language_takes_no_text_long(text: str) -> None:
    start = time.process_time()
    detect_language(text)
    assert time.process_time() - start < 2
