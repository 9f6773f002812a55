"""People, organisations, places and sources in lists, with the number and the days of their articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from search.names.initials import LETTERS
from search.period_names import span_name
from search.results import Entity, SourceArticles
from search.serve.asking import Question
from search.serve.marking import plain
from search.serve.parts.pager import PageLink
from search.serve.visit import Visit


class NameView(Struct, frozen=True):
    """A name in a list.

    Attributes:
        name: The name.
        address: The address of its page.
        articles: Number of articles.
        days: The first and the last of their days in words; empty if none has a day.
        variant_of: The frequent name that a rare one may misspell; empty if there is none.
    """

    name: str
    address: str
    articles: int
    days: str
    variant_of: str = ""


def entity_view(visit: Visit, entity: Entity) -> NameView:
    """Return a person, an organisation or a place as a list shows one."""
    view = _view(visit, entity, visit.entity(entity.kind, entity.name))
    return replace(view, variant_of=plain(entity.variant_of or ""))


def source_view(visit: Visit, source: SourceArticles) -> NameView:
    """Return a source as a list shows one."""
    return _view(visit, source, visit.source(source.name))


def counts_of(
    visit: Visit, counts: Mapping[str, int], address: Callable[[str], str], most: int
) -> list[tuple[str, str, str]]:
    """Return the first names that are counted: names, addresses, numbers of articles."""
    return [
        (plain(name), address(name), visit.words.number(count))
        for name, count in islice(counts.items(), most)
    ]


def letters_of(visit: Visit, path: str, question: Question) -> list[PageLink]:
    """Return the letters of a list of names, each with the address of its names."""
    every = visit.words.text("letters-all")
    links = [PageLink(every, visit.address(path, question.but(letter=None)), not question.letter)]
    for letter in LETTERS:
        address = visit.address(path, question.but(letter=letter))
        links.append(PageLink(letter, address, letter == question.letter))
    return links


def _view(visit: Visit, counted: Entity | SourceArticles, address: str) -> NameView:
    days = ""
    if counted.first is not None and counted.last is not None:
        days = span_name(counted.first, counted.last, visit.language)
    return NameView(plain(counted.name), address, counted.articles, days)
