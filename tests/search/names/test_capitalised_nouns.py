"""A noun that is typed as a name finds the articles that name the place or the organisation first."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.names.capitalised_nouns import capitalised_nouns
from tests.support.archives import archive_of
from tests.support.articles import plain_id


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("La Réunion", ("La Réunion",)),
        ("tempête à la Réunion", ("la Réunion",)),
        ("interview dans L’Équipe", ("L’Équipe",)),
        ("la réunion du conseil", ()),
        ("LA RÉUNION", ()),
        ("séisme en Chine", ()),
        ("la Syrie", ()),
    ],
)
def test_common_nouns_with_an_article_and_a_capital_are_names(
    text: str, nouns: tuple[str, ...]
) -> None:
    assert capitalised_nouns(text) == nouns


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_the_island_comes_before_meetings(engine: str, tmp_path: Path) -> None:
    bodies = {
        "meeting": "La réunion traîne. La réunion suivante et une autre réunion sont annulées.",
        "island": "Une tempête approche de La Réunion, dit la météo, et le port de la ville ferme.",
    }
    with archive_of(bodies, tmp_path, engine) as archive:
        named = [plain_id(hit.id) for hit in archive.find("La Réunion").hits]
        common = [plain_id(hit.id) for hit in archive.find("réunion").hits]
    assert named == ["island", "meeting"]
    assert common == ["meeting", "island"]
