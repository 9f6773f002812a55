"""The checks of a query: what is refused, where and with which advice, and what is noted."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from index.messages import catalogue
from search.parser import MAX_QUERY_CHARS, parse_query
from search.parser.checks import MAX_NESTING
from tests.support.articles import TODAY


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
        ("irak avant:foo", 11, "cannot be read as a date"),
        ("avant:..2019", 6, "no end on that side"),
        ("depuis:..2019", 7, "no end on that side"),
        ("après:2019..", 6, "no end on that side"),
        ("après:9999", 6, "choose another date"),
        ("avant:0001", 6, "choose another date"),
        ("date:2019~", 5, "takes no ~"),
        ("irak source:AFP^2", 12, "takes no ~"),
        ('personne:"Borne"~2', 9, "takes no ~"),
        ("irak~3", 5, "~1 or ~2"),
        ("irak ira*k~", 10, "leave one of them out"),
        ('"force qods"~101', 13, "100 moves"),
        ('"a b c d e f g h i j k"~2', 0, "10 words"),
        ("irak^101", 5, "100 times"),
        ("irak (iran syrie)^1000", 18, "100 times"),
        ('"force qods"^1000', 13, "100 times"),
        ("irak " + "a?" * 9 + "a", 5, "8 wildcards"),
        ("irak" + " a*" * 41, 6, "leave some of them out"),
        ("irak" + " *a" * 11, 5, "leave some of them out"),
        ("...", 0, "no word"),
        ("* ?", 0, "no word"),
        ('"!"', 0, "no word"),
        ("()", 0, "no word"),
        ("- --", 0, "no word"),
        ("titre:*", 0, "no word"),
        ("\ud800", 0, "no word"),
        ("x" * (MAX_QUERY_CHARS + 1), MAX_QUERY_CHARS, "shorten"),
    ],
)
def test_parse_query_errors_say_where_and_what_to_do(
    typed: str, position: int, reason: str
) -> None:
    with pytest.raises(QueryError, match=re.escape(reason)) as caught:
        parse_query(typed, TODAY)
    assert caught.value.position == position


@pytest.mark.parametrize("opening", ["(", "-("])
def test_parse_query_refuses_deep_nesting_where_it_gets_too_deep(opening: str) -> None:
    text = opening * 400 + "irak" + ")" * 400
    with pytest.raises(QueryError, match="nested") as caught:
        parse_query(text, TODAY)
    assert 0 < caught.value.position < len(text)


def test_query_errors_count_characters_from_one() -> None:
    with pytest.raises(QueryError, match=r"^query, character 6: ") as caught:
        parse_query('irak "iran', TODAY)
    assert catalogue("fr").text(caught.value.message).startswith("requête, caractère 6\u202f: ")


def notes(text: str) -> tuple[str, ...]:
    return tuple(map(catalogue("en").text, parse_query(text, TODAY).notes))


@pytest.mark.parametrize(
    "typed", ["foo:bar", 'foo:"bar baz"', "irak Foo:bar", "-foo:bar", "(foo:bar)"]
)
def test_field_notes_unknown_field_is_read_as_a_word(typed: str) -> None:
    (note,) = notes(typed)
    assert '"foo:" is not a field' in note.lower()
    assert "title, body" in note
    assert "or in French titre, corps" in note


@pytest.mark.parametrize("typed", ["titre: irak", "irak Date: 2019", "jusqu'à: 2019", "avant:"])
def test_field_notes_field_without_a_value(typed: str) -> None:
    (note,) = notes(typed)
    assert "nothing right after it" in note


@pytest.mark.parametrize(
    ("typed", "place"),
    [("irak~x", 5), ("irak ~2 iran^", 13), ("a^b", 2), ("irak^2~2", 5), ('"a b"~x', 6), ("x~~", 2)],
)
def test_syntax_notes_suffix_without_effect(typed: str, place: int) -> None:
    (note,) = notes(typed)
    assert f"at character {place} has no effect" in note


@pytest.mark.parametrize(
    "typed", ["irak~", "irak~2^3", '"a b"~2', "(a b)^2", "irak^1,5", "~50 morts", "a ^ b"]
)
def test_syntax_notes_none_for_suffixes_with_effect(typed: str) -> None:
    assert notes(typed) == ()


def test_wildcard_notes_question_mark_that_may_end_a_question() -> None:
    (note,) = notes("Soleimani?")
    assert 'leave it out to find "soleimani" itself' in note
    assert notes("Qui est Soleimani?") == ()


@pytest.mark.parametrize(
    "typed", ['"foo:bar"', "titre:irak", "10:30", "titre : irak", "http://exemple.fr", "a:"]
)
def test_field_notes_none_for_other_colons(typed: str) -> None:
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
def test_syntax_notes_operator_that_joins_nothing(typed: str, operator: str) -> None:
    (note,) = notes(typed)
    assert f'"{operator}" joins nothing' in note


def parse_or_refuse(text: str) -> None:
    """Parse a text, or check that the error is about a character in it and has words."""
    refusal = None
    try:
        parse_query(text, TODAY)
    except QueryError as error:
        refusal = error
    if refusal:
        assert 0 <= refusal.position <= len(text)
        assert str(refusal)


_PIECES = st.sampled_from(
    [
        *" \t\n()\"«»“”„*-:.…'’~^?+[]{}\x00\u00a0\u0301\ud800\u202e",
        "AND",
        "ET",
        "OR",
        "OU",
        "NOT",
        "SAUF",
        " AND ",
        " OU ",
        " SAUF ",
        " -",
        '"a b"',
        "«c d»",
        "(x)",
        "titre:",
        "Corps:",
        "source:",
        "date:",
        "personne:",
        "people:",
        "foo:",
        "2019",
        "avant:",
        "jusqu'à:",
        "légende:",
        "~",
        "~2",
        "^3",
        "?",
        "*",
        " mars 2019",
        "(a b)^2",
        '"a b"~5',
        "2019..",
        "hier",
        "mars",
        "irak",
        "l'Iran",
        "al-Abadi",
        "été",
        "le",
        "de",
        "12 000",
        "C.G.R.I.",
        "ira*",
        "e\u0301",
    ]
)


_QUERIES = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=30).map("".join))


@pytest.mark.slow
@settings(max_examples=400)
@example("titre:date:foo")
@example("-titre:(NOT date:x)")
@given(_QUERIES)
def test_parse_query_reads_or_refuses_any_text(text: str) -> None:
    parse_or_refuse(text)


_RUNS = [
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
    "a:",
    "a?",
    "x~ ",
    "x^2 ",
    "x~y ",
    "date:2019 a a a a a ",
    "date:(x OU ",
    "x ",
    "x* ",
    "a.",
    "100 ",
    "AND ",
    "NOT x ",
    "x NOT ",
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
]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", [piece * (MAX_QUERY_CHARS // len(piece)) for piece in _RUNS], ids=_RUNS
)
def test_parse_query_is_quick_with_long_runs_of_anything(text: str) -> None:
    started = time.process_time()
    parse_or_refuse(text)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("opening", ["(", "-(", "x OR (y ", "titre:(", "NOT ("])
@pytest.mark.parametrize("depth", [20, MAX_NESTING])
def test_parse_query_reads_parentheses_to_a_depth(opening: str, depth: int) -> None:
    text = opening * depth + "irak" + ")" * depth
    assert "irak" in repr(parse_query(text, TODAY).query)


@pytest.mark.parametrize("opening", ["(", "-(", "x OR (y ", "titre:(", "NOT ("])
@pytest.mark.parametrize("depth", [MAX_NESTING + 1, 1000])
def test_parse_query_refuses_parentheses_beyond_a_depth(opening: str, depth: int) -> None:
    text = opening * depth + "irak" + ")" * depth
    with pytest.raises(QueryError, match="nested"):
        parse_query(text, TODAY)


@pytest.mark.parametrize("text", ['"cour des compt*"', "«*chaabi»", "“g?n?ral” irak"])
def test_phrase_notes_say_that_wildcards_in_quotes_stand_for_nothing(text: str) -> None:
    (note,) = parse_query(text, TODAY).notes
    assert note.code == "query-wildcard-in-quotes"
    assert str(note.values["phrase"]) in text


@pytest.mark.parametrize("text", ['"qui a tué Hariri ?"', '"Qui ?" irak', '"5 * 3"', "compt*"])
def test_phrase_notes_leave_other_signs_alone(text: str) -> None:
    assert parse_query(text, TODAY).notes == ()
