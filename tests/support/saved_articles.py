"""Make articles for the tests of saved queries, which are asked again after new articles come."""

from __future__ import annotations

from typing import Any


def article(number: int, word: str = "accord", day: str = "2020-01-02") -> dict[str, Any]:
    """Make an article whose body has a word."""
    return {
        "id": f"{number:03}",
        "title": f"Titre {number}",
        "body": f"Un {word} à Bagdad.",
        "date": day,
    }
