"""The headline of an article that came without one named."""

from __future__ import annotations

import pytest

from index.cleaning import clean

HEADLINE = "Le ministre de l'Eau reçoit une délégation de pêcheurs"
PROSE = (
    "Le ministre de l'Eau a reçu mardi matin une délégation de pêcheurs venue du delta, selon un communiqué "
    "de ses services."
)
MORE = "Les deux parties sont convenues de se revoir avant la fin de la saison, au bord du fleuve cette fois."


def body(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


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
def test_the_first_line_that_looks_like_a_headline_is_the_title(headline: str) -> None:
    article = clean(f"{headline}\n\n{PROSE}\n{MORE}")
    assert (article.title, article.titled, article.body) == (headline, True, body(PROSE, MORE))


def test_without_a_headline_the_title_is_the_first_sentence_which_stays_in_the_body() -> None:
    article = clean(f"{PROSE} Il pleuvait.\n\n{MORE}")
    assert (article.title, article.titled) == (PROSE, False)
    assert article.body == body(f"{PROSE} Il pleuvait.", MORE)


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
def test_the_first_sentence(text: str, sentence: str) -> None:
    assert clean(text).title == sentence


def test_a_very_long_first_sentence_is_cut_at_a_word() -> None:
    title = clean("fleuve " * 100).title
    assert len(title) <= 301
    assert title.endswith("fleuve…")


def test_a_word_above_the_headline_is_not_the_title() -> None:
    article = clean(f"Hydrologie\n{HEADLINE}\n\n{PROSE}")
    assert (article.title, article.body) == (HEADLINE, body("Hydrologie", PROSE))


def test_the_title_given_is_the_title_on_one_line() -> None:
    article = clean(PROSE, "  Le fleuve\n monte ")
    assert (article.title, article.titled, article.body) == ("Le fleuve monte", True, PROSE)


def test_an_empty_title_is_no_title() -> None:
    assert clean(f"{HEADLINE}\n\n{PROSE}", " \n").title == HEADLINE


def test_an_empty_text_has_nothing() -> None:
    article = clean("")
    assert (article.title, article.body, article.captions, article.source_line) == (
        "",
        "",
        (),
        None,
    )
