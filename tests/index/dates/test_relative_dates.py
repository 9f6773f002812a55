"""Days that expressions mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.relative_dates import resolve_day

TUESDAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("aujourd'hui", "2024-03-12"),
        ("aujourd’hui", "2024-03-12"),
        ("Hier", "2024-03-11"),
        ("avant-hier", "2024-03-10"),
        ("après-demain", "2024-03-14"),
        ("il y a trois jours", "2024-03-09"),
        ("il y a un an", "2023-03-12"),
        ("il y a sept semaines", "2024-01-23"),
        ("a month ago", "2024-02-12"),
        ("dans deux mois", "2024-05-12"),
        ("jeudi", "2024-03-14"),
        ("mardi", "2024-03-19"),
        ("ce jeudi", "2024-03-14"),
        ("mardi dernier", "2024-03-05"),
        ("jeudi dernier", "2024-03-07"),
        ("vendredi de la semaine dernière", "2024-03-08"),
        ("jeudi prochain", "2024-03-21"),
        ("lundi en huit", "2024-03-25"),
        ("lundi en quinze", "2024-04-01"),
        ("jeudi 14", "2024-03-14"),
        ("lundi 14", "2024-10-14"),
        ("le 14 lundi", "2024-10-14"),
        ("le 14 courant", "2024-03-14"),
        ("le 6 du mois", "2024-03-06"),
        ("le 6 février dernier", "2024-02-06"),
        ("la nuit dernière", "2024-03-11"),
        ("14 ct", "2024-03-14"),
        ("le 14 du présent mois", "2024-03-14"),
        ("le 30 du mois dernier", None),
        ("le 3 du mois dernier", "2024-02-03"),
        ("le 3 écoulé", "2024-02-03"),
        ("le 3 prochain", "2024-04-03"),
        ("Mardi 14 mars, 2024", "2024-03-14"),  # a Thursday
        ("02/22/2016", "2016-02-22"),
        ("dernier jour d'octobre 2015", "2015-10-31"),
        ("le dernier jour de février 2016", "2016-02-29"),
        ("l'avant-dernier jour du mois", "2024-03-30"),
        ("dernier lundi de mars", "2024-03-25"),
        ("avant-dernier lundi de mars", "2024-03-18"),
        ("dernier jour de l'année", "2024-12-31"),
        ("premier jour de l'an 2020", "2020-01-01"),
        ("il ya 2 jours", "2024-03-10"),
        ("ilya deux jours", "2024-03-10"),
        ("ça fait 2 jours", "2024-03-10"),
        ("voilà deux semaines", "2024-02-27"),
        ("le surlendemain de Noël 2019", "2019-12-27"),
        ("l'avant-veille du 1er mai", "2024-04-29"),
        ("nouvel an", "2025-01-01"),
        ("le jour de l'an", "2025-01-01"),
        ("le Nouvel An 2016", "2016-01-01"),
        ("le jour de Noël", "2024-12-25"),
        ("jour des morts", "2024-11-02"),
        ("Toussaint", "2024-11-01"),
        ("la Chandeleur", "2025-02-02"),
        ("Pâques", "2024-03-31"),
        ("lundi de Pentecôte 2023", "2023-05-29"),
        ("mardi gras", "2025-03-04"),
        ("le 4 octobre mil neuf cent soixante-douze", "1972-10-04"),
        ("quatre octobre dix-neuf cent soixante-douze", "1972-10-04"),
        ("quatre octobre à dix neuf soixante douze", "1972-10-04"),
        ("4 août mil sept cent quatre-vingt-neuf", "1789-08-04"),
        ("3 mars deux mille dix-neuf", "2019-03-03"),
        ("3 mars deux mille", "2000-03-03"),
        ("le dix-neuf mars", "2024-03-19"),
        ("18 brumaire an VIII", "1799-11-09"),
        ("le 18 brumaire de l'an 8", "1799-11-09"),
        ("12 mars 1917 (v. st.)", "1917-03-25"),
        ("quintidi 5 brumaire de l'an 8", "1799-10-27"),
        ("3e sans-culottide an II", "1794-09-19"),
        ("le 25 octobre 1917 (vieux style)", "1917-11-07"),
        ("le 7 novembre (25 octobre) 1917", "1917-11-07"),
        ("14 décembre 1825 (v. s.)", "1825-12-26"),
        ("jeudi de l'Ascension 2020", "2020-05-21"),
        ("le 1ier mai 2019", "2019-05-01"),
        ("25 octobre 1917, v. s.", "1917-11-07"),
        ("25 octobre (7 novembre) 1917", "1917-11-07"),
        ("25 octobre/7 novembre 1917", "1917-11-07"),
        ("12/24 mars 1855", "1855-03-24"),
        ("7 novembre 1917 (nouveau style)", "1917-11-07"),
        ("18 brumaire", None),
        ("entre le 18 brumaire an VIII et le 3 nivôse", None),
        ("le 14", "2024-03-14"),
        ("3 mai", "2024-05-03"),
        ("le 3/5", "2024-05-03"),
        ("sept mai 2023", "2023-05-07"),
        ("7 sept", "2024-09-07"),
        ("29 février 2023", None),
        ("le lendemain du 31 mai", "2024-06-01"),
        ("la veille du 1er mai 2023", "2023-04-30"),
        ("premier jeudi de mai", "2024-05-02"),
        ("deuxième mardi du mois prochain", "2024-04-09"),
        ("cinquième vendredi d'avril", None),
        ("noël", "2024-12-25"),
        ("noël 2019", "2019-12-25"),
        ("noël dernier", "2023-12-25"),
        ("hier soir", "2024-03-11"),
        ("ce matin", "2024-03-12"),
        ("maintenant", "2024-03-12"),
        ("premier mars", "2024-03-01"),
        ("second mardi de mai", "2024-05-14"),
        ("la semaine dernière", None),
        ("bonjour", None),
        ("il y a 99999 ans", None),
        ("", None),
    ],
)
def test_resolve_day_gives_the_day_meant_on_a_given_day(
    expression: str, expected: str | None
) -> None:
    day = resolve_day(expression, TUESDAY)
    assert (day and day.isoformat()) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("jeudi", "2024-03-07"),
        ("mardi", "2024-03-12"),
        ("3 mai", "2023-05-03"),
        ("le 14", "2024-02-14"),
    ],
)
def test_resolve_day_looks_back_for_what_has_happened(expression: str, expected: str) -> None:
    day = resolve_day(expression, TUESDAY, is_past=True)
    assert day is not None
    assert day.isoformat() == expected


@given(st.text(), st.dates(), st.booleans())
def test_resolve_day_reads_any_text_on_any_day(
    expression: str, reference: date, past: bool
) -> None:
    day = resolve_day(expression, reference, is_past=past)
    assert day is None or isinstance(day, date)


WORDS = [
    "il",
    "y",
    "a",
    "3",
    "99999",
    "jours",
    "mois",
    "lundi",
    "en",
    "huit",
    "dernier",
    "veille",
    "du",
    "31",
    "mars",
    "0",
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=8),
    st.sampled_from([date.min, TUESDAY, date.max]),
    st.booleans(),
)
def test_resolve_day_never_leaves_the_calendar(
    words: list[str], reference: date, past: bool
) -> None:
    day = resolve_day(" ".join(words), reference, is_past=past)
    assert day is None or date.min <= day <= date.max
