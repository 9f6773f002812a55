"""Which of an archive's people a typed name means, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from index.analysis.analyzer import tokenize
from index.engines.base import Engine, Sort
from index.engines.query import And, EngineQuery, MatchAll, Or, Phrase, Range, Term
from index.errors import InputError
from index.people.lookup import lookup_key, lookup_keys
from index.stored import StoredArticle
from search.names.spellings import Spellings, display, persons
from search.results import PeoplePage, Person

MOST_NAMED = 5
"""People whom a note names."""


class People(Struct, frozen=True):
    """The people of an archive.

    Attributes:
        engine: Where they are found.
        within: The articles that are looked at.
    """

    engine: Engine
    within: EngineQuery = MatchAll()

    def node(self, name: str) -> EngineQuery:
        """The articles that name somebody by any spelling of the name or of the surname; failing that, by its words."""
        known = Term("person_key", lookup_key(name), 0.0)
        if self.engine.count(known):
            return known
        return Phrase("people_exact", _words(name), 0.0)

    def spellings(self, name: str) -> Spellings:
        """The names of the archive that a typed name means, with how many articles have each."""
        counts = self.engine.facet_counts("person", And((self.within, self.node(name))))
        by_key = {
            known: count
            for known, count in counts.items()
            if lookup_key(name) in lookup_keys(known)
        }
        wanted = f" {' '.join(_words(name))} "
        return by_key or {
            known: count
            for known, count in counts.items()
            if wanted in f" {' '.join(_words(known))} "
        }

    def note(self, name: str) -> str | None:
        """What to tell the author of a query that names a person, if there is anything to tell."""
        meant = persons(self.spellings(name))
        if not meant:
            return f'no article names a person called "{name}"'
        if [[*spellings] for spellings in meant] == [[name]]:
            return None
        shown = [
            f"{display(spellings)} ({sum(spellings.values()):,})"
            for spellings in meant[:MOST_NAMED]
        ]
        more = f" and {len(meant) - MOST_NAMED:,} more" if len(meant) > MOST_NAMED else ""
        return f'person "{name}" was read as {", ".join(shown)}{more}'

    def page(self, name: str | None, beside: str | None, offset: int, limit: int) -> PeoplePage:
        """A page of the people, most frequent first.

        Args:
            name: Only those whom this name means.
            beside: Only those whom the articles that name this person name as well, and not that person.
            offset: How many come before the page.
            limit: How many are on it.
        """
        if beside is None:
            counts = (
                self.engine.facet_counts("person", self.within)
                if name is None
                else self.spellings(name)
            )
            return self._page(persons(counts), offset, limit)
        others = People(self.engine, And((self.within, self.node(beside))))
        themselves = self.spellings(beside)
        counts = (
            self.engine.facet_counts("person", others.within)
            if name is None
            else others.spellings(name)
        )
        counts = {known: count for known, count in counts.items() if known not in themselves}
        return others._page(persons(counts), offset, limit)

    def _page(self, found: Sequence[Spellings], offset: int, limit: int) -> PeoplePage:
        return PeoplePage(len(found), tuple(map(self._person, found[offset : offset + limit])))

    def _person(self, spellings: Spellings) -> Person:
        node = And((Or(tuple(Term("person", name, 0.0) for name in spellings)), self.within))
        first, last = self._day(node, "date"), self._day(node, "-date")
        return Person(display(spellings), self.engine.count(node), first, last, spellings)

    def _day(self, node: EngineQuery, sort: Sort) -> date | None:
        found = self.engine.match(And((node, Range("date"))), sort=sort, limit=1).best
        return StoredArticle.from_json(found[0].stored).article.date if found else None


def forms(names: Sequence[str], dossier: StoredArticle) -> tuple[str, ...]:
    """How an article writes those of its people whom typed names mean."""
    keys = {lookup_key(name) for name in names}
    meant = (
        dossier.mentions[name] for name in dossier.mentions if keys.intersection(lookup_keys(name))
    )
    return tuple(form for found in meant for form in found)


def _words(name: str) -> tuple[str, ...]:
    words = tuple(token.exact for token in tokenize(name))
    if not words:
        raise InputError(f"there is no name in {name!r}: type one")
    return words
