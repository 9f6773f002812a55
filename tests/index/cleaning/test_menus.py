"""Menus, breadcrumbs and names of sections above and below an article."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


@pytest.mark.parametrize(
    "menu",
    [
        "Infos   /   A La Une   /   Yémen   /   L’INFO EN CONTINU",
        "Infos\xa0/\xa0Afrique\xa0/\xa0À la une",
        "Infos / Yémen",
        "Accueil > Monde",
        "Accueil » Monde » Proche-Orient",
        "ACCUEIL | POLITIQUE | SOCIETE | SPORT",
        "TV",
        "Vidéos",
        "Accueil\nMonde\nReportage",
        f"Accueil > Monde > {HEADLINE}",
        "Accueil Politique Économie Société Culture Sport",
        "Liban\nPolitique",
        "Aller au contenu principal\nMenu\nConnexion",
    ],
)
@pytest.mark.parametrize("title", [HEADLINE, None])
def test_menus_above_the_headline_are_removed(menu: str, title: str | None) -> None:
    article = clean(f"{menu}\n\n{HEADLINE}\n\n{LEDE}\n{SECOND_PARAGRAPH}", title)
    assert (article.title, article.body) == (HEADLINE, body(LEDE, SECOND_PARAGRAPH))


@pytest.mark.parametrize(
    "foot",
    ["Mentions légales | Contact | Plan du site", "Retour en haut de page", "CGU Cookies Contact"],
)
def test_menus_at_the_foot_of_a_page_are_removed(foot: str) -> None:
    assert clean(f"{HEADLINE}\n\n{LEDE}\n{SECOND_PARAGRAPH}\n\n{foot}").body == body(
        LEDE, SECOND_PARAGRAPH
    )


@pytest.mark.parametrize(
    "headline",
    [
        "Football : Marc Tessier, taulier des Bleus",
        "Rugby : Léa Roux, la capitaine",
        "Tennis\xa0: Dupont, Martin, les favoris",
        "Société : les profs, en colère",
        "TV : « Les Heures », un film rare",
        "Cinéma\xa0: «\xa0Les Heures\xa0», un\xa0adieu",
        "Économie - La reprise",
    ],
)
def test_a_headline_that_begins_with_the_name_of_a_section_is_no_menu(headline: str) -> None:
    article = clean(f"{headline}\n\n{LEDE}\n{SECOND_PARAGRAPH}")
    assert (article.title, article.body) == (headline, body(LEDE, SECOND_PARAGRAPH))


@pytest.mark.parametrize(
    "menu", ["Sport : Football", "Politique, Économie, Sport", "Sport - Football"]
)
def test_sections_between_commas_and_after_a_colon_are_a_menu(menu: str) -> None:
    article = clean(f"{menu}\n\n{HEADLINE}\n\n{LEDE}\n{SECOND_PARAGRAPH}")
    assert (article.title, article.body) == (HEADLINE, body(LEDE, SECOND_PARAGRAPH))
