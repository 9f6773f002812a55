"""Articles like a given one: first its near-duplicates, then others on its subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from math import exp, log
from typing import Any

from msgspec import Struct, to_builtins

from index.analysis.analyzer import stop_words, tokenize
from index.analysis.minhash import MIN_CONTAINMENT, MIN_SHARED_HASHES, containment, sketch_terms
from index.article import Article
from index.engines.base import Engine, Matches
from index.engines.query import AndNot, EngineQuery, Or, Term
from index.people.lookup import lookup_key
from index.stored_article import StoredArticle
from search.grouping import Group, fetch_grouped

MAX_SUBJECT_TERMS = 25
"""Stems that describe a subject. More of them find no better articles, only more slowly."""
MAX_CANDIDATE_TERMS = 40
"""Frequent stems of the article that these are chosen from."""
MAX_PEOPLE = 5
"""People that describe a subject: the first ones of the article."""
TITLE_FACTOR = 3
"""How many times more than a word of the body a word of the title counts."""
PERSON_WEIGHT = 0.6
"""Weight of a person, relative to the heaviest stem."""
PARTS_PER_MATCH = 12
"""An article on the subject must match one in so many of its stems and people."""
DATE_BONUS = 0.15
"""What an article of the same day gains, as a share of its score."""
DATE_DECAY_DAYS = 30.0
"""Days after which the bonus has fallen to about a third (1/e)."""
MAX_COPIES = 100
"""Near-duplicates that are looked at."""


class Similar(Struct, frozen=True):
    """An article like another.

    Attributes:
        stored: The article.
        score: How much it is on the same subject, comparable within one search. Near-duplicates
            have 0.
        containment: The share of the shorter text that is in the other one. Articles that are no
            near-duplicates have 0.
        duplicates: The ids of further articles that are much the same text as this one.
    """

    stored: StoredArticle
    score: float = 0.0
    containment: float = 0.0
    duplicates: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the article as JSON shows it."""
        article = self.stored.article
        return {
            "id": article.id,
            "title": article.title,
            "date": to_builtins(article.date),
            "source": article.source,
            "score": round(self.score, 4),
            "likeness": round(self.containment, 3),
            "duplicates": list(self.duplicates),
        }


def similar(
    engine: Engine,
    stored: StoredArticle,
    limit: int = 10,
) -> tuple[Similar, ...]:
    """Find the articles most like one: its near-duplicates, then others on its subject.

    Args:
        engine: The engine to search.
        stored: The article to compare with. It is not among the results.
        limit: The greatest number of articles to return.
    """
    duplicates = _near_duplicates(engine, stored)
    results = duplicates[:limit]
    if len(results) < limit:
        known_ids = [stored.article.id]
        known_ids += [duplicate.stored.article.id for duplicate in duplicates]
        results += _on_subject(engine, stored.article, known_ids, limit - len(results))
    return tuple(results)


