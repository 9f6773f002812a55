"""Relax queries: where too few articles hold all words of one, find others that hold some of them.

A relaxed query takes nothing away from the one that was typed. It finds further articles, which
come after those that hold everything and are counted by themselves (`search.matching`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.base import Match, Matches, Sort
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from index.messages import Message
from search.names.typed_names import TypedName, typed_names
from search.parser import ParsedQuery
from search.query import And, Query, Word, Words, conjuncts
from search.ranking import Ranking, unquoted
from search.subject import NOTHING, Sifted, Subject, are_keywords
from search.unit import Unit

MIN_COMPLETE_HITS = 3
"""A query that fewer articles match, or fewer than it has words, is relaxed."""
MAX_RELAXED_HITS = 100
"""Only as many words may be missing as it takes to have this number of hits."""
MAX_UNSIFTED = 10
"""Further articles that are all shown, whatever their subject: so few are soon looked through."""
MAX_FEW_ARTICLES = 9
"""A word that no more articles have is named as the one that is missing."""
MAX_SHORT_QUERY = 3
"""Words and names of a short query, each of which is its subject. Most words of a question are not."""
SHORT_QUERY_WEIGHT = 20.0
"""Weight of each word of a short query that an article holds, however often, relative to a stem in
the body. An article with two of the words comes before most that repeat one of them."""
LONG_QUERY_WEIGHT = 1.0
"""The same weight in a longer query. With more, the small words of a question would count as much
as its subject."""
MIN_LARGE_ARCHIVE = 50_000
"""Articles of an archive in which several hold all words of most queries. To look for these takes a
tenth of the time that it takes to find out how many words of a long query articles hold."""
MIN_SHARE_TOGETHER = 0.5
"""Words are a name if so large a share of the articles that have the rarer one have them together,
with capitals. `Incendie Lubrizol` may begin a headline, but Lubrizol has other company too."""


class Relaxation(Struct, frozen=True):
    """A query for the articles that hold some of what was typed, but not all of it.

    Attributes:
        query: The query tree that they match in part.
        engine_query: The engine query for them.
        whole_query: The engine query for the articles that hold all of it.
        complete: These articles, in the order of the search. They are few.
        notes: What to say about the relaxation to the author of the query.
        left_out: The number of articles that hold as much, but are on another subject.
    """

    query: Query
    engine_query: EngineQuery
    whole_query: EngineQuery
    complete: tuple[Match, ...]
    notes: tuple[Message, ...]
    left_out: int = 0


class _Holding(Struct, frozen=True):
    """The part of a query that articles hold.

    Attributes:
        units: Its units.
        counts: How many of them the best articles hold, greatest numbers first.
    """

    units: Sequence[Unit]
    counts: tuple[int, ...]

    @property
    def whole(self) -> int:
        """The number of articles that hold all of it, of the best ones."""
        return self.counts.count(len(self.units))


class Relaxer(Struct, frozen=True):
    """Relaxes a query.

    Attributes:
        batch: Asks the engine to search.
        ranking: Translates queries for the engine.
        text: The query as it was typed, whose capitals tell what may be a name.
        sort: The order of the articles.
        sifts: False to find the articles on other subjects as well.
    """

    batch: Batch
    ranking: Ranking
    text: str
    sort: Sort
    sifts: bool = True

    def announce(self, parsed: ParsedQuery) -> None:
        """Ask for what `relax` is likely to look at.

        Names with other spellings are taken for names, and no other words are. If articles say
        otherwise, it takes one more question.
        """
        plain = unquoted(parsed.query)
        if plain != parsed.query:
            self._count(parsed.query)
        if not parsed.strict:
            for query in (parsed.query, plain):
                self._announce_missing_words(query)

    def relax(self, parsed: ParsedQuery, first: int = 0) -> Relaxation | None:
        """Return how further articles are found, or None if enough hold all that was typed.

        If no article does, phrases are read as plain words as well.

        Args:
            parsed: The query with its filters.
            first: How many of the first articles that hold all of it are asked for next. They are
                asked for together with those that tell if they are enough.
        """
        query = parsed.query
        relaxed = None if parsed.strict else self._with_words_missing(query, first)
        plain = unquoted(query)
        if plain == query or self._count(query)():
            return relaxed
        return self._with_most_articles(relaxed, self._without_phrases(plain, parsed))

    def _announce_missing_words(self, query: Query) -> None:
        """Ask for what `_with_words_missing` is likely to look at."""
        words, other_parts = _split_plain_words(query)
        number = len(words.content_words)
        if number < 2:
            return
        for whole_query in (self._quick(query), self.ranking.translate(query)):
            self._match(whole_query, _enough(number))
        self._ask_names(words)
        self._count_matching(self._units(words, ()), other_parts)

    def _without_phrases(self, plain: Query, parsed: ParsedQuery) -> Relaxation:
        """Return how articles are found that hold the words of phrases anywhere."""
        note = Message.of("phrases-read-as-words")
        scored, whole_query = map(self.ranking.translate, (plain, parsed.query))
        relaxed = None if parsed.strict else self._with_words_missing(plain)
        if relaxed is None:
            return Relaxation(plain, scored, whole_query, (), (note,))
        scored = engine_query.Or((scored, relaxed.engine_query))
        notes = (note, *_left_out(relaxed.left_out))
        return Relaxation(plain, scored, whole_query, (), notes, relaxed.left_out)

    def _with_most_articles(self, narrow: Relaxation | None, wide: Relaxation) -> Relaxation:
        """Return the second relaxation if it finds more articles than the first."""
        if narrow is None:
            return wide
        narrow_count = self.batch.count(narrow.engine_query)
        wide_count = self.batch.count(wide.engine_query)
        return wide if wide_count() > narrow_count() else narrow

    def _with_words_missing(self, query: Query, first: int = 0) -> Relaxation | None:
        """Return how articles are found that hold as many of the words as enough articles hold."""
        words, other_parts = _split_plain_words(query)
        number = len(words.content_words)
        if number < 2:
            return None
        enough = _enough(number)
        holding = cache(lambda: self._holding(words, other_parts))
        whole_query: EngineQuery | None = None
        complete: tuple[Match, ...] = ()
        is_large = first > 0 and self._is_large()
        is_short = number <= MAX_SHORT_QUERY
        if is_large or is_short or holding().whole:  # no article holds most long queries
            has_several = is_large or (not is_short and holding().whole > 1)
            whole_query, complete = self._complete(query, enough, first if has_several else 0)
        if len(complete) == enough:
            return None
        units, counts = holding().units, holding().counts
        if len(units) < 2 or len(counts) <= len(complete):
            return None
        some = _without(complete, self._some(query, units, counts[-1]))
        sifted = self._sift(some, words, holding(), len(complete))
        partial = engine_query.AndMaybe(sifted.query, _held_units(units))
        notes = tuple(_notes(units, len(complete), sifted))
        whole_query = whole_query or self._quick(query)
        return Relaxation(query, partial, whole_query, complete, notes, sifted.left_out)

    def _holding(self, words: Words, other_parts: tuple[Query, ...]) -> _Holding:
        """Find out how many of some words the best articles hold.

        Args:
            words: The words.
            other_parts: The parts of the query that all articles must match.
        """
        units = self._units(words, self._ask_names(words)())
        return _Holding(units, self._count_matching(units, other_parts)())

    def _is_large(self) -> bool:
        """Return True for an archive in which several articles hold all words of most queries."""
        return self.batch.count(engine_query.MatchAll())() >= MIN_LARGE_ARCHIVE

    def _complete(
        self, query: Query, enough: int, first: int
    ) -> tuple[EngineQuery, tuple[Match, ...]]:
        """Return the articles that hold all of a query, as many as are enough, and how they matched.

        Bonuses take most of the time of a search. They are left out where they change no order,
        unless the articles are to be shown next: then one search serves for both.

        Args:
            query: The query.
            enough: The number of articles that are enough.
            first: How many are asked for next if these are enough; 0 if there are likely to be few.
        """
        is_ranked = self.sort == "relevance"
        if is_ranked and first:
            whole_query = self.ranking.translate(query)
            found = self._match(whole_query, max(enough, first))()
            if found.total != 1:
                return whole_query, found.best[:enough]
        quick_query = self._quick(query)
        matches = self._match(quick_query, enough)().best
        if not (is_ranked and 1 < len(matches) < enough):
            return quick_query, matches
        whole_query = self.ranking.translate(query)
        return whole_query, self._match(whole_query, enough)().best

    def _some(self, query: Query, units: Sequence[Unit], min_match: int) -> EngineQuery:
        """Match the articles that hold some of the units, scored by all words that they hold."""
        if len(units) == sum(len(unit.words) for unit in units):
            return replace(self.ranking, min_match=min_match).translate(query)
        scored = replace(self.ranking, min_match=1).translate(query)
        presence = tuple(unit.presence for unit in units)
        return engine_query.Filtered(scored, engine_query.Or(presence, min_match))

    def _sift(self, some: EngineQuery, words: Words, holding: _Holding, complete: int) -> Sifted:
        """Leave out the articles on other subjects than the query, unless they are few.

        Args:
            some: Matches the articles that hold some of the words.
            words: The words.
            holding: How many of them the best articles hold.
            complete: The number of articles that hold all.
        """
        found = len(holding.counts) - complete
        are_few = found <= MAX_UNSIFTED
        if are_few or not self.sifts or not are_keywords(self.text, words, holding.units):
            return Sifted(some)
        subject = Subject(self.text, holding.units, self.batch, self.ranking)
        has_counted_all = len(holding.counts) < MAX_RELAXED_HITS
        number = (lambda: found) if has_counted_all else self.batch.count(some)
        return subject.sift(some, number, has_better=complete > 0)

    def _units(self, words: Words, names: Sequence[TypedName]) -> list[Unit]:
        """Split words into units. Neighbouring words of a name or a date are one.

        Args:
            words: The words.
            names: The names among them, besides those that have other forms.
        """
        joined = [date.words for date in self.ranking.dates]
        joined += [name.words for name in self.ranking.names]
        joined += [name.words for name in names]
        runs: list[list[Word]] = []
        for word in words.content_words:
            if runs and _belong_together(runs[-1][-1], word, joined):
                runs[-1].append(word)
            else:
                runs.append([word])
        return [self._unit(run) for run in runs]

    def _unit(self, words: Sequence[Word]) -> Unit:
        """Make the unit of a word, or of the words of a name or a date."""
        presence = self.ranking.presence(words[0])
        if len(words) > 1:
            presence = engine_query.And(tuple(map(self.ranking.presence, words)))
        return Unit(tuple(words), presence, self.batch.count(presence))

    def _ask_names(self, words: Words) -> Answer[list[TypedName]]:
        """Ask which neighbouring words are a name."""
        articles = {
            word.exact: self.batch.count(self.ranking.presence(word))
            for word in words.content_words
        }
        pairs = [name for name in typed_names(self.text, words) if not name.is_single_word]
        together = [self.batch.count(pair.sound()) for pair in pairs]

        def names() -> list[TypedName]:
            counted = zip(pairs, together, strict=True)
            return [pair for pair, count in counted if _is_name(pair, count(), articles)]

        return names

    def _quick(self, query: Query) -> EngineQuery:
        """Translate a query without bonuses."""
        return replace(self.ranking, has_bonuses=False).translate(query)

    def _match(self, query: EngineQuery, limit: int) -> Answer[Matches]:
        """Ask for the first articles that a query finds."""
        return self.batch.match(query, sort=self.sort, limit=limit)

    def _count(self, query: Query) -> Answer[int]:
        """Ask how many articles hold all of a query. Bonuses change no number."""
        return self.batch.count(self._quick(query))

    def _count_matching(
        self, units: Sequence[Unit], other_parts: tuple[Query, ...]
    ) -> Answer[tuple[int, ...]]:
        """Ask how many of some units the best articles hold, greatest numbers first.

        Args:
            units: The units.
            other_parts: The parts of the query that all articles must match.
        """
        required = self.ranking.translate(And(other_parts))
        presence = [unit.presence for unit in units]
        return self.batch.match_counts(presence, required, MAX_RELAXED_HITS)


def _without(matches: Sequence[Match], query: EngineQuery) -> EngineQuery:
    """Leave some articles out of those that a query finds."""
    if not matches:
        return query
    ids = tuple(engine_query.Term("id", match.id) for match in matches)
    return engine_query.AndNot(query, engine_query.Or(ids))


def _split_plain_words(query: Query) -> tuple[Words, tuple[Query, ...]]:
    """Split a query into the words that an article may lack, and the parts that it must match.

    The parser puts all plain words into one part.
    """
    words = Words(())
    other_parts: list[Query] = []
    for part in conjuncts(query):
        if isinstance(part, Words) and part.field is None:
            words = part
        else:
            other_parts.append(part)
    return words, tuple(other_parts)


def _enough(number: int) -> int:
    """Return how many articles with all words are enough to leave a query of so many words as it is."""
    return max(MIN_COMPLETE_HITS, number)


def _is_name(name: TypedName, together: int, articles: Mapping[str, Answer[int]]) -> bool:
    """Return True if articles have the words of what may be a name mostly together.

    Args:
        name: What may be a name.
        together: The number of articles that have its words together.
        articles: Returns the number of articles that have each word.
    """
    counts = [articles[term]() for term in name.words if term in articles]
    return together > 0 and together >= MIN_SHARE_TOGETHER * min(counts, default=0)


def _belong_together(left: Word, right: Word, joined: Sequence[tuple[str, ...]]) -> bool:
    """Return True if two words are of one name, or of one date.

    A noun that is spelt like a small word says what the word before it is about: "cours de l'or".
    """
    if right.is_noun:
        return True
    both = {*left.terms, *right.terms}, {left.exact, right.exact}
    return any(either.issubset(terms) for terms in joined for either in both)


def _held_units(units: Sequence[Unit]) -> EngineQuery:
    """Match each unit with a score that does not depend on how often an article has it."""
    most_articles = max(unit.articles() for unit in units)
    weight = SHORT_QUERY_WEIGHT if len(units) <= MAX_SHORT_QUERY else LONG_QUERY_WEIGHT
    return engine_query.Or(
        tuple(
            engine_query.Constant(unit.presence, weight * unit.importance(most_articles))
            for unit in units
        )
    )


def _notes(units: Sequence[Unit], complete: int, sifted: Sifted) -> Iterator[Message]:
    """Say which articles are shown, how many are not, and which words none or few articles hold."""
    from search.query_description import quoted_words  # late: most searches find enough

    if sifted.query != NOTHING:
        yield _shown_too(complete)
    yield from _left_out(sifted.left_out)
    absent = tuple(quoted_words(unit.words) for unit in units if not unit.articles())
    rare = tuple(
        Message.of("part-counted", part=quoted_words(unit.words), articles=unit.articles())
        for unit in units
        if 0 < unit.articles() <= MAX_FEW_ARTICLES
    )
    if absent:
        yield Message.of("words-in-no-article", words=absent)
    if rare:
        yield Message.of("words-in-few-articles", words=rare)


def _left_out(number: int) -> Iterator[Message]:
    """Say how many articles are not shown, if there are any."""
    if number:
        yield Message.of("some-words-left-out", remedy="show-partial", articles=number)


def _shown_too(complete: int) -> Message:
    """Say how many articles hold all the words, where others are shown too."""
    if complete:
        return Message.of("few-articles-with-all-words", articles=complete)
    return Message.of("no-article-with-all-words")
