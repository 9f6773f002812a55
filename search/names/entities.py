"""Resolve a name that a user typed, and list the people, organisations and places of an archive."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.engines.batch import Answer, Batch
from index.engines.query import And, EngineQuery, MatchAll, Or, Phrase, Term, any_value
from index.entities.keys import lookup_key, lookup_keys
from index.entities.kind import EntityKind
from index.errors import InputError
from index.messages import Message
from index.people.lookup_keys import key_and_name, surname_key
from index.schema import day_of
from index.stored_article import StoredArticle
from search.names.attribution import ask_people_of_surname, attributed
from search.names.initials import Initial, initial_of
from search.names.misspellings import MAX_RARE_ARTICLES, FrequentNames
from search.names.spellings import (
    Spellings,
    article_count,
    group_first,
    group_spellings,
    most_frequent,
    rank,
)
from search.names.synonyms import find_synonyms
from search.names.typed_names import exact_terms
from search.results import Entity
from search.sorted_counts import Counts, most_frequent_first

MAX_LISTED_NAMES = 5
"""Names that a note lists."""
MAX_COUNTED_FORMS = 200
"""Latest articles in which the forms of a name are counted."""
MAX_READ_ARTICLES = 20
"""Articles whose forms are read to learn which name another form stands for."""


class Entities(Struct, frozen=True):
    """The people, organisations or places that some articles of an archive name.

    Attributes:
        batch: Asks the engine that holds the articles.
        kind: The kind of names.
        articles: The articles that count; all of them by default.
    """

    batch: Batch
    kind: EntityKind
    articles: EngineQuery = MatchAll()

    def announce(self, name: str) -> None:
        """Ask for what it takes to resolve a name, if articles have any spelling of all of it."""
        any_spelling = self._any_spelling(name)
        self.batch.count(any_spelling)
        if self.kind is EntityKind.PERSON:
            self._of_surname(name)
        if not self._are_listed:
            self._name_counts(And((self.articles, any_spelling)))

    def announce_beside(self, names: Sequence[str]) -> None:
        """Ask for those in the articles that have all of some names, in any spelling."""
        self._name_counts(And((self.articles, *map(self._any_spelling, names))))

    def query(self, name: str) -> EngineQuery:
        """Return the query for the articles that have a name.

        It asks for any spelling of the whole name, or of a person's surname, and for the surname
        alone where that means nobody else in the archive. If no article has one, it asks for the
        words of the name.

        Raises:
            InputError: The name has no words.
        """
        name = self._as_named(name)
        any_spelling = self._any_spelling(name)
        if self.batch.count(any_spelling)():
            alone = self._attributed(name)
            return Or((any_spelling, any_value("person", alone))) if alone else any_spelling
        if self.kind is EntityKind.PERSON:
            return Phrase("people_exact", _words(name), 0.0)
        names = _with_words_in_a_row(self.every_name()(), name)
        return any_value(self.kind.facet_field, names)

    def resolve(self, name: str) -> Counts:
        """Return the names that a typed one stands for, and how many articles have each.

        Raises:
            InputError: The name has no words.
        """
        name = self._as_named(name)
        articles = And((self.articles, self.query(name)))
        listed = self._of_same_key(self._of_surname(name)(), name) if self._are_listed else {}
        if listed:
            return listed
        counts = self._name_counts(articles)()
        same = self._of_same_key(counts, name) or _with_words_in_a_row(counts, name)
        return same or self._with_form(counts, name, articles)

    def named(self, name: str) -> tuple[str, ...]:
        """Return what a typed name stands for, each by the most frequent spelling."""
        return tuple(map(most_frequent, self._groups(self.resolve(name))))

    def note(self, name: str) -> Message | None:
        """Say what a typed name was resolved to, unless that is one of just this name."""
        groups = self._groups(self.resolve(name))
        kind = self.kind.value
        if not groups:
            return Message.of(f"{kind}-unknown", name=name)
        is_one_spelling = len(groups) == 1 and list(groups[0]) == [name]
        if is_one_spelling:
            return None
        listed = tuple(map(_counted_name, groups[:MAX_LISTED_NAMES]))
        more = len(groups) - len(listed)
        if more == 0:
            return Message.of(f"{kind}-read-as", name=name, names=listed)
        return Message.of(f"{kind}-read-as-many", name=name, names=listed, more=more)

    def beside(self, names: Sequence[str]) -> Entities:
        """Return the names of the articles that have all of some names."""
        shared_articles = And((self.articles, *map(self.query, names)))
        return Entities(self.batch, self.kind, shared_articles)

    def groups(
        self, name: str | None, beside: Sequence[str], most: int
    ) -> tuple[int, list[Spellings]]:
        """Return the number of some names, and the spellings of each of the most frequent ones.

        Args:
            name: Only those that this name stands for.
            beside: Only those of the articles that have all these names, which are left out.
            most: The largest number of names whose spellings are returned.
        """
        if name is None and not beside and self._are_listed and not self.batch.saves_requests:
            return self._most_named(most)
        among = self.beside(beside) if beside else self
        counts = among.every_name()() if name is None else among.resolve(name)
        return group_first(self.without(beside, counts), most, self.kind)

    def _most_named(self, most: int) -> tuple[int, list[Spellings]]:
        """Return the same of all people of the archive, whose keys are listed with their names."""
        listed = self.batch.values_beginning("person_by_surname", "", MatchAll())()
        keys_and_names = list(map(key_and_name, listed))
        keys = [key for key, _ in keys_and_names]
        counts = {
            name: count for (_, name), count in zip(keys_and_names, listed.values(), strict=True)
        }
        return group_first(counts, most, self.kind, keys)

    def without(self, names: Iterable[str], counts: Counts) -> Counts:
        """Leave out of some counts what typed names stand for."""
        left_out = {spelling for name in names for spelling in self.resolve(name)}
        return {spelling: count for spelling, count in counts.items() if spelling not in left_out}

    def _name_counts(self, articles: EngineQuery) -> Answer[Counts]:
        return self.batch.facet_counts(self.kind.facet_field, articles)

    @property
    def _are_listed(self) -> bool:
        """True if those of a surname are listed, which takes no time: people of all articles."""
        return self.kind is EntityKind.PERSON and self.articles == MatchAll()

    def _of_surname(self, name: str) -> Answer[Counts]:
        """Ask for the people who have the surname of a name, and how many articles name each."""
        key = surname_key(lookup_key(EntityKind.PERSON, name))
        return ask_people_of_surname(self.batch, key)

    def every_name(self) -> Answer[Counts]:
        """Ask for the number of articles that have each name."""
        return self._name_counts(self.articles)

    def _groups(self, counts: Counts) -> list[Spellings]:
        return group_spellings(counts, self.kind)

    def _any_spelling(self, name: str) -> EngineQuery:
        """Match the articles with any spelling of a whole name, or of a person's surname."""
        return Term(self.kind.key_field, lookup_key(self.kind, name), 0.0)

    def _as_named(self, name: str) -> str:
        """Return the name of a person by which articles name them, if they have another: "MBS"."""
        if self.kind is not EntityKind.PERSON or self.batch.count(self._any_spelling(name))():
            return name
        others = (
            other
            for found in find_synonyms(name)
            for other in found.others
            if found.words == exact_terms(name) and self.batch.count(self._any_spelling(other))()
        )
        return next(others, name)

    def _of_same_key(self, counts: Counts, name: str) -> Counts:
        """Keep the names that the whole typed name, or a surname, stands for."""
        key = lookup_key(self.kind, name)
        alone = self._attributed(name)
        return {
            spelling: count
            for spelling, count in counts.items()
            if key in lookup_keys(self.kind, spelling) or spelling in alone
        }

    def _attributed(self, name: str) -> list[str]:
        """Return the surnames alone that mean the person of a full name, as articles have them."""
        key = lookup_key(self.kind, name)
        if self.kind is not EntityKind.PERSON or " " not in key:
            return []
        counts = self._of_surname(name)()
        people_meant = attributed(counts)
        return [
            spelling
            for spelling in counts
            if people_meant.get(lookup_key(self.kind, spelling)) == key
        ]

    def _with_form(self, counts: Counts, name: str, articles: EngineQuery) -> Counts:
        """Keep the names that some articles also write as was typed, such as an acronym."""
        key = lookup_key(self.kind, name)
        same: dict[str, int] = {}
        for match in self.batch.engine.match(articles, limit=MAX_READ_ARTICLES).best:
            forms = self.kind.forms(StoredArticle.from_json(match.stored_bytes))
            for entity, written in forms.items():
                if any(lookup_key(self.kind, form) == key for form in written):
                    same[entity] = counts.get(entity, 0)
        return same

    def ask_entity(self, spellings: Spellings) -> Answer[Entity]:
        """Ask for the number and the days of the articles that have a name."""
        named = any_value(self.kind.facet_field, spellings)
        span = self.batch.date_span(And((named, self.articles)))
        return lambda: Entity(
            name=most_frequent(spellings),
            kind=self.kind,
            articles=span().total,
            first=day_of(span().first),
            last=day_of(span().last),
            spellings=spellings,
        )