def subject_query(engine: Engine, article: Article) -> EngineQuery | None:
    """Make a query for articles on the subject of one, or None if it has no subject."""
    weights = _subject_terms(engine, article)
    parts: list[EngineQuery] = [
        Or((Term("title", stem, weight), Term("body", stem, weight)))
        for stem, weight in weights.items()
    ]
    person_weight = PERSON_WEIGHT * max(weights.values(), default=1.0)
    keys = map(lookup_key, article.people[:MAX_PEOPLE])
    known_keys = dict.fromkeys(filter(None, keys))
    parts += [Term("person_key", key, person_weight) for key in known_keys]
    if not parts:
        return None
    min_match = max(1, len(parts) // PARTS_PER_MATCH)
    return Or(tuple(parts), min_match)


def _near_duplicates(engine: Engine, stored: StoredArticle) -> list[Similar]:
    """Find the articles that are much the same text, closest first."""
    if not stored.sketch:
        return []
    hashes = tuple(Term("sketch", term) for term in sketch_terms(stored.sketch))
    enough_hashes = Or(hashes, MIN_SHARED_HASHES)
    others = AndNot(enough_hashes, _any_id([stored.article.id]))
    duplicates: list[Similar] = []
    for match in engine.match(others, limit=MAX_COPIES).best:
        candidate = StoredArticle.from_json(match.stored)
        share = containment(stored.sketch, candidate.sketch)
        if share >= MIN_CONTAINMENT:
            duplicates.append(Similar(candidate, containment=share))
    return sorted(duplicates, key=_by_containment)


def _on_subject(
    engine: Engine,
    article: Article,
    known_ids: Sequence[str],
    limit: int,
) -> list[Similar]:
    """Find articles on the subject of one, with their near-duplicates, ranked by subject and date.

    Twice as many as wanted are fetched, since the dates change their order.
    """
    query = subject_query(engine, article)
    if query is None:
        return []
    unknown = AndNot(query, _any_id(known_ids))

    def fetch(offset: int, number: int) -> Matches:
        return engine.match(unknown, offset=offset, limit=number)

    groups = fetch_grouped(fetch, 0, 2 * limit).best
    results = [_from_group(group, article.date) for group in groups]
    return sorted(results, key=_by_score)[:limit]


def _by_containment(result: Similar) -> tuple[float, str]:
    return -result.containment, result.stored.article.id


def _by_score(result: Similar) -> tuple[float, str]:
    return -result.score, result.stored.article.id


def _from_group(group: Group, day: date | None) -> Similar:
    """Make a result of a group, with a bonus for a date near `day`."""
    stored = StoredArticle.from_json(group.leader.stored)
    bonus = DATE_BONUS * _date_nearness(day, stored.article.date)
    return Similar(
        stored,
        score=group.leader.score * (1 + bonus),
        duplicates=tuple(match.id for match in group.duplicates),
    )


def _subject_terms(engine: Engine, article: Article) -> dict[str, float]:
    """Return the stems that are frequent in an article and rare elsewhere, with their weights.

    They are chosen by tf-idf. The weights are without idf: the engine adds it when it ranks.
    """
    frequencies = _stem_frequencies(article)
    frequent = sorted(frequencies, key=lambda stem: (-frequencies[stem], -len(stem), stem))
    candidates = frequent[:MAX_CANDIDATE_TERMS]
    articles = {stem: _count_articles(engine, stem) for stem in candidates}
    archive_size = max(articles.values(), default=0)  # nearly: the commonest stem is everywhere
    weights: dict[str, float] = {}
    tf_idf: dict[str, float] = {}
    for stem in candidates:
        if articles[stem] > 1:
            idf = log(1 + archive_size / articles[stem])
            weights[stem] = 1 + log(frequencies[stem])
            tf_idf[stem] = weights[stem] * idf
    best = sorted(tf_idf, key=lambda stem: (-tf_idf[stem], stem))[:MAX_SUBJECT_TERMS]
    return {stem: weights[stem] for stem in best}


def _count_articles(engine: Engine, stem: str) -> int:
    """Count the articles that hold a stem."""
    return engine.count(Or((Term("body", stem), Term("title", stem))))


def _stem_frequencies(article: Article) -> Counter[str]:
    """Count the stems of an article, those of its title several times over."""
    frequencies = Counter(_stems(article.body))
    for stem in _stems(article.title):
        frequencies[stem] += TITLE_FACTOR
    return frequencies


def _stems(text: str) -> list[str]:
    """List the stems of the words that are no stop words."""
    return [
        token.stem
        for token in tokenize(text)
        if token.exact not in stop_words() and len(token.exact) > 1
    ]


def _any_id(ids: Iterable[str]) -> EngineQuery:
    return Or(tuple(Term("id", id) for id in ids))


def _date_nearness(left: date | None, right: date | None) -> float:
    """Return 1 for the same day, 1/e for days a month apart, and 0 if a date is unknown."""
    if not left or not right:
        return 0.0
    return exp(-abs((left - right).days) / DATE_DECAY_DAYS)
