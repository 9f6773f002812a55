"""Paragraphs are whole: broken lines are joined, glued sentences parted."""

from __future__ import annotations

import textwrap

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


def test_paragraphs_are_stripped_and_parted_by_one_newline_and_keep_their_inner_spaces() -> None:
    text = f"  {PROSE}\xa0\n\n \n\u200b\n\tDeux  espaces\xa0: ici.\r\n"
    assert clean(text, HEADLINE).body == body(PROSE, "Deux  espaces\xa0: ici.")


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [50, 72, 100])
def test_lines_broken_at_the_edge_of_the_page_are_joined(width: int, blank: str) -> None:
    paragraphs = [
        f"{PROSE} {MORE}",
        f"{MORE} {PROSE} {MORE}",
        f"{PROSE} Les négociations irano-irakiennes continuent.",
    ]
    text = blank.join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert " ".join(clean(text, HEADLINE).body.split()) == " ".join(paragraphs)
    assert (blank == "\n") or clean(text, HEADLINE).body == body(*paragraphs)


def test_short_lines_that_are_whole_are_not_joined() -> None:
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
    ],
)
def test_what_a_page_glued_is_parted(glued: str, parted: str) -> None:
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
def test_addresses_and_names_are_not_parted(line: str) -> None:
    assert clean(line, HEADLINE).body == line
