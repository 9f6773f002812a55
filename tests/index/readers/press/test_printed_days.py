"""Days are read as press databases print them, in three languages."""

from __future__ import annotations

import pytest

from index.readers.press.printed_days import printed_day


@pytest.mark.parametrize(
    "text",
    [
        "12 mars 2019",
        "Mardi 12 mars 2019",
        "12 March 2019 Tuesday",
        "March 12, 2019, Tuesday, Late Edition",
        "12. März 2019",
        "Dienstag 12. MÄRZ 2019",
        "Dienstag 12.März 2019",
        "mars 12 2019",
        "12 de marzo de 2019",
        "12 maart 2019",
        "le 31 février 2019, non, le 12 mars 2019",
    ],
)
def test_printed_day_is_found_in_each_language(text: str) -> None:
    assert printed_day(text) == "2019-03-12"


@pytest.mark.parametrize("text", ["", "mars 2019", "12 mars", "12 mars 20190", "le 12/03/2019"])
def test_text_without_a_printed_day_has_none(text: str) -> None:
    assert printed_day(text) is None
