"""Find articles like a given one: first its near-duplicates, then others on its subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from math import exp, log
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from index.analysis.analyzer import analyze, fold
from index.analysis.minhash import (
    MIN_CONTAINMENT,
    MIN_SHARED_HASHES,
    containment,
    make_sketch,
    sketch_terms,
)
from index.article import Article
from index.engines.base import Engine, Matches
from index.engines.batch import Answer, Batch
from index.engines.query import AndNot, EngineQuery, Or, Term
from index.people.lookup_keys import lookup_key
from index.stored_article import StoredArticle
from search.grouping import Group, fetch_grouped
from search.subject_words import first_forms, lemma_frequencies, lemmas

MAX_SUBJECT_TERMS = 25
"""Stems that describe a subject. More of them take longer and find no better articles."""
MAX_CANDIDATE_TERMS = 40
"""Frequent lemmas of an article from which the lemmas that describe its subject are chosen."""
MAX_PEOPLE = 5
"""People that describe a subject: the first ones of the article."""
PERSON_WEIGHT = 0.6
"""Weight of a person, relative to the heaviest lemma."""
PARTS_PER_MATCH = 12
"""An article on the subject must match one in twelve of its lemmas and people."""
DATE_BONUS = 0.15
"""Gain of an article of the same day, as a share of its score."""
DATE_DECAY_DAYS = 30.0
"""Days after which the bonus has fallen to about a third (1/e)."""
MAX_COPIES = 100
"""Near-duplicates that are looked at."""
MAX_SHARED = 8
"""Words, or people, that are told of what two articles share: more are not read."""


class Similar(Struct, frozen=True):
    """An article like another.

    Attributes:
        stored: The article.
        score: How much it is on the same subject, comparable within one search. Near-duplicates
            have 0.
        containment: The share of the shorter text that is in the other one. Articles that are no
            near-duplicates have 0.
        duplicates: The ids of further articles that are much the same text as this one.
        shared_terms: Words of the subject that both have, those that tell it best first, as they are
            written in the article that was compared with; none of the names of shared people.
        shared_people: People whom both name, as this article names them.
    """

    stored: StoredArticle
    score: float = 0.0
    containment: float = 0.0
    duplicates: tuple[str, ...] = ()
    shared_terms: tuple[str, ...] = ()
    shared_people: tuple[str, ...] = ()

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
            "shared_terms": list(self.shared_terms),
            "shared_people": list(self.shared_people),
        }


def similar(
    engine: Engine,
    stored: StoredArticle,
    limit: int = 10,
    *,
    is_indexed: bool = True,
) -> tuple[Similar, ...]:
    """Find the articles most like one: its near-duplicates, then others on its subject.

    Args:
        engine: The engine to search.
        stored: The article to compare with. It is not among the results.
        limit: The greatest number of articles to return.
        is_indexed: False for an article that is not in the index, even if one there has its id.
    """
    batch = Batch(engine)
    own_id = [stored.article.id] if is_indexed else []
    asked_duplicates = _ask_near_duplicates(batch, stored.article, own_id)
    asked_terms = _ask_subject_terms(batch, stored.article, min_articles=len(own_id) + 1)
    found = asked_duplicates()[:limit]
    terms = asked_terms()
    subject = _subject_query(stored.article, terms)
    missing = limit - len(found)
    if missing and subject is not None:
        excluded_ids = own_id + [duplicate.stored.article.id for duplicate in found]
        found += _on_subject(batch, subject, stored.article, excluded_ids, missing)
    shared = _Shared(stored.article, tuple(terms))
    return tuple(map(shared.told, found))


def ask_subject(batch: Batch, article: Article) -> Answer[EngineQuery | None]:
    """Ask for a query for articles on the subject of one; it is None if there is no subject."""
    asked_terms = _ask_subject_terms(batch, article, min_articles=2)
    return lambda: _subject_query(article, asked_terms())


def _subject_query(article: Article, weights: Mapping[str, float]) -> EngineQuery | None:
    """Make the query for lemmas, each with its weight, and for the first people of the article."""
    parts: list[EngineQuery] = []
    for lemma, weight in weights.items():
        in_title = Term("title", lemma, weight)
        in_body = Term("body", lemma, weight)
        parts.append(Or((in_title, in_body)))
    person_weight = PERSON_WEIGHT * max(weights.values(), default=1.0)
    parts += [Term("person_key", key, person_weight) for key in _keys_of_first_people(article)]
    if not parts:
        return None
    min_match = max(1, len(parts) // PARTS_PER_MATCH)
    return Or(tuple(parts), min_match)


def _keys_of_first_people(article: Article) -> Iterable[str]:
    """List the lookup keys of the first people of an article, each key once."""
    keys = map(lookup_key, article.people[:MAX_PEOPLE])
    return dict.fromkeys(filter(None, keys))


def _ask_near_duplicates(
    batch: Batch, article: Article, own_id: Sequence[str]
) -> Answer[list[Similar]]:
    """Ask for the articles that are much the same text, closest first."""
    sketch = make_sketch(analyze(article.body).lemmas)
    if not sketch:
        return list
    terms = tuple(Term("sketch", term) for term in sketch_terms(sketch))
    sharing_terms = Or(terms, MIN_SHARED_HASHES)
    query = AndNot(sharing_terms, _any_id(own_id))
    matches = batch.match(query, limit=MAX_COPIES)
    return lambda: _near_duplicates(sketch, matches())


def _near_duplicates(sketch: Sequence[int], matches: Matches) -> list[Similar]:
    """Return the matches that are much the same text as that of a sketch, closest first."""
    duplicates: list[Similar] = []
    for match in matches.best:
        share = containment(sketch, match.hashes)
        if share >= MIN_CONTAINMENT:
            stored = StoredArticle.from_json(match.stored_bytes)
            duplicates.append(Similar(stored, containment=share))
    return sorted(duplicates, key=_by_containment)


def _on_subject(
    batch: Batch,
    on_subject: EngineQuery,
    article: Article,
    excluded_ids: Sequence[str],
    limit: int,
) -> list[Similar]:
    """Find articles on the subject of one, with their near-duplicates, ranked by subject and date.

    Twice as many as wanted are fetched, since the dates change their order.
    """
    query = AndNot(on_subject, _any_id(excluded_ids))

    def fetch(offset: int, number: int) -> Matches:
        return batch.match(query, offset=offset, limit=number)()

    groups = fetch_grouped(fetch, 0, 2 * limit).best
    results = [_from_group(group, article.date) for group in groups]
    return sorted(results, key=_by_score)[:limit]


def _by_containment(result: Similar) -> tuple[float, str]:
    return -result.containment, result.stored.article.id


def _by_score(result: Similar) -> tuple[float, str]:
    return -result.score, result.stored.article.id


def _from_group(group: Group, day: date | None) -> Similar:
    """Make a result of a group, with a bonus for a date near `day`."""
    stored = StoredArticle.from_json(group.leader.stored_bytes)
    bonus = DATE_BONUS * _date_nearness(day, stored.article.date)
    return Similar(
        stored,
        score=group.leader.score * (1 + bonus),
        duplicates=tuple(match.id for match in group.duplicates),
    )


def _ask_subject_terms(
    batch: Batch, article: Article, min_articles: int
) -> Answer[dict[str, float]]:
    """Ask for the lemmas that are frequent in an article and rare elsewhere, with their weights.

    Args:
        batch: Asks the engine.
        article: The article.
        min_articles: Articles that must have a lemma: one more than the article itself, if that is
            in the index.
    """
    frequencies = lemma_frequencies(article.title, article.body, article.language)
    most_frequent = sorted(frequencies, key=lambda lemma: (-frequencies[lemma], -len(lemma), lemma))
    candidates = most_frequent[:MAX_CANDIDATE_TERMS]
    counts = [_ask_articles(batch, lemma) for lemma in candidates]

    def answer() -> dict[str, float]:
        article_counts = {lemma: count() for lemma, count in zip(candidates, counts, strict=True)}
        known = {lemma: count for lemma, count in article_counts.items() if count >= min_articles}
        return _subject_terms(frequencies, known)

    return answer


def _subject_terms(
    frequencies: Mapping[str, int], article_counts: Mapping[str, int]
) -> dict[str, float]:
    """Choose lemmas by tf-idf. Their weights are without idf: the engine adds it when it ranks.

    Args:
        frequencies: How often the article has each lemma.
        article_counts: How many articles have each of the lemmas to choose from.
    """
    # the commonest lemma is in nearly every article
    archive_size = max(article_counts.values(), default=0)
    weights: dict[str, float] = {}
    tf_idf: dict[str, float] = {}
    for lemma, count in article_counts.items():
        idf = log(1 + archive_size / count)
        weights[lemma] = 1 + log(frequencies[lemma])
        tf_idf[lemma] = weights[lemma] * idf
    best_first = sorted(tf_idf, key=lambda lemma: (-tf_idf[lemma], lemma))
    return {lemma: weights[lemma] for lemma in best_first[:MAX_SUBJECT_TERMS]}


def _ask_articles(batch: Batch, lemma: str) -> Answer[int]:
    """Ask for the number of the articles that hold a lemma."""
    return batch.count(Or((Term("body", lemma), Term("title", lemma))))


class _Shared:
    """Tells what other articles share with one."""

    def __init__(self, article: Article, terms: Iterable[str]) -> None:
        """Look up how the article writes its terms, and whom it names.

        Args:
            article: The article.
            terms: The lemmas of its subject, those that tell it best first.
        """
        forms = first_forms(article.title, article.body, article.language)
        self._forms = {lemma: forms[lemma] for lemma in terms}
        self._people = frozenset(filter(None, map(lookup_key, article.people)))

    def told(self, found: Similar) -> Similar:
        """Return an article that was found with what it shares."""
        article = found.stored.article
        found_lemmas = {*lemmas(article.title), *lemmas(article.body)}
        people = [name for name in article.people if lookup_key(name) in self._people]
        named = {fold(word) for name in people for word in name.split()}
        terms = (
            form
            for lemma, form in self._forms.items()
            if lemma in found_lemmas and fold(form) not in named
        )
        return replace(
            found,
            shared_terms=tuple(islice(terms, MAX_SHARED)),
            shared_people=tuple(people[:MAX_SHARED]),
        )


def _any_id(ids: Iterable[str]) -> EngineQuery:
    return Or(tuple(Term("id", id) for id in ids))


def _date_nearness(left: date | None, right: date | None) -> float:
    """Return 1 for the same day, 1/e for days a month apart, and 0 if a date is unknown."""
    if left is None or right is None:
        return 0.0
    days_apart = abs((left - right).days)
    return exp(-days_apart / DATE_DECAY_DAYS)
