"""An archive of a few articles that may change, of every engine in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import TODAY, write_articles
from tests.support.cluster import EVERY_ENGINE

AGENCY = (
    "Le barrage de Valmont a cédé dans la nuit, ont annoncé les secours. Les habitants des deux"
    " rives ont été conduits au gymnase, où la mairie leur a ouvert des lits. La route de la gorge"
    " restera coupée plusieurs jours, et l'eau du robinet ne doit pas être bue avant une analyse."
    " Une enquête dira pourquoi les vannes n'ont pas été ouvertes plus tôt."
)
ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "id": "crue",
        "title": "La crue monte",
        "body": "La Loire a noyé les prés.\nLe préfet Jean Ravel appelle au calme.",
        "source": "Le Matin",
        "date": "2019-03-02",
        "section": "Région",
        "page": "3",
        "author": "Claire Vasseur, Paul Roux",
        "url": "https://matin.example/crue",
        "captions": ["Les prés de Valmont."],
    },
    {
        "id": "agence",
        "title": "Le barrage cède",
        "body": AGENCY,
        "source": "AFP",
        "date": "2019-03-05",
    },
    {
        "id": "reprise",
        "title": "Valmont : le barrage cède",
        "body": AGENCY,
        "source": "Ouest-Soir",
        "date": "2019-03-06",
    },
    {"id": "sans", "title": "Mémoire d'une crue", "body": "Nul n'oublie la crue de 1856."},
)

Index = Callable[[tuple[dict[str, Any], ...]], Path]
"""Makes the index hold some articles and no others, and returns its folder."""


@pytest.fixture(params=EVERY_ENGINE)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    def put(articles: tuple[dict[str, Any], ...] = ARTICLES) -> Path:
        file = write_articles(tmp_path / "articles.jsonl", articles)
        synchronise([file], tmp_path / "index", engine=request.param, today=TODAY)
        return tmp_path / "index"

    return put


@pytest.fixture(scope="package")
def corpus_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    file = write_articles(folder / "articles.jsonl", ARTICLES)
    synchronise([file], folder / "index", today=TODAY)
    return folder / "index"


@pytest.fixture
def corpus(corpus_index: Path) -> Iterator[Archive]:
    """The archive of the articles, which no test changes."""
    with Archive(corpus_index) as archive:
        yield archive
