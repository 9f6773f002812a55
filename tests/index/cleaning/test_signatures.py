"""Signatures: who signs an article, and dates beside names."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


@pytest.mark.parametrize(
    "name", ["Jeanne Durand", "Jeanne DURAND", "J. Durand", "Jeanne Durand et Karim Belkacem"]
)
def test_signature_is_a_name_alone_at_the_top_or_the_end(name: str) -> None:
    assert clean(f"{HEADLINE}\n\n{name}\n\n{LEDE}\n{SECOND_PARAGRAPH}").body == body(
        LEDE, SECOND_PARAGRAPH
    )
    assert clean(f"{HEADLINE}\n\n{LEDE}\n{SECOND_PARAGRAPH}\n\n{name}").body == body(
        LEDE, SECOND_PARAGRAPH
    )


def test_signature_is_not_a_name_between_paragraphs() -> None:
    text = body(
        HEADLINE,
        LEDE,
        SECOND_PARAGRAPH,
        LEDE,
        "Jeanne Durand",
        SECOND_PARAGRAPH,
        LEDE,
        SECOND_PARAGRAPH,
        LEDE,
        SECOND_PARAGRAPH,
    )
    assert "Jeanne Durand" in clean(text).body.split("\n")


def test_signature_is_the_author_that_metadata_name() -> None:
    text = f"{HEADLINE}\n\nXqzar le Bref\n\n{LEDE}\n{SECOND_PARAGRAPH}"
    assert "Xqzar" in clean(text).body
    assert clean(text, author="Xqzar le Bref").body == body(LEDE, SECOND_PARAGRAPH)


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
def test_signature_beside_a_date_is_removed_and_the_date_kept(line: str, kept: str) -> None:
    assert clean(f"{HEADLINE}\n\n{line}\n\n{LEDE}\n{SECOND_PARAGRAPH}").body == body(
        kept, LEDE, SECOND_PARAGRAPH
    )


@pytest.mark.parametrize(
    "line",
    [
        "Texte 6Medias, Vidéo RTL",
        "texte 6Medias, Vidéo Europe 1",
        "Texte AFP / Vidéo euronews",
        "Texte Le Phare avec vidéo Closer",
        "Textes : Jeanne Morel, photos : Léa Roux",
        "Texte Jeanne Morel - Photos Léa Roux",
    ],
)
def test_credits_of_text_and_pictures_are_no_part_of_the_body(line: str) -> None:
    article = clean(f"{LEDE}\n{SECOND_PARAGRAPH}\n{line}", HEADLINE)
    assert (article.body, article.captions, article.source_line) == (
        body(LEDE, SECOND_PARAGRAPH),
        (),
        None,
    )


@pytest.mark.parametrize("line", ["Textes anciens, photos rares et objets", "Texte et vidéo"])
def test_a_subheading_about_texts_and_pictures_stays(line: str) -> None:
    article = clean(f"{LEDE}\n{line}\n{SECOND_PARAGRAPH}", HEADLINE)
    assert line in article.body
