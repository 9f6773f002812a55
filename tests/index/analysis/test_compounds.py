"""A word with hyphens has the term of the same word without them."""

from __future__ import annotations

import pytest

from index.analysis.analyzer import analyze, analyze_word
from index.analysis.compounds import (
    compound_terms,
    compounds,
    joined_pair,
    parts_of_camel_case,
    parts_of_joined,
)


@pytest.mark.parametrize(
    ("compound", "joined"),
    [
        ("anti-terroristes", "antiterroriste"),
        ("week\u2011end", "weekends"),
        ("cyber-attaques", "cyberattaque"),
        ("Covid-19", "covid19"),
        ("CAC-40", "CAC40"),
        ("A-380", "A380"),
        ("49-3", "49.3"),
        ("arcs-en-ciel", "arcenciel"),
    ],
)
def test_a_compound_has_the_term_of_the_joined_word(compound: str, joined: str) -> None:
    assert compound_terms(compound) == analyze_word(joined).lemmas


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("porte-parole", "porte-paroles"),
        ("arc-en-ciel", "arcs-en-ciel"),
        ("franco-allemand", "franco-allemandes"),
        ("St-Étienne", "Saint-Etienne"),
        ("Ste-Marie", "Sainte-Marie"),
        ("petit-fils", "petits-fils"),
        ("belle-mère", "belles-mères"),
        ("chef-d'œuvre", "chefs-d’œuvre"),
        ("état-major", "états-majors"),
        ("tout-puissant", "toutes-puissantes"),
        ("nouveau-né", "nouveaux-nés"),
        ("rond-point", "ronds-points"),
        ("contre-espionnage", "contrespionnages"),
    ],
)
def test_forms_of_a_compound_share_its_term(left: str, right: str) -> None:
    assert compound_terms(left) == compound_terms(right) != ()


@pytest.mark.parametrize(
    "text",
    [
        "dit-il",
        "appelle-t-on",
        "Peut-on",
        "ment-on",
        "est-ce",
        "al-Chaabi",
        "ben-Ali",
        "2019-2020",
        "12-05-2020",
        "x-" * 40,
    ],
)
def test_hyphens_that_join_no_compound_have_no_term(text: str) -> None:
    assert list(compounds(text)) == []


def test_the_compounds_of_a_text_are_among_its_lemmas() -> None:
    analyzed = analyze("Le porte-parole du gouvernement a parlé ce week\u2011end, dit-il.")
    assert analyzed.compounds.split() == [
        *compound_terms("porte-parole"),
        *compound_terms("week-end"),
    ]
    assert analyzed.all_lemmas == f"{analyzed.lemmas} {analyzed.compounds}"


def test_joined_words_that_texts_write_apart_have_parts() -> None:
    assert parts_of_joined("cac40") == ("cac", "40")
    assert parts_of_joined("antiterroriste") == ("anti", "terroriste")
    assert parts_of_joined("antilope") == parts_of_joined("posture") == ()


def test_a_number_and_its_unit_are_also_written_apart() -> None:
    assert parts_of_joined("20h") == ("20", "h")
    assert parts_of_joined("20h30") == ("20", "h", "30")
    assert parts_of_joined("5g") == ("5", "g")
    assert parts_of_joined("10km") == ("10", "km")
    assert parts_of_joined("2e") == parts_of_joined("1er") == parts_of_joined("4x4") == ()
    assert joined_pair("100", "m") == ("100m",)
    assert joined_pair("100", "le") == joined_pair("2", "e") == ()


def test_a_pair_of_words_has_the_terms_of_its_joined_form() -> None:
    assert joined_pair("covid", "19") == ("covid19",)
    assert joined_pair("week", "end") == compound_terms("week-end")
    assert joined_pair("par", "terre") == joined_pair("grand", "froid") == ()


def test_a_name_with_a_capital_within_it_is_also_written_apart() -> None:
    assert parts_of_camel_case("AstraZeneca") == ("astra", "zeneca")
    assert parts_of_camel_case("Astra") == parts_of_camel_case("ONU") == ()
