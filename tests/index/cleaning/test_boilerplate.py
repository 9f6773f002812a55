"""Boilerplate: share prompts, pleas and notices, and prose that resembles them."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


@pytest.mark.parametrize(
    "line",
    [
        "Partager Cet Article",
        "Partager sur Facebook",
        "PARTAGER :",
        "Tweeter",
        "Imprimer",
        "Lire aussi : un delta à sec",
        "À lire aussi\xa0: un delta à sec",
        "A lire aussi Un delta à sec ?",
        "» LIRE AUSSI - « Un delta à sec »",
        "Abonnez-vous à notre newsletter pour ne rien manquer.",
        "Inscrivez-vous gratuitement à la lettre du matin !",
        "Il vous reste 70 % de cet article à lire.",
        "Ce site utilise des cookies afin d’améliorer votre visite.",
        "© 2024 La Gazette du Delta",
        "Copyright © La Gazette du Delta",
        "Tous droits réservés.",
        "La suite après cette publicité",
        "Partager sur Facebook Partager sur Twitter",
        "Facebook\nTwitter\nWhatsApp",
        "Suivez-nous sur Facebook et Twitter",
        "Vous avez aimé cet article ? Soutenez-nous !",
        "Chers lecteurs, notre journal a besoin de votre soutien.",
        "Article réservé aux abonnés",
        "Déjà abonné ? Connectez-vous",
        "Nous et nos partenaires utilisons des cookies.",
        "Votre navigateur ne peut pas lire cette vidéo.",
        "Ajouter un commentaire",
        "12 commentaires",
        "Soyez le premier à réagir",
        "Temps de lecture : 3 min",
        "4 min de lecture",
        "Publié il y a 3 heures",
        "Mots-clés : fleuve, delta, pêche",
        "#fleuve #delta",
        ">>> À lire : un delta à sec",
        "[À lire] Un delta à sec",
        "Par Jeanne Durand",
        "Par Jeanne Durand, à Tripoli, avec AFP",
        "De notre envoyée spéciale à Damiette",
        "Propos recueillis par Jeanne Durand",
        "(AFP)",
        "Avec AFP",
        "Le Monde avec AFP",
        "L'Orient-Le Jour/AFP",
        "(Avec agences)",
    ],
)
@pytest.mark.parametrize("title", [HEADLINE, None])
def test_boilerplate_is_removed_wherever_it_stands(line: str, title: str | None) -> None:
    article = clean(f"{HEADLINE}\n\n{LEDE}\n\n{line}\n\n{SECOND_PARAGRAPH}\n{line}", title)
    assert (article.title, article.body) == (HEADLINE, body(LEDE, SECOND_PARAGRAPH))
    assert article.captions == ()


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi les vieux registres est indispensable, dit l'archiviste.",
        "Partager sur plusieurs années l'eau du fleuve, voilà l'enjeu.",
        "Les cookies de la boulangère du delta sont célèbres dans toute la région.",
        "La source du fleuve se trouve à 2 000 mètres.",
        "Selon la même source : aucun blessé, deux barques coulées, un filet perdu, et la pluie qui revient.",
        "Le ministère a publié ces photos.",
        "« Nous voulons de l'eau », a-t-il dit à l'AFP.",
        "Politique",
        "Un long silence (puis des images)",
        "Le conseil a voté le budget de l'eau, le 3 mars 2020.",
        "« Abonnez-vous au calme, disait mon père, et lisez chaque matin le journal du fleuve »",
        "Par chance, personne n'était à bord.",
        "Lire, écrire, compter",
        "Deux ports, Tripoli et Damiette, ont demandé à la Gazette de publier une carte.",
        "L'équipe de pêcheurs du delta",
        "Les droits des pêcheurs sont en jeu, assure le syndicat.",
        "Le prix du poisson a baissé de 12 % (selon l'AFP).",
        "Le port veut vendre sa glace à 42 euros la tonne. Qu'en pensez-vous ?",
    ],
)
def test_boilerplate_is_not_taken_for_prose_that_resembles_it(line: str) -> None:
    article = clean(
        f"{HEADLINE}\n\n{LEDE}\n{line}\n{SECOND_PARAGRAPH}\n{LEDE}\n{SECOND_PARAGRAPH}\n{LEDE}"
    )
    assert line in article.body.split("\n")
    assert (article.captions, article.source_line) == ((), None)


def test_boilerplate_is_kept_where_a_page_has_nothing_else() -> None:
    article = clean("TV\nPartager cet article")
    assert (article.body, article.has_headline) == ("TV\nPartager cet article", False)
