"""Make archives of any size of the articles, and make queries from their headlines.

A made article is written of sentences of real ones, with other people in them (`made_people`). Its
words are as frequent as theirs. It is the same in an archive of any size, so that a small archive is
the beginning of every larger one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from bench.speed.made_people import MadeName, MadePeople
from bench.speed.passage import Passage, sentences
from bench.texts import Record, read_texts, spread
from index.analysis.analyzer import stop_words, tokenize
from index.people.coreference import find_mentions

QUERIES = 200
"""Queries of each kind."""

MIN_HEADLINE_WORDS = 3
"""Words that a headline must have to become queries, stop words not counted."""

MIN_SENTENCE_CHARS = 40
"""Characters of a sentence that made articles may have. Shorter ones are often none."""
PARAGRAPHS = (4, 5, 6, 7, 8, 9)
"""Paragraphs that a made article may have."""
SENTENCES = (1, 2, 3)
"""Sentences that a paragraph of it may have."""
NEWCOMERS = 0.5
"""Share of the names in a made article that are of somebody else than those before, where there are any."""

FIRST_DAY = date(1995, 1, 1).toordinal()
LAST_DAY = date(2025, 12, 31).toordinal()


class Corpus:
    """Real articles, and as many others as are wanted."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Cut real articles into sentences."""
        self._records = list(records)
        self._sentences: list[Passage] = []
        self._titles: list[Passage] = []
        counts: Counter[str] = Counter()
        for record in self._records:
            body, title = record["body"], record["title"] or ""
            mentions = find_mentions(body)
            counts.update({mention.name for mention in mentions})
            self._sentences += sentences(body, mentions, MIN_SENTENCE_CHARS)
            self._titles.append(Passage.cut(title, find_mentions(title), 0, len(title)))
        self._people = MadePeople([name for name, _ in counts.most_common()])

    def records(self, number: int) -> Iterator[Record]:
        """Yield so many articles: the real ones, then others."""
        yield from islice(self._records, number)
        yield from map(self._make, range(len(self._records), number))

    def _make(self, number: int) -> Record:
        """Make the article with a number."""
        chance = random.Random(number)
        cast = _Cast(self._people, chance, [])
        title = cast.fill(chance.choice(self._titles))
        paragraphs: list[str] = []
        for _ in range(chance.choice(PARAGRAPHS)):
            chosen = chance.choices(self._sentences, k=chance.choice(SENTENCES))
            paragraphs.append(" ".join(map(cast.fill, chosen)))
        return {
            "id": f"made-{number}",
            "title": title,
            "body": "\n".join(paragraphs),
            "date": date.fromordinal(chance.randint(FIRST_DAY, LAST_DAY)).isoformat(),
            "source": chance.choice(self._records).get("source"),
        }


@dataclass(frozen=True, slots=True)
class _Cast:
    """The people of an article that is being made.

    Attributes:
        people: All people.
        chance: Chooses among them.
        named: Those whom the article has named so far.
    """

    people: MadePeople
    chance: random.Random
    named: list[MadeName]

    def fill(self, passage: Passage) -> str:
        """Return a passage with names of these people in it."""
        return passage.filled([self._next_name() for _ in range(passage.names)])

    def _next_name(self) -> str:
        """Return the full name of somebody new, or the surname of somebody who was named before."""
        if self.named and self.chance.random() > NEWCOMERS:
            return self.chance.choice(self.named).surname
        newcomer = self.people.choose(self.chance)
        self.named.append(newcomer)
        return newcomer.full


def text_bytes(record: Record) -> int:
    """Return the bytes of the title and the body of an article."""
    title, body = record.get("title") or "", record.get("body") or ""
    return len(title.encode()) + len(body.encode())


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