def list_entities(
    rooms: Sequence[Entities],
    name: str | None,
    beside: Sequence[str],
    offset: int,
    limit: int,
    *,
    initial: Initial | None = None,
) -> tuple[int, tuple[Entity, ...]]:
    """Return the number of the names of some kinds, and some of them, most frequent first.

    Args:
        rooms: The names of each kind.
        name: Only those that this name stands for.
        beside: Only those of the articles that have all these names, which are left out.
        offset: The number of names before the first one.
        limit: The largest number of names.
        initial: Only those whose most frequent spelling has this letter.
    """
    total = 0
    first: list[tuple[Entities, Spellings]] = []
    most = sys.maxsize if initial else offset + limit
    for room in rooms:
        for typed in filter(None, (name, *beside)):
            room.announce(typed)
        if beside:
            room.announce_beside(beside)
        narrowed = room.beside(beside) if beside else room
        number, groups = room.groups(name, beside, most)
        if initial:
            groups = [each for each in groups if _has_initial(room, each, initial)]
            number = len(groups)
        total += number
        first += [(narrowed, spellings) for spellings in groups]
    first.sort(key=lambda each: rank(each[1]))
    shown = first[offset : offset + limit]
    asked = [room.ask_entity(spellings) for room, spellings in shown]
    everybody = _ask_everybody(shown)
    entities = tuple(entity() for entity in asked)
    if name is not None:
        entities = tuple(map(_with_forms, entities, [room for room, _ in shown]))
    return total, _with_frequent_names(entities, everybody)


