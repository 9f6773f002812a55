"""Dates and periods as users type them."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.period import Period
from index.dates.period_parser import read_period
from index.errors import DateError
from index.messages import Language, catalogue

SATURDAY = date(2026, 11, 21)


def read(text: str) -> str:
    period = read_period(text, SATURDAY)
    return f"{period.first or ''}..{period.last or ''}"


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-25", "2019/02/25", "20190225", "2019-02-25T23:30:00+02:00", "2019-02-25T23:30:00Z",
        "25/02/2019", "25.02.2019", "25-02-2019", "25/2/19", "25 février 2019", "25 FEVRIER 2019",
        "25 fév. 2019", "le 25 févr 2019", "lundi 25 février 2019", "Lundi, 25 février 2019 à 10h30",
        "February 25, 2019",
    ],
)  # fmt: skip
def test_read_period_reads_a_day_in_every_form(text: str) -> None:
    assert read(text) == "2019-02-25..2019-02-25"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", "2019-01-01..2019-12-31"),
        ("l'année 2019", "2019-01-01..2019-12-31"),
        ("2020-02", "2020-02-01..2020-02-29"),
        ("02/2019", "2019-02-01..2019-02-28"),
        ("mars 2019", "2019-03-01..2019-03-31"),
        ("fév. 2019", "2019-02-01..2019-02-28"),
        ("FEVRIER 2019", "2019-02-01..2019-02-28"),
        ("March 2019", "2019-03-01..2019-03-31"),
        ("1er trimestre 2019", "2019-01-01..2019-03-31"),
        ("2019-Q4", "2019-10-01..2019-12-31"),
        ("T1 2020", "2020-01-01..2020-03-31"),
        ("T1", "2026-01-01..2026-03-31"),
        ("dernier trimestre 2019", "2019-10-01..2019-12-31"),
        ("2nd quarter of 2020", "2020-04-01..2020-06-30"),
        ("dernière semaine de mai 2018", "2018-05-25..2018-05-31"),
        ("XIXe siècle", "1801-01-01..1900-12-31"),
        ("le 20e siècle", "1901-01-01..2000-12-31"),
        ("second semestre 2019", "2019-07-01..2019-12-31"),
        ("S1 2019", "2019-01-01..2019-06-30"),
        ("semaine du 3 mars 2020", "2020-03-02..2020-03-08"),
        ("week of March 3, 2020", "2020-03-02..2020-03-08"),
        ("week-end du 3 mars 2020", "2020-03-07..2020-03-08"),
        ("semaine 12 2020", "2020-03-16..2020-03-22"),
        ("2020-W12", "2020-03-16..2020-03-22"),
        ("semaine 50", "2025-12-08..2025-12-14"),
        ("première quinzaine de mars 2019", "2019-03-01..2019-03-15"),
        ("2e quinzaine de mars 2019", "2019-03-16..2019-03-31"),
        ("première semaine de mars 2019", "2019-03-01..2019-03-07"),
        ("été 2019", "2019-06-21..2019-09-22"),
        ("summer 2019", "2019-06-21..2019-09-22"),
        ("hiver 2019-2020", "2019-12-21..2020-03-19"),
        ("les années 90", "1990-01-01..1999-12-31"),
        ("années 2010", "2010-01-01..2019-12-31"),
        ("202003", "2020-03-01..2020-03-31"),
        ("2019 mars", "2019-03-01..2019-03-31"),
        ("courant mars 2019", "2019-03-01..2019-03-31"),
        ("mai 68", "1968-05-01..1968-05-31"),
        ("mars de l'an dernier", "2025-03-01..2025-03-31"),
    ],
)
def test_read_period_takes_the_whole_of_a_month_or_a_year(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("début mars 2019", "2019-03-01..2019-03-10"), ("mi-mars 2019", "2019-03-11..2019-03-20"),
        ("à la fin mars 2019", "2019-03-21..2019-03-31"), ("fin février", "2026-02-21..2026-02-28"),
        ("début 2019", "2019-01-01..2019-04-30"), ("mid-2019", "2019-05-01..2019-08-31"),
        ("fin de l'année 2019", "2019-09-01..2019-12-31"), ("end of March 2019", "2019-03-21..2019-03-31"),
        ("fin du mois", "2026-11-21..2026-11-30"), ("fin de l'été 2019", "2019-08-21..2019-09-22"),
        ("depuis début 2019", "2019-01-01.."), ("jusqu'à fin mars 2019", "..2019-03-31"),
        ("avant fin 2019", "..2019-12-31"), ("depuis le début de l'année", "2026-01-01.."),
    ],
)  # fmt: skip
def test_read_period_takes_thirds_for_beginning_middle_and_end(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25 février", "2026-02-25..2026-02-25"),
        ("25 décembre", "2025-12-25..2025-12-25"),
        ("lundi 25 février", "2019-02-25..2019-02-25"),
        ("29 février", "2024-02-29..2024-02-29"),
        ("mars", "2026-03-01..2026-03-31"),
        ("décembre", "2025-12-01..2025-12-31"),
        ("novembre", "2026-11-01..2026-11-30"),
        ("novembre dernier", "2025-11-01..2025-11-30"),
    ],
)
def test_read_period_without_a_year_is_the_latest(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aujourd'hui", "2026-11-21..2026-11-21"),
        ("aujourd’hui", "2026-11-21..2026-11-21"),
        ("hier", "2026-11-20..2026-11-20"),
        ("avant-hier", "2026-11-19..2026-11-19"),
        ("avant hier", "2026-11-19..2026-11-19"),
        ("lundi", "2026-11-16..2026-11-16"),
        ("samedi dernier", "2026-11-14..2026-11-14"),
        ("cette semaine", "2026-11-16..2026-11-22"),
        ("la semaine dernière", "2026-11-09..2026-11-15"),
        ("ce mois-ci", "2026-11-01..2026-11-30"),
        ("le mois dernier", "2026-10-01..2026-10-31"),
        ("cette année", "2026-01-01..2026-12-31"),
        ("l'an dernier", "2025-01-01..2025-12-31"),
        ("l’année dernière", "2025-01-01..2025-12-31"),
        ("il y a 3 mois", "2026-08-21..2026-08-21"),
        ("il y a trois jours", "2026-11-18..2026-11-18"),
        ("3 derniers mois", "2026-08-21..2026-11-21"),
        ("les sept derniers jours", "2026-11-14..2026-11-21"),
        ("yesterday", "2026-11-20..2026-11-20"),
        ("last week", "2026-11-09..2026-11-15"),
        ("3 months ago", "2026-08-21..2026-08-21"),
        ("last 2 years", "2024-11-21..2026-11-21"),
        ("3 mois", "2026-08-21..2026-11-21"),
        ("ces 3 derniers mois", "2026-08-21..2026-11-21"),
        ("au cours des 3 derniers mois", "2026-08-21..2026-11-21"),
        ("les dernières 48 heures", "2026-11-19..2026-11-21"),
        ("ce jour", "2026-11-21..2026-11-21"),
        ("hier soir", "2026-11-20..2026-11-20"),
        ("ce trimestre", "2026-10-01..2026-12-31"),
        ("trimestre dernier", "2026-07-01..2026-09-30"),
        ("week-end dernier", "2026-11-14..2026-11-15"),
        ("ce week-end", "2026-11-21..2026-11-22"),
        ("le week-end", "2026-11-21..2026-11-22"),
        ("l'été dernier", "2026-06-21..2026-09-22"),
        ("hiver dernier", "2025-12-21..2026-03-19"),
        ("cet automne", "2026-09-23..2026-12-20"),
        ("automne dernier", "2025-09-23..2025-12-20"),
        ("noël 2019", "2019-12-25..2019-12-25"),
    ],
)
def test_read_period_starts_relative_expressions_from_today(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019..2021", "2019-01-01..2021-12-31"),
        ("2019-2021", "2019-01-01..2021-12-31"),
        ("mars 2019 - juin 2019", "2019-03-01..2019-06-30"),
        ("25/02/2019..01/03/2019", "2019-02-25..2019-03-01"),
        ("il y a 3 mois..hier", "2026-08-21..2026-11-20"),
        ("entre mars 2019 et juin 2020", "2019-03-01..2020-06-30"),
        ("between March 2019 and June 2020", "2019-03-01..2020-06-30"),
        ("de novembre à février 2020", "2019-11-01..2020-02-29"),
        ("du 3 au 15 mars 2019", "2019-03-03..2019-03-15"),
        ("de 2019 jusqu’à 2021", "2019-01-01..2021-12-31"),
        ("mars à mai 2020", "2020-03-01..2020-05-31"),
        ("mars-avril 2020", "2020-03-01..2020-04-30"),
        ("3-5 mars 2020", "2020-03-03..2020-03-05"),
        ("entre le 3 et le 5 mars 2020", "2020-03-03..2020-03-05"),
        ("3/3/2020-5/4/2020", "2020-03-03..2020-04-05"),
        ("2020-03-03/2020-04-05", "2020-03-03..2020-04-05"),
        ("2020-03 à 2020-05", "2020-03-01..2020-05-31"),
        ("mars 2019 à aujourd'hui", "2019-03-01..2026-11-21"),
        ("été 2019..hiver 2019-2020", "2019-06-21..2020-03-19"),
        ("as of 2019", "2019-01-01.."),
        ("..2020", "..2020-12-31"),
        ("2019..", "2019-01-01.."),
        ("2019…", "2019-01-01.."),
        ("depuis mars 2019", "2019-03-01.."),
        ("depuis le 3 mars 2019", "2019-03-03.."),
        ("depuis 3 mois", "2026-08-21.."),
        ("depuis l'an dernier", "2025-01-01.."),
        ("à partir du 3 mars 2019", "2019-03-03.."),
        ("a compter de mars 2019", "2019-03-01.."),
        ("since March 2019", "2019-03-01.."),
        ("avant 2020", "..2019-12-31"),
        ("après 2020", "2021-01-01.."),
        ("après le 3 mars 2020", "2020-03-04.."),
        ("jusqu'en 2020", "..2020-12-31"),
    ],
)
def test_read_period_includes_both_ends_of_a_range(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ["fév. 2019", "août 2020", "l’année dernière", "depuis décembre", "après février 2020"]
)
def test_read_period_ignores_case_and_the_encoding_of_accents(text: str) -> None:
    expected = read(text)
    assert read(normalize("NFD", text)) == expected
    assert read(text.upper()) == expected
    assert read(f"  {text.replace(' ', chr(0xA0))} ") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-02-30", "no day 30 in month 2 of 2019"),
        ("le 32 mars", "no day 32 in month 3 of any year"),
        ("30 février", "no day 30 in month 2 of any year"),
        ("29 février 2019", "no day 29"),
        ("2019-13", "no month 13"),
        ("13/13/2019", "no month 13"),
        ("00/00/2019", "no month 0"),
        ("0000", "no year 0"),
        ("hiver 2019", "a winter has two years, such as hiver 2018-2019"),
        ("été 2019-2020", "only a winter has two years"),
        ("T5 2020", "there is no quarter 5, a year has 4"),
        ("2021-W54", "there is no week 54"),
        ("ces derniers jours", "this form of date is not known"),
        ("été", "this form of date is not known"),
        ("début de semaine", "this form of date is not known"),
        ("le 3 ou le 4 mars 2020", "this form of date is not known"),
        ("mardi 25 février 2019", "2019-02-25 is a Monday, not a Tuesday"),
        ("2021..2019", "before it begins"),
        ("entre juin 2020 et mars 2019", "before it begins"),
        ("avant 0001-01-01", "beyond the calendar"),
        ("il y a 99999 ans..hier", "this form of date is not known"),
        ("bonjour", "this form of date is not known"),
        ("", "this form of date is not known"),
        ("..", "this form of date is not known"),
        ("99", "this form of date is not known"),
        ("2019" * 1000, "this form of date is not known"),
    ],
)
def test_read_period_error_says_why_and_lists_forms_for_an_unknown_one(
    text: str, reason: str
) -> None:
    with pytest.raises(DateError, match=reason) as caught:
        read_period(text, SATURDAY)
    is_unknown_form = "form of date" in reason
    assert ("été 2019, yesterday" in str(caught.value)) == is_unknown_form
    assert text[:50] in str(caught.value)
    assert len(str(caught.value)) < 420


@pytest.mark.slow
@given(st.text(), st.dates())
def test_read_period_of_any_text_is_a_period_or_an_error(text: str, today: date) -> None:
    try:
        period = read_period(text, today)
    except DateError:
        return
    assert period.first or period.last


PARTS = [
    "2019", "0", "0001", "31", "02", "mars", "mardi", "..", "-", "/", "depuis", "avant", "il y a", "99999", "ans",
    "dernier", "et", "du", "au", "début", "fin de", "mi", "été", "hiver", "semaine", "week-end", "T1", "w53", "s12",
    "quinzaine", "trimestre", "années", "90", "heures", "noël", "9999", "ce",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PARTS), max_size=7), st.sampled_from([date.min, SATURDAY, date.max])
)
def test_read_period_never_reads_a_jumble_backwards(parts: list[str], today: date) -> None:
    try:
        period = read_period(" ".join(parts), today)
    except DateError:
        return
    assert not (period.first and period.last) or period.first <= period.last


@given(st.dates())
def test_read_period_of_an_iso_day_is_that_day(day: date) -> None:
    assert read_period(day.isoformat(), SATURDAY) == Period(day, day)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_read_period_of_a_french_day_is_that_day(day: date) -> None:
    assert read_period(f"{day:%d/%m/}{day.year}", SATURDAY) == Period(day, day)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        (">2019", date(2020, 1, 1), None),
        (">= 2019", date(2019, 1, 1), None),
        ("<mars 2019", None, date(2019, 2, 28)),
        ("<=2019-03-05", None, date(2019, 3, 5)),
    ],
)
def test_read_period_opens_a_range_with_a_comparison(
    typed: str, first: date | None, last: date | None
) -> None:
    assert read_period(typed, SATURDAY) == Period(first, last)


@pytest.mark.parametrize("typed", ["-2019", "2019-", "2019?", "=2019", "/2019", "2019>"])
def test_read_period_refuses_a_stray_character(typed: str) -> None:
    with pytest.raises(DateError):
        read_period(typed, SATURDAY)


@pytest.mark.parametrize("language", get_args(Language))
def test_read_period_reads_the_forms_that_its_error_lists(language: Language) -> None:
    with pytest.raises(DateError) as caught:
        read_period("bonjour", SATURDAY)
    words = catalogue(language).text(caught.value.message)
    forms = re.split("write it like |écrivez par exemple ", words)[1].split(", ")
    assert len(forms) == 8
    for form in forms:
        read_period(form, SATURDAY)


def test_read_period_error_is_worded_in_french() -> None:
    with pytest.raises(DateError) as caught:
        read_period("mardi 25 février 2019", SATURDAY)
    words = catalogue("fr").text(caught.value.message)
    assert "le 2019-02-25 est un lundi, pas un mardi" in words
