"""A name in a text tells the earliest year that the text can be of."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.first_years import first_year
from index.dates.publication_date import DateEvidence, find_publication

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Le groupe Daech recule.", 2013),
        ("DAECH et le Hachd al-Chaabi", 2014),
        ("une reunion sur la COVID 19", 2020),
        ("Le président Macron a parlé de Daech.", 2017),
        ("Le port a rouvert.", None),
        ("les chatgptistes", None),
        ("Le pont a été rouvert le 11 septembre 1995, a dit le maire.", None),
        ("", None),
    ],
)
def test_the_latest_beginning_of_a_name_counts(text: str, year: int | None) -> None:
    assert first_year(text) == year


@pytest.mark.parametrize(
    ("body", "day", "years"),
    [
        ("Le ministre vient d'inaugurer un phare, le lundi 25 février.", None, [2013, 2019]),
        (
            "Le ministre vient d'inaugurer un phare, le lundi 25 février. Le Hachd al-Chaabi recule.",
            date(2019, 2, 25),
            [],
        ),
        (
            "Les élus viennent en effet de voter le texte, le lundi 25 février. Le Hachd al-Chaabi recule.",
            date(2019, 2, 25),
            [],
        ),
        (
            "Le ministre a inauguré un phare, le lundi 25 février. Le Hachd al-Chaabi recule.",
            None,
            [],
        ),
    ],
)
def test_the_year_of_what_has_just_been_done_is_told_where_one_alone_fits(
    body: str, day: date | None, years: list[int]
) -> None:
    found = find_publication(DateEvidence(title="Un phare", body=body), TODAY)
    assert found.day == day
    assert [possible.year for possible in found.possible_days][-2:] == years
