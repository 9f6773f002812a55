"""The stemmer: inflected forms of a word share a stem, other words keep their own."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyzer import analyze_word
from index.analysis.stemmer import stem


def stems(words: str) -> set[str]:
    return {analyze_word(word)[1] for word in words.split()}


@pytest.mark.parametrize(
    "words",
    [
        "irakien irakienne irakiens irakiennes",
        "européen européenne européens européennes",
        "français française françaises",
        "libanais libanaise libanaises",
        "chinois chinoise chinoises",
        "député députée députés députées",
        "armée armées",
        "président présidente présidents présidentes",
        "général générale généraux générales généralement",
        "national nationale nationaux nationales",
        "travail travaux",
        "cheval chevaux",
        "journal journaux",
        "hôpital hôpitaux",
        "nouveau nouveaux",
        "jeu jeux",
        "actif active actifs actives",
        "directeur directrice directeurs directrices",
        "premier première premiers premières",
        "étranger étrangère étrangers étrangères",
        "heureux heureuse heureuses",
        "manifestation manifestations",
        "gouvernement gouvernements",
        "élection élections",
        "militaire militaires",
        "grand grande grands grandes",
        "loi lois",
        "otage otages",
        "crise crises",
        "explosion explosions",
    ],
)
def test_stem_is_shared_by_the_forms_of_a_word(words: str) -> None:
    assert len(stems(words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Irak Iran Israël",
        "ministère ministre",
        "Tunis Tunisie tunisien",
        "mer maire",
        "police politique poli",
        "cours court",
        "roi reine",
        "président présent prison",
        "général génération générosité",
        "armée arménien",
        "national nation natation",
        "Syrie syrien sérieux",
        "français franchir France",
        "Liban libanais libre",
        "parti parc",
        "guerre guérison",
        "Mali mal",
        "port pont",
        "actif action acteur",
        "élection élève élu",
    ],
)
def test_stem_tells_different_words_apart(words: str) -> None:
    for first, second in combinations(words.split(), 2):
        assert stems(first) != stems(second), (first, second)


@pytest.mark.parametrize(
    "word", ["", "a", "vol", "aux", "bus", "onu", "1998", "s300", "f16", "covid19", "12000"]
)
def test_stem_of_short_words_and_numbers_is_the_word(word: str) -> None:
    assert stem(word) == word


@settings(deadline=None)
@given(st.text("abcdeilmnorstuvxyz", min_size=1, max_size=40))
def test_stem_is_never_empty_nor_longer_and_begins_as_its_word(word: str) -> None:
    stemmed = stem(word)
    assert stemmed
    assert len(stemmed) <= len(word)
    assert stemmed[0] == word[0]
    if len(word) > 3:
        assert len(stemmed) >= 2


@settings(deadline=None)
@given(st.text("abcdeilmnorstuvyz", min_size=3, max_size=20))
def test_stem_of_a_plural_in_s_is_that_of_its_singular(word: str) -> None:
    if word.endswith(("s", "x", "if", "ai", "oi", "ail", "e")):
        return  # other rules see these endings first
    assert stem(f"{word}s") == stem(word)
