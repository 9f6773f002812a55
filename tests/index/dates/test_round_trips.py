"""Every day since the first newspapers is read back from each notation that it is written in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.dates.french.words import REPUBLICAN_MONTH_NUMBERS
from index.dates.publication_date import DateEvidence, Publication, find_publication
from index.dates.republican_calendar import republican_day

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1600, 1, 1), TODAY).filter(lambda day: day != date(1970, 1, 1))
EPOCH = date(1970, 1, 1)
NEWS = "Le maire a reçu la délégation à l'hôtel de ville.\n"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ROMAN = (
    (1000, "M"), (500, "D"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip

Notation = Callable[[date], str]


def french(day: date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def french_with_weekday(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()].capitalize()} {french(day)}"


def english(day: date) -> str:
    month, weekday = ENGLISH_MONTHS[day.month - 1], ENGLISH_WEEKDAYS[day.weekday()]
    return f"{month} {day.day}, {day.year} {weekday}"


def mail(day: date) -> str:
    weekday, month = ENGLISH_WEEKDAYS[day.weekday()][:3], ENGLISH_MONTHS[day.month - 1][:3]
    return f"{weekday}, {day.day:02} {month} {day.year} 10:21:05 +0100"


def tweet(day: date) -> str:
    weekday, month = ENGLISH_WEEKDAYS[day.weekday()][:3], ENGLISH_MONTHS[day.month - 1][:3]
    return f"{weekday} {month} {day.day:02} 20:19:24 +0000 {day.year}"


def milliseconds(day: date) -> str:
    return f'{{"$date": {{"$numberLong": "{(day - EPOCH).days * 86_400_000}"}}}}'


METADATA: tuple[Notation, ...] = (
    date.isoformat,
    lambda day: f"{day}T11:30:00-10:00",
    lambda day: f'{{"$date": "{day}T00:00:00Z"}}',
    lambda day: f"{day:%Y%m%d}".zfill(8),
    lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year} 10:21:05",
    lambda day: f"{day.year} {day.month:02} {day.day:02}T00:00:00",
    lambda day: f"{day.year}/{day.month:02}/{day.day:02} (Année 2, Numéro 68)",
    lambda day: f"{{'date-parts': [[{day.year}, {day.month}, {day.day}]]}}",
    french,
    french_with_weekday,
    lambda day: f"{french(day)} {WEEKDAYS[day.weekday()]}",
    lambda day: f"{french_with_weekday(day)}, p. 16",
    lambda day: f"Le Courrier, {french(day)}",
    english,
    lambda day: f"{english(day)} 9:20 AM GMT",
    mail,
    tweet,
)

NAMES: tuple[Notation, ...] = (
    lambda day: f"KB_AB421_{day}_01-00003.txt",
    lambda day: f"{day:%Y%m%d}_1-METS.xml",
    lambda day: f"{day}_courrier.txt",
    lambda day: f"GDL-{day}-a-i0001.txt",
    lambda day: f"courrier/{day.year}/{day.month:02}/{day.day:02}/1.txt",
    lambda day: f"Le Courrier, {french(day)}.txt",
    lambda day: f"{day.day:02}-{day.month:02}-{day.year}.txt",
)

HEADERS: tuple[Notation, ...] = (
    french_with_weekday,
    lambda day: f"{french_with_weekday(day).upper()}.",
    lambda day: f"Paris, le {french(day)}",
    lambda day: f"{french(day).upper()} — N° 79",
    lambda day: f"Publié le {french(day)}",
)


def published(evidence: DateEvidence) -> Publication:
    return find_publication(evidence, TODAY)


@pytest.mark.parametrize("notation", METADATA)
@given(day=DAYS)
def test_every_day_is_read_from_metadata(notation: Notation, day: date) -> None:
    evidence = DateEvidence(body=NEWS, metadata=notation(day))
    assert published(evidence) == Publication(day, "metadata")


@given(DAYS)
def test_every_day_is_read_from_a_timestamp(day: date) -> None:
    assume(abs((day - EPOCH).days) > 1200)  # smaller numbers may be anything
    seconds = (day - EPOCH).days * 86_400
    for metadata in (str(seconds), f"{seconds}.5", milliseconds(day)):
        assert published(DateEvidence(metadata=metadata)).day == day


@pytest.mark.slow
@pytest.mark.parametrize("notation", NAMES)
@given(day=DAYS)
def test_every_day_is_read_from_a_name(notation: Notation, day: date) -> None:
    evidence = DateEvidence(body=NEWS, path=notation(day))
    assert published(evidence) == Publication(day, "filename")


@pytest.mark.parametrize("notation", HEADERS)
@given(day=DAYS)
def test_every_day_is_read_from_a_header(notation: Notation, day: date) -> None:
    evidence = DateEvidence(title="LE COURRIER", body=f"{notation(day)}\n{NEWS}")
    assert published(evidence) == Publication(day, "stated")


@given(st.dates(date(1600, 1, 1), date(1989, 12, 31)))
def test_every_old_day_is_read_after_the_number_of_the_issue(day: date) -> None:
    evidence = DateEvidence(body=f"N° 79. — {french_with_weekday(day)}.\n{NEWS}")
    assert published(evidence) == Publication(day, "stated")


@given(st.integers(1, 30), st.sampled_from(sorted(REPUBLICAN_MONTH_NUMBERS)), st.integers(1, 14))
def test_every_republican_day_is_read(number: int, month: str, year: int) -> None:
    day = republican_day(number, month, str(year))
    assume(day is not None and month != "complementaire")
    written = f"{number} {month} an {roman(year)}"
    assert published(DateEvidence(metadata=written)).day == day
    header = DateEvidence(title="LE COURRIER", body=f"{written}\n{NEWS}")
    assert published(header).day == day


@given(st.dates(date(1600, 1, 1), date(1899, 12, 31)))
def test_every_roman_year_is_read(day: date) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]} {roman(day.year)}"
    assert published(DateEvidence(metadata=written)).day == day


def roman(number: int) -> str:
    numeral = ""
    for value, digit in ROMAN:
        while number >= value:
            numeral += digit
            number -= value
    return numeral
