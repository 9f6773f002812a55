"""Networks are drawn alike every time, with labels that do not meet, whatever names hold."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import combinations
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from search.filters import Filters
from search.network import Network, NetworkPerson, Pair
from search.origin import Origin
from search.pictures import as_graphml, draw_network, network_sheet
from search.pictures.graph import strongest_pairs
from search.pictures.layout import layout
from search.pictures.placement import Box, fitted
from tests.support.svg import SVG, child_text, parsed, with_class


def network_of(names: Sequence[str]) -> Network:
    people = [NetworkPerson(name, 50 - index, index // 5) for index, name in enumerate(names)]
    pairs = [
        Pair((one.name, other.name), 2 + number % 7, (number * 37 % 101) / 101)
        for number, (one, other) in enumerate(combinations(people, 2))
    ]
    return Network("grève", 99, tuple(people), tuple(pairs))


FORTY = network_of([f"Prénom Nom-Composé {number}" for number in range(40)])


def test_people_and_pairs_are_links() -> None:
    picture = draw_network(
        FORTY,
        "fr",
        person_address=lambda name: f"/person/{name}",
        pair_address=lambda one, other: f"/?person={one}&person={other}",
    )
    root = parsed(picture.markup)
    people, ties = with_class(root, "picture-person"), with_class(root, "picture-tie")
    assert people[0].get("href") == "/person/Prénom Nom-Composé 0"
    assert child_text(people[0], "title") == "Prénom Nom-Composé 0\u202f: 50 articles"
    assert len(people) == 40
    assert all(tie.tag == f"{SVG}a" for tie in ties)
    assert child_text(root, "desc") == f"40 personnes, {len(ties)} liens entre elles"


def test_the_same_network_is_drawn_alike() -> None:
    assert draw_network(FORTY, "fr") == draw_network(FORTY, "fr")


def test_forty_people_are_placed_quickly() -> None:
    ties = [(number, (number * 7 + 3) % 40, 0.5) for number in range(40)]

    def seconds() -> float:
        started = time.process_time()
        layout(40, ties)
        return time.process_time() - started

    assert min(seconds() for _ in range(3)) < 0.2  # it takes 0.02 on a machine with nothing to do


def test_who_is_tied_stands_together() -> None:
    ties = [(one, other, 1.0) for one, other in combinations(range(5), 2)]
    ties += [(one, other, 1.0) for one, other in combinations(range(5, 10), 2)]
    places = layout(10, ties)
    near = [abs(places[one] - places[other]) for one, other, _ in ties]
    apart = [abs(places[one] - places[other]) for one in range(5) for other in range(5, 10)]
    assert max(near) < min(apart)
    assert max(p.real for p in places) - min(p.real for p in places) > max(p.imag for p in places)


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(
            st.complex_numbers(max_magnitude=100, allow_nan=False),
            st.integers(5, 90),
            st.integers(4, 16),
        ),
        max_size=40,
    )
)
def test_labels_never_meet(drawn: list[tuple[complex, int, int]]) -> None:
    boxes = [Box(side, radius, radius + 15) for _, side, radius in drawn]
    places, height = fitted([place for place, _, _ in drawn], boxes, 860, 300)
    for (one, a), (other, b) in combinations(zip(places, boxes, strict=True), 2):
        beside = abs(one.real - other.real) >= a.side + b.side
        above = one.imag + a.below <= other.imag - b.above
        below = other.imag + b.below <= one.imag - a.above
        assert beside or above or below
    for place, box in zip(places, boxes, strict=True):
        assert box.side <= place.real <= 860 - box.side
        assert box.above <= place.imag <= height - box.below


def test_a_line_is_drawn_only_for_the_strongest_pairs_of_somebody() -> None:
    drawn = strongest_pairs(FORTY.pairs)
    ties = [name for pair in drawn for name in pair.people]
    assert {ties.count(name) for name in ties} <= {1, 2, 3, 4}
    once = [Pair(("A", "B"), 1, 1.0), Pair(("A", "C"), 2, 0.1)]
    assert [pair.people for pair in strongest_pairs(once)] == [("A", "C"), ("A", "B")]
    assert strongest_pairs(once[:1]) == once[:1]
    tied = [Pair(("A", "B"), 2, 0.5), Pair(("B", "C"), 2, 0.5), Pair(("A", "C"), 1, 1.0)]
    assert strongest_pairs(tied) == tied[:2]


def test_groups_are_told_by_shapes_as_well_as_colours() -> None:
    people = with_class(parsed(draw_network(FORTY, "fr").markup), "picture-person")
    shapes = {
        (person.get("class", ""), person[1].tag, len(person[1].get("points", "").split()))
        for person in people[:25]
    }
    assert len(shapes) == 5
    assert len({(tag, corners) for _, tag, corners in shapes}) == 5


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(), min_size=1), unique=True, max_size=6))
def test_any_name_can_be_drawn(names: list[str]) -> None:
    network = network_of(names)
    filtered = replace(network, query="".join(names), origin=Origin(Filters(source=names)))
    root = parsed(network_sheet(filtered, "fr").partition("\n")[2])
    assert len(with_class(root, "picture-person")) == len(names)
    graph = ET.fromstring("\n".join(as_graphml(network)))
    assert len(list(graph.iter("{http://graphml.graphdrawing.org/xmlns}node"))) == len(names)


def test_graphml_has_every_person_and_every_pair() -> None:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ET.fromstring("\n".join(as_graphml(network_of(["Anna", "B & C", "Élise"]))))
    nodes = {node.get("id"): node for node in graph.iter(f"{space}node")}
    labels = {id: node.findtext(f"{space}data[@key='label']") for id, node in nodes.items()}
    edges = [(labels[e.get("source")], labels[e.get("target")]) for e in graph.iter(f"{space}edge")]
    assert list(labels.values()) == ["Anna", "B & C", "Élise"]
    assert edges == [("Anna", "B & C"), ("Anna", "Élise"), ("B & C", "Élise")]
    keys = {key.get("id") for key in graph.iter(f"{space}key")}
    assert {data.get("key") for data in graph.iter(f"{space}data")} == keys


def test_no_sign_leaves_the_picture() -> None:
    """A triangle reaches higher than a circle of the same area."""
    for people in range(1, 30):
        names = [f"Nom {number}" for number in range(people)]
        alone = [NetworkPerson(name, 50, number // 2) for number, name in enumerate(names)]
        root = parsed(draw_network(Network("", 50, tuple(alone), ()), "fr").markup)
        for shape in root.iter(f"{SVG}polygon"):
            corners = (shape.get("points") or "").replace(",", " ").split()
            assert min(map(float, corners)) >= 0
