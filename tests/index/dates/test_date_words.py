"""The words that tell the day of an article are found again in its text."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.date_words import MAX_PASSAGE_CHARS, find_date_words
from index.dates.publication_date import DateEvidence, find_publication

TODAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Publié le lundi 25 février 2019 à 18 h 12\nLe pont rouvre.", "Publié le lundi 25 février 2019 à 18 h 12"),
        ("QUIMPER, 3 mars 2020 (AFP) - Le pont a rouvert.", "3 mars 2020"),
        ("Le maire a rouvert le pont ce mardi 3 mars 2020.", "mardi 3 mars 2020"),
        ("Le pont a été rouvert ce mardi 3 mars, selon RTL. Le bal de mai 2019 est loin.", "mardi 3 mars"),
        ("Le pont a rouvert hier, mardi 3 mars 2020, à midi.", "mardi 3 mars 2020"),
        ("Le pont rouvre.\nTrop tard pour la foire.\n3 mars 2020", "3 mars 2020"),
        ("Samedi 20 mars 1926. — N° 79\nLe pont rouvre.", "Samedi 20 mars 1926"),
        ("LE PHARE DU SOIR — Samedi 20 mars 1926 — N° 79\nLe pont rouvre.", "Samedi 20 mars 1926"),
        ("LE PHARE — Samedi 20 et dimanche 21 mars 1926 — N° 79\nÀ flot.", "dimanche 21 mars 1926"),
        ("Mis à jour le 3 mars 2020\nLe pont rouvre.", "Mis à jour le 3 mars 2020"),
    ],
)  # fmt: skip
def test_words_that_tell_the_day_are_found_again(body: str, words: str) -> None:
    published = find_publication(DateEvidence(title="Le pont", body=body), TODAY)
    assert published.day is not None
    assert published.evidence is not None
    text = f"Le pont\n{body}"
    span = find_date_words(text, published.day, published.evidence)
    assert span is not None
    assert text[slice(*span)] == words


def test_line_that_is_too_long_is_left_out_around_its_date() -> None:
    body = "Publié le 3 mars 2020 | " + "Pont, " * 20
    text = f"Le pont\n{body}"
    span = find_date_words(text, date(2020, 3, 3), "stated")
    assert span is not None
    assert len(body) > MAX_PASSAGE_CHARS
    assert text[slice(*span)] == "3 mars 2020"


@pytest.mark.parametrize("evidence", ["metadata", "filename"])
def test_words_of_a_text_tell_no_day_that_was_known_without_them(evidence: str) -> None:
    text = "Le pont\nPublié le 3 mars 2020\nLe pont rouvre."
    assert find_date_words(text, date(2020, 3, 3), evidence) is None  # type: ignore[arg-type]


def test_day_that_no_word_tells_has_no_words() -> None:
    text = "Le pont\nPublié le 3 mars 2020\nLe pont rouvre."
    assert find_date_words(text, date(2020, 3, 4), "stated") is None
    assert find_date_words(text, date.min, "stated") is None
