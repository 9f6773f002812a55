"""Dates in addresses and paths."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.path_dates import days_in_path, days_in_url, years_in_path, years_in_url
from index.dates.publication_date import DateEvidence, find_publication

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
        "sites/20170710_01/001.txt",
        "2015/01/02/2017-07-10.txt",
        "20170710103000.txt",
        "2017-07-10T10-30-00Z.txt",
        "10-07-2017-port.txt",
        "port (10-07-2017).html",
        "AFP 10.07.2017.txt",
        "[2017-07-10] port.txt",
        "10_juillet_2017.txt",
        "Le Courrier, 10 juillet 2017.txt",
        "courrier-10-juillet-2017.pdf",
        "2017 07 10 port.txt",
        "LeCourrier20170710.pdf",
        "LeCourrier20170710_p3.pdf",
    ],
)
def test_path_dates_are_in_the_names_of_files_and_folders(path: str) -> None:
    result = find_publication(DateEvidence(title="x", body="x", path=path), date(2026, 11, 21))
    assert (result.day, result.evidence) == (DAY, "filename")


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("KB_AB123_1926-03-20_01-00003.txt", date(1926, 3, 20)),
        ("19011121_1-METS.xml", date(1901, 11, 21)),
        ("1898-02-14_gazette.txt", date(1898, 2, 14)),
        ("GDL-1900-01-02-a-i0001.txt", date(1900, 1, 2)),
        ("gazette/1631/05/30/p1.txt", date(1631, 5, 30)),
        ("gazette/16310530/p1.txt", date(1631, 5, 30)),
        ("3342267_newspaper_gazette_1913-06-10_01-alto.xml", date(1913, 6, 10)),
        ("14_fevrier_1898.txt", date(1898, 2, 14)),
        ("export_1898-02-14_p1.txt", date(1898, 2, 14)),
        ("KB_AB123_1926-03-20_01/text/00003.txt", date(1926, 3, 20)),
        ("19011121_1/ALTO/0001.xml", date(1901, 11, 21)),
        ("Le Courrier 1898-02-14/p1.txt", date(1898, 2, 14)),
        ("GDL-1900-01-02-a/p0001.txt", date(1900, 1, 2)),
        ("Le Courrier 14 février 1898.txt", date(1898, 2, 14)),
        ("Le Courrier 14 fe\u0301vrier 1898.txt", date(1898, 2, 14)),
    ],
)
def test_path_dates_go_back_to_the_first_newspapers(path: str, day: date) -> None:
    evidence = DateEvidence(body="Hier, jeudi 18 mars, la salle a brûlé.\n", path=path)
    result = find_publication(evidence, date(2026, 11, 21))
    assert (result.day, result.evidence) == (day, "filename")


@pytest.mark.parametrize(
    "path",
    [
        "bpt6k18980214.txt",
        "bpt6k285456g.txt",
        "cb18980214x.txt",
        "JB421_00003.txt",
        "FRBNF18980214123.txt",
        "4-LC2-1898-02.txt",
        "MICR D-10097 (1898-1902).txt",
        "18980214123.txt",
    ],
)
def test_path_dates_are_no_shelf_marks(path: str) -> None:
    assert list(days_in_path(path)) == []


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
        "1517-07-10.txt",
        "2017-07.txt",
        "01-02-03.txt",
        "1551119520.txt",
        "dump-2017-07-10/port.txt",
        "x20170710y.txt",
        "20170710a3f9.txt",
        "20170710-e29b-41d4-a716-446655440000.txt",
        "attentat-du-10-07-2017.txt",
        "attentat du 10 juillet 2017.txt",
        "export-2017-07-10.html",
        "Export_europresse 2017-07-10.html",
        "sauvegarde-20170710.json",
        "Résultats 10 juillet 2017.txt",
        "presse/Capture 2017-07-10.txt",
        "10 juillet 2017 attentat du port.txt",
        "v1.2.2017.txt",
        "",
    ],
)
def test_path_dates_are_not_read_from_other_numbers(path: str) -> None:
    result = find_publication(DateEvidence(title="x", body="x", path=path), date(2026, 11, 21))
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
        "https://library.example/ark:/12148/cb34355551z/date18980214",
        "https://library.example/ark:/12148/cb34355551z/date18980214.item",
        "https://library.example/?a=d&d=FIG18980214-01.2.3",
        "https://library.example/issue?date=1898-02-14&page=2",
        "https://library.example/issue/GDL-1898-02-14-a/page",
        "https://library.example/journal/le-courrier/14-fevrier-1898/104/2",
        "https://library.example/1898/02/14/01",
        "https://gazette.example/archives/article/1898/02/14/port_1234_5678.html",
    ],
)
def test_days_in_url_gives_the_day_of_an_old_issue(url: str) -> None:
    assert list(days_in_url(url)) == [date(1898, 2, 14)]


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/histoire/1944-06-06-le-debarquement",
        "https://gazette.example/le-debarquement-06-06-1944.html",
        "https://gazette.example/19440606-le-debarquement",
        "https://gazette.example/article/19440606/",
        "https://gazette.example/revue/1754/1/3",
        "https://gazette.example/6-juin-1944/recits",
        "https://gazette.example/ark:/12148/bpt6k18980214",
    ],
)
def test_days_in_url_are_not_those_of_history(url: str) -> None:
    assert list(days_in_url(url)) == []


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
    assert all(1600 <= year <= 2099 for year in chain(years_in_path(text), years_in_url(text)))
