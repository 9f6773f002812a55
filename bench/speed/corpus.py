"""What is indexed and asked: the articles, as many more as are wanted, and queries made of their headlines."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from bench.peers import Text, read_texts
from index.analysis.analyzer import stop_words, tokenize

QUERIES = 200
"""Queries of a kind."""
PASSAGES = 6
"""Passages of a made-up article."""


def grown(texts: Sequence[Text], number: int) -> Iterator[Text]:
    """So many articles: the real ones, then others made of their passages, with words as frequent."""
    yield from islice(texts, number)
    chance = random.Random(number)
    passages = [passage for text in texts for passage in text.body.split("\n") if len(passage) > 80]
    for made in range(len(texts), number):
        body = "\n".join(chance.choices(passages, k=PASSAGES))
        yield Text(f"made-{made}", chance.choice(texts).title, body)


def written(texts: Iterator[Text], file: Path) -> int:
    """Write articles as JSON Lines, and return how many bytes of text they have."""
    size = 0
    with file.open("w", encoding="utf-8") as lines:
        for text in texts:
            size += len(f"{text.title}{text.body}".encode())
            lines.write(
                json.dumps(
                    {"id": text.id, "title": text.title, "body": text.body}, ensure_ascii=False
                )
                + "\n"
            )
    return size


def headlines(news: Path) -> list[str]:
    """Headlines from all over the archive."""
    titles = [text.title for text in read_texts(news) if len(_telling(text.title)) > 2]
    return titles[:: max(len(titles) // QUERIES, 1)][:QUERIES]


def _telling(title: str) -> list[str]:
    """The words of a headline that say something, longest first."""
    found = {token.exact for token in tokenize(title)} - stop_words()
    return sorted((word for word in found if word.isalpha()), key=lambda word: (-len(word), word))


def _phrase(title: str) -> str:
    found = [token.exact for token in tokenize(title)]
    return f'"{" ".join(found[1:3])}"'


KINDS: Mapping[str, Callable[[str], str]] = {
    "a word": lambda title: _telling(title)[0],
    "three words": lambda title: " ".join(_telling(title)[:3]),
    "a headline": lambda title: " ".join(token.exact for token in tokenize(title)),
    "a phrase": _phrase,
    "a beginning": lambda title: f"{_telling(title)[0][:5]}*",
    "three words of one year": lambda title: f"{' '.join(_telling(title)[:3])} date:2018",
}
"""Kinds of queries, each made of a headline."""
