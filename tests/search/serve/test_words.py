"""The words of the pages are there in both languages, and well set."""

from __future__ import annotations

import re

from index.messages import catalogue
from search.serve.words import english, french, page_words


def test_both_languages_have_every_code_and_the_same_values() -> None:
    assert english.TEXTS.keys() == french.TEXTS.keys()
    for code, text in english.TEXTS.items():
        names = set(re.findall(r"\{(\w+)", text))
        assert set(re.findall(r"\{(\w+)", french.TEXTS[code])) == names, code


def test_french_words_have_narrow_spaces_and_typographic_apostrophes() -> None:
    for text in french.TEXTS.values():
        words = re.sub(r"\{[^{}]*\}", "x", text)
        assert not re.search(r"[^\u202f\s(][;?!»](?:\s|\Z)| [:;?!»]|«[^\u202f]", words), text
        assert not re.search(r"[^\W\d_]'[^\W\d_]", words), text


def test_no_word_of_the_pages_hides_a_message_of_the_library() -> None:
    assert english.TEXTS.keys() & catalogue("en").texts.keys() == set()


def test_a_day_is_written_with_its_weekday() -> None:
    from datetime import date

    assert page_words("fr").long_day(date(2019, 3, 1)) == "vendredi 1er mars 2019"
    assert page_words("en").long_day(date(2019, 3, 1)) == "Friday 1 March 2019"
