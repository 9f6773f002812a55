"""Articles that name a few people in several spellings."""

from __future__ import annotations

from typing import Any


def article(
    id: str, day: str | None, *people: str, body: str = "Un texte.", source: str = "AFP"
) -> dict[str, Any]:
    """Make an article that names some people."""
    return {
        "id": id,
        "title": f"Titre {id}",
        "body": body,
        "date": day,
        "source": source,
        "people": list(people),
    }


PEOPLE_ARTICLES = (
    article(
        "1",
        "2019-03-01",
        "Qassem Soleimani",
        "Hassan Rohani",
        body="Le général Soleimani est à Bagdad.",
    ),
    article("2", "2020-01-03", "Ghassem Soleymani", "Donald Trump"),
    article("3", "2020-01-04", "Qassem Soleimani", "Zeinab Soleimani", source="RFI"),
    article("4", None, "Donald Trump", "Hassan Rohani"),
    article("5", "2021-06-01", "Mike Pompeo"),
)
