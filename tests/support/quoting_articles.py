"""Articles that quote people, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from index import synchronise
from tests.support.articles import TODAY, write_articles

QUOTING_ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "id": "quai",
        "title": "Un quai pour Arvor",
        "body": (
            "« Le port aura un quai plus long », a déclaré Nadia Ferrand.\n"
            "« Les pêcheurs attendaient ce quai », a-t-elle ajouté.\n"
            "« Les pêcheurs n'attendaient rien », a répondu Paul Tavernier."
        ),
        "date": "2020-03-03",
        "source": "Le Matin d’Arvor",
        "url": "https://arvor.example/quai",
    },
    {
        "id": "agence",
        "title": "Arvor agrandit son port",
        "body": "Selon la maire, « Nadia Ferrand » : « Le port aura un quai plus long ! »\n"
        "« Le port aura un quai plus long », a dit Nadia Ferrand mardi.",
        "date": "2020-03-04",
        "source": "AFP",
    },
    {
        "id": "budget",
        "title": "Le budget du quai",
        "body": (
            "Nadia Ferrand a promis que « le budget, a-t-elle dit, sera voté avant l'été ».\n"
            "La construction du quai commence."
        ),
        "date": "2021-06-01",
        "source": "AFP",
    },
    {
        "id": "sans-jour",
        "title": "Une lettre",
        "body": "Nadia Ferrand écrit : « Les ports de pêche ont besoin de nous ».",
    },
    {
        "id": "general",
        "title": "Un général parle",
        "body": "« La mer est calme », a dit le général Qassem Soleimani.",
        "date": "2019-05-01",
    },
    {
        "id": "commandant",
        "title": "Un commandant parle",
        "body": "« Les navires sont prêts », a dit le général Ghassem Soleymani.",
        "date": "2019-06-01",
    },
    {"id": "muet", "title": "Une visite", "body": "Nadia Ferrand a visité le port d'Arvor."},
)


def make_quoting_index(folder: Path, engine: str = "tantivy") -> Path:
    """Make an index of the articles in a folder, and return its own folder."""
    file = write_articles(folder / "a.jsonl", QUOTING_ARTICLES)
    synchronise([file], folder / "index", engine=engine, today=TODAY)
    return folder / "index"
