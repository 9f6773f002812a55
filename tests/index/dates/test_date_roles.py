"""The parts that dates play in an article."""

from __future__ import annotations

import pytest

from index.dates.date_finder import find_dates
from index.dates.date_roles import find_date_clues, find_printed_dates, is_dependent

NEWS = "Le maire a reçu la délégation à l'hôtel de ville.\n"


def roles(body: str) -> list[tuple[str, int]]:
    return [(clue.role, clue.days_later) for clue in find_date_clues(f"Titre\n{body}")]


@pytest.mark.parametrize(
    ("body", "role", "days_later"),
    [
        ("Publié le 4 août 2020\n", "published", 0),
        ("SOUSSE, 4 août 2020 (AFP) – Le port a rouvert.", "dateline", 0),
        ("4 août 2020\n", "alone", 0),
        (f"{NEWS * 40}4 août 2020\n", "below", 0),
        ("Mis à jour le 4 août 2020\n", "updated", 0),
        (f"{NEWS * 40}Mis à jour le 4 août 2020\n", "updated", 0),
        ("Le port a rouvert ce 4 août.", "this", 0),
        ("Le port a rouvert hier, mardi 4 août.", "this", 1),
        ("Le port rouvre demain, mardi 4 août.", "this", -1),
        ("Le port a rouvert mardi 4 août 2020.", "weekday", 0),
        ("La mairie annonce mardi 4 août la réouverture du port.", "weekday", 0),
        ("Le port rouvre, indiquent mardi 4 août les pêcheurs.", "weekday", 0),
        ("Le port a rouvert mardi 4 août. Ce mardi, la mairie s'en félicite.", "weekday", 0),
        ("Le port a rouvert mardi 4 août. Ce mercredi, la mairie s'en félicite.", "weekday", 1),
        ("Le port a rouvert le 4 août.", "bare", 0),
    ],
)
def test_find_date_clues_gives_the_role_of_a_date(body: str, role: str, days_later: int) -> None:
    assert roles(body) == [(role, days_later)]


@pytest.mark.parametrize(
    "body",
    [
        "L'accord du 4 août 2020 n'est pas appliqué.",
        "Le port rouvrira le mardi 4 août.",
        "Un tournoi organisé le mardi 4 août 2020 a réuni les pêcheurs.",
        "Les pêcheurs ont organisé le mardi 4 août 2020 un tournoi.",
        "Le port a rouvert mardi 4 août.",
        "Le port rouvre, rapporte un journal mardi 4 août.",
        "Le port a brûlé, a annoncé mardi 4 août la mairie.",
        "Après l'annonce mardi 4 août de la fermeture, les pêcheurs protestent.",
        "Le port a rouvert mardi 4 août. Ce vendredi, il ferme.",
        "Le port a rouvert mardi 4 août. Ce mardi et ce jeudi, il ferme.",
        "Le port a rouvert mardi 4 août, ce mardi noir.",
        "Elle était l'invitée de l'émission ce mardi 4 août.",
        "Ils devaient rouvrir le port ce mardi 4 août.",
        f"{NEWS * 40}Le port a rouvert mardi 4 août, puis a fermé. {NEWS * 40}",
    ],
)
def test_find_date_clues_passes_over_dates_of_events(body: str) -> None:
    assert roles(body) == []


def test_find_date_clues_does_not_read_sentences_of_the_title() -> None:
    assert list(find_date_clues(f"Retour sur le mardi 4 août\n{NEWS}")) == []


def test_find_printed_dates_passes_over_sentences() -> None:
    text = "Publié le 4 août 2020\nLe port a rouvert le 5 août 2020, selon la mairie.\n"
    assert [(clue.role, clue.written.day) for clue in find_printed_dates(text)] == [
        ("published", 4)
    ]


@pytest.mark.parametrize(
    ("text", "dependent"),
    [
        ("L'accord du 3 mars 2020", True),
        ("depuis le 3 mars 2020", True),
        ("Il est venu le 3 mars 2020", False),
        ("3 mars 2020", False),
    ],
)
def test_is_dependent_tells_dates_of_nouns_and_limits(text: str, dependent: bool) -> None:
    (written,) = find_dates(text)
    assert is_dependent(written, text) is dependent
