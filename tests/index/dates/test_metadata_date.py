"""Dates that came with articles."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.metadata_date import day_from_metadata, years_from_metadata
from index.dates.publication_date import DateEvidence, find_publication
from index.dates.zones import load_zone


def publication(metadata: str, body: str = "Le maire a reçu la délégation.\n") -> str:
    evidence = DateEvidence(title="x", body=body, metadata=metadata)
    result = find_publication(evidence, date(2026, 11, 21))
    return f"{result.day} {result.evidence}"


@pytest.mark.parametrize(
    "metadata",
    [
        "2019-02-25", "2019-02-25T22:59:59Z", "2019-02-24T23:00:00Z", "2019-02-25T12:30:00-10:00",
        "2019-02-25 22:30:00.123 UTC", "20190224T233000Z", "2019-02-25T23:59", "2019-02-26T00:30:00+14:00", "2019-W09-1",
        "Sun, 24 Feb 2019 23:30:00 +0000",
        "Mon, 25 Feb 2019 23:30:00 +0100 (CET)", "25/02/2019 à 10h30", "25.02.2019", "25 février 2019",
        "lun. 25 févr. 2019, 10:32", "Publié le 25/02/2019", "February 25, 2019", "20190225", "2019/02/25 18:32",
        "Mon, 25 Feb 2019", "Mon Feb 25 18:32:00 CET 2019", "25-Feb-2019", "2019-02-25 18:32:00 UTC", "1551119520",
        "1551119520.5", "1551119520000", "1551119520000000000", "D:20190225183200+01'00'",
        "2019-02-25T18:32[Europe/Paris]", '{"$date": "2019-02-25T00:00:00Z"}', '{"$date": 1551119520000}',
        '{"$date": {"$numberLong": "1551119520000"}}', "/Date(1551119520000+0100)/", "2019 02 25T00:00:00",
        "Mon Feb 25 20:19:24 +0000 2019", "25.02.2019 10:21:05", "lundi 25 février 2019, p. 16",
        "February 25, 2019 Monday", "25 février 2019 lundi", "February 25, 2019 Monday 9:20 AM GMT",
        "lundi 25 - mardi 26 février 2019", "2019:02:25 18:32:00", "{'date-parts': [[2019, 2, 25]]}",
        "datetime.date(2019, 2, 25)", "43521", "43521.77",
        "lundi 25 février 2019 - 18:32 (UTC +01:00) 1253 mots, p. 16", "2019-02-25/2019-02-26",
        "Mis à jour le 3 mars 2019, publié le 25 février 2019", "Publié le 25 février 2019 - Mis à jour le 3 mars 2019",
    ],
)  # fmt: skip
def test_day_from_metadata_is_the_calendar_day_as_written(metadata: str) -> None:
    assert day_from_metadata(metadata) == date(2019, 2, 25)
    assert publication(metadata) == "2019-02-25 metadata"


@pytest.mark.parametrize(
    "metadata",
    [
        "2020-03-09T23:30:00Z", "2020-03-10T00:30:00+01:00", "2020-03-09T18:30:00-05", "2020-03-09 23:30 UTC",
        "2020-03-09T23:30:00.000+0000", "20200309T233000Z", '{"$date": "2020-03-09T23:30:00Z"}',
        "Mon, 09 Mar 2020 23:30:00 GMT", "Mon, 9 Mar 2020 18:30:00 EST", "Tue, 10 Mar 2020 00:30:00 +0100 (CET)",
        "Mon Mar  9 23:30:00 UTC 2020", "Mon Mar 09 23:30:00 +0000 2020", "Tue Mar 10 00:30:00 CET 2020",
        "Tue Mar 10 2020 00:30:00 GMT+0100 (heure normale d’Europe centrale)", "D:20200309233000Z",
        "D:20200309183000-05'00'", "1583796600", "1583796600000", "/Date(1583796600000)/", '{"$date": 1583796600000}',
        "2020/03/09 23:30:00 UTC", "2020.03.09 23:30 GMT", "09/03/2020 23:30:00 +0000", "09.03.2020 18:30 EST",
    ],
)  # fmt: skip
def test_one_moment_has_one_day_in_whatever_zone_its_hour_is_written(metadata: str) -> None:
    assert day_from_metadata(metadata) == date(2020, 3, 10)
    assert day_from_metadata(metadata, load_zone("America/Montreal")) == date(2020, 3, 9)


@given(
    st.datetimes(datetime(1991, 1, 2), datetime(2025, 12, 30)).map(
        lambda day: day.replace(second=0)
    ),
    st.integers(-11, 13),
    st.integers(-11, 13),
)
def test_the_day_of_a_moment_does_not_depend_on_its_notation(
    moment: datetime, first: int, second: int
) -> None:
    utc = moment.replace(microsecond=0, tzinfo=UTC)
    notations = [utc.astimezone(timezone(timedelta(hours=hours))) for hours in (first, second)]
    days = {day_from_metadata(each.isoformat()) for each in notations}
    days |= {day_from_metadata(format_datetime(each)) for each in notations}
    assert len(days) == 1


@pytest.mark.parametrize(
    ("metadata", "day"),
    [
        ("2020-03-09T23:30", date(2020, 3, 9)),
        ("2020-03-09 23:30:00", date(2020, 3, 9)),
        ("lundi 9 mars 2020 - 23:30 (UTC -05:00)", date(2020, 3, 9)),
        ("March 9, 2020 Monday 11:30 PM GMT", date(2020, 3, 9)),
        ("1899-12-31T23:30:00Z", date(1899, 12, 31)),
        ("1900-01-01T00:00:00+01:00", date(1900, 1, 1)),
    ],
)
def test_a_day_printed_for_people_and_an_old_one_stay_as_they_are(metadata: str, day: date) -> None:
    assert day_from_metadata(metadata) == day


def test_the_day_that_a_page_prints_is_believed_before_that_of_the_moment() -> None:
    moment = "2020-03-10T00:30:00+01:00"
    assert publication(moment, "Publié le 10 mars 2020 à 0h30\nLe port.\n") == "2020-03-10 metadata"
    assert publication(moment, "Publié le 9 mars 2020 à 19h30\nLe port.\n") == "2020-03-09 stated"
    assert (
        publication("2021-01-01T02:00:00Z", "Publié le 31 décembre 2020\n") == "2020-12-31 stated"
    )
    assert publication(moment, "Publié le 3 mars 2020\nLe port.\n") == "2020-03-10 metadata"
    assert publication("2020-03-10", "Publié le 9 mars 2020\nLe port.\n") == "2020-03-10 metadata"


def test_an_unknown_time_is_no_day_in_any_zone() -> None:
    evidence = DateEvidence(title="x", body="Le port.\n", metadata="1970-01-01T00:00:00Z")
    assert find_publication(evidence, date(2026, 11, 21), "America/Montreal").day is None


@pytest.mark.parametrize(
    ("metadata", "day"),
    [
        ("21.11.1901", date(1901, 11, 21)),
        ("1898/02/14 (Année 2, Numéro 68)", date(1898, 2, 14)),
        ("14 février 1898 (Année 2, Numéro 68)", date(1898, 2, 14)),
        ("18980214", date(1898, 2, 14)),
        ("[1898-02-14]", date(1898, 2, 14)),
        ("-1381795200", date(1926, 3, 20)),
        ("-1381795199999", date(1926, 3, 20)),
        ("-11676096000", date(1600, 1, 1)),
        ("5 brumaire an VIII", date(1799, 10, 27)),
        ("1er octobre 1789", date(1789, 10, 1)),
        ("30 mai M DC XXXI", date(1631, 5, 30)),
        ("dimanche 8 et lundi 9 juin 1924", date(1924, 6, 8)),
        ("Dimanche-lundi 8-9 juin 1924 (n° 138)", date(1924, 6, 8)),
        ("dimanche 7 et lundi 9 juin 1924", date(1924, 6, 9)),
    ],
)
def test_day_from_metadata_may_be_that_of_an_old_newspaper(metadata: str, day: date) -> None:
    assert publication(metadata) == f"{day} metadata"


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        " ",
        "n/a",
        "2019",
        "2019-02",
        "2019-02-30",
        "02/25/2019",
        "0000-00-00 00:00:00",
        "1970-01-01T00:00:00Z",
        "0001-01-01",
        "2026-11-23",
        "2031-01-01",
        "0",
        "86400",
        "75001",
        "29999",
        '{"$date": 15511195200}',
        "-99999999999999",
        "9999999999999",
        "il y a 3 heures",
        "\ud800",
        "1" * 5000,
    ],
)
def test_metadata_without_a_possible_day_are_ignored(metadata: str) -> None:
    assert publication(metadata) == "None None"
    assert publication(metadata, "Publié le 4 août 2020\n") == "2020-08-04 stated"


def test_day_from_metadata_prefers_the_publication_among_several() -> None:
    assert day_from_metadata("Mis à jour le 3 mars 2019 à 8h") == date(2019, 3, 3)
    assert day_from_metadata("Mis à jour le 3 mars 2019 à 8h - Publié le 25/02/2019") == date(
        2019, 2, 25
    )
    assert day_from_metadata("Modifié le 3 mars 2019, créé le 25/02/2019") == date(2019, 2, 25)
    assert day_from_metadata("25 février 2019, mis à jour le 3 mars 2019") == date(2019, 2, 25)
    assert day_from_metadata("10 septembre 1899 (mis en ligne le 15/10/2007)") == date(1899, 9, 10)
    assert day_from_metadata("Mis en ligne le 15/10/2007") == date(2007, 10, 15)


def test_years_from_metadata_need_no_day() -> None:
    assert years_from_metadata("mars 2019") == [2019]
    assert years_from_metadata("n/a") == []


@given(st.text() | st.text(alphabet="0123456789.-/: TZ"))
def test_day_from_metadata_reads_any_text(metadata: str) -> None:
    day = day_from_metadata(metadata)
    assert day is None or isinstance(day, date)
