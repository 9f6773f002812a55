"""Draw the people who are named together: a sign for each, a line between those of one circle."""

from __future__ import annotations

import cmath
import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct

from index.messages import Language, Message, catalogue
from search.network import Network, NetworkPerson, Pair
from search.pictures.layout import layout
from search.pictures.lettering import cut, text_width
from search.pictures.placement import Box, fitted
from search.pictures.svg import Picture, element, link, number, text

PersonAddress: TypeAlias = Callable[[str], str]
"""Returns the address that a name leads to."""
PairAddress: TypeAlias = Callable[[str, str], str]
"""Returns the address that the line between two names leads to."""

WIDTH = 860.0
"""Width of the picture in pixels."""
_MOST_HEIGHT = 600.0
_LEAST_HEIGHT = 200.0
_HEIGHT_OF_PERSON = 14.0
"""Height of the picture in pixels, and what each person adds to it."""

_FONT_SIZE = 12.0
_LABEL_WIDTH = 170.0
"""Size of the labels, as the style has it, and the width above which they are cut, in pixels."""
_LABEL_HEIGHT = 15.0
_SMALLEST = 4.5
_LARGEST = 16.0
"""Radius of the signs of those who are named in the fewest and in the most articles."""
_MANY_TIES = 4
_FEW_TIES = 2
"""Lines of a person at most, and those that are drawn even to somebody who has many."""

_COLORS = 6
"""Colours of groups that the style has."""
_SIDES = (0, 4, 3, 6, 5)
"""Corners of the sign of each group, the largest group first; 0 is a circle.

Groups that come later have the same signs in other colours.
"""


def draw_network(
    network: Network,
    language: Language,
    *,
    person_address: PersonAddress | None = None,
    pair_address: PairAddress | None = None,
) -> Picture:
    """Draw a network. The same network is always drawn alike.

    The size of a sign tells how many articles name the person, its shape and colour the group, and
    the width of a line how much more often two are named together than their numbers would have it.

    Args:
        network: The network.
        language: The language of the figures.
        person_address: Tells where a person leads to; by default nowhere.
        pair_address: Tells where a line leads to; by default nowhere.
    """
    pairs = strongest_pairs(network.pairs)
    drawing = _Drawing.of(network, pairs, language)
    lines = [drawing.line(pair, pair_address) for pair in reversed(pairs)]
    signs = [drawing.sign(person, person_address) for person in network.people]
    words = catalogue(language)
    summary = Message.of("picture-network-summary", people=len(signs), pairs=len(lines))
    title = words.text(Message("picture-network"))
    markup = element(
        "svg",
        element("title", text(title)),
        element("desc", text(words.text(summary))),
        *lines,
        *signs,
        class_="picture picture-network",
        role="group" if person_address else "img",
        width=WIDTH,
        height=drawing.height,
        viewBox=f"0 0 {number(WIDTH)} {number(drawing.height)}",
        xmlns="http://www.w3.org/2000/svg",
    )
    return Picture(markup, title, drawing.height)


