"""Did you mean: another spelling of a query that would find more, made of words that the archive has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from index.analysis.analyzer import fold, split_words, tokenize
from index.analysis.stemmer import stem
from index.engines import query as engine_query
from index.engines.base import Engine
from index.people.lexicon import word as look_up
from index.stored import StoredArticle
from search.query import And, Or, Phrase, Query, Word, Words
from search.ranking import Ranking
from search.relaxation import MIN_FULL_MATCHES

MOST = 2
"""Words that are replaced at most; a query with more unknown ones is not misspelt but foreign."""
LONGEST_QUERY = 6
"""Words of a query from which the others find its articles, whatever one of them looks like."""
SHORTEST, LONG, LONGEST = 4, 7, 30
"""Letters of a word below which it is left alone, from which two edits are looked for, and above which it is junk."""
FREQUENT, TIMES = 10, 20
"""How many articles have a word that is suggested without a sign that it goes with the others, and how many times more
than have the word that was typed."""
SAMPLE, LIKELY = 10, 6
"""How many articles are read for words like a misspelt one, and how many of the words are looked up."""

_FIELDS = ("title_exact", "body_exact")


class _Candidate(Struct, frozen=True):
    """A word of the archive that may be meant.

    Attributes:
        form: How it is written there.
        distance: Edits from the word that was typed.
        together: How many articles have it with all the other words that were typed.
        articles: How many have it.
    """

    form: str
    distance: int
    together: int
    articles: int


def suggest(engine: Engine, ranking: Ranking, text: str, query: Query, complete: int) -> str | None:
    """The text of a query with its misspelt words replaced, or None where it finds enough or nothing finds more.

    A query that finds `MIN_FULL_MATCHES` articles needs no other. A word is misspelt if fewer have it and no list knows it.

    Args:
        engine: Where the archive is.
        ranking: How queries become nodes.
        text: The query as it was typed.
        query: The query as it was understood, filters included.
        complete: How many articles hold all of it.
    """
    if complete >= MIN_FULL_MATCHES:
        return None
    asked = tuple(dict.fromkeys(_asked(query)))
    if len(asked) > LONGEST_QUERY:
        return None
    typed = {token.exact: text[token.start : token.end] for token in tokenize(text)}
    rare = (
        (word.exact, count)
        for word in asked
        if (count := _count(engine, ranking, word)) < MIN_FULL_MATCHES
    )
    # counted first, since the lists take longer to load than a search
    misspelt = {
        exact: count for exact, count in rare if exact in typed and _may_be_misspelt(typed[exact])
    }
    if not misspelt or len(misspelt) > MOST:
        return None
    others = [ranking.presence(word) for word in asked if word.exact not in misspelt]
    within = engine_query.And((ranking.translate(And(_filters(query))), *others))
    meant = {
        exact: _meant(engine, exact, count, within, alone=not others)
        for exact, count in misspelt.items()
    }
    if not all(meant.values()):
        return None
    return _replaced(text, {exact: form for exact, form in meant.items() if form})


def _asked(query: Query) -> Iterator[Word]:
    """The words that a query asks for in any way, but for those it excludes."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from _asked(part)
    elif isinstance(query, Words):
        yield from query.content_words
    elif isinstance(query, Phrase):
        yield from (Word(text, stem(text)) for text in query.terms)


def _filters(query: Query) -> tuple[Query, ...]:
    parts = query.parts if isinstance(query, And) else (query,)
    return tuple(part for part in parts if not any(_asked(part)))


def _count(engine: Engine, ranking: Ranking, word: Word) -> int:
    return engine.count(ranking.presence(word))


def _may_be_misspelt(typed: str) -> bool:
    """Whether a word is long enough to judge, and no list knows it."""
    known = look_up(typed)
    named = known.name or known.place or known.organisation or known.title or known.people
    return SHORTEST <= len(typed) <= LONGEST and typed.isalpha() and not (known.commonness or named)


def _meant(
    engine: Engine, exact: str, count: int, within: engine_query.EngineQuery, *, alone: bool
) -> str | None:
    """How a misspelt word is written right: the nearest word that goes with the others, or else the most frequent."""
    for distance in (1, 2) if len(exact) >= LONG else (1,):
        candidates = list(_candidates(engine, exact, distance, within))
        sure = [found for found in candidates if _is_sure(found, count, alone=alone)]
        if sure:
            return max(
                sure, key=lambda found: (not alone and found.together, found.articles, found.form)
            ).form
    return None


def _is_sure(found: _Candidate, count: int, *, alone: bool) -> bool:
    """Whether a word is the one that was meant: it goes with the others, or many articles have it."""
    if found.distance == 1 and not alone and found.together > count:
        return found.articles > TIMES * count
    enough = FREQUENT if found.distance == 1 else FREQUENT * TIMES
    if found.together and not alone:
        return found.articles >= FREQUENT
    return found.articles >= max(enough, TIMES * count)


def _candidates(
    engine: Engine, exact: str, distance: int, within: engine_query.EngineQuery
) -> Iterator[_Candidate]:
    """Words of the archive so near to one, first of all in articles with the other words."""
    like = engine_query.Or(tuple(engine_query.Fuzzy(field, exact, distance) for field in _FIELDS))
    best = (
        engine.match(engine_query.And((within, like)), limit=SAMPLE).best
        or engine.match(like, limit=SAMPLE).best
    )
    articles = [StoredArticle.from_json(match.stored).article for match in best]
    forms = _forms(
        [text for article in articles for text in (article.title, article.body)], exact, distance
    )
    nearest = sorted(forms, key=lambda near: (edits(exact, near), -forms[near].total(), near))[
        :LIKELY
    ]
    for near in nearest:
        term = engine_query.Or(tuple(engine_query.Term(field, near) for field in _FIELDS))
        together = engine.count(engine_query.And((within, term)))
        form = max(forms[near], key=lambda form: (forms[near][form], form))
        yield _Candidate(form, edits(exact, near), together, engine.count(term))


def _forms(texts: Iterable[str], exact: str, distance: int) -> dict[str, Counter[str]]:
    """By exact term near to one, how often texts have each way of writing it."""
    found: dict[str, Counter[str]] = {}
    lengths = range(len(exact) - distance, len(exact) + distance + 1)
    written = Counter(word for text in texts for word in split_words(text) if len(word) in lengths)
    for form, times in written.items():
        near = fold(form)
        # a slip of the finger seldom falls on the first letter
        if near[:1] == exact[:1] and near != exact and edits(exact, near, distance) <= distance:
            found.setdefault(near, Counter())[form] += times
    return found


def edits(one: str, other: str, most: int = 2) -> int:
    """How many letters have to be added, dropped, changed or swapped with their neighbours.

    The optimal string alignment distance; beyond `most` it is not counted to the end.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: Sequence[int] = ()
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, sign in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != sign))
            if row > 1 and column > 1 and letter == other[column - 2] and sign == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]


def _replaced(text: str, forms: dict[str, str]) -> str:
    """A text with some words written otherwise, in capitals where they were; all else is kept, its syntax as well."""
    parts, end = [], 0
    for token in tokenize(text):
        if form := forms.get(token.exact):
            parts += [text[end : token.start], _cased(form, text[token.start : token.end])]
            end = token.end
    return "".join((*parts, text[end:]))


def _cased(form: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if typed[:1].isupper() else form
