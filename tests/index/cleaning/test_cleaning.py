"""Telling an article from its page."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.cleaning import clean

HEADLINE = "Le ministre de l'Eau reçoit une délégation de pêcheurs"
PROSE = (
    "Le ministre de l'Eau a reçu mardi matin une délégation de pêcheurs venue du delta, selon un communiqué "
    "de ses services."
)
MORE = "Les deux parties sont convenues de se revoir avant la fin de la saison, au bord du fleuve cette fois."


def body(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


# What goes


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
def test_menus_breadcrumbs_and_section_labels_at_the_top_go(menu: str, title: str | None) -> None:
    article = clean(f"{menu}\n\n{HEADLINE}\n\n{PROSE}\n{MORE}", title)
    assert (article.title, article.body) == (HEADLINE, body(PROSE, MORE))


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
def test_prompts_pleas_and_notices_go_wherever_they_stand(line: str, title: str | None) -> None:
    article = clean(f"{HEADLINE}\n\n{PROSE}\n\n{line}\n\n{MORE}\n{line}", title)
    assert (article.title, article.body) == (HEADLINE, body(PROSE, MORE))
    assert article.captions == ()


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "head", ["Lire aussi :", "À lire également", "SUR LE MÊME SUJET", "Articles similaires"]
)
def test_titles_below_a_line_that_announces_links_go_with_it(head: str, blank: str) -> None:
    links = [
        "Un delta à sec depuis trois longs étés",
        "Les pêcheurs de Tripoli réclament un nouveau port de commerce",
    ]
    text = blank.join([HEADLINE, PROSE, head, *links, MORE])
    assert clean(text).body == body(PROSE, MORE)
    assert clean(blank.join([HEADLINE, PROSE, MORE, head, *links])).body == body(PROSE, MORE)


def test_a_subheading_below_such_titles_stays() -> None:
    text = f"{HEADLINE}\n\n{PROSE}\n\nLire aussi :\nUn delta à sec depuis trois étés\n\nLa colère gronde\n\n{MORE}"
    assert clean(text).body == body(PROSE, "La colère gronde", MORE)


def test_a_title_is_no_link_though_a_page_announces_links_above_it() -> None:
    article = clean(f"À lire également\n\n{HEADLINE}\n\n{PROSE}\n\n{MORE}")
    assert HEADLINE in (article.title, article.body.split("\n")[0])


def test_subjects_below_their_head_go() -> None:
    assert clean(f"{HEADLINE}\n\n{PROSE}\n{MORE}\n\nTags\n\nFleuve\n\nDelta").body == body(
        PROSE, MORE
    )


@pytest.mark.parametrize(
    "foot",
    ["Mentions légales | Contact | Plan du site", "Retour en haut de page", "CGU Cookies Contact"],
)
def test_the_foot_of_a_page_goes(foot: str) -> None:
    assert clean(f"{HEADLINE}\n\n{PROSE}\n{MORE}\n\n{foot}").body == body(PROSE, MORE)


def test_a_teaser_that_the_first_paragraph_repeats_goes() -> None:
    teaser = PROSE[:70].rsplit(" ", 1)[0]
    for again in (f"{teaser}…", f"{teaser} [...]", f"{teaser}... Lire la suite", PROSE):
        assert clean(f"{again}\n\n{PROSE}\n{MORE}", HEADLINE).body == body(PROSE, MORE)


@pytest.mark.parametrize("again", [HEADLINE, HEADLINE.upper(), f"« {HEADLINE} »"])
def test_a_title_said_again_goes(again: str) -> None:
    assert clean(f"{again}\n\n{PROSE}", HEADLINE).body == PROSE
    assert clean(f"{HEADLINE}\n{again}\n\n{PROSE}").body == PROSE


def test_the_title_below_a_title_that_names_its_site_goes() -> None:
    assert clean(f"{HEADLINE}\n{PROSE}", f"{HEADLINE} | La Gazette du Delta").body == PROSE


# What is set apart


# What stays


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
    ],
)
def test_prose_that_resembles_boilerplate_stays(line: str) -> None:
    article = clean(f"{HEADLINE}\n\n{PROSE}\n{line}\n{MORE}\n{PROSE}\n{MORE}\n{PROSE}")
    assert line in article.body.split("\n")
    assert (article.captions, article.source_line) == ((), None)


def test_a_page_of_boilerplate_only_is_kept() -> None:
    article = clean("TV\nPartager cet article")
    assert (article.body, article.titled) == ("TV\nPartager cet article", False)


# Any text


WORDS = [
    "fleuve",
    "Delta",
    "l'eau",
    "12",
    "pluie.",
    "«",
    "»",
    "monte ;",
    "barque,",
    "-",
    "/",
    "(AFP photo)",
    "©Fars",
    "où ?",
]
ARTICLE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
PAGE = st.sampled_from(
    [
        "TV",
        "Infos / Yémen",
        "Tweeter",
        "Lire aussi : un delta",
        "© 2024 AFP",
        "Newsletter",
        "",
        " \xa0",
    ]
)


@given(st.lists(ARTICLE | PAGE, max_size=12), st.sampled_from([None, HEADLINE]))
def test_every_word_of_the_article_is_kept_whatever_the_page_puts_between(
    lines: list[str], title: str | None
) -> None:
    article = clean("\n".join(lines), title)
    kept = "\n".join([article.title, article.body, *article.captions]).split()
    words = {word for line in lines for word in line.split() if word in WORDS and word[0].isalnum()}
    assert words <= set(kept)


@given(st.text(), st.none() | st.text(max_size=40), st.none() | st.text(max_size=20))
@example("\ud800 (AFP photo)\n/AFP", None, None)
@example("Source :\n©\n", "\ud800", None)
@example("Lire aussi\n\n\n", None, "Lire aussi")
@example("Par\n#a\n©\n(c) 2\n|•|", "", "")
def test_any_text_is_cleaned_and_nothing_is_said_that_it_does_not_say(
    text: str, title: str | None, author: str | None
) -> None:
    article = clean(text, title, author=author)
    said = re.findall(r"\w+", text)
    for word in re.findall(r"\w+", " ".join([article.body, *article.captions])):
        assert any(word in other for other in said)
    assert "\n" not in article.title
    assert "" not in article.captions


@given(st.lists(PAGE, max_size=12))
def test_an_article_that_was_cleaned_is_clean(lines: list[str]) -> None:
    once = clean("\n".join([PROSE, *lines, MORE]), HEADLINE).body
    assert clean(once, HEADLINE).body == once


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 100_000,
        "a" + " " * 100_000 + "b",
        "Source : " + " ." * 40,
        "\n".join(["Par " + "A" * 70] * 2_000),
        "/ " * 120 + "\n" + "Infos / " * 30,
        "© " * 50_000,
        ". " * 50_000,
        "\n" * 200_000,
        ("(photo " * 40 + "\n") * 2_000,
        "Lire aussi\n" * 20_000,
        "Tags : a\n" * 20_000,
        "Lire aussi\n\nUn titre de page\n\n" * 10_000,
        ("info en continu " * 9 + "x\n") * 2_000,
        ("a" * 60 + "\n") * 20_000,
        "a.B" * 50_000,
        ("Par A B et " * 10 + "\n") * 2_000,
        ("#a " * 90 + "!\n") * 1_000,
        ("A " * 70 + "avec\n") * 2_000,
    ],
    ids=[
        *(
            "brackets",
            "spaces",
            "source",
            "bylines",
            "slashes",
            "copyrights",
            "stops",
            "newlines",
            "credits",
        ),
        *("links", "subjects", "titles", "menus", "wraps", "glue", "names", "tags", "agencies"),
    ],
)
def test_no_text_takes_long(hostile: str) -> None:
    start = time.process_time()
    clean(hostile)
    assert time.process_time() - start < 2
