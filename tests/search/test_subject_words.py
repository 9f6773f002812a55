"""The words that tell a subject are content words, from the beginning of a text."""

from __future__ import annotations

import pytest

from search.subject_words import MAX_SUBJECT_CHARS, first_forms, lemma_frequencies, lemmas


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "Le thé, dit-il, et the tea of those who were there",
            "fr",
            ["thé", "tea"],
        ),
        ("The harbour and all its boats are for sale", "en", ["harbour", "boats", "sale"]),
        ("OM et IS sont cités. Is it of this?", "fr", ["OM", "IS", "cités"]),
        ("Der Hafen ist für Boote", "de", ["Hafen", "Boote"]),
    ],
)
def test_function_words_tell_no_subject(text: str, language: str, words: list[str]) -> None:
    forms = first_forms("", text, language).values()
    assert [word for word in words if word in forms] == words
    assert not {"the", "of", "those", "who", "were", "and", "all", "its", "are"}.intersection(forms)
    assert not {"The", "Is", "it", "this", "Der", "ist", "für"}.intersection(forms)


def test_words_of_the_title_count_several_times() -> None:
    frequencies = lemma_frequencies("Un phare", "Le phare et le port")
    assert (frequencies["phare"], frequencies["port"]) == (4, 1)


def test_the_rest_of_a_long_text_is_not_looked_at() -> None:
    text = f"{'phare '.ljust(MAX_SUBJECT_CHARS)} port"
    assert lemmas(text) == ["phare"]
