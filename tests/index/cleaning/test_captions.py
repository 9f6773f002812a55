"""Captions of photographs are set apart from the article."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


@pytest.mark.parametrize(
    "caption",
    [
        "Des pêcheurs devant le ministère. (AFP photo)",
        "Des pêcheurs devant le ministère, le 3 mars 2020. ©Fars News",
        "Des pêcheurs devant le ministère /AFP",
        "Des pêcheurs devant le ministère. JEANNE DURAND / REUTERS",
        "Des pêcheurs devant le ministère [Reuters]",
        "Des pêcheurs devant le ministère (AFP)",
        "Des pêcheurs devant le ministère. (Photo d'archives)",
        "Des pêcheurs devant le ministère (photo d’illustration).",
        "Des pêcheurs devant le ministère (Photo : IRNA)",
        "Des pêcheurs devant le ministère (Crédit : Jeanne Durand)",
        "Fishermen before the ministry of water. (Photo by AFP)",
        "Crédit photo : Jeanne Durand",
        "Photo d'archives",
        "Infographie : Jeanne Durand",
        "Photo : la délégation au complet",
        "Photo Jeanne Durand pour La Gazette",
        "(Photo AFP)",
        "© DR",
        "©Fars News",
        "Des pêcheurs devant le ministère. REUTERS/Jeanne Durand",
        "Des pêcheurs devant le ministère | AFP",
        "Des pêcheurs devant le ministère. — J. Durand/Sipa",
        "Des pêcheurs devant le ministère. [Jeanne Durand - Anadolu Agency]",
        "Des pêcheurs devant le ministère. (Photo Jeanne Durand. AFP)",
        "Des pêcheurs devant le ministère. Photo d'archives AFP",
        "Des pêcheurs devant le ministère (Jeanne Durand/Getty Images via AFP)",
        "Capture d'écran de la vidéo diffusée par le ministère.",
        "REUTERS/Jeanne Durand",
        "Des pêcheurs manifestent devant le ministère à Tripoli, le 3 mars 2020.",
        "Le ministre Karim Belkacem (à gauche) et la maire de Damiette",
    ],
)
@pytest.mark.parametrize("title", [HEADLINE, None])
def test_captions_leave_the_body_but_are_not_lost(caption: str, title: str | None) -> None:
    article = clean(f"{HEADLINE}\n\n{caption}\n{LEDE}\n{SECOND_PARAGRAPH}", title)
    assert (article.title, article.body, article.captions) == (
        HEADLINE,
        body(LEDE, SECOND_PARAGRAPH),
        (caption,),
    )


def test_captions_include_an_unsigned_english_line_next_to_one() -> None:
    stray = "A view of the delta during the visit of the minister on March 3, 2020"
    signed = "Des pêcheurs devant le ministère. ©Fars News"
    article = clean(f"{HEADLINE}\n{stray}\n{signed}\n{LEDE}\n{SECOND_PARAGRAPH}")
    assert (article.captions, article.body) == ((stray, signed), body(LEDE, SECOND_PARAGRAPH))


def test_captions_do_not_include_an_english_line_far_from_them() -> None:
    quote = "The river is the life of the people in the delta and of the city at the sea"
    assert quote in clean(f"{HEADLINE}\n{LEDE}\n{quote}\n{SECOND_PARAGRAPH}").body


def test_captions_do_not_include_a_signed_last_paragraph() -> None:
    assert clean(f"{HEADLINE}\n{LEDE}\n{SECOND_PARAGRAPH} (AFP)").body == body(
        LEDE, f"{SECOND_PARAGRAPH} (AFP)"
    )


def test_captions_are_the_article_where_there_is_nothing_else() -> None:
    article = clean("Photo : le port au matin\n© Jeanne Durand", HEADLINE)
    assert (article.captions, article.body) == ((), "Photo : le port au matin\n© Jeanne Durand")


@pytest.mark.parametrize(
    "end",
    [
        "(PHOTOS)",
        "(photos)",
        "(PHOTOS + VIDEOS)",
        "(photos et vidéo)",
        "[VIDÉO]",
        "(en images)",
        "- PHOTOS",
    ],
)
@pytest.mark.parametrize("title", [None, "Un autre titre"])
def test_a_headline_that_announces_pictures_is_no_caption(end: str, title: str | None) -> None:
    headline = f"Le bac de Sfax reprend la mer {end}"
    article = clean(f"{headline}\n\n{LEDE}\n{SECOND_PARAGRAPH}", title)
    assert article.captions == ()
    assert headline in (article.title, article.body.split("\n")[0])


def test_a_headline_about_a_photograph_is_no_caption() -> None:
    headline = "La mairie dévoile une rare photo de Charlotte"
    assert clean(f"{headline}\n\n{LEDE}\n{SECOND_PARAGRAPH}").title == headline
