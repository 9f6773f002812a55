"""Who signs an article, whom it is from, and when: what is told of lines that say so."""

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
    ("line", "name"),
    [
        ("Source: PressTV", "PressTV"),
        ("SOURCE : FRENCH PRESS TV", "FRENCH PRESS TV"),
        ("(Source : AFP)", "AFP"),
        ("Sources\xa0: AFP, Reuters.", "AFP, Reuters"),
        ("Source - La Gazette du Delta", "La Gazette du Delta"),
        ("Source Reuters", "Reuters"),
        ("Source :\nReuters", "Reuters"),
        ("Source : https://gazette.example/1", "https://gazette.example/1"),
    ],
)
def test_the_source_line_goes_and_its_name_is_told(line: str, name: str) -> None:
    article = clean(f"{HEADLINE}\n\n{PROSE}\n{MORE}\n\n{line}")
    assert (article.body, article.source_line) == (body(PROSE, MORE), name)


@pytest.mark.parametrize(
    "name", ["Jeanne Durand", "Jeanne DURAND", "J. Durand", "Jeanne Durand et Karim Belkacem"]
)
def test_a_name_alone_at_the_top_or_the_end_is_a_signature(name: str) -> None:
    assert clean(f"{HEADLINE}\n\n{name}\n\n{PROSE}\n{MORE}").body == body(PROSE, MORE)
    assert clean(f"{HEADLINE}\n\n{PROSE}\n{MORE}\n\n{name}").body == body(PROSE, MORE)


def test_a_name_between_paragraphs_is_a_subheading_and_stays() -> None:
    text = body(HEADLINE, PROSE, MORE, PROSE, "Jeanne Durand", MORE, PROSE, MORE, PROSE, MORE)
    assert "Jeanne Durand" in clean(text).body.split("\n")


def test_the_author_that_metadata_name_is_a_signature_whatever_the_name() -> None:
    text = f"{HEADLINE}\n\nXqzar le Bref\n\n{PROSE}\n{MORE}"
    assert "Xqzar" in clean(text).body
    assert clean(text, author="Xqzar le Bref").body == body(PROSE, MORE)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            "Par Jeanne Durand | Publié le 25/02/2019 à 10h12 | 3 min de lecture",
            "Publié le 25/02/2019 à 10h12",
        ),
        ("Publié le 4 janvier 2020 par Jeanne Durand", "Publié le 4 janvier 2020"),
        ("Publié par Jeanne Durand le 4 janvier 2020", "le 4 janvier 2020"),
        ("Par Jeanne Durand, le 4 janvier 2020 à 9h15", "le 4 janvier 2020 à 9h15"),
        ("AFP - Mis à jour le 4 janvier 2020", "Mis à jour le 4 janvier 2020"),
        (
            "Publié le 6 mars 2021 à 14h02 – Mis à jour le 6 mars 2021 à 18h40",
            "Publié le 6 mars 2021 à 14h02 – Mis à jour le 6 mars 2021 à 18h40",
        ),
        ("Tripoli (AFP) – 4 janvier 2020", "Tripoli (AFP) – 4 janvier 2020"),
    ],
)
def test_of_a_line_that_says_when_and_by_whom_the_date_is_kept(line: str, kept: str) -> None:
    assert clean(f"{HEADLINE}\n\n{line}\n\n{PROSE}\n{MORE}").body == body(kept, PROSE, MORE)


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© Press TV 2019", "Press TV"),
        ("Copyright © 2020 Le Matin. Tous droits réservés", "Le Matin"),
        ("© 2024 - La Gazette du Delta - Tous droits réservés.", "La Gazette du Delta"),
        ("(c) 2017-2019 La Gazette du Delta", "La Gazette du Delta"),
        ("La Gazette du Delta © 2023", "La Gazette du Delta"),
        ("Tous droits réservés à La Gazette du Delta", "La Gazette du Delta"),
        ("© Tous droits réservés", None),
        ("Reproduction interdite", None),
    ],
)
def test_a_notice_of_copyright_goes_and_its_holder_is_told(line: str, holder: str | None) -> None:
    article = clean(f"{HEADLINE}\n\n{PROSE}\n{MORE}\n\n{line}")
    assert (article.body, article.copyright, article.captions) == (body(PROSE, MORE), holder, ())


@pytest.mark.parametrize(
    "credit", ["© AFP", "© Fars News", "© AFP 2019 / Jeanne Durand", "© Jeanne Durand / Hans Lucas"]
)
def test_the_credit_of_a_photograph_is_no_notice_of_copyright(credit: str) -> None:
    article = clean(f"{HEADLINE}\n{credit}\n{PROSE}\n{MORE}")
    assert (article.copyright, article.captions) == (None, (credit,))


def test_a_source_before_the_share_prompt_or_below_the_title_is_found_too() -> None:
    assert clean(f"{PROSE}\nSource : AFP\nPartager cet article").source_line == "AFP"
    assert clean(f"{HEADLINE}\nSource : AFP\n{PROSE}\n{MORE}").source_line == "AFP"


def test_a_source_that_closes_the_last_paragraph_is_cut_from_it() -> None:
    article = clean(f"{PROSE} Source: PressTV", HEADLINE)
    assert (article.body, article.source_line) == (PROSE, "PressTV")


def test_a_source_named_in_the_middle_is_that_of_a_figure_and_stays() -> None:
    article = clean(body(HEADLINE, PROSE, "Source : AFP", *[MORE, PROSE] * 4))
    assert article.source_line is None
    assert "Source : AFP" in article.body


def test_dates_stay_in_the_body_and_are_no_title_and_bylines_go() -> None:
    when = "Publié le 25/02/2019 à 10h12"
    article = clean(body(when, "Par Jeanne Durand", HEADLINE, PROSE))
    assert (article.title, article.body) == (HEADLINE, body(when, PROSE))
