"""A quantity is found in all its spellings, and never by a number and a unit that stand apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search import Archive
from tests.support.archives import archive_of
from tests.support.articles import plain_id

pytestmark = pytest.mark.slow

BODIES = {
    "sign": "Le billet du bac coûte 10 € le matin.",
    "word": "Le billet du bac passe à 10 euros en mai.",
    "million": "Un quai de 10 M€ sort de terre.",
    "millions": "La halle a coûté 10 millions d'euros au bourg.",
    "apart": "Les 10 pêcheurs partagent 40 euros et 1 numéro.",
    "clock": "La criée ouvre à 20:30 précises.",
    "letter": "La criée ouvre à 20 h 30 le jeudi.",
    "joined": "La criée ouvre dès 20h30, sauf lundi.",
    "hours": "À 20 heures, 30 barques rentrent.",
    "number": "Le n° 1 du phare est en kiosque.",
    "spelt": "Le numéro 1 du port se vend bien.",
    "points": "Un score de 2,3 points au concours.",
    "share": "La pêche gagne 2,3 % cette année.",
    "percent": "La pêche perd 2.3% en un mois.",
    "fifth": "La cinquième digue tient bon.",
    "5th": "La 5e digue est fissurée.",
    "V": "La Ve digue date du phare.",
    "21st": "Le 21e marin est élu.",
    "XXI": "Le XXIe marin a perdu.",
    "in words": "Le vingt et unième marin dort.",
    "groups": "Le phare a vu 3,000,000 vagues.",
    "spaces": "Le phare a vu 3 000 000 mouettes.",
}


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    with archive_of(BODIES, tmp_path_factory.mktemp("quantities"), request.param) as opened:
        yield opened


@pytest.mark.parametrize(
    ("queries", "ids"),
    [
        (["corps:10 euros", "body:10€"], {"sign", "word"}),
        (["10 €", "10€", "10 euros", '"10 €"', "billet 10 €"], {"sign", "word"}),
        (["10 M€", "10 millions d'euros"], {"million", "millions"}),
        (["20h30", "20 h 30", "20:30", '"20 h 30"', "criée 20h30"], {"clock", "letter", "joined"}),
        (["20 h", "20h", "20 heures"], {"hours"}),
        (["n° 1", "numéro 1", "N°1", '"numéro 1"'], {"number", "spelt"}),
        (["2,3 %", "2.3%", "2,3 pour cent"], {"share", "percent"}),
        (["5e digue", "5ème digue", "Ve digue", "cinquième digue"], {"fifth", "5th", "V"}),
        (["21e marin", "XXIe marin", "vingt et unième marin"], {"21st", "XXI", "in words"}),
        (["3 000 000", "3,000,000", "3 millions"], {"groups", "spaces"}),
    ],
)
def test_every_spelling_of_a_quantity_finds_all_of_them(
    archive: Archive, queries: list[str], ids: set[str]
) -> None:
    for query in queries:
        ids_of_hits = {plain_id(hit.id) for hit in archive.hits(query)}
        assert (query, ids_of_hits) == (query, ids)
        assert archive.timeline(query).total == len(ids)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("10 € OU 20 h 30", {"sign", "word", "clock", "letter", "joined"}),
        ("criée -20 h 30", set()),
        ("(10 M€ OU 2,3 %) -pêche", {"million", "millions"}),
        ('"billet du bac" 10 €^2', {"sign", "word"}),
    ],
)
def test_operators_take_a_quantity_for_one_word(
    archive: Archive, query: str, ids: set[str]
) -> None:
    assert {plain_id(hit.id) for hit in archive.hits(query)} == ids


def test_a_quantity_is_marked_whole(archive: Archive) -> None:
    [hit] = archive.hits("10 millions d'euros quai")
    [snippet] = hit.snippets
    marked = [snippet.text[start:end] for start, end in snippet.highlights]
    assert marked == ["quai", "10 M€"]


def test_exact_words_find_a_quantity_with_a_sign(archive: Archive) -> None:
    assert {plain_id(hit.id) for hit in archive.hits("10 €", exact=True)} == {"sign", "word"}


@pytest.mark.parametrize("query", ["5e", "Ve", "cinquième"])
def test_an_ordinal_is_marked_in_all_its_spellings(archive: Archive, query: str) -> None:
    snippets = {plain_id(hit.id): hit.snippets[0] for hit in archive.hits(query)}
    marked = {
        id: [snippet.text[start:end] for start, end in snippet.highlights]
        for id, snippet in snippets.items()
    }
    assert marked == {"fifth": ["cinquième"], "5th": ["5e"], "V": ["Ve"]}
