"""Nouns that are spelt like small words count where they are typed as nouns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from search.parser import parse_query
from search.query import Words
from tests.support.archives import archive_of
from tests.support.articles import plain_id

TODAY = date(2025, 6, 1)


def counted(text: str) -> list[str]:
    query = parse_query(text, TODAY).query
    assert isinstance(query, Words)
    return [word.shown for word in query.content_words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cours de l'or", ["cours", "or"]),
        ("or noir", ["or", "noir"]),
        ("accident de car", ["accident", "car"]),
        ("Jeux d'été à la plage municipale", ["jeux", "ete", "plage", "municipale"]),
        ("Europe de l'Est", ["europe", "l'est"]),
        ("le son du canon", ["son", "canon"]),
        ("vitamine D", ["vitamine", "vitamine d"]),
        ("vitamine d", ["vitamine", "vitamine d"]),
        ("ce qu'il y a", ["ce", "qu", "il", "y", "a"]),
        ("Grand Est", ["grand", "l'est"]),
        ("banlieue est", ["banlieue", "l'est"]),
        ("qui est", ["qui", "est"]),
        ("les fichés S en France", ["fiches", "fiches s", "france"]),
        ("le maire a été réélu", ["maire", "reelu"]),
        ("il est venu vers Paris", ["venu", "paris"]),
        ("M. Dupont et J. Martin", ["dupont", "martin"]),
        ("M Dupont", ["dupont"]),
        ("Le Maire A Dit Non", ["maire", "dit", "non"]),
    ],
)
def test_small_words_count_where_they_are_typed_as_nouns(text: str, words: list[str]) -> None:
    assert counted(text) == words


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("le maire refuse car il pleut", ["query-small-word-left-out"]),
        ("un trajet en car vers la mer", []),
        ("irak OR iran", []),
        ("le maire a été réélu dimanche soir", []),
    ],
)
def test_a_noun_that_is_left_out_is_told(text: str, codes: list[str]) -> None:
    assert [note.code for note in parse_query(text, TODAY).notes] == codes


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_a_noun_that_is_typed_with_its_article_alone_finds_no_small_word(
    engine: str, tmp_path: Path
) -> None:
    bodies = {
        "gold": "Le prix de l'or grimpe.",
        "golden": "Les ors du palais brillent.",
        "now": "La salle est prise, or il pleut.",
        "bus": "Un car quitte le dépôt.",
        "buses": "Trois cars restent au garage.",
        "because": "Il rit car il gagne.",
        "summer": "Cet été fut doux.",
        "summers": "Les étés sont secs.",
        "elected": "Elle a été élue.",
        "are": "Vous êtes les bienvenus.",
    }
    expected = {
        "l'or": ["gold", "golden"],
        "L’OR": ["gold", "golden"],
        "un car": ["bus", "buses"],
        "les cars": ["buses", "bus"],
        "l'été": ["summer"],
        "étés": ["summers", "summer"],
    }
    with archive_of(bodies, tmp_path, engine) as archive:
        for query, ids in expected.items():
            hits = [plain_id(hit.id) for hit in archive.find(query).hits]
            assert sorted(hits) == sorted(ids), query
            assert all(
                snippet.highlights for hit in archive.find(query).hits for snippet in hit.snippets
            )


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_a_noun_spelt_like_a_small_word_is_not_left_out(engine: str, tmp_path: Path) -> None:
    bodies = {
        "gold": "Le cours de l'or grimpe depuis mardi.",
        "piano": "Le cours de piano reprend, or la salle est prise.",
        "dance": "Le cours de danse aussi.",
        "east": "Des lycéens d'Europe de l'Est visitent le port.",
        "west": "L'Europe est loin, dit le guide.",
        "region": "La région Grand Est vote.",
        "tall": "Il est grand pour son âge.",
        "list": "Deux fichés S sont suivis.",
        "other": "Un fiché du canton s'en plaint, comme s'il était le seul.",
    }
    with archive_of(bodies, tmp_path, engine) as archive:
        gold = [plain_id(hit.id) for hit in archive.find("cours de l'or").hits]
        east = [plain_id(hit.id) for hit in archive.find("Europe de l'Est").hits]
        region = [plain_id(hit.id) for hit in archive.find("grand est").hits]
        listed = [plain_id(hit.id) for hit in archive.hits("fiché S")]
    assert gold == ["gold", "piano"]
    assert east == ["east"]
    assert region == ["region"]
    assert listed == ["list"]
