"""The headline of an article that came without one."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "LE FLEUVE MONTE",
        "Le fleuve montera-t-il encore ?",
        "« Nous voulons de l'eau »",
        "Sources : un accord sur l'eau est proche",
        "Photos : le fleuve en crue",
        "Deux barques ont coulé (AFP)",
        "Un fleuve, des pêcheurs...",
        "Pêche au large des U.S.A.",
    ],
)
def test_headline_is_the_first_line_that_looks_like_one(headline: str) -> None:
    article = clean(f"{headline}\n\n{LEDE}\n{SECOND_PARAGRAPH}")
    assert (article.title, article.has_headline, article.body) == (
        headline,
        True,
        body(LEDE, SECOND_PARAGRAPH),
    )


def test_headline_missing_is_the_first_sentence_which_stays_in_body() -> None:
    article = clean(f"{LEDE} Il pleuvait.\n\n{SECOND_PARAGRAPH}")
    assert (article.title, article.has_headline) == (LEDE, False)
    assert article.body == body(f"{LEDE} Il pleuvait.", SECOND_PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "M. Durand a vu Mme. Petit et le Dr. J. Roux. Il est reparti.",
            "M. Durand a vu Mme. Petit et le Dr. J. Roux.",
        ),
        ("« Nous irons. » Le ministre l'a promis.", "« Nous irons. »"),
        ("Le fleuve monte\nde deux mètres. La digue tient.\n", "Le fleuve monte de deux mètres."),
        ("Lundi 25 février 2019\nLe fleuve monte. La digue tient.", "Le fleuve monte."),
        ("Tunis (AFP) -\nLe fleuve monte. La digue tient.", "Le fleuve monte."),
        ("Irak\nLe fleuve monte. La digue tient.", "Irak"),
        ("Le fleuve monte", "Le fleuve monte"),
    ],
)
def test_first_sentence_ends_where_a_sentence_does(text: str, sentence: str) -> None:
    assert clean(text).title == sentence


def test_first_sentence_that_is_very_long_is_cut_at_a_word() -> None:
    title = clean("fleuve " * 100).title
    assert len(title) <= 301
    assert title.endswith("fleuve…")


def test_headline_is_not_a_word_above_it() -> None:
    article = clean(f"Hydrologie\n{HEADLINE}\n\n{LEDE}")
    assert (article.title, article.body) == (HEADLINE, body("Hydrologie", LEDE))


def test_headline_is_not_a_date_nor_a_byline_above_it() -> None:
    when = "Publié le 25/02/2019 à 10h12"
    article = clean(body(when, "Par Jeanne Durand", HEADLINE, LEDE))
    assert (article.title, article.body) == (HEADLINE, body(when, LEDE))
