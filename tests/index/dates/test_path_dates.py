"""Dates in addresses and paths."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.path_dates import days_in_path, days_in_url, years_in_path, years_in_url
from index.dates.publication_date import find_publication

DAY = date(2017, 7, 10)


@pytest.mark.parametrize(
    "path",
    [
        "2017-07-10-port.txt",
        "2017_07_10.html",
        "afp/20170710.txt",
        "afp_20170710T1030.xml",
        "2017/07/10/port.txt",
        "2017/07-10/port.txt",
        "2017/7/10/port.txt",
        "sites/2017-07-10/port.txt",
        "sites/20170710/001.txt",
        "2015/01/02/2017-07-10.txt",
        "20170710103000.txt",
        "2017-07-10T10-30-00Z.txt",
        "10-07-2017-port.txt",
        "port (10-07-2017).html",
        "AFP 10.07.2017.txt",
        "[2017-07-10] port.txt",
        "10_juillet_2017.txt",
    ],
)
def test_path_dates_are_in_the_names_of_files_and_folders(path: str) -> None:
    result = find_publication(
        metadata=None, title="x", body="x", captions=(), path=path, today=date(2026, 11, 21)
    )
    assert (result.day, result.evidence) == (DAY, "filename")


@pytest.mark.parametrize(
    "path",
    [
        "000_9598d2335c4139ab.txt",
        "20179999.txt",
        "id-120170710.txt",
        "201707101.txt",
        "2017-02-30.txt",
        "31-11-2017.txt",
        "2031-01-01.txt",
        "1917-07-10.txt",
        "2017-07.txt",
        "01-02-03.txt",
        "1551119520.txt",
        "dump-2017-07-10/port.txt",
        "x20170710y.txt",
        "20170710a3f9.txt",
        "20170710-e29b-41d4-a716-446655440000.txt",
        "attentat-du-10-07-2017.txt",
        "v1.2.2017.txt",
        "",
    ],
)
def test_path_dates_are_not_read_from_other_numbers(path: str) -> None:
    result = find_publication(
        metadata=None, title="x", body="x", captions=(), path=path, today=date(2026, 11, 21)
    )
    assert result.day is None


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/2017/07/10/port_5427911_3210.html",
        "https://gazette.example/Detail/2017/7/10/589617/Port",
        "https://gazette.example/fr/20170710-port",
        "https://gazette.example/monde/2459103-20170710-port",
        "https://gazette.example/port-20170710_ABC/",
        "https://gazette.example/2017-07-10-port",
        "https://gazette.example/port-2017-07-10.html",
        "https://gazette.example/monde/port-10-07-2017-2293424_23.php",
        "https://gazette.example/10/07/2017/port",
        "https://gazette.example/a?date=2017-07-10",
        "https://gazette.example/2017/07/10/proces-du-13-11-2015",
        "http://archive.example/web/20210301120000/https://gazette.example/2017/07/10/port",
        "//gazette.example/2017/07/10/port",
        "gazette.example/2017/07/10/port",
    ],
)
def test_days_in_url_gives_the_day_of_the_article_first(url: str) -> None:
    assert next(days_in_url(url), None) == DAY


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/article/1234567890",
        "https://gazette.example/proces-des-attentats-du-13-11-2015-a-paris",
        "https://gazette.example/2017/07/port",
        "https://gazette.example/id/120170710",
        "https://gazette.example/20170710a3f9c1",
        "https://gazette.example/20170710-e29b-41d4-a716-446655440000",
        "https://gazette.example/2017/02/30/port",
        "https://gazette.example/ip/10.07.2017.4",
        "http://archive.example/web/20210301120000/https://gazette.example/port",
        "https://2017-07-10.example/port",
        "https://gazette.example/port#2017-07-10",
        "https://[bad",
        "",
    ],
)
def test_days_in_url_is_empty_for_other_numbers(url: str) -> None:
    assert list(days_in_url(url)) == []


def test_years_in_path_gives_the_nearest_folder_first() -> None:
    assert years_in_path("1999/presse 2012/2017-07/2018.txt") == [2017, 1999]
    assert years_in_url("https://gazette.example/2017/07/port") == [2017]
    assert years_in_path("port.txt") == years_in_url("gazette.example") == []


@given(st.text() | st.text(alphabet="/-_.012379?#abhtps:"))
def test_path_dates_of_any_path_and_address_are_possible(text: str) -> None:
    assert all(isinstance(day, date) for day in chain(days_in_path(text), days_in_url(text)))
    assert all(1900 <= year <= 2099 for year in chain(years_in_path(text), years_in_url(text)))
