"""A search finds the forms of a word, and accents tell words of the same letters apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search import Archive
from tests.support.archives import archive_of
from tests.support.articles import plain_id

BODIES = {
    "market": "Le marché couvert rouvre samedi après deux ans de travaux.",
    "walk": "Une marche silencieuse a réuni les habitants du quartier.",
    "slope": "La côte descend vers le port, entre les pins et les murets.",
    "side": "De l'autre côté du fleuve, les vignes ont gelé cette nuit.",
    "corn": "Le maïs souffre de la sécheresse dans les plaines du sud.",
    "rain": "La pluie tombera toute la nuit sur les crêtes.",
    "more": "Mais le pain coûte plus cher en mai chez les boulangers.",
    "town": "Le maire de Tours a reçu les lycéens vendredi.",
    "towers": "Les deux tours du château seront repeintes cet hiver.",
    "capitals": "LE MARCHE DE LA PRESQU'ILE FERME.",
    "deputies": "Trois députées ont quitté la séance avant le vote.",
    "judges": "La cour a rendu son arrêt, et les parties l'ont accepté.",
    "course": "Un cours de dessin ouvre lundi, au premier étage.",
}


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    with archive_of(BODIES, tmp_path_factory.mktemp("inflections"), request.param) as opened:
        yield opened


def found(archive: Archive, query: str, *, exact: bool = False) -> list[str]:
    return [
        plain_id(hit.id) for hit in archive.find(query, exact=exact, limit=20, group=False).hits
    ]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("pluie", {"rain"}),
        ("plus", {"more"}),
        ("mai", {"more"}),
        ("maïs", {"corn"}),
        ("côte", {"slope"}),
        ("côté", {"side"}),
        ("cote", {"slope", "side"}),
        ("Tours", {"town"}),
        ("tours", {"towers", "town"}),
        ("tour", {"towers"}),
        ("député", {"deputies"}),
        ("depute", {"deputies"}),
        ("recevoir", {"town"}),
        ("cours", {"course"}),
        ("presqu'île", {"capitals"}),
    ],
)
def test_a_word_finds_its_forms_and_no_other_words(
    archive: Archive, query: str, ids: set[str]
) -> None:
    assert set(found(archive, query)) == ids


@pytest.mark.parametrize(
    ("query", "first", "later"),
    [("marche", "walk", "market"), ("marché", "market", "walk"), ("tours", "towers", "town")],
)
def test_words_spelt_as_typed_come_first(
    archive: Archive, query: str, first: str, later: str
) -> None:
    ids = found(archive, query)
    assert ids.index(first) < ids.index(later)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("marché", {"market", "capitals"}),
        ("marche", {"walk", "capitals"}),
        ("côte", {"slope"}),
        ("côté", {"side"}),
        ("maïs", {"corn"}),
        ("pluies", set()),
    ],
)
def test_quotes_and_exact_searches_tell_accents_apart(
    archive: Archive, word: str, ids: set[str]
) -> None:
    assert set(found(archive, word, exact=True)) == ids
    assert set(found(archive, f'"{word}"')) == ids


def test_a_phrase_that_lacks_all_accents_finds_any(archive: Archive) -> None:
    assert found(archive, '"marche couvert"') == []
    assert found(archive, '"marché couvert"') == ["market"]
    assert found(archive, '"cote du fleuve, les vignes ont gele"') == ["side"]


def test_highlights_tell_accents_apart_as_the_search_does(archive: Archive) -> None:
    (hit,) = archive.find("côte").hits
    (snippet,) = hit.snippets
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["côte"]
    (hit,) = archive.find("tour").hits
    assert plain_id(hit.id) == "towers"
