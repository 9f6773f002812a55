"""Make larger archives of the articles, and make queries from their headlines."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from bench.texts import Text, read_texts, spread
from index.analysis.analyzer import stop_words, tokenize

QUERIES = 200
"""Queries of each kind."""

MIN_HEADLINE_WORDS = 3
"""Words that a headline must have to become queries, stop words not counted."""

MIN_PASSAGE_CHARS = 81
PASSAGES = 6
"""Passages of a made-up article."""


def enlarge(texts: Sequence[Text], number: int) -> Iterator[Text]:
    """Yield so many articles: the real ones, then others made of their passages.

    Words are as frequent in the others as in the real ones.
    """
    yield from islice(texts, number)
    chance = random.Random(number)
    passages: list[str] = []
    for text in texts:
        lines = text.body.split("\n")
        passages += [line for line in lines if len(line) >= MIN_PASSAGE_CHARS]
    for made in range(len(texts), number):
        body = "\n".join(chance.choices(passages, k=PASSAGES))
        yield Text(f"made-{made}", chance.choice(texts).title, body)


def count_bytes(texts: Iterable[Text]) -> int:
    """Return the bytes of the titles and bodies of texts."""
    total = 0
    for text in texts:
        content = text.title + text.body
        total += len(content.encode())
    return total


def sample_headlines(news: Path) -> list[str]:
    """Return headlines at regular intervals of the archive."""
    titles = [text.title for text in read_texts(news) if _is_long_enough(text.title)]
    return list(spread(titles, QUERIES))[:QUERIES]


def _is_long_enough(title: str) -> bool:
    return len(_content_words(title)) >= MIN_HEADLINE_WORDS


def _content_words(title: str) -> list[str]:
    """Return the words of a headline that are no stop words, longest first."""
    content_words = set(_words(title)) - stop_words()
    alphabetical = sorted(filter(str.isalpha, content_words))
    return sorted(alphabetical, key=len, reverse=True)


def _words(title: str) -> list[str]:
    return [token.exact for token in tokenize(title)]


def _first_content_words(title: str) -> str:
    return " ".join(_content_words(title)[:3])


def _phrase(title: str) -> str:
    second_and_third = _words(title)[1:3]
    return f'"{" ".join(second_and_third)}"'


QUERY_KINDS: Mapping[str, Callable[[str], str]] = {
    "a word": lambda title: _content_words(title)[0],
    "three words": _first_content_words,
    "a headline": lambda title: " ".join(_words(title)),
    "a phrase": _phrase,
    "a beginning": lambda title: f"{_content_words(title)[0][:5]}*",
    "three words of one year": lambda title: f"{_first_content_words(title)} date:2018",
}
"""Functions that make a query of each kind from a headline."""


def make_queries(kind: str, titles: Iterable[str]) -> list[str]:
    """Return a query of a kind for each headline."""
    return list(map(QUERY_KINDS[kind], titles))
