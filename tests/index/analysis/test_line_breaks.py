"""A word broken at the end of a line loses its hyphen, unless it is written with one."""

from __future__ import annotations

import pytest

from index.analysis.line_breaks import keeps_hyphen


@pytest.mark.parametrize(
    "broken",
    [
        *("le gouver-nement dit", "un minis-tère", "des par-ties civiles", "la procu-reure"),
        *(
            "en pour-suite",
            "le jour-nal du soir",
            "Mos-soul",
            "GOUVER-NEMENT",
            "l'anti-terro-riste",
        ),
    ],
)
def test_a_broken_word_loses_its_hyphen(broken: str) -> None:
    start, _, rest = broken.rpartition("-")
    assert not keeps_hyphen(start, rest)


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        ("le porte", "parole du maire"),
        ("le centre", "ville"),
        ("quatre", "vingts familles"),
        ("son chef", "d'œuvre"),
        ("le week", "end"),
        ("un arc", "en-ciel"),
        ("un arc-en", "ciel"),
        ("GRAND", "MÈRE"),
        ("dit", "on ici"),
        ("a", "t-il"),
        ("syro", "irakien"),
        ("la ville de Saint", "Denis"),
        ("le général al", "Assadi"),
        ("la Covid", "19"),
    ],
)
def test_a_word_broken_at_its_own_hyphen_keeps_it(start: str, rest: str) -> None:
    assert keeps_hyphen(start, rest)
