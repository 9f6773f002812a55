"""The players of line-ups and score sheets are people, though no sentence names them."""

from __future__ import annotations

import pytest

from index.people.coreference import find_mentions
from tests.support.people import named_people

SHEET = """Le match est fini.

Dunoyer (7 arrêts)
Porte (2 buts sur 7 tirs)
Rivart (3/8)
Osvald
Belval L. (0/2)
"""
LINE_UP = (
    "Zorville : Moran - Quellan, Rivart (cap.), Dunoyer, Belval - Tarrin, Osvald (Perrain, 65e) - "
    "Lambrec, Zumeri"
)


def test_each_line_of_a_score_sheet_names_a_player() -> None:
    assert list(named_people(SHEET)) == ["Dunoyer", "Porte", "Rivart", "Osvald", "L. Belval"]


def test_a_player_of_a_score_sheet_is_the_one_named_in_full() -> None:
    text = f"{SHEET}\nPaul Rivart et Louis Belval ont brillé."
    assert "Paul Rivart" in named_people(text)
    assert not {"Rivart", "L. Belval"}.intersection(named_people(text))


def test_a_line_up_names_the_players_and_their_substitutes() -> None:
    team = ["Moran", "Quellan", "Rivart", "Dunoyer", "Belval", "Tarrin", "Osvald"]
    assert list(named_people(LINE_UP)) == [*team, "Perrain", "Lambrec", "Zumeri"]


def test_scorers_in_one_line_have_their_initials_last() -> None:
    text = "Buts : Dunoyer K. (5/6), Le Rivart N. (4), Osvald-Perrin L. (2/2, 1 pen.)."
    assert list(named_people(text)) == ["K. Dunoyer", "N. Le Rivart", "L. Osvald-Perrin"]


@pytest.mark.parametrize(
    "text",
    [
        "Valence (26)\nPrivas (07)\nBelley (01)\nRomans (26)\nTournon (07)\n",
        "Orléans (2018)\nRennes (2019)\nQuimper (2020)\nVannes (2021)\n",
        "Fraise (3 kg)\nPoire (2 kg)\nPomme (4 kg)\nCerise (1 kg)\n",
        "Le trajet : Belleval, Quimperec - Tarrinville, Osvaldon, Rivarteuil - Lambrecque, Zumerie",
    ],
)
def test_lists_of_other_things_name_nobody(text: str) -> None:
    assert find_mentions(text) == ()
