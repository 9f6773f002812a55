"""Resolve the name of a person that a user typed, and list the people whom an archive names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from index.engines.batch import Answer, Batch
from index.engines.query import And, EngineQuery, MatchAll, Or, Phrase, Term, any_value
from index.errors import InputError
from index.messages import Message
from index.people.lookup_keys import lookup_key, lookup_keys
from index.schema import day_of
from index.stored_article import StoredArticle
from search.names.attribution import attributed
from search.names.spellings import Spellings, article_count, group_spellings, most_frequent
from search.names.typed_names import exact_terms
from search.results import PeoplePage, Person
from search.sorted_counts import Counts

MAX_LISTED_PEOPLE = 5
"""People whom a note lists."""


class People(Struct, frozen=True):
    """The people whom some articles of an archive name.

    Attributes:
        batch: Asks the engine that holds the articles.
        articles: The articles that count; all of them by default.
    """

    batch: Batch
    articles: EngineQuery = MatchAll()

    def announce(self, name: str) -> None:
        """Ask for what it takes to resolve a name, if articles have any spelling of all of it."""
        any_spelling = _any_spelling(name)
        self.batch.count(any_spelling)
        self._name_counts(_any_of_surname(name))
        self._name_counts(And((self.articles, any_spelling)))

    def query(self, name: str) -> EngineQuery:
        """Return the query for the articles that name a person.

        It asks for any spelling of the whole name or of the surname, and for the surname alone where
        that means nobody else in the archive. If no article has one, it asks for the words of the
        name.

        Raises:
            InputError: The name has no words.
        """
        any_spelling = _any_spelling(name)
        if self.batch.count(any_spelling)():
            alone = self._attributed(name)
            if alone:
                return Or((any_spelling, any_value("person", alone)))
            return any_spelling
        return Phrase("people_exact", _words(name), 0.0)

    def resolve(self, name: str) -> Counts:
        """Return the names that a typed one stands for, and how many articles have each.

        Raises:
            InputError: The name has no words.
        """
        articles = And((self.articles, self.query(name)))
        counts = self._name_counts(articles)()
        of_same_person = _of_same_person(counts, name, self._attributed(name))
        if of_same_person:
            return of_same_person
        return _with_words_in_a_row(counts, name)

    def named(self, name: str) -> tuple[str, ...]:
        """Return the people whom a typed name stands for, each by the most frequent spelling."""
        return tuple(map(most_frequent, group_spellings(self.resolve(name))))

    def note(self, name: str) -> Message | None:
        """Say whom a typed name was resolved to, unless that is one person of just this name."""
        people = group_spellings(self.resolve(name))
        if not people:
            return Message.of("person-unknown", name=name)
        is_one_spelling = len(people) == 1 and list(people[0]) == [name]
        if is_one_spelling:
            return None
        listed = tuple(map(_counted_name, people[:MAX_LISTED_PEOPLE]))
        more = len(people) - len(listed)
        if more == 0:
            return Message.of("person-read-as", name=name, people=listed)
        return Message.of("person-read-as-many", name=name, people=listed, more=more)

    def page(
        self,
        name: str | None,
        beside: Sequence[str],
        *,
        offset: int,
        limit: int,
    ) -> PeoplePage:
        """Return a page of the people, most frequent first.

        Args:
            name: Only people whom this name stands for.
            beside: Only people who are named in the articles that name all these people, who are
                not among them.
            offset: The number of people before the page.
            limit: The number of people on the page.
        """
        for typed in filter(None, (name, *beside)):
            self.announce(typed)
        if not beside:
            return self._page(self._counts_of(name), offset, limit)
        shared_articles = And((self.articles, *map(self.query, beside)))
        companions = People(self.batch, shared_articles)
        counts = self.without(beside, companions._counts_of(name))
        return companions._page(counts, offset, limit)

    def without(self, names: Iterable[str], counts: Counts) -> Counts:
        """Leave out of some counts the people whom typed names stand for."""
        left_out = {spelling for name in names for spelling in self.resolve(name)}
        return {spelling: count for spelling, count in counts.items() if spelling not in left_out}

    def _attributed(self, name: str) -> list[str]:
        """Return the surnames alone that mean the person of a full name, as articles have them."""
        key = lookup_key(name)
        if " " not in key:
            return []
        counts = self._name_counts(_any_of_surname(name))()
        people_meant = attributed(counts)
        return [spelling for spelling in counts if people_meant.get(lookup_key(spelling)) == key]

    def _counts_of(self, name: str | None) -> Counts:
        if name is None:
            return self._name_counts(self.articles)()
        return self.resolve(name)

    def _name_counts(self, articles: EngineQuery) -> Answer[Counts]:
        return self.batch.facet_counts("person", articles)

    def _page(self, counts: Counts, offset: int, limit: int) -> PeoplePage:
        groups = group_spellings(counts)
        page = groups[offset : offset + limit]
        people = list(map(self._ask_person, page))
        return PeoplePage(len(groups), tuple(person() for person in people))

    def _ask_person(self, spellings: Spellings) -> Answer[Person]:
        """Ask for the number and the days of the articles that name a person."""
        span = self.batch.date_span(And((any_value("person", spellings), self.articles)))
        return lambda: Person(
            name=most_frequent(spellings),
            articles=span().total,
            first=day_of(span().first),
            last=day_of(span().last),
            spellings=spellings,
        )


def mentioned_forms(names: Sequence[str], stored: StoredArticle) -> tuple[str, ...]:
    """Return how the text of an article writes the people whom some typed names stand for."""
    keys = {lookup_key(name) for name in names}
    surnames = {key.rpartition(" ")[2] for key in keys}
    forms: list[str] = []
    for person, mentions in stored.mentions.items():
        if keys.intersection(lookup_keys(person)) or lookup_key(person) in surnames:
            forms += mentions
    return tuple(forms)


def _of_same_person(counts: Counts, name: str, alone: Collection[str]) -> Counts:
    """Keep the names that the whole typed name or surname stands for.

    Args:
        counts: Number of articles that have each name.
        name: The typed name.
        alone: Surnames alone that mean this person.
    """
    key = lookup_key(name)
    same = [spelling for spelling in counts if key in lookup_keys(spelling) or spelling in alone]
    return {spelling: counts[spelling] for spelling in same}


def _with_words_in_a_row(counts: Counts, name: str) -> Counts:
    """Keep the names that hold the words of the typed name, one after the other."""
    words = _joined_words(name)
    containing = [spelling for spelling in counts if words in _joined_words(spelling)]
    return {spelling: counts[spelling] for spelling in containing}


def _counted_name(spellings: Spellings) -> Message:
    name = most_frequent(spellings)
    articles = article_count(spellings)
    return Message.of("part-counted", part=name, articles=articles)


def _any_spelling(name: str) -> EngineQuery:
    """Match the articles with any spelling of a whole name or surname."""
    return Term("person_key", lookup_key(name), 0.0)


def _any_of_surname(name: str) -> EngineQuery:
    """Match the articles with anybody whose name ends with the last word of a name."""
    surname = lookup_key(name).rpartition(" ")[2]
    return Term("person_key", surname, 0.0)


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name.

    Raises:
        InputError: It has none.
    """
    words = exact_terms(name)
    if not words:
        raise InputError("name-empty", name=name)
    return words


def _joined_words(name: str) -> str:
    """Return the words of a name with a space on each side.

    So the words of one name are in a row in another if this text is a part of the other's.
    """
    words = " ".join(_words(name))
    return f" {words} "
