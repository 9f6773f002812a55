"""Days and periods have the names that French and English newspapers give them."""

from __future__ import annotations

from datetime import date

import pytest

from index.messages import Language
from search.period_names import day_name, period_name, short_period_name, span_name
from search.timeline import Step

FIRST = date(2019, 4, 1)


@pytest.mark.parametrize(
    ("day", "language", "name"),
    [
        (FIRST, "fr", "1er avril 2019"),
        (FIRST, "en", "1 April 2019"),
        (date(1848, 2, 24), "fr", "24 février 1848"),
    ],
)
def test_a_day_in_words(day: date, language: Language, name: str) -> None:
    assert day_name(day, language) == name


@pytest.mark.parametrize(
    ("by", "name", "short_name"),
    [
        ("day", "1er avril 2019", "1er avr. 2019"),
        ("week", "semaine du 1er avril 2019", "1er avr. 2019"),
        ("month", "avril 2019", "avr. 2019"),
        ("quarter", "T2 2019", "T2 2019"),
        ("year", "2019", "2019"),
    ],
)
def test_a_period_has_a_long_and_a_short_name(by: Step, name: str, short_name: str) -> None:
    assert period_name(FIRST, by, "fr") == name
    assert short_period_name(FIRST, by, "fr") == short_name


def test_several_days_have_the_name_of_the_first_and_the_last() -> None:
    assert span_name(FIRST, date(2019, 4, 3), "fr") == "du 1er avril 2019 au 3 avril 2019"
    assert span_name(FIRST, date(2019, 4, 3), "en") == "1 April 2019 to 3 April 2019"
    assert span_name(FIRST, FIRST, "fr") == "1er avril 2019"
