"""Lay a network out: who is named together stands together, and all others apart.

The layout is that of T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement"
(Software: Practice and Experience 21, 1991). It begins with a spiral instead of chance, so that the
same network always has the same layout. Places are complex numbers, which add up like forces.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from typing import TypeAlias

Tie: TypeAlias = tuple[int, int, float]
"""The numbers of two nodes, and how strongly they attract each other, from 0 to 1."""

_ROUNDS = 80
"""Rounds after which no node moves visibly any more."""
_HOTTEST = 0.6
_COLDEST = 0.005
"""Way that a node may move in the first and in the last round, in distances of free nodes."""
_WEAKEST_TIE = 0.25
_STRONGEST_TIE = 2.0
"""Attraction of the weakest and the strongest tie."""
_GRAVITY = 0.35
"""Attraction of the middle, without which groups that nothing ties would drift away."""
_SOFTENING = 0.02
"""Keeps the repulsion of two nodes in the same place finite."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
"""Angle between two points of a spiral that are next to each other, so that all are evenly spread."""


def layout(nodes: int, ties: Sequence[Tie]) -> list[complex]:
    """Return a place for each node. The long axis of all places lies flat."""
    places = [cmath.rect(math.sqrt(n + 0.5), n * _GOLDEN_ANGLE) for n in range(nodes)]
    for number in range(_ROUNDS):
        heat = _HOTTEST * (1 - number / _ROUNDS) ** 1.5 + _COLDEST
        forces = _repulsions(places)
        _attract(places, ties, forces)
        places = [
            place + _limited(force - _GRAVITY * place, heat)
            for place, force in zip(places, forces, strict=True)
        ]
    return _laid_flat(places)


def _repulsions(places: Sequence[complex]) -> list[complex]:
    """Return the force on each node that all others exert."""
    forces = [0j] * len(places)
    for i, place in enumerate(places):
        total = 0j
        for j in range(i):
            gap = place - places[j]
            force = gap / (gap.real * gap.real + gap.imag * gap.imag + _SOFTENING)
            total += force
            forces[j] -= force
        forces[i] += total
    return forces


def _attract(places: Sequence[complex], ties: Sequence[Tie], forces: list[complex]) -> None:
    """Add the forces of ties, which grow with their length."""
    for one, other, strength in ties:
        gap = places[one] - places[other]
        pull = _WEAKEST_TIE + (_STRONGEST_TIE - _WEAKEST_TIE) * strength
        force = gap * abs(gap) * pull
        forces[one] -= force
        forces[other] += force


def _limited(force: complex, most: float) -> complex:
    """Return a force, or one of the same direction that is not stronger than that."""
    length = abs(force)
    return force if length <= most else force * (most / length)


def _laid_flat(places: Sequence[complex]) -> list[complex]:
    """Turn all places around their middle, so that they spread more in x than in y."""
    if not places:
        return []
    middle = sum(places) / len(places)
    around = [place - middle for place in places]
    # the square of a complex number has twice its angle: opposite places then count alike
    axis = sum(place * place for place in around)
    turn = cmath.rect(1, -cmath.phase(axis) / 2)
    return [place * turn for place in around]
