"""Descriptions name the parts of a query, in English and in French."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.period import Period
from index.messages import catalogue
from search.query import Fuzzy, Leaf, Phrase, Prefix, Wildcard, Word, Words
from search.query_description import describe, describe_period


@pytest.mark.parametrize(
    ("leaf", "english", "french"),
    [
        (
            Words((Word("irak", ("irak",)), Word("la", ("la",), optional=True)), "title"),
            'the word "irak" in the title',
            "le mot «\u202firak\u202f» dans le titre",
        ),
        (
            Words((Word("irak", ("irak",), boost=2.0),), "title"),
            'the word "irak" in the title, counting 2 times',
            "le mot «\u202firak\u202f» dans le titre, qui compte 2 fois",
        ),
        (
            Words((Word("irak", ("irak",), boost=2.0), Word("lois", ("loi",)))),
            'the words "irak", counting 2 times, "lois" (lemma loi)',
            "les mots «\u202firak\u202f», qui compte 2 fois, «\u202flois\u202f» (lemme loi)",
        ),
        (
            Phrase(("force", "qods"), "body", 3, 1.5),
            (
                'the phrase "force qods" in the body, each two words at most 3 moves apart, '
                "counting 1.5 times"
            ),
            (
                "l’expression «\u202fforce qods\u202f» dans le corps, "
                "à 3 déplacements au plus entre deux mots, qui compte 1,5 fois"
            ),
        ),
        (
            Prefix("ira", "captions"),
            'a word that begins with "ira" in a caption',
            "un mot qui commence par «\u202fira\u202f» dans une légende",
        ),
        (
            Wildcard("i?ak"),
            'a word like "i?ak"',
            "un mot de la forme «\u202fi?ak\u202f»",
        ),
        (
            Fuzzy("irak"),
            '"irak" or a word one letter off',
            "«\u202firak\u202f» ou un mot qui en diffère d’une lettre",
        ),
    ],
)
def test_describe_names_a_part(leaf: Leaf, english: str, french: str) -> None:
    assert catalogue("en").text(describe(leaf)) == english
    assert catalogue("fr").text(describe(leaf)) == french


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (None, None, "on any day"),
        (date(2019, 1, 1), None, "on 2019-01-01 or later"),
        (None, date(2019, 1, 1), "on 2019-01-01 or earlier"),
        (date(2019, 1, 1), date(2019, 1, 1), "on 2019-01-01"),
        (date(2019, 1, 1), date(2019, 1, 3), "between 2019-01-01 and 2019-01-03"),
    ],
)
def test_describe_period_names_its_days(first: date | None, last: date | None, text: str) -> None:
    assert catalogue("en").text(describe_period(Period(first, last))) == text