def strongest_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs that are drawn: the strongest two to four of each person.

    Two who are named together only once are a pair if one of them had no line otherwise.
    """
    ties: Counter[str] = Counter()
    drawn: list[Pair] = []
    for pair in sorted(pairs, key=_rank):
        counts = [ties[name] for name in pair.people]
        few_ties = _FEW_TIES if pair.articles > 1 else 1
        if min(counts) < few_ties and max(counts) < _MANY_TIES:
            drawn.append(pair)
            ties.update(pair.people)
    return drawn


def _rank(pair: Pair) -> tuple[bool, float, int, tuple[str, str]]:
    """Return a sort key: first those who are named together several times, the strongest first."""
    return pair.articles == 1, -pair.strength, -pair.articles, pair.people


class _Drawing(Struct, frozen=True):
    """A network with a place for everybody.

    Attributes:
        language: The language of the figures.
        people: The people by name.
        places: The place of each, in pixels.
        height: The height of the picture.
        most: Number of articles of the person who is named most.
        strongest: The strength of the strongest pair.
        numbers: The numbers of the groups that have several people, from 0, largest first.
    """

    language: Language
    people: dict[str, NetworkPerson]
    places: dict[str, complex]
    height: float
    most: int
    strongest: float
    numbers: dict[int, int]

    @classmethod
    def of(cls, network: Network, pairs: Sequence[Pair], language: Language) -> _Drawing:
        """Find a place for everybody."""
        names = [person.name for person in network.people]
        most = max((person.articles for person in network.people), default=1)
        strongest = max((pair.strength for pair in pairs), default=1.0) or 1.0
        index = {name: place for place, name in enumerate(names)}
        ties = [
            (index[pair.people[0]], index[pair.people[1]], pair.strength / strongest)
            for pair in pairs
        ]
        height = min(_LEAST_HEIGHT + _HEIGHT_OF_PERSON * len(names), _MOST_HEIGHT)
        boxes = [_box(person, most) for person in network.people]
        places, height = fitted(layout(len(names), ties), boxes, WIDTH, height)
        return cls(
            language=language,
            people=dict(zip(names, network.people, strict=True)),
            places=dict(zip(names, places, strict=True)),
            height=height,
            most=most,
            strongest=strongest,
            numbers=_group_numbers(network.people),
        )

    def line(self, pair: Pair, address: PairAddress | None) -> str:
        """Draw the line between two people."""
        one, other = (self.places[name] for name in pair.people)
        label = self._text(
            "picture-pair", one=pair.people[0], other=pair.people[1], articles=pair.articles
        )
        groups = {self.people[name].group for name in pair.people}
        class_ = f"picture-tie {self._group_class(groups.pop()) if len(groups) == 1 else ''}"
        drawn = element(
            "line",
            x1=one.real,
            y1=one.imag,
            x2=other.real,
            y2=other.imag,
            stroke_width=0.8 + 5 * math.sqrt(pair.strength / self.strongest),
        )
        # there are many lines, and all of them are in the table of figures: the tab key skips them
        return link(
            address(*pair.people) if address else None,
            element("title", text(label)),
            drawn,
            class_=class_.strip(),
            tabindex=-1 if address else None,
            aria_label=label,
        )

    def sign(self, person: NetworkPerson, address: PersonAddress | None) -> str:
        """Draw the sign of a person with the name below it."""
        place = self.places[person.name]
        radius = _radius(person.articles, self.most)
        name = element(
            "text",
            text(_label(person.name)),
            x=place.real,
            y=place.imag + radius + _FONT_SIZE,
        )
        label = self._text("picture-person", name=person.name, articles=person.articles)
        return link(
            address(person.name) if address else None,
            element("title", text(label)),
            _shape(place, radius, self._corners(person.group)),
            name,
            class_=f"picture-person {self._group_class(person.group)}".strip(),
        )

    def _text(self, code: str, **values: str | int) -> str:
        return catalogue(self.language).text(Message(code, values))

    def _group_class(self, group: int) -> str:
        """Return the class of a group, none for somebody who is in no group with others."""
        number = self.numbers.get(group)
        return "" if number is None else f"picture-group-{number % _COLORS + 1}"

    def _corners(self, group: int) -> int:
        """Return the number of corners of the sign of a group."""
        return _SIDES[self.numbers.get(group, 0) % len(_SIDES)]


def _group_numbers(people: Sequence[NetworkPerson]) -> dict[int, int]:
    """Number the groups that have several people, the largest first."""
    sizes = Counter(person.group for person in people)
    by_size = sorted(sizes, key=lambda group: (-sizes[group], group))
    shared = [group for group in by_size if sizes[group] > 1]
    return {group: place for place, group in enumerate(shared)}


def _label(name: str) -> str:
    """Return a name as it is written below a sign."""
    return cut(name, _LABEL_WIDTH, _FONT_SIZE)


def _radius(articles: int, most: int) -> float:
    """Return the radius of a sign: its area grows with the number of articles."""
    return _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(articles / max(most, 1))


def _box(person: NetworkPerson, most: int) -> Box:
    """Return the room that a sign takes with its label."""
    radius = _radius(person.articles, most)
    reach = radius * _reach(3)  # that of a triangle, the greatest of all shapes
    side = max(reach, text_width(_label(person.name), _FONT_SIZE) / 2)
    return Box(side=side, above=reach, below=radius + _LABEL_HEIGHT)


def _reach(corners: int) -> float:
    """Return how far the corners of a shape are from its middle, if it is as large as a circle.

    The radius of the circle is 1.
    """
    wedge = math.tau / corners
    return math.sqrt(wedge / math.sin(wedge))


def _shape(place: complex, radius: float, corners: int) -> str:
    """Draw a circle, or a shape with so many corners and the area of that circle."""
    if not corners:
        return element("circle", cx=place.real, cy=place.imag, r=radius)
    wedge = math.tau / corners
    reach = radius * _reach(corners)
    # a square stands on its side, all others on a corner's opposite
    first = math.pi / 4 if corners == 4 else -math.pi / 2
    points = [place + cmath.rect(reach, first + wedge * corner) for corner in range(corners)]
    return element("polygon", points=" ".join(f"{number(p.real)},{number(p.imag)}" for p in points))
