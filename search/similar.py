"""Articles like one: those that are much the same text, then those that are about the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from math import exp, log
from typing import Any as Untyped

from msgspec import Struct

from index.analysis.analyzer import stop_words, tokenize
from index.analysis.minhash import MIN_CONTAINMENT, MIN_SHARED_HASHES, containment, sketch_terms
from index.article import Article
from index.engines.base import Engine
from index.engines.query import AndNot, EngineQuery, Or, Term
from index.people.lookup import lookup_key
from index.stored import StoredArticle
from search.grouping import fetch_grouped

TELLING = 25
"""Words that say what an article is about; more find no better articles, only more slowly."""
CONSIDERED = 40
"""Words that these are chosen from."""
PEOPLE = 5
"""People that count, the article's first ones."""
TITLE = 3
"""What a word of the title counts for, in words of the body."""
PERSON = 0.6
"""What a person counts for, relative to the most telling word."""
APART = 12
"""One in so many of these must an article have to be on the same subject."""
NEARNESS = 0.15
"""What an article of the same day gains, as a share of its score; a month away, a third of that."""
MONTH = 30.0
MOST_COPIES = 100
"""Near-duplicates that are looked at."""


class Similar(Struct, frozen=True):
    """An article like another.

    Attributes:
        stored: The article.
        score: How much it is about the same, comparable within one search; 0 for near-duplicates.
        likeness: The share of the shorter one's text that is in the other, where they are near-duplicates; else 0.
        duplicates: The ids of further articles that are much the same text as this one.
    """

    stored: StoredArticle
    score: float = 0.0
    containment: float = 0.0
    duplicates: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Untyped]:
        """The article as JSON knows it."""
        article = self.stored.article
        return {
            "id": article.id,
            "title": article.title,
            "date": article.date.isoformat() if article.date else None,
            "source": article.source,
            "score": round(self.score, 4),
            "likeness": round(self.containment, 3),
            "duplicates": list(self.duplicates),
        }


def similar(engine: Engine, dossier: StoredArticle, limit: int = 10) -> tuple[Similar, ...]:
    """The articles most like one that the engine holds: its near-duplicates, closest first, then those on its subject.

    Args:
        engine: Where to look.
        dossier: What they should be like; it is not among them.
        limit: How many there are at most.
    """
    same = list(_duplicates(engine, dossier))
    found = [*same[:limit]]
    if len(found) < limit:
        known = [dossier.article.id, *(twin.stored.article.id for twin in same)]
        found += _related(engine, dossier.article, known, limit - len(found))
    return tuple(found)


def _duplicates(engine: Engine, dossier: StoredArticle) -> list[Similar]:
    if not dossier.sketch:
        return []
    found = Or(
        tuple(Term("sketch", mark) for mark in sketch_terms(dossier.sketch)), MIN_SHARED_HASHES
    )
    matches = engine.match(AndNot(found, _any_id([dossier.article.id])), limit=MOST_COPIES).best
    held = (StoredArticle.from_json(match.stored) for match in matches)
    same = (Similar(twin, containment=containment(dossier.sketch, twin.sketch)) for twin in held)
    return sorted(
        (twin for twin in same if twin.containment >= MIN_CONTAINMENT),
        key=lambda twin: (-twin.containment, twin.stored.article.id),
    )


def _related(
    engine: Engine, article: Article, known: Iterable[str], limit: int
) -> Iterator[Similar]:
    """Those on its subject, near-duplicates of each other only once; twice as many as wanted are weighed by date."""
    node = subject_query(engine, article)
    if node is None:
        return
    unknown = AndNot(node, _any_id(known))
    groups = fetch_grouped(
        lambda start, number: engine.match(unknown, offset=start, limit=number), 0, 2 * limit
    ).best
    related = [
        Similar(
            twin := StoredArticle.from_json(group.leader.stored),
            score=group.leader.score * (1 + NEARNESS * _nearness(article.date, twin.article.date)),
            duplicates=tuple(copy.id for copy in group.duplicates),
        )
        for group in groups
    ]
    yield from sorted(related, key=lambda one: (-one.score, one.stored.article.id))[:limit]


def subject_query(engine: Engine, article: Article) -> EngineQuery | None:
    """What finds articles on the subject of one: its most telling words, and its people; None where it has neither."""
    weights = _telling(engine, article)
    words = [
        Or(tuple(Term(name, stem, weight) for name in ("title", "body")))
        for stem, weight in weights.items()
    ]
    strongest = max(weights.values(), default=1.0)
    keys = dict.fromkeys(filter(None, map(lookup_key, article.people[:PEOPLE])))
    people = [Term("person_key", key, PERSON * strongest) for key in keys]
    parts: tuple[EngineQuery, ...] = (*words, *people)
    return Or(parts, max(1, len(parts) // APART)) if parts else None


def _telling(engine: Engine, article: Article) -> dict[str, float]:
    """The stems that are frequent in the article and rare elsewhere, with what their frequency in it is worth.

    They are chosen by tf-idf; the weights are without idf, which the engine multiplies in when it ranks.
    """
    times = Counter(
        {stem: TITLE * count for stem, count in _stems(article.title).items()}
    ) + _stems(article.body)
    often = sorted(times.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))[:CONSIDERED]
    having = {
        stem: engine.count(Or((Term("body", stem), Term("title", stem)))) for stem, _ in often
    }
    most = max(having.values(), default=0)  # about as many as there are articles
    weights = {stem: 1 + log(count) for stem, count in often if having[stem] > 1}
    worth = {stem: weight * log(1 + most / having[stem]) for stem, weight in weights.items()}
    best = sorted(worth, key=lambda stem: (-worth[stem], stem))[:TELLING]
    return {stem: weights[stem] for stem in best}


def _any_id(ids: Iterable[str]) -> EngineQuery:
    return Or(tuple(Term("id", id) for id in ids))


def _stems(text: str) -> Counter[str]:
    words = tokenize(text)
    return Counter(
        word.stem for word in words if word.exact not in stop_words() and len(word.exact) > 1
    )


def _nearness(one: date | None, other: date | None) -> float:
    """1 on the same day, falling to a third in a month; 0 where a date is not known."""
    return exp(-abs((one - other).days) / MONTH) if one and other else 0.0
