"""Telling an article from its page."""

from __future__ import annotations

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
    ],
)
@pytest.mark.parametrize("title", [HEADLINE, None])
def test_prompts_pleas_and_notices_go_wherever_they_stand(line: str, title: str | None) -> None:
    article = clean(f"{HEADLINE}\n\n{PROSE}\n\n{line}\n\n{MORE}\n{line}", title)
    assert (article.title, article.body) == (HEADLINE, body(PROSE, MORE))
    assert article.captions == ()


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


def test_a_source_before_the_share_prompt_or_below_the_title_is_found_too() -> None:
    assert clean(f"{PROSE}\nSource : AFP\nPartager cet article").source_line == "AFP"
    assert clean(f"{HEADLINE}\nSource : AFP\n{PROSE}\n{MORE}").source_line == "AFP"


def test_a_source_that_closes_the_last_paragraph_is_cut_from_it() -> None:
    article = clean(f"{PROSE} Source: PressTV", HEADLINE)
    assert (article.body, article.source_line) == (PROSE, "PressTV")


@pytest.mark.parametrize("again", [HEADLINE, HEADLINE.upper(), f"« {HEADLINE} »"])
def test_a_title_said_again_goes(again: str) -> None:
    assert clean(f"{again}\n\n{PROSE}", HEADLINE).body == PROSE
    assert clean(f"{HEADLINE}\n{again}\n\n{PROSE}").body == PROSE


def test_the_title_below_a_title_that_names_its_site_goes() -> None:
    assert clean(f"{HEADLINE}\n{PROSE}", f"{HEADLINE} | La Gazette du Delta").body == PROSE


# What is set apart


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
        "Photo : la délégation au complet",
        "Photo Jeanne Durand pour La Gazette",
        "(Photo AFP)",
        "© DR",
        "©Fars News",
    ],
)
@pytest.mark.parametrize("title", [HEADLINE, None])
def test_captions_leave_the_body_but_are_not_lost(caption: str, title: str | None) -> None:
    article = clean(f"{HEADLINE}\n\n{caption}\n{PROSE}\n{MORE}", title)
    assert (article.title, article.body, article.captions) == (HEADLINE, body(PROSE, MORE), (caption,))


def test_an_unsigned_english_line_beside_a_caption_is_one() -> None:
    stray = "A view of the delta during the visit of the minister on March 3, 2020"
    signed = "Des pêcheurs devant le ministère. ©Fars News"
    article = clean(f"{HEADLINE}\n{stray}\n{signed}\n{PROSE}\n{MORE}")
    assert (article.captions, article.body) == ((stray, signed), body(PROSE, MORE))


def test_an_english_line_far_from_captions_stays_in_the_body() -> None:
    quote = "The river is the life of the people in the delta and of the city at the sea"
    assert quote in clean(f"{HEADLINE}\n{PROSE}\n{quote}\n{MORE}").body


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
    ],
)
def test_prose_that_resembles_boilerplate_stays(line: str) -> None:
    article = clean(f"{HEADLINE}\n\n{PROSE}\n{line}\n{MORE}\n{PROSE}\n{MORE}\n{PROSE}")
    assert line in article.body.split("\n")
    assert (article.captions, article.source_line) == ((), None)


def test_the_last_paragraph_stays_though_an_agency_signs_it() -> None:
    assert clean(f"{HEADLINE}\n{PROSE}\n{MORE} (AFP)").body == body(PROSE, f"{MORE} (AFP)")


def test_a_source_named_in_the_middle_is_that_of_a_figure_and_stays() -> None:
    article = clean(body(HEADLINE, PROSE, "Source : AFP", *[MORE, PROSE] * 4))
    assert article.source_line is None
    assert "Source : AFP" in article.body


def test_dates_and_bylines_stay_in_the_body_and_are_no_title() -> None:
    above = ["Publié le 25/02/2019 à 10h12", "Par Jeanne Durand"]
    article = clean(body(*above, HEADLINE, PROSE))
    assert (article.title, article.body) == (HEADLINE, body(*above, PROSE))


def test_paragraphs_are_stripped_and_parted_by_one_newline_and_keep_their_inner_spaces() -> None:
    text = f"  {PROSE}\xa0\n\n \n\u200b\n\tDeux  espaces\xa0: ici.\r\n"
    assert clean(text, HEADLINE).body == body(PROSE, "Deux  espaces\xa0: ici.")


def test_a_page_of_boilerplate_only_is_kept() -> None:
    article = clean("TV\nPartager cet article")
    assert (article.body, article.titled) == ("TV\nPartager cet article", False)


def test_lines_that_all_look_like_captions_are_the_article() -> None:
    article = clean("Photo : le port au matin\n© Jeanne Durand", HEADLINE)
    assert (article.captions, article.body) == ((), "Photo : le port au matin\n© Jeanne Durand")


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
    ["TV", "Infos / Yémen", "Tweeter", "Lire aussi : un delta", "© 2024 AFP", "Newsletter", "", " \xa0"]
)


@given(st.lists(ARTICLE | PAGE, max_size=12), st.sampled_from([None, HEADLINE]))
def test_every_word_of_the_article_is_kept_whatever_the_page_puts_between(lines: list[str], title: str | None) -> None:
    article = clean("\n".join(lines), title)
    kept = "\n".join([article.title, article.body, *article.captions]).split()
    words = {word for line in lines for word in line.split() if word in WORDS and word[0].isalnum()}
    assert words <= set(kept)


@given(st.text(), st.none() | st.text(max_size=40))
@example("\ud800 (AFP photo)\n/AFP", None)
@example("Source :\n©\n", "\ud800")
def test_any_text_is_cleaned_and_nothing_is_said_that_it_does_not_say(text: str, title: str | None) -> None:
    article = clean(text, title)
    said = set(text.replace("\u200b", " ").replace("\ufeff", " ").replace("\u2060", " ").split())
    kept = (
        " ".join([article.body, *article.captions]).replace("\u200b", " ").replace("\ufeff", " ").replace("\u2060", " ")
    )
    assert set(kept.split()) <= said
    assert "\n" not in article.title
    assert "" not in article.captions


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
    ],
    ids=["brackets", "spaces", "source", "bylines", "slashes", "copyrights", "stops", "newlines", "credits"],
)
def test_no_text_takes_long(hostile: str) -> None:
    start = time.process_time()
    clean(hostile)
    assert time.process_time() - start < 2
