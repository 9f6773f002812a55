"""Many articles with few words, sources and people, for tests that count them by hand."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

WORDS = ("bagdad", "réforme", "grève", "accord", "frontière")
SOURCES = ("AFP", "Le Monde", "Press TV", None)
PEOPLE = ("Qassem Soleimani", "Ghassem Soleymani", "Élisabeth Borne", "Donald Trump")


def _article(number: int) -> dict[str, Any]:
    """Make an article of words, a day, a source and people that its number chooses by chance."""
    chance = Random(number)
    day = None
    if chance.random() < 0.9:
        published = date(2019, 12, 20) + timedelta(days=chance.randrange(400))
        day = published.isoformat()
    words = chance.sample(WORDS, chance.randrange(1, 4))
    return {
        "id": str(number),
        "title": f"Titre {number}",
        "body": f"Un texte de {' et de '.join(words)}.",
        "date": day,
        "source": chance.choice(SOURCES),
        "people": chance.sample(PEOPLE, chance.randrange(3)),
    }


COUNTED_ARTICLES = tuple(map(_article, range(120)))


def articles_with(word: str) -> list[dict[str, Any]]:
    """Return the articles whose body has a word."""
    return [article for article in COUNTED_ARTICLES if word in article["body"]]
