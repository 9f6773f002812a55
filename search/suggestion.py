"""Suggest another spelling of a query ("did you mean"), made of words of the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from index.analysis.analyzer import fold, split_words, tokenize
from index.analysis.edit_distance import edit_distance
from index.engines import query as engine_query
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from index.people.lexicon import is_listed
from index.stored_article import read_article
from search.query import And, Phrase, Query, Word, Words, conjuncts, searched_leaves
from search.ranking import Ranking
from search.relaxation import MIN_COMPLETE_HITS

MAX_REPLACED_WORDS = 2
"""A query with more unknown words is not misspelt: it is in another language."""
MAX_QUERY_WORDS = 6
"""The articles for a longer query are found by its other words, even if one is misspelt."""
MIN_WORD_CHARS = 4
"""Shorter words are not corrected: they are too much like others."""
MAX_WORD_CHARS = 30
"""Longer words are not corrected: they are junk."""
MIN_TWO_EDITS_CHARS = 7
"""Words with fewer letters are corrected by one edit only."""
MIN_ARTICLES = 10
"""Articles that must have a word for it to be suggested."""
MIN_TIMES_MORE_ARTICLES = 20
"""The number of times that it must be in more articles than the word that was typed."""
MIN_DISTANT_ARTICLES = MIN_ARTICLES * MIN_TIMES_MORE_ARTICLES
"""Articles that must have a word two edits away that does not go with the others."""
MAX_SAMPLE_ARTICLES = 10
"""Articles that are read to find words like a misspelt one."""
MAX_CANDIDATES = 6
"""Words that are looked up for a misspelt one."""

_FIELDS = ("title_exact", "body_exact")


class _Candidate(Struct, frozen=True):
    """A word of the archive that a misspelt word may stand for.

    Attributes:
        form: The word as articles write it.
        distance: Edits from the word that was typed.
        together: The number of articles that have it with all the other words that were typed.
        articles: The number of articles that have it.
    """

    form: str
    distance: int
    together: int
    articles: int


def suggest(
    batch: Batch,
    ranking: Ranking,
    text: str,
    query: Query,
    complete: int,
) -> str | None:
    """Return a query with its misspelt words replaced, or None if there is nothing better.

    A query that `MIN_COMPLETE_HITS` articles match needs no other spelling. A word is misspelt if
    fewer articles have it and no list knows it.

    Args:
        batch: Asks the engine to search.
        ranking: Translates queries for the engine.
        text: The query as it was typed.
        query: The query tree, filters included.
        complete: The number of articles that match all of it.
    """
    if complete >= MIN_COMPLETE_HITS:
        return None
    words = tuple(dict.fromkeys(_searched_words(query)))
    if len(words) > MAX_QUERY_WORDS:
        return None
    misspelt = _count_misspelt(batch, ranking, text, words)
    if not misspelt or len(misspelt) > MAX_REPLACED_WORDS:
        return None
    correct_words = [word for word in words if word.exact not in misspelt]
    presence = map(ranking.presence, correct_words)
    filters = ranking.translate(And(_filters(query)))
    context = engine_query.And((filters, *presence))
    corrector = _Corrector(batch, context, has_context=bool(correct_words))
    forms = corrector.correct_all(misspelt)
    if forms is None:
        return None
    return _replace_words(text, forms)


class _Corrector(Struct, frozen=True):
    """Finds the right spelling of misspelt words.

    Attributes:
        batch: Asks the engine to search.
        context: Matches the articles with all the other words of the query.
        has_context: True if the query has other words.
    """

    batch: Batch
    context: EngineQuery
    has_context: bool

    def correct_all(self, misspelt: Mapping[str, int]) -> dict[str, str] | None:
        """Return the right spelling of every misspelt word, or None if one of them has none.

        Args:
            misspelt: The misspelt words, folded, each with the number of articles that have it.
        """
        forms: dict[str, str] = {}
        for term, articles in misspelt.items():
            form = self.correct(term, articles)
            if form is None:
                return None
            forms[term] = form
        return forms

    def correct(self, term: str, articles: int) -> str | None:
        """Return the nearest word that goes with the others, or else the most frequent one.

        Args:
            term: A misspelt word, folded.
            articles: The number of articles that have it.
        """
        max_distance = 1
        if len(term) >= MIN_TWO_EDITS_CHARS:
            max_distance = 2
        for distance in range(1, max_distance + 1):
            candidates = list(self.candidates(term, distance))
            likely = [candidate for candidate in candidates if self.is_likely(candidate, articles)]
            if likely:
                return max(likely, key=self.preference).form
        return None

    def is_likely(self, candidate: _Candidate, articles: int) -> bool:
        """Return True if a word goes with the others of the query, or if many articles have it."""
        many_times = MIN_TIMES_MORE_ARTICLES * articles
        is_near = candidate.distance == 1
        if self.has_context and is_near and candidate.together > articles:
            return candidate.articles > many_times
        if self.has_context and candidate.together:
            return candidate.articles >= MIN_ARTICLES
        if is_near:
            return candidate.articles >= max(MIN_ARTICLES, many_times)
        return candidate.articles >= max(MIN_DISTANT_ARTICLES, many_times)

    def preference(self, candidate: _Candidate) -> tuple[int, int, str]:
        """Return the sort key of a candidate: the greatest is the best."""
        if not self.has_context:
            return 0, candidate.articles, candidate.form
        return candidate.together, candidate.articles, candidate.form

    def candidates(self, term: str, distance: int) -> Iterator[_Candidate]:
        """Yield words of the archive near a term, if possible from articles with the other words."""
        forms = _near_forms(self.texts_like(term, distance), term, distance)

        def rank(near: str) -> tuple[int, int, str]:
            return edit_distance(term, near, distance), -forms[near].total(), near

        nearest = sorted(forms, key=rank)[:MAX_CANDIDATES]
        for near, together, articles in [self.ask(near) for near in nearest]:
            yield _Candidate(
                form=_most_frequent(forms[near]),
                distance=edit_distance(term, near, distance),
                together=together(),
                articles=articles(),
            )

    def ask(self, near: str) -> tuple[str, Answer[int], Answer[int]]:
        """Ask how many articles have a word, with the other words of the query and at all."""
        containing = engine_query.Or(tuple(engine_query.Term(field, near) for field in _FIELDS))
        together = engine_query.And((self.context, containing))
        return near, self.batch.count(together), self.batch.count(containing)

    def texts_like(self, term: str, distance: int) -> list[str]:
        """Read the titles and bodies of some articles that have a word near a term."""
        fuzzy = tuple(engine_query.Fuzzy(field, term, distance) for field in _FIELDS)
        like = engine_query.Or(fuzzy)
        in_context = engine_query.And((self.context, like))
        near_the_others = self.batch.match(in_context, limit=MAX_SAMPLE_ARTICLES)
        anywhere = self.batch.match(like, limit=MAX_SAMPLE_ARTICLES)
        matches = near_the_others().best or anywhere().best
        texts: list[str] = []
        for match in matches:
            article = read_article(match.stored_bytes)
            texts += (article.title, article.body)
        return texts


def _searched_words(query: Query) -> Iterator[Word]:
    """Yield the words that a query searches for, but not those it excludes."""
    for leaf in searched_leaves(query):
        if isinstance(leaf, Words):
            yield from leaf.content_words
        elif isinstance(leaf, Phrase):
            for term in leaf.terms:
                yield Word.of(term)


def _filters(query: Query) -> tuple[Query, ...]:
    """Return the parts of a query that search for no word."""
    filters: list[Query] = []
    for part in conjuncts(query):
        has_words = any(_searched_words(part))
        if not has_words:
            filters.append(part)
    return tuple(filters)


def _count_misspelt(
    batch: Batch,
    ranking: Ranking,
    text: str,
    words: Sequence[Word],
) -> dict[str, int]:
    """Return the misspelt words of a query, folded, each with how many articles have it."""
    typed = {token.exact: text[token.start : token.end] for token in tokenize(text)}
    misspelt: dict[str, int] = {}
    counts = [batch.count(ranking.presence(word)) for word in words]
    for word, count in zip(words, counts, strict=True):
        articles = count()
        # The lists of words are long: they come last.
        is_rare = articles < MIN_COMPLETE_HITS and word.exact in typed
        if is_rare and _may_be_misspelt(typed[word.exact]):
            misspelt[word.exact] = articles
    return misspelt


def _may_be_misspelt(typed: str) -> bool:
    """Return True for a word of letters that is long enough to judge and that no list knows."""
    if not typed.isalpha():
        return False
    if not MIN_WORD_CHARS <= len(typed) <= MAX_WORD_CHARS:
        return False
    return not is_listed(typed)


def _near_forms(
    texts: Iterable[str],
    term: str,
    distance: int,
) -> dict[str, Counter[str]]:
    """Count the forms of the words near a term, by their folded form.

    All of them begin with the same letter: a slip of the finger seldom falls on the first one.
    """
    lengths = range(len(term) - distance, len(term) + distance + 1)
    written: Counter[str] = Counter()
    for text in texts:
        written.update(word for word in split_words(text) if len(word) in lengths)
    near_forms: dict[str, Counter[str]] = {}
    for form, times in written.items():
        near = fold(form)
        if near == term or near[:1] != term[:1]:
            continue
        if edit_distance(term, near, distance) <= distance:
            forms = near_forms.setdefault(near, Counter())
            forms[form] += times
    return near_forms


def _most_frequent(forms: Counter[str]) -> str:
    """Return the most frequent form, or of several the last in alphabetical order."""
    return max(forms, key=lambda form: (forms[form], form))


def _replace_words(text: str, forms: dict[str, str]) -> str:
    """Replace some words of a text, and keep its capitals and all its syntax.

    Args:
        text: A text.
        forms: By folded word, what to write instead.
    """
    parts: list[str] = []
    end = 0
    for token in tokenize(text):
        form = forms.get(token.exact)
        if form is None:
            continue
        typed = text[token.start : token.end]
        parts.append(text[end : token.start])
        parts.append(_with_case_of(typed, form))
        end = token.end
    parts.append(text[end:])
    return "".join(parts)


def _with_case_of(typed: str, form: str) -> str:
    """Write a word in capitals, or with an initial capital, if the word that was typed is so."""
    if typed.isupper() and len(typed) > 1:
        return form.upper()
    if typed[:1].isupper():
        return form[:1].upper() + form[1:]
    return form
