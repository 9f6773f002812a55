"""Divide articles into subjects, and name these.

An article is a vector of its lemmas and of the names in it, weighed by tf-idf over the articles of
the review (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988). In the order of
their days, each joins the subject whose sum of vectors it is most like by the cosine, if it is like
it enough, or else begins one: the single-pass clustering of topic detection (Allan et al., "Topic
detection and tracking pilot study", 1998).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from msgspec import Struct

from index.analysis.analyzer import fold, split_words
from search.results import Hit
from search.subject_words import first_forms, lemma_frequencies

MIN_LIKENESS = 0.2
"""Cosine from which an article is on a subject. Reports of one event have 0.25 to 0.7, and of a hundred
other pairs of articles 97 have less than 0.16."""
MAX_NAMES = 3
"""Names and words by which a subject is told."""
NAME_WEIGHT = 3
"""Words of the text that a name counts as."""
_MAX_FEATURES = 40
"""Lemmas and names of an article that are compared: its weightiest ones."""

Vector = Mapping[str, float]
"""The weights of lemmas and names."""


class Subject(Struct, frozen=True):
    """Articles on one subject.

    Attributes:
        hits: The articles.
        names: Names and words that tell the subject; none for what is left over.
    """

    hits: tuple[Hit, ...]
    names: tuple[str, ...]


def subjects(hits: Sequence[Hit]) -> tuple[Subject, ...]:
    """Divide articles into subjects, the largest first, and then those that are alone with theirs."""
    vectors = list(_vectors(hits))
    clusters = _Clusters()
    for number, vector in enumerate(vectors):
        clusters.add(number, vector)
    large = [members for members in clusters.members if len(members) > 1]
    large.sort(key=lambda members: -len(members))
    named = [
        Subject(
            tuple(hits[number] for number in members),
            _told_by([hits[number] for number in members], [vectors[number] for number in members]),
        )
        for members in large
    ]
    alone = [hits[members[0]] for members in clusters.members if len(members) == 1]
    return (*named, Subject(tuple(alone), ())) if alone else tuple(named)


class _Clusters:
    """The subjects so far, each with the sum of the vectors of its articles.

    Attributes:
        members: The numbers of the articles of each.
    """

    def __init__(self) -> None:
        self.members: list[list[int]] = []
        self._sums: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._squares: list[float] = []

    def add(self, number: int, vector: Vector) -> None:
        """Put an article into the subject that it is most like, or let it begin one."""
        cluster = self._most_like(vector)
        if cluster is None:
            cluster = len(self.members)
            self.members.append([])
            self._squares.append(0.0)
        self.members[cluster].append(number)
        for feature, weight in vector.items():
            before = self._sums[feature].get(cluster, 0.0)
            self._sums[feature][cluster] = before + weight
            self._squares[cluster] += (before + weight) ** 2 - before**2

    def _most_like(self, vector: Vector) -> int | None:
        """Return the subject that an article is most like, if it is like it enough.

        Only subjects that share something with it are looked at.
        """
        products: Counter[int] = Counter()
        for feature, weight in vector.items():
            for cluster, total in self._sums[feature].items():
                products[cluster] += weight * total  # type: ignore[assignment]  # it counts floats
        likenesses = {each: products[each] / sqrt(self._squares[each]) for each in products}
        best = max(likenesses, key=lambda each: (likenesses[each], -each), default=None)
        return best if best is not None and likenesses[best] >= MIN_LIKENESS else None


def _told_by(hits: Sequence[Hit], vectors: Iterable[Vector]) -> tuple[str, ...]:
    """Return the names and words of a subject that weigh most, none of them within another."""
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for feature, weight in vector.items():
            total[feature] += weight
    forms: dict[str, str] = {}
    for hit in reversed(hits):  # the first article that has a word tells its form
        forms.update(first_forms(hit.title, hit.text))
        forms.update(_names(hit))
    people = _people_by_words(hits)
    chosen: list[str] = []
    for feature in sorted(total, key=lambda each: (-total[each], each)):
        form = people.get(feature, forms[feature])
        if not any(_is_within(form, other) for other in chosen):
            chosen = [*(other for other in chosen if not _is_within(other, form)), form]
        if len(chosen) == MAX_NAMES:
            break
    return tuple(chosen)


def _people_by_words(hits: Sequence[Hit]) -> Mapping[str, str]:
    """Return the people that most of some articles name, by the lemmas of their names.

    A word that weighs much in a subject because of somebody's name is told as the whole name.
    """
    articles = Counter(name for hit in hits for name in set(hit.people))
    named: dict[str, str] = {}
    for name, count in articles.most_common():
        if 2 * count > len(hits):
            named = dict.fromkeys(lemma_frequencies("", name), name) | named
    return named


def _vectors(hits: Sequence[Hit]) -> Iterable[Vector]:
    """Return the vector of each article, of length 1: of what others have as well, and not all."""
    counts = [_features(hit) for hit in hits]
    articles: Counter[str] = Counter()
    for features in counts:
        articles.update(features.keys())
    for features in counts:
        weights = {
            feature: (1 + log(count)) * log(1 + len(hits) / articles[feature])
            for feature, count in features.items()
            if articles[feature] > 1
        }
        weightiest = sorted(weights, key=lambda each: (-weights[each], each))[:_MAX_FEATURES]
        length = sqrt(sum(weights[each] ** 2 for each in weightiest))
        yield {each: weights[each] / length for each in weightiest}


def _features(hit: Hit) -> Counter[str]:
    """Count the lemmas of an article, and the names in it."""
    features = lemma_frequencies(hit.title, hit.text)
    for name in _names(hit):
        features[name] += NAME_WEIGHT
    return features


def _names(hit: Hit) -> Mapping[str, str]:
    """Return the names in an article by their features, which no lemma is like."""
    return {f"|{fold(name)}": name for name in (*hit.people, *hit.organisations, *hit.places)}


def _is_within(form: str, other: str) -> bool:
    """Return True if the words of a form are among those of another."""
    words = set(map(fold, split_words(other)))
    return all(fold(word) in words for word in split_words(form))
