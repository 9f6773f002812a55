"""Time zones by their names."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from index.dates.zones import load_zone
from index.errors import InputError


def test_a_zone_is_found_by_its_name() -> None:
    assert load_zone("Europe/Paris").utcoffset(datetime(2020, 7, 1)) == timedelta(hours=2)


@pytest.mark.parametrize(
    "name", ["", "Europe", "Europe/Parys", "/etc/passwd", "../Europe/Paris", "é", "\0"]
)
def test_a_name_that_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        load_zone(name)
