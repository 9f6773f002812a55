from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyzer import tokenize
from index.errors import QueryError
from search.highlighting.highlighter import Highlighter
from search.parser import parse_query

TODAY = date(2025, 6, 1)


def marked(query: str, text: str, *, exact: bool = False, alone: bool = True) -> list[str]:
    marks = Highlighter(parse_query(query, TODAY).query, exact=exact).highlights(
        text, lone_particles=alone
    )
    return [text[start:end] for start, end in (mark.span for mark in marks)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("irak", "Irak puis IRAK et irak.", ["Irak", "IRAK", "irak"]),
        ("irakiens", "La délégation irakienne", ["irakienne"]),
        ("deputes", "Les députées ont voté.", ["députées"]),
        ("œuvre", "Des oeuvres et une ŒUVRE.", ["oeuvres", "ŒUVRE"]),
        ("été", "L’e\u0301te\u0301 dernier", ["e\u0301te\u0301"]),
        ("12 000", "Ils étaient 12\u202f000 hier.", ["12\u202f000"]),
        ("CGRI", "Le C.G.R.I. a parlé.", ["C.G.R.I."]),
        ("force qods", "La Force Qods et une autre force", ["Force Qods", "force"]),
        ("Hachd al-Chaabi", "Le Hachd al-Chaabi est là.", ["Hachd al-Chaabi"]),
        ("Hachd al-Chaabi", "Le Hachd al‑Chaabi est là.", ["Hachd al‑Chaabi"]),
        ("réforme des retraites", "La réforme des retraites, des élus.", ["réforme des retraites"]),
        ("réforme des retraites", "Des réformes, la retraite", ["réformes", "retraite"]),
        ("l’Irak", "L’Irak et l’Iran", ["Irak"]),
        ("titre:irak", "En Irak", ["Irak"]),
        ("irak OU iran", "Iran et Irak", ["Iran", "Irak"]),
        ("les", "Les uns, les autres", ["Les", "les"]),
        ("ira*", "Irak ou Iran, iris", ["Irak", "Iran"]),
        ("élé*", "Un elephant, des éléments", ["elephant", "éléments"]),
        ("irak", "iraknophobe Xirak", []),
        ("irak", "", []),
        ("", "Irak", []),
    ],
)
def test_every_form_of_a_word_is_marked(query: str, text: str, expected: list[str]) -> None:
    assert marked(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ('"force qods"', "La force Qods, une force du Qods.", ["force Qods"]),
        ('"force qods"', "Les forces Qods", []),
        ('"force qods"', "force de Qods", []),
        ('"l’État"', "L'État et l’état", ["L'État", "l’état"]),
        ('"qods"', "Qods et qods", ["Qods", "qods"]),
        ('"a b a"', "a b a b a", ["a b a b a"]),
        ('irak "force qods"', "En Irak, la Force Qods", ["Irak", "Force Qods"]),
    ],
)
def test_a_phrase_is_marked_only_where_it_stands_whole(
    query: str, text: str, expected: list[str]
) -> None:
    assert marked(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("irak iran", "Irak, Iran", ["Irak", "Iran"]),
        ("irak iran", "Ils ont quitté l’Irak. Iran attend.", ["Irak", "Iran"]),
        ("sécurité de irak", "la sécurité. De Irak", ["sécurité", "Irak"]),
    ],
)
def test_words_with_punctuation_between_them_do_not_stand_together(
    query: str, text: str, expected: list[str]
) -> None:
    assert marked(query, text) == expected


@pytest.mark.parametrize(
    "query",
    [
        "irak -iran",
        'irak -"en iran"',
        "irak SAUF iran",
        "irak -titre:iran",
        "irak -ira*",
        "irak -(iran OU syrie)",
    ],
)
def test_what_is_excluded_is_never_marked(query: str) -> None:
    assert marked(query, "Irak en Iran et en Syrie") == ["Irak"]


def test_filters_mark_nothing() -> None:
    assert marked("source:AFP personne:Borne date:2019", "AFP : Borne en 2019") == []


def test_the_particle_of_one_name_is_not_marked_where_another_spelling_of_the_name_is() -> None:
    text = "Moustafa al-Kazimi s'oppose au Hachd al-Chaabi."
    marks = Highlighter(
        parse_query("Hashd al-Shaabi", TODAY).query, ["Hachd al-Chaabi"]
    ).highlights(text)
    assert [text[slice(*mark.span)] for mark in marks] == ["Hachd al-Chaabi"]


def test_exact_words_are_marked_as_they_were_typed() -> None:
    assert marked("irakiens", "Des Irakiens, une Irakienne", exact=True) == ["Irakiens"]


@pytest.mark.parametrize(
    ("query", "text", "alone", "expected"),
    [
        ("al-Abadi", "Haïdar al-Abadi et al-Sadr", True, ["al-Abadi"]),
        ("ben Ali", "Ben Ali et Ben Salmane", True, ["Ben Ali"]),
        ("al-Abadi", "Moqtada al-Sadr", True, ["al"]),
        ("al-Abadi", "Moqtada al-Sadr", False, []),
        ("al-Abadi", "Abadi", True, ["Abadi"]),
    ],
)
def test_the_particle_of_a_name_is_marked_beside_another_word(
    query: str, text: str, alone: bool, expected: list[str]
) -> None:
    assert marked(query, text, alone=alone) == expected


_ALPHABET = st.sampled_from(
    [
        *" \n\t.,-'’\u00a0\u0301\u00ad\u200b\x00\x1b\u202e\u2028\u0130ßİıﬁΣ",
        *(
            "irak",
            "Irakiens",
            "été",
            "e\u0301te\u0301",
            "al",
            "12 000",
            "C.G.R.I.",
            "œuvre",
            "le",
            "x",
            "1",
            "000",
            "_",
        ),
    ]
)
TEXTS = st.lists(_ALPHABET, max_size=60).map("".join)
ASKED = st.sampled_from(
    [
        "irak",
        "été le",
        '"al x"',
        "ira*",
        "12 000",
        "cgri OU x",
        "irak -été",
        "œuvre al",
        '"e\u0301te\u0301"',
        "le",
        "1*",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=80)), ASKED, st.booleans())
def test_marks_are_in_order_apart_and_made_of_whole_words(
    text: str, query: str, exact: bool
) -> None:
    marks = Highlighter(parse_query(query, TODAY).query, exact=exact).highlights(text)
    places = [place for mark in marks for place in mark.span]
    assert places == sorted(set(places))
    starts, ends = (
        {token.start for token in tokenize(text)},
        {token.end for token in tokenize(text)},
    )
    assert all(mark.span[0] in starts and mark.span[1] in ends and mark.terms for mark in marks)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), TEXTS)
def test_any_query_marks_any_text(query: str, text: str) -> None:
    try:
        reading = parse_query(query, TODAY)
    except QueryError:
        return
    Highlighter(reading.query).highlights(text)
