"""Test which words of a text are highlighted for a query."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyzer import tokenize
from index.errors import QueryError
from search.highlighting.highlighter import Highlight, Highlighter
from search.parser import parse_query

TODAY = date(2025, 6, 1)


def highlighted(query: str, text: str, *, exact: bool = False, alone: bool = True) -> list[str]:
    highlights = Highlighter(parse_query(query, TODAY).query, exact=exact).highlights(
        text, lone_particles=alone
    )
    return [text[start:end] for start, end in (highlight.span for highlight in highlights)]


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
        ("porte-parole", "Un porte-parole, des porte-paroles", ["porte-parole", "porte-paroles"]),
        ("porte-parole", "La porte, sans parole", []),
        ("antiterroriste", "La loi anti-terroriste", ["anti-terroriste"]),
        ("CAC 40", "Le CAC40 et le CAC 40", ["CAC40", "CAC 40"]),
        ("A380", "Un A-380 et un A380", ["A-380", "A380"]),
        ("Saint-Étienne", "À St-Etienne", ["St-Etienne"]),
        ("49.3", "Le 49-3 et le 49.3", ["49-3", "49.3"]),
        ("AT&T", "L'AT et AT&T", ["AT&T"]),
        ("北京", "Le 北京市", ["北京"]),
        (
            '"aéroport Bagdad"~1',
            "L’aéroport de Bagdad. À Bagdad, un aéroport.",
            ["aéroport", "Bagdad"],
        ),
        ('"aéroport Bagdad"~2', "À Bagdad, un aéroport ; à Bagdad", ["aéroport", "Bagdad"]),
        ('"Bagdad aéroport"~2', "L’aéroport Bagdad", ["aéroport Bagdad"]),
        ('"aéroport Bagdad"~1', "L’aéroport Bagdad", ["aéroport Bagdad"]),
        ('"aéroport Bagdad"~9', "L’aéroport seul", []),
        ('"vol de Bagdad"~1', "Vol vers Bagdad. Vol. Bagdad !", ["Vol", "Bagdad", "Vol", "Bagdad"]),
        (
            '"lundi jeudi samedi"~1',
            "lundi jeudi samedi, puis jeudi et lundi",
            ["lundi jeudi samedi"],
        ),
        ("irak", "", []),
        ("", "Irak", []),
    ],
)
def test_highlighter_highlights_every_form_of_a_word(
    query: str, text: str, expected: list[str]
) -> None:
    assert highlighted(query, text) == expected


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
def test_highlighter_highlights_phrases_only_whole(
    query: str, text: str, expected: list[str]
) -> None:
    assert highlighted(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("irak iran", "Irak, Iran", ["Irak", "Iran"]),
        ("irak iran", "Ils ont quitté l’Irak. Iran attend.", ["Irak", "Iran"]),
        ("sécurité de irak", "la sécurité. De Irak", ["sécurité", "Irak"]),
    ],
)
def test_highlighter_parts_words_at_punctuation(query: str, text: str, expected: list[str]) -> None:
    assert highlighted(query, text) == expected


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
def test_highlighter_never_highlights_exclusions(query: str) -> None:
    assert highlighted(query, "Irak en Iran et en Syrie") == ["Irak"]


def test_highlighter_highlights_nothing_for_filters() -> None:
    assert highlighted("source:AFP personne:Borne date:2019", "AFP : Borne en 2019") == []


def test_highlighter_leaves_lone_particles_beside_a_variant() -> None:
    text = "Moustafa al-Kazimi s'oppose au Hachd al-Chaabi."
    highlights = Highlighter(
        parse_query("Hashd al-Shaabi", TODAY).query, ["Hachd al-Chaabi"]
    ).highlights(text)
    assert [text[slice(*highlight.span)] for highlight in highlights] == ["Hachd al-Chaabi"]


def test_highlighter_exact_highlights_the_typed_form_only() -> None:
    assert highlighted("irakiens", "Des Irakiens, une Irakienne", exact=True) == ["Irakiens"]


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
def test_highlighter_highlights_a_particle_with_its_name(
    query: str, text: str, alone: bool, expected: list[str]
) -> None:
    assert highlighted(query, text, alone=alone) == expected


_ALPHABET = st.sampled_from(
    [
        *" \n\t.,-'’\u00a0\u0301\u00ad\u200b\x00\x1b\u202e\u2028\u0130ßİıﬁΣ",
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
    ]
)
TEXTS = st.lists(_ALPHABET, max_size=60).map("".join)
QUERIES = st.sampled_from(
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


def in_order_and_apart(highlights: Iterable[Highlight]) -> bool:
    offsets = list(chain.from_iterable(highlight.span for highlight in highlights))
    return offsets == sorted(set(offsets))


@settings(max_examples=200)
@given(st.one_of(TEXTS, st.text(max_size=80)), QUERIES, st.booleans())
def test_highlighter_gives_whole_words_in_order_and_apart(
    text: str, query: str, exact: bool
) -> None:
    highlights = Highlighter(parse_query(query, TODAY).query, exact=exact).highlights(text)
    assert in_order_and_apart(highlights)
    starts = {token.start for token in tokenize(text)}
    ends = {token.end for token in tokenize(text)}
    for highlight in highlights:
        assert highlight.span[0] in starts
        assert highlight.span[1] in ends
        assert highlight.terms


@settings(max_examples=100)
@given(st.text(max_size=40), TEXTS)
def test_highlighter_takes_any_query_and_any_text(query: str, text: str) -> None:
    try:
        parsed = parse_query(query, TODAY)
    except QueryError:
        return
    highlights = Highlighter(parsed.query).highlights(text)
    assert in_order_and_apart(highlights)
    assert all(text[slice(*highlight.span)].strip() for highlight in highlights)
