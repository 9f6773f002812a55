"""Paragraphs are whole: broken lines are joined, glued sentences parted."""

from __future__ import annotations

import textwrap

import pytest

from index.cleaning import clean
from index.cleaning.paragraphs import split_paragraphs
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body

BROKEN = [
    f"{LEDE} {SECOND_PARAGRAPH}",
    f"{SECOND_PARAGRAPH} {LEDE} {SECOND_PARAGRAPH}",
    f"{LEDE} Les négociations irano-irakiennes continuent.",
]


def test_paragraphs_are_stripped_and_keep_their_inner_spaces() -> None:
    text = f"  {LEDE}\xa0\n\n \n\u200b\n\tDeux  espaces\xa0: ici.\r\n"
    assert clean(text, HEADLINE).body == body(LEDE, "Deux  espaces\xa0: ici.")


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [50, 72, 100])
def test_paragraphs_broken_at_the_edge_of_the_page_lose_no_word(width: int, blank: str) -> None:
    text = blank.join(textwrap.fill(paragraph, width) for paragraph in BROKEN)
    assert " ".join(clean(text, HEADLINE).body.split()) == " ".join(BROKEN)


@pytest.mark.parametrize("width", [50, 72, 100])
def test_paragraphs_broken_at_the_edge_of_the_page_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in BROKEN)
    assert clean(text, HEADLINE).body == body(*BROKEN)


def test_paragraphs_get_back_the_words_that_were_broken_at_the_edge_of_the_page() -> None:
    lines = [
        "Le bac a repris hier son service entre les deux rives, et le passe-",
        "ur a promis de ne plus manquer une seule traversée d'ici le prin-",
        "temps, a dit le porte-",
        "parole du port. Les habi-",
        "tués du matin ont retrouvé leur banc, leur vue et leur conversa-",
        "tion. Le tarif ne change pas, et les vélos passent gratuitement.",
    ]
    [paragraph] = split_paragraphs("\n".join(lines))
    for phrase in (
        "le passeur a",
        "le printemps, a",
        "porte-parole du",
        "habitués",
        "conversation.",
    ):
        assert phrase in paragraph


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Le bac quitte l'embar-\ncadère.", ["Le bac quitte l'embarcadère."]),
        ("Le bac quitte l'embar\u2010\ncadère.", ["Le bac quitte l'embarcadère."]),
        ("Le bac quitte l'embar\u00ad\ncadère.", ["Le bac quitte l'embarcadère."]),
        ("Le bac quitte l'embar¬\ncadère.", ["Le bac quitte l'embarcadère."]),
        ("LE BAC QUITTE L'EMBAR-\nCADÈRE", ["LE BAC QUITTE L'EMBARCADÈRE"]),
        ("Le bac quitte l'embar- cadère.", ["Le bac quitte l'embarcadère."]),
        ("Le porte-\nparole du port", ["Le porte-parole du port"]),
        ("Le porte- parole du port", ["Le porte-parole du port"]),
        ("Un plan pour la micro- et la macro-économie", None),
        ("Au menu : soupe-\npoisson du jour", None),
        ("Jean-\nPierre part demain", None),
        ("Le bac - mon bac - part", None),
    ],
)
def test_a_word_broken_at_a_hyphen_is_whole_if_the_dictionary_has_it(
    text: str, paragraphs: list[str] | None
) -> None:
    assert split_paragraphs(text) == (paragraphs or text.split("\n"))


def test_paragraphs_that_are_short_lines_are_not_joined() -> None:
    lines = [
        "Les mesures annoncées par le ministre :",
        "- un nouveau port de pêche",
        "- deux écluses",
        "- une digue",
    ]
    lines += ["Le calendrier sera fixé plus tard, a-t-il dit.", "Il pleut encore."]
    assert clean(body(*lines), HEADLINE).body == body(*lines)


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("Il veut la paix.Le ministre l'a dit.", "Il veut la paix. Le ministre l'a dit."),
        ("Il veut la paix !Elle aussi.", "Il veut la paix ! Elle aussi."),
        ("Il est venu en 2019.Le maire aussi.", "Il est venu en 2019. Le maire aussi."),
        ("Il veut la paix.«La guerre est finie.»", "Il veut la paix. «La guerre est finie.»"),
        ("Il veut la paixLe ministre l'a dit.", "Il veut la paix Le ministre l'a dit."),
        ("Il veut la paixL'eau manque.", "Il veut la paix L'eau manque."),
        ("Le feu à Virepar BFMTV\nIl dort.", "Le feu à Vire par BFMTV\nIl dort."),
        ("Le feu « à Vire »par franceinfo\nIl dort.", "Le feu « à Vire » par franceinfo\nIl dort."),
        ("Un film de Gaspar Morel\nIl dort.", "Un film de Gaspar Morel\nIl dort."),
    ],
)
def test_paragraphs_glued_by_a_page_are_parted(glued: str, parted: str) -> None:
    assert clean(glued, HEADLINE).body == parted


@pytest.mark.parametrize(
    "line",
    [
        "Voir www.gazette.Fr et https://gazette.example/La.Une pour le reste du texte.",
        "Écrire à jeanne.Durand@gazette.example pour en savoir plus sur le port.",
        "Les U.S.A. et M.Durand, de YouTube, de LaLibre et de TotalEnergies.",
        "Le prix est de 3.50 euros, ou 12.000 livres, ...Rien de plus.",
    ],
)
def test_paragraphs_keep_addresses_and_names_whole(line: str) -> None:
    assert clean(line, HEADLINE).body == line


def test_signs_at_which_a_browser_might_break_a_word_are_left_out() -> None:
    text = f"{LEDE}\nLamberto Sanve\u00adlice a si\u00adgné."
    article = clean(text, "Un ac\u00adcord")
    assert article.title == "Un accord"
    assert article.body == body(LEDE, "Lamberto Sanvelice a signé.")