def _has_initial(room: Entities, spellings: Spellings, initial: Initial) -> bool:
    """Return True if a name is listed under a letter."""
    return initial_of(most_frequent(spellings), room.kind) == initial


def _ask_everybody(shown: Sequence[tuple[Entities, Spellings]]) -> Answer[Counts] | None:
    """Ask for the people of the archive if one of some names may misspell a frequent one."""
    for room, spellings in shown:
        if room.kind is EntityKind.PERSON and max(spellings.values()) <= MAX_RARE_ARTICLES:
            return Entities(room.batch, room.kind).every_name()
    return None


def _with_frequent_names(
    entities: tuple[Entity, ...], everybody: Answer[Counts] | None
) -> tuple[Entity, ...]:
    """Tell of which frequent names of an archive its rare names of people may be misspellings."""
    if everybody is None:
        return entities
    names = FrequentNames.of(everybody())
    return tuple(
        replace(entity, variant_of=names.meant_by(entity.name, entity.articles))
        if entity.kind is EntityKind.PERSON
        else entity
        for entity in entities
    )


def _with_forms(entity: Entity, room: Entities) -> Entity:
    """Count how articles write an organisation or a place, whose name is the same in all of them."""
    if entity.kind is EntityKind.PERSON:
        return entity
    forms: Counter[str] = Counter()
    articles = And((room.articles, any_value(entity.kind.facet_field, entity.spellings)))
    for match in room.batch.engine.match(articles, sort="-date", limit=MAX_COUNTED_FORMS).best:
        stored = StoredArticle.from_json(match.stored_bytes)
        for name in entity.spellings:
            forms.update(entity.kind.forms(stored).get(name, {}).keys())
    return replace(entity, spellings=most_frequent_first(forms)) if forms else entity


def mentioned_forms(kind: EntityKind, names: Iterable[str], stored: StoredArticle) -> list[str]:
    """Return how the text of an article writes what some typed names of a kind stand for."""
    keys = {lookup_key(kind, name) for name in names}
    is_person = kind is EntityKind.PERSON
    surnames = set(map(surname_key, keys)) if is_person else set()
    forms: list[str] = []
    for name, written in kind.forms(stored).items():
        if keys.intersection(lookup_keys(kind, name)) or lookup_key(kind, name) in surnames:
            forms += written
        elif not is_person:
            forms += [form for form in written if lookup_key(kind, form) in keys]
    return forms


def _with_words_in_a_row(counts: Counts, name: str) -> Counts:
    """Keep the names that hold the words of the typed name, one after the other."""
    words = _joined_words(name)
    containing = [spelling for spelling in counts if words in _joined_words(spelling)]
    return {spelling: counts[spelling] for spelling in containing}


def _counted_name(spellings: Spellings) -> Message:
    name = most_frequent(spellings)
    articles = article_count(spellings)
    return Message.of("part-counted", part=name, articles=articles)


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
