"""Authors and sections are searched where a query names them, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Archive
from tests.support.indexed_folder import IndexedFolder

pytestmark = pytest.mark.slow

ARTICLES = [
    {
        "id": "piscine",
        "titre": "La piscine des Tilleuls ferme",
        "texte": "Le conseil municipal a voté lundi la fermeture du bassin.",
        "auteur": "Claire Vasseur et Yann Le Goff",
        "rubrique": "Vie des communes",
        "page": "4",
    },
    {
        "id": "procès",
        "titre": "Un procès renvoyé",
        "texte": "L’avocate Claire Vasseur a demandé le renvoi du procès à la rubrique suivante.",
        "auteur": "Léa Morel",
        "rubrique": "Justice",
    },
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    indexed = IndexedFolder.empty(Path(tmp_path_factory.mktemp("named")))
    indexed.put({"a.jsonl": ARTICLES})
    indexed.run()
    with Archive(indexed.location) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("auteur:vasseur", ["piscine"]),
        ('author:"yann le goff"', ["piscine"]),
        ('auteur:"vasseur yann"', []),
        ("auteur:vass*", ["piscine"]),
        ("rubrique:commune", ["piscine"]),
        ("section:Justice", ["procès"]),
        ("vasseur", ["procès"]),
        ("communes", []),
        ("mor*", []),
        ("procès -auteur:morel", []),
        ("auteur:(goff OU morel)", ["piscine", "procès"]),
    ],
)
def test_field_finds_the_articles_that_have_the_word_in_it(
    archive: Archive, query: str, ids: list[str]
) -> None:
    hits = archive.find(query).hits
    assert sorted(hit.id.partition("#")[2] for hit in hits) == ids


def test_hit_names_authors_section_and_page(archive: Archive) -> None:
    [hit] = archive.find("auteur:vasseur").hits
    assert (hit.authors, hit.section, hit.page) == (
        ("Claire Vasseur", "Yann Le Goff"),
        "Vie des communes",
        "4",
    )
