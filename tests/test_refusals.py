from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from search.language import DEEPEST, LONGEST, read
from tests.press import TODAY


@pytest.mark.parametrize(
    ("typed", "position", "reason"),
    [
        ('"irak', 0, "close it"),
        ('irak "iran', 5, "close it"),
        ('"irak" iran"', 11, "close it"),
        ("«irak", 0, "close it"),
        ("irak »", 5, "close it"),
        ("“irak", 0, "close it"),
        ("titre:“irak", 6, "close it"),
        ("(irak", 0, "close it"),
        ("irak (iran (syrie)", 5, "close it"),
        ("irak) iran", 4, "open it"),
        ("irak ET ET iran", 5, "operators in a row"),
        ("irak AND OR iran", 5, "operators in a row"),
        ("irak NOT AND iran", 5, "operators in a row"),
        ("irak NOT NOT iran", 5, "operators in a row"),
        ("irak (iran OU ET syrie)", 11, "operators in a row"),
        ("date:foo", 5, "cannot be read as a date"),
        ("irak date:31/02/2019", 10, "no day 31"),
        ('irak date:"le 31 février 2019"', 10, "cannot be read as a date"),
        ("irak date:2021..2019", 10, "before it begins"),
        ("...", 0, "no word"),
        ('"!"', 0, "no word"),
        ("()", 0, "no word"),
        ("- --", 0, "no word"),
        ("titre:*", 0, "no word"),
        ("\ud800", 0, "no word"),
        ("x" * (LONGEST + 1), LONGEST, "shorten"),
        ("(" * 400 + "irak" + ")" * 400, None, "nested"),
        ("-(" * 400 + "irak" + ")" * 400, None, "nested"),
    ],
)
def test_what_cannot_be_read_is_an_error_that_says_where_and_what_to_do(
    typed: str, position: int | None, reason: str
) -> None:
    with pytest.raises(QueryError, match=re.escape(reason)) as caught:
        read(typed, TODAY)
    assert caught.value.position == position or (position is None and 0 < caught.value.position < len(typed))


def test_the_position_is_told_as_people_count() -> None:
    with pytest.raises(QueryError, match="character 6"):
        read('irak "iran', TODAY)


def notes(text: str) -> tuple[str, ...]:
    return read(text, TODAY).notes


@pytest.mark.parametrize("typed", ["foo:bar", 'foo:"bar baz"', "irak Foo:bar", "-foo:bar", "(foo:bar)"])
def test_an_unknown_field_is_read_as_a_word_with_a_note(typed: str) -> None:
    (note,) = notes(typed)
    assert '"foo:" is not a field' in note.lower()
    assert "titre" in note


@pytest.mark.parametrize("typed", ['"foo:bar"', "titre:irak", "10:30", "titre : irak", "http://exemple.fr", "a:"])
def test_a_colon_that_makes_no_field_has_no_note(typed: str) -> None:
    assert notes(typed) == ()


@pytest.mark.parametrize(
    ("typed", "operator"),
    [
        ("irak AND", "AND"),
        ("AND irak", "AND"),
        ("OU irak", "OU"),
        ("irak SAUF", "SAUF"),
        ("(irak OU)", "OU"),
        ("iran (ET irak)", "ET"),
        ("(irak NOT) iran", "NOT"),
    ],
)
def test_an_operator_that_joins_nothing_is_read_as_a_word_with_a_note(typed: str, operator: str) -> None:
    (note,) = notes(typed)
    assert f'"{operator}" joins nothing' in note


def outcome(text: str) -> str:
    """What is understood, or what is said; an error that is not about a place in the text is an error of its own."""
    try:
        return repr(read(text, TODAY).query)
    except QueryError as error:
        if not 0 <= error.position <= len(text):
            raise ValueError(error.position) from error
        return str(error)


_PIECES = st.sampled_from(
    [
        *" \t\n()\"«»“”„*-:.…'’~^?+[]{}\x00\u00a0\u0301\ud800\u202e",
        *("AND", "ET", "OR", "OU", "NOT", "SAUF", " AND ", " OU ", " SAUF ", " -", '"a b"', "«c d»", "(x)"),
        *("titre:", "Corps:", "source:", "date:", "personne:", "people:", "foo:", "2019", "2019..", "hier", "mars"),
        *("irak", "l'Iran", "al-Abadi", "été", "le", "de", "12 000", "C.G.R.I.", "ira*", "e\u0301"),
    ]
)


_QUERIES = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=30).map("".join))


@settings(max_examples=400, deadline=None)
@example("titre:date:foo")
@example("-titre:(NOT date:x)")
@given(_QUERIES)
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    assert outcome(text)


_RUNS = [
    *(
        "(",
        ")",
        '"',
        "«",
        "«»",
        "()",
        "*",
        "-",
        ".",
        "\u00a0",
        "titre:",
        "x ",
        "x* ",
        "a.",
        "100 ",
        "AND ",
        "NOT x ",
        "x NOT ",
    ),
    *(
        "x OR ",
        "x AND y OR ",
        '"a b" ',
        '-"a" ',
        "titre:x ",
        "date:2019 ",
        "a OR (b ",
        "-(x ",
        "e\u0301",
        "x OR () ",
        "\ud800",
    ),
]


@pytest.mark.parametrize("text", [piece * (LONGEST // len(piece)) for piece in _RUNS], ids=_RUNS)
def test_long_runs_of_anything_are_dealt_with_at_once(text: str) -> None:
    started = time.perf_counter()
    assert outcome(text)
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize("opening", ["(", "-(", "x OR (y ", "titre:(", "NOT ("])
@pytest.mark.parametrize("depth", [20, 50, 51, 1000])
def test_parentheses_within_each_other_are_read_to_a_depth(opening: str, depth: int) -> None:
    text = opening * depth + "irak" + ")" * depth
    if depth <= DEEPEST:
        assert "irak" in repr(read(text, TODAY).query)
    else:
        with pytest.raises(QueryError, match="nested"):
            read(text, TODAY)
