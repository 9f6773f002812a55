"""The people who are named together, as a picture and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from search.network import Network
from search.pictures import draw_network, strongest_pairs
from search.serve.asking import Question
from search.serve.marking import plain
from search.serve.visit import Visit

MOST_PEOPLE = 40
"""People of a network. With more, their names have no room."""


class PairRow(Struct, frozen=True):
    """A line of the picture as a row of the table.

    Attributes:
        people: The names and the addresses of both.
        articles: Number of articles that name both.
        address: The address of these articles.
        strength: How strongly they belong together, in per cent.
    """

    people: tuple[tuple[str, str], ...]
    articles: int
    address: str
    strength: str


class NetworkView(Struct, frozen=True):
    """A network as a page shows it.

    Attributes:
        picture: The picture.
        title: Its title.
        rows: The lines of the picture, the strongest first.
        downloads: The files that it can be had as: names with addresses.
    """

    picture: Markup
    title: str
    rows: tuple[PairRow, ...]
    downloads: tuple[tuple[str, str], ...]


def find_network(visit: Visit, question: Question, most: int = MOST_PEOPLE) -> Network:
    """Return the network of a question, from the answers that are kept if it is there."""

    def find() -> Network:
        return visit.archive.network(
            question.q,
            most=most,
            exact=question.exact,
            variants=question.variants,
            filters=question.filters,
        )

    return visit.kept(("network", question.counted, most), find)


def network_of(visit: Visit, question: Question, most: int = MOST_PEOPLE) -> NetworkView | None:
    """Return the network of a question as a page shows it, or None if nobody is named."""
    network = find_network(visit, question, most)
    if not network.people:
        return None
    asked = question.counted

    def draw() -> tuple[str, str]:
        picture = draw_network(
            network,
            visit.language,
            person_address=visit.person,
            pair_address=partial(_both, visit, asked),
        )
        return picture.markup, picture.title

    markup, title = visit.kept(("drawn network", asked, most, visit.language), draw)
    return NetworkView(
        picture=Markup(markup),  # noqa: S704 - every text in it is escaped
        title=title,
        rows=tuple(_rows(visit, network, asked)),
        downloads=tuple(
            (name, visit.address(f"/network.{suffix}", asked))
            for name, suffix in (("SVG", "svg"), ("GraphML", "graphml"), ("CSV", "csv"))
        ),
    )


def _rows(visit: Visit, network: Network, asked: Question) -> Iterator[PairRow]:
    """Yield the pairs that are drawn."""
    for pair in strongest_pairs(network.pairs):
        yield PairRow(
            people=tuple((plain(name), visit.person(name)) for name in pair.people),
            articles=pair.articles,
            address=_both(visit, asked, *pair.people),
            strength=visit.words.text("share", share=pair.strength),
        )


def _both(visit: Visit, asked: Question, one: str, other: str) -> str:
    """Return the address of the articles that name two people."""
    return visit.address("/", asked.but(person=(*asked.person, one, other)))
