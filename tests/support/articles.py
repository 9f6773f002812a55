"""A few articles whose words, dates, sources and names the tests of searching know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2025, 6, 1)
SEEDS = Path(__file__).parents[2] / "seeds"

ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "id": "hachd",
        "title": "Le Hachd al-Chaabi devient une force reconnue",
        "body": "Le Parlement de Bagdad a voté samedi une loi sur le Hachd al-Chaabi. Les députés sunnites ont quitté"
        " la salle avant le scrutin.\nLa force irakienne compte désormais 12 000 hommes.",
        "date": "2016-11-26",
        "source": "PressTV",
        "people": ["Haïdar al-Abadi"],
    },
    {
        "id": "retraites",
        "title": "La réforme des retraites adoptée sans vote",
        "body": "Le gouvernement a engagé sa responsabilité devant les députés. La réforme repousse l’âge du départ.",
        "date": "2023-03-16",
        "source": "AFP",
        "people": ["Élisabeth Borne"],
    },
    {
        "id": "greve",
        "title": "Une grève massive dans les transports",
        "body": "Les cheminots ont arrêté le travail contre la retraite à 64 ans. Le gouvernement ne recule pas.",
        "date": "2023-01-19",
        "source": "Le Monde",
        "people": ["Laurent Berger", "Élisabeth Borne"],
    },
    {
        "id": "qaani",
        "title": "Le général Esmaïl Qaani reçu à Bagdad",
        "body": "La délégation iranienne rencontre le conseiller irakien à la sécurité. Les deux pays parlent de"
        " leur frontière commune.",
        "date": "2025-05-14",
        "source": "FRENCH PRESS TV",
        "people": ["Esmaïl Qaani", "Qassem al-Araji"],
    },
    {
        "id": "mossoul",
        "title": "Mossoul reprise après neuf mois de bataille",
        "body": "La ville est en ruines. Le chef du gouvernement a salué les soldats et les combattants du Hachd.",
        "date": "2017-07-10",
        "source": "RFI",
        "people": ["Paul Martin", "Qassem Hassan", "Haïdar al-Abadi"],
    },
    {
        "id": "oeuvre",
        "title": "Une œuvre retrouvée dans un grenier",
        "body": "Le tableau, daté de l’été, sera vendu aux enchères. L'œuvre était cachée sous des draps.",
        "source": "Ouest-France",
    },
    {
        "id": "pont",
        "title": "Un pont suspendu ferme pour travaux",
        "body": "Les automobilistes devront faire un détour. Les travaux dureront tout l’hiver.",
    },
    {
        "id": "seisme",
        "title": "La terre tremble dans l’Atlas",
        "body": "Les secours fouillent les décombres. Plusieurs villages restent coupés du monde.",
        "date": "2023-09-09",
        "source": "Le Monde",
    },
)


def write_articles(path: Path, articles: Iterable[Mapping[str, Any]] = ARTICLES) -> Path:
    """Write a file of articles, and return its path."""
    lines = [json.dumps(article, ensure_ascii=False) for article in articles]
    path.write_text("\n".join(lines), "utf-8")
    return path


def plain_id(id: str) -> str:
    """Return the id of an article without the file that it is in."""
    return id.rpartition("#")[2]
