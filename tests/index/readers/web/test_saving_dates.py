"""The day on which a page was saved, as the program that saved it tells."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.metadata_date import day_from_metadata
from index.readers.web.saving_dates import saving_date


@pytest.mark.parametrize(
    "comment",
    [
        (
            "<!--\n Page saved with SingleFile \n url: https://gazette.example/port \n"
            " saved date: Fri Mar 01 2019 10:21:05 GMT+0100 (heure normale d’Europe centrale)\n-->"
        ),
        (
            "<!-- Mirrored from gazette.example/port.html by HTTrack Website Copier/3.x [XR&CO'2014],"
            " Fri, 01 Mar 2019 09:21:05 GMT -->"
        ),
        (
            "<!--\n     FILE ARCHIVED ON 09:21:05 Mar 01, 2019 AND RETRIEVED FROM THE\n"
            "     INTERNET ARCHIVE ON 08:00:00 Nov 21, 2026.\n-->"
        ),
        '<meta name="savepage-date" content="Fri Mar 01 2019 10:21:05 GMT+0100">',
        "<!-- saved from url=(0052)https://web.archive.org/web/20190301im_/http://gazette.example -->",
    ],
)
def test_saving_date_is_told_by_the_program_at_the_start_or_the_end(comment: str) -> None:
    page = "<p>Le bac a repris ses traversées.</p>" * 1000
    expected = date(2019, 3, 1)
    assert day_from_metadata(saving_date(comment + page) or "") == expected
    assert day_from_metadata(saving_date(page + comment) or "") == expected
    assert saving_date(page + comment + page) is None


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<!-- saved from url=(0052)https://gazette.example/port -->",
        "<p>saved date: Fri Mar 01 2019</p>",
        "<!-- Mirrored from gazette.example -->",
        '<a href="https://web.archive.org/web/20190301/http://gazette.example">Port</a>',
    ],
)
def test_saving_date_is_none_if_no_program_tells_it(page: str) -> None:
    assert saving_date(page) is None
