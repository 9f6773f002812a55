"""Write a network as GraphML, which Gephi, yEd, Cytoscape and NetworkX read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from search.network import Network
from search.pictures.svg import element, text

_Values: TypeAlias = Mapping[str, str | float]
"""The values of a node or of an edge by their names."""

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (
    ("label", "node", "string"),
    ("articles", "all", "long"),
    ("group", "node", "long"),
    ("strength", "edge", "double"),
    ("weight", "edge", "double"),
)
"""The values of nodes and edges: name, what has them, type. Programs take `weight` by its name."""


def as_graphml(network: Network) -> Iterator[str]:
    """Write a network line by line: every person, and every pair."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_NAMESPACE}">'
    for name, holder, type_ in _KEYS:
        yield _key(name, holder, type_)
    yield '<graph id="people" edgedefault="undirected">'
    ids = {person.name: f"n{number}" for number, person in enumerate(network.people, 1)}
    for person in network.people:
        values: _Values = {"label": person.name, "articles": person.articles, "group": person.group}
        yield element("node", *_data(values), id=ids[person.name])
    for pair in network.pairs:
        one, other = pair.people
        values = {"articles": pair.articles, "strength": pair.strength, "weight": pair.strength}
        yield element("edge", *_data(values), source=ids[one], target=ids[other])
    yield "</graph></graphml>"


def _key(name: str, holder: str, type_: str) -> str:
    """Declare a value; the names of the attributes are those of the format."""
    return f'<key id="{name}" for="{holder}" attr.name="{name}" attr.type="{type_}"/>'


def _data(values: _Values) -> Iterator[str]:
    """Write the values of a node or of an edge."""
    for name, value in values.items():
        yield element("data", text(str(value)), key=name)
