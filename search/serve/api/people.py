"""People for programs: those whom articles name, one of them, and who is named with whom."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import asdict

from search.network import MAX_PEOPLE, NetworkPerson, Pair
from search.results import Entity
from search.serve.addresses import quoted_path
from search.serve.api.asked import Asked, Filtered, Queried
from search.serve.api.links import api_address
from search.serve.api.notes import Note, notes_of
from search.serve.api.paging import ListLinks, last_page, neighbours
from search.serve.asking import HITS_PER_PAGE, Limit, Name, Names, PageNumber
from search.serve.failures import NotThere
from search.serve.parts.network import MOST_PEOPLE, find_network
from search.serve.visit import Visit

MAX_NAMESAKES = 20
"""People of whom one is told who share the name."""


class PeopleParameters(Filtered, frozen=True, kw_only=True):
    """The parameters of people. The query is a name that they have.

    Attributes:
        beside: Only people who are named in the articles that name all of these.
        page, limit: See `search.serve.asking.Question`.
    """

    beside: Names = ()
    page: PageNumber = 1
    limit: Limit = HITS_PER_PAGE


class PersonParameters(Asked, frozen=True, kw_only=True):
    """The parameters of a person: the name, in any spelling."""

    name: Name


class NetworkParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a network: the query, and the largest number of people."""

    most: Annotated[int, Meta(ge=1, le=MAX_PEOPLE)] = MOST_PEOPLE


class PersonLinks(Struct, frozen=True, rename={"self_": "self"}):
    """The addresses of a person.

    Attributes:
        self_: For programs.
        articles: The articles that name the person, for programs.
        page: For people.
    """

    self_: str
    articles: str
    page: str


class NamedPerson(Struct, frozen=True):
    """A person whom articles name.

    Attributes:
        name: The spelling that most articles have.
        articles: The number of articles that name the person.
        first, last: The days of the oldest and the latest of them.
        spellings: The number of articles that have each spelling.
        variant_of: The frequent name that this rare one may misspell.
        links: The addresses of the person.
    """

    name: str
    articles: int
    first: date | None
    last: date | None
    spellings: dict[str, int]
    variant_of: str | None
    links: PersonLinks


class ListedPeople(Struct, frozen=True):
    """A page of people, the most often named first.

    Attributes:
        total: The number of people on all pages.
        page, pages: The number of this page, and of the last one.
        people: The people of the page.
        notes: Remarks on the way names were read.
        links: The neighbouring pages.
    """

    total: int
    page: int
    pages: int
    people: tuple[NamedPerson, ...]
    notes: tuple[Note, ...]
    links: ListLinks


class PersonWithNamesakes(NamedPerson, frozen=True, kw_only=True):
    """A person, and others of the name.

    Attributes:
        namesakes: Further people whom the name in the address stands for.
    """

    namesakes: tuple[str, ...]


class FoundNetwork(Struct, frozen=True):
    """The people whom the articles of a query name, and who is named with whom.

    Attributes:
        query: The query as it was sent.
        total: The number of articles that hold all of it.
        people: The people, the most often named first.
        pairs: Those whom the same articles name, the strongest pair first.
        notes: Remarks on the way the query was read.
    """

    query: str
    total: int
    people: tuple[NetworkPerson, ...]
    pairs: tuple[Pair, ...]
    notes: tuple[Note, ...]


def people(visit: Visit, asked: PeopleParameters) -> ListedPeople:
    """Return a page of people."""
    found = visit.archive.people(
        asked.q or None,
        beside=asked.beside,
        limit=asked.limit,
        page=asked.page,
        filters=asked.filters,
    )
    pages = last_page(found.total, asked.limit)
    links = neighbours(visit, "/people", asked, asked.page, has_more=asked.page < pages)
    return ListedPeople(
        total=found.total,
        page=asked.page,
        pages=pages,
        people=tuple(_named_person(visit, person) for person in found.entities),
        notes=notes_of(found.notes, visit.words),
        links=links,
    )


def person(visit: Visit, asked: PersonParameters) -> PersonWithNamesakes:
    """Return the person whom a name stands for, the most often named one if there are several.

    Raises:
        NotThere: No article names anybody of this name.
    """
    found = visit.archive.people(asked.name, limit=MAX_NAMESAKES + 1).entities
    if not found:
        raise NotThere("person-unknown", name=asked.name)
    named = _named_person(visit, found[0])
    return PersonWithNamesakes(**asdict(named), namesakes=tuple(other.name for other in found[1:]))


def network(visit: Visit, asked: NetworkParameters) -> FoundNetwork:
    """Return who is named with whom."""
    found = find_network(visit, asked.question, asked.most)
    notes = notes_of(found.notes, visit.words)
    return FoundNetwork(found.query, found.total, found.people, found.pairs, notes)


def _named_person(visit: Visit, person: Entity) -> NamedPerson:
    named = Filtered(person=(person.name,))
    return NamedPerson(
        name=person.name,
        articles=person.articles,
        first=person.first,
        last=person.last,
        spellings=dict(person.spellings),
        variant_of=person.variant_of,
        links=PersonLinks(
            self_=api_address(visit, f"/people/{quoted_path(person.name)}"),
            articles=api_address(visit, "/search", named),
            page=visit.person(person.name),
        ),
    )
