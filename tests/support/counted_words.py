"""Articles of a few words in many orders, whose words tests count by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from index.analysis.analyzer import split_words

VOCABULARY = (
    *("port", "quai", "grue", "navire", "marin", "digue", "Brest", "mérou", "l'océan", "la", "de"),
    *("aujourd'hui", "12 000", "Port", "C.G.T."),
)


def _text(chance: Random, most: int) -> str:
    """Make sentences of words that chance chooses."""
    words = chance.choices(VOCABULARY, k=chance.randrange(3, most))
    ends = (". " if chance.random() < 0.2 else " " for _ in words)
    return "Texte " + "".join(f"{word}{end}" for word, end in zip(words, ends, strict=True))


def _article(number: int) -> dict[str, Any]:
    """Make an article of a number."""
    chance = Random(number)
    return {
        "id": str(number),
        "title": f"Titre {number} {_text(chance, 8)}".strip(),
        "body": _text(chance, 60).strip(),
        "date": f"20{19 + number % 3}-05-{1 + number % 28:02}",
        "source": ("Le Quai", "La Digue")[number % 2],
    }


WORDY_ARTICLES = tuple(map(_article, range(40)))


def texts_of(article: Mapping[str, Any]) -> Sequence[str]:
    return article["title"], article["body"]


def forms_of_texts(articles: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Yield the words of each text in small letters."""
    for article in articles:
        for text in texts_of(article):
            yield [word.lower() for word in split_words(text)]


def write_to(folder: Path) -> Path:
    """Write the articles to a file of a folder."""
    from tests.support.articles import write_articles

    return write_articles(folder / "articles.jsonl", WORDY_ARTICLES)
