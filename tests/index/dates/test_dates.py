from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.expressions import resolve, shift
from index.dates.finding import find_dates
from index.dates.normalization import fold, normalize_expression
from index.dates.written import Written, read_date

TUESDAY = date(2024, 3, 12)


def found(text: str) -> list[tuple[int, int, int | None, int | None]]:
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
    ],
)
def test_a_date_is_found_in_running_text(
    text: str, expected: tuple[int, int, int | None, int | None]
) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "en mars 2019",
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
def test_what_is_no_day_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_date_knows_where_it_stands() -> None:
    text = "Arrivé le lundi 25 février 2019 à Sfax"
    (written,) = find_dates(text)
    assert text[written.start : written.end] == "lundi 25 février 2019"


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for written in find_dates(text + " 3 mai " + text):
        assert 0 <= written.start < written.end


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (Written(0, 0, 31, 2, 2020), None),
        (Written(0, 0, 29, 2, 2020), date(2020, 2, 29)),
        (Written(0, 0, 29, 2, 2019), None),
        (Written(0, 0, 25, 2, 2019, weekday=0), date(2019, 2, 25)),
        (Written(0, 0, 25, 2, 2019, weekday=1), None),
        (Written(0, 0, 25, 2), None),
        (Written(0, 0, 1, 1, 0), None),
    ],
)
def test_a_full_date_is_a_day_when_the_calendar_and_the_weekday_agree(
    written: Written, expected: date | None
) -> None:
    assert written.full() == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (Written(0, 0, 12, 3), date(2024, 3, 12)),
        (Written(0, 0, 13, 3), date(2023, 3, 13)),
        (Written(0, 0, 25, 2, weekday=0), date(2019, 2, 25)),
        (Written(0, 0, 29, 2, weekday=0), date(2016, 2, 29)),
        (Written(0, 0, 30, 2), None),
    ],
)
def test_a_date_without_a_year_is_the_latest_one_not_after_today(
    written: Written, expected: date | None
) -> None:
    assert written.latest(TUESDAY) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "2019-02-05", "2019-2-5", "20190205", "20190205103000", "2019/02/05", "2019.02.05",
        "2019-02-05T23:30:00Z", "2019-02-05T23:30:00.123-11:00", "20190205T233000Z",
        "2019-02-05 23:30:00 +0100 (CET)", "05/02/2019", "5/2/19", "05.02.2019 10:32", "5 2 2019",
        "Tue, 5 Feb 2019 23:30:00 GMT", "Tue Feb  5 23:30:00 2019", "February 5, 2019 10:30 PM",
        "5 février 2019 à 10h", "mar. 5 févr. 2019", "le mardi 5 FÉVRIER 2019", "cinq février 2019",
        "5 fe\u0301vrier 2019",
    ],
)  # fmt: skip
def test_every_usual_way_to_write_a_day_is_read(expression: str) -> None:
    written = read_date(expression)
    assert written is not None
    assert written.full() == date(2019, 2, 5)


@pytest.mark.parametrize(
    "expression", ["", "2019", "mars 2019", "02/2019", "5 mars avril", "bonjour", "5", "1" * 5000]
)
def test_what_is_not_one_day_is_not_read(expression: str) -> None:
    assert read_date(expression) is None


def test_two_digits_of_a_year_are_of_the_century_around_1970_and_2068() -> None:
    assert [written.year for text in ("1/1/69", "1/1/68") if (written := read_date(text))] == [
        1969,
        2068,
    ]


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
        ("lundi 14", None),
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
def test_an_expression_means_a_day_for_somebody_on_a_given_day(
    expression: str, expected: str | None
) -> None:
    day = resolve(expression, TUESDAY)
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
def test_what_has_happened_is_looked_for_in_the_past(expression: str, expected: str) -> None:
    day = resolve(expression, TUESDAY, past=True)
    assert day is not None
    assert day.isoformat() == expected


@given(st.text(), st.dates(), st.booleans())
def test_any_expression_on_any_day_is_a_day_or_none(
    expression: str, reference: date, past: bool
) -> None:
    day = resolve(expression, reference, past=past)
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
def test_no_expression_leaves_the_calendar(words: list[str], reference: date, past: bool) -> None:
    day = resolve(" ".join(words), reference, past=past)
    assert day is None or date.min <= day <= date.max


def test_months_end_within_the_month() -> None:
    assert shift(date(2024, 3, 31), -1, "mois") == date(2024, 2, 29)
    assert shift(date(2024, 2, 29), -1, "an") == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("day", "amount", "unit"), [(date.max, 1, "jour"), (date.min, -1, "mois"), (date.max, 1, "ans")]
)
def test_a_shift_out_of_the_calendar_overflows(day: date, amount: int, unit: str) -> None:
    with pytest.raises(OverflowError):
        shift(day, amount, unit)


def test_folded_words_keep_letters_and_digits_only() -> None:
    assert fold("  L’Été,\u00a02019 : Noe\u0308l ! ") == "l ete 2019 noel"


def test_a_plain_expression_has_digits_and_no_clock() -> None:
    assert normalize_expression("Le vingt et un février 2019 à 10h30") == "21 fevrier 2019 a"
    assert normalize_expression("L’an dernier") == "an dernier"
