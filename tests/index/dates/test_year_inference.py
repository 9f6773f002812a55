"""Years of dates that are written with their weekday alone."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.written_date import WrittenDate
from index.dates.year_inference import possible_days

MONDAY_25_FEBRUARY = WrittenDate(25, 2, weekday=0)
TODAY = date(2026, 11, 21)


def years(text: str = "", hints: tuple[int, ...] = (), latest: date = TODAY) -> list[int]:
    return [day.year for day in possible_days(MONDAY_25_FEBRUARY, text, hints, latest)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le pont a rouvert en mars 2013.", [2013]),
        ("Le scrutin de l'automne 2012 l'a porté au pouvoir.", [2013]),
        ("Il cite les comptes de 2012. Ceux de 2013 manquent.", [2013]),
        ("Il a été élu en 2013, et réélu en 2013.", [2013]),
        ("Il a été élu en 2013.", [2013, 2019]),
        ("Il est élu depuis 2012.", [2013, 2019]),
        ("Il est élu depuis 1996.", [2002, 2008, 2013, 2019]),
        ("Il a obtenu 2013 voix.", [1991, 2002, 2008, 2013, 2019]),
        ("", [1991, 2002, 2008, 2013, 2019]),
    ],
)
def test_possible_days_are_of_the_years_that_the_text_makes_possible(
    text: str, expected: list[int]
) -> None:
    assert years(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Il sera candidat en 2019.",
        "D'ici 2019, le pont sera reconstruit.",
        "La présidentielle de 2019 approche. Celle de 2014 est loin.",
        "La mode des années 2000 revient. Celle des années 2000, dit-elle.",
        "Un Boeing 2000 s'est posé. Le Boeing 2000 était vide.",
    ],
)
def test_years_to_come_and_numbers_that_are_no_years_settle_nothing(text: str) -> None:
    assert len(years(text)) > 1


def test_a_year_that_may_be_to_come_leaves_an_earlier_one_possible() -> None:
    assert years("Le pont de Tunis, 2014-2018, sera payé en une fois.") == [2013, 2019]


def test_possible_days_are_of_the_year_that_the_file_is_filed_under_before_others() -> None:
    assert years("Le pont a rouvert en mars 2013.", hints=(2002,)) == [2002]
    assert years("Le pont a rouvert en mars 2013.", hints=(2003,)) == [2013]


def test_possible_days_are_never_after_the_latest_day() -> None:
    assert years(hints=(2019,), latest=date(2019, 2, 24)) == [1991, 2002, 2008, 2013]


def test_an_impossible_date_has_no_possible_days() -> None:
    assert possible_days(WrittenDate(30, 2, weekday=0), "", [], TODAY) == ()
