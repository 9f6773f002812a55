"""Dates found in running text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.date_finder import find_dates


def dates_in(text: str) -> list[tuple[int, int, int | None, int | None]]:
    return [
        (written.day, written.month, written.year, written.weekday) for written in find_dates(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il est venu le 1er mars 2019 à Tunis.", (1, 3, 2019, None)),
        ("Il est venu le 1 er mars 2019.", (1, 3, 2019, None)),
        ("Il est venu mardi 12 mars.", (12, 3, None, 1)),
        ("Il est venu le mardi, 12 mars 2024.", (12, 3, 2024, 1)),
        ("MARDI 12 DÉCEMBRE 2023", (12, 12, 2023, 1)),
        ("mar. 12 déc. 2023", (12, 12, 2023, 1)),
        ("le 5 fevrier 2020", (5, 2, 2020, None)),
        ("le 5 fe\u0301vrier 2020", (5, 2, 2020, None)),
        ("le 5\u00a0août\u202f2020", (5, 8, 2020, None)),
        ("le 5 aou\u0302t 2020", (5, 8, 2020, None)),
        ("vu le 07/09/2021 à 10h", (7, 9, 2021, None)),
        ("vu le 07.09.2021", (7, 9, 2021, None)),
        ("vu le 2021-09-07T10:00", (7, 9, 2021, None)),
        ("vu le 2021/09/07", (7, 9, 2021, None)),
        ("vu le 07/09/21 à 10h", (7, 9, 2021, None)),
        ("7. septembre 2021", (7, 9, 2021, None)),
        ("3 mars, 2020\nSuite", (3, 3, 2020, None)),
        ("Le mardi 3 mars, 2000 manifestants ont défilé", (3, 3, None, 1)),
        ("mardi matin, 3 mars 2020", (3, 3, 2020, 1)),
        ("mardi (3 mars 2020)", (3, 3, 2020, 1)),
        ("Mar 3 mars 2020", (3, 3, 2020, 1)),
        ("outre-mer\n\n2 avril 2017", (2, 4, 2017, None)),
        ("Tuesday, March 3, 2020", (3, 3, 2020, 1)),
        ("Tue March 3rd, 2020", (3, 3, 2020, 1)),
        ("mars 3, 2020", (3, 3, 2020, None)),
        ("3 March 2020", (3, 3, 2020, None)),
        ("12 aoû 2021", (12, 8, 2021, None)),
        ("le 21.11.1901", (21, 11, 1901, None)),
        ("le 14/02/1898", (14, 2, 1898, None)),
        ("February 14, 1898", (14, 2, 1898, None)),
        ("Samedi 2 mai M DCC LXXXIX.", (2, 5, 1789, 5)),
        ("le 3 mars de l'an de grâce 1650", (3, 3, 1650, None)),
        ("le 5 brumaire an VIII", (27, 10, 1799, None)),
        ("Duodi, 12 Frimaire, l’an 2 de la République", (2, 12, 1793, None)),
        ("DÉCADI 10 NIVÔSE AN XIV", (31, 12, 1805, None)),
        ("3e jour complémentaire an VII", (19, 9, 1799, None)),
    ],
)
def test_find_dates_reads_every_form_of_a_date(
    text: str, expected: tuple[int, int, int | None, int | None]
) -> None:
    assert dates_in(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "en mars 2019",
        "5 brumaire",
        "31 brumaire an VIII",
        "5 brumaire an XXX",
        "1914 mai",
        "12 marsouins",
        "3 maison",
        "le 12-07/2020",
        "version 1.2.3",
        "12012/01/2020",
        "march 3 times",
        "3 may",
        "salle 12 2019",
        "01.45.12.20.19",
        "05/06/07/08/09",
        "10.02.2019.4",
    ],
)
def test_find_dates_passes_over_what_is_no_day(text: str) -> None:
    assert dates_in(text) == []


def test_find_dates_gives_the_offsets_of_a_date() -> None:
    text = "Arrivé le lundi 25 février 2019 à Sfax"
    (written,) = find_dates(text)
    assert text[written.start : written.end] == "lundi 25 février 2019"


@given(st.text())
def test_find_dates_searches_any_text(text: str) -> None:
    for written in find_dates(text + " 3 mai " + text):
        assert 0 <= written.start < written.end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Samedi 12/24 mars 1855.", date(1855, 3, 24)),
        ("Saint-Pétersbourg, 12 (24) mars 1855", date(1855, 3, 24)),
        ("le 25 octobre (7 novembre) 1917", date(1917, 11, 7)),
        ("le 25 octobre 1917 (vieux style)", date(1917, 11, 7)),
        ("le 25 octobre 1917, v. s.", date(1917, 11, 7)),
        ("le 3e sans-culottide an II", date(1794, 9, 19)),
        ("le 25 octobre 1917 à Petrograd", date(1917, 10, 25)),
    ],
)
def test_find_dates_reads_old_calendars_as_ours(text: str, day: date) -> None:
    assert list(find_dates(text))[-1].full() == day


def test_an_item_of_a_list_is_no_date() -> None:
    assert list(find_dates("2) mars 2020 : la rentrée")) == []
