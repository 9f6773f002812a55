"""Numbers of bytes are written in units and in the language of the user."""

from __future__ import annotations

import pytest

from search.cli.sizes import part_text
from search.cli.words import cli_catalogue


@pytest.mark.parametrize(
    ("part", "whole", "english", "french"),
    [
        (0, 0, "0/0 bytes", "0/0 octets"),
        (12, 900, "12/900 bytes", "12/900 octets"),
        (201_300, 569_700, "201.3/569.7 kB", "201,3/569,7 ko"),
        (0, 2_500_000, "0.0/2.5 MB", "0,0/2,5 Mo"),
    ],
)
def test_progress_is_written_in_the_unit_of_the_whole(
    part: int, whole: int, english: str, french: str
) -> None:
    assert part_text(part, whole, cli_catalogue("en")) == english
    assert part_text(part, whole, cli_catalogue("fr")) == french
