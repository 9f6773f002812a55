"""Make up people, so that a made archive names as many different ones as a real archive of its size.

People are numbers: the lower, the more often they are named. The first ones are those whom the real
articles name, in the order of how often they do. Others have a first name of one of these and a
surname made of the halves of two.

How often each is named follows a law of Zipf and Mandelbrot: a number of at least n comes up with the
probability (1 + n / HEAD) ** -TAIL. So the number of different people grows by a power of the number of
articles (Heaps' law), with an exponent of about 0.8, as in the real articles.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

HEAD = 20.0
"""Numbers that come up about equally often. With `TAIL`, the most named people of 12,410 articles are
named as often as in the real ones, and as many different people are."""
TAIL = 0.2

LEADER_SHARE = 0.045
"""Share of all people named that is the one person whom archives name by far the most."""

REMEMBERED_NAMES = 100_000
"""Names that are kept once they are made."""


@dataclass(frozen=True, slots=True)
class MadeName:
    """The name of a made person.

    Attributes:
        full: With its first name.
        surname: Without it.
    """

    full: str
    surname: str

    @classmethod
    def of(cls, full: str) -> MadeName:
        """Return a name whose first word is a first name."""
        return cls(full, full.partition(" ")[2] or full)


class MadePeople:
    """The people of an archive that is made."""

    def __init__(self, real_names: Sequence[str]) -> None:
        """Take the names of real people, the most frequent first."""
        self._real_names = [MadeName.of(name) for name in real_names if " " in name]
        self._first_names = [name.full.partition(" ")[0] for name in self._real_names]
        self._surnames = [name.surname for name in self._real_names if name.surname.isalpha()]
        self.name = lru_cache(REMEMBERED_NAMES)(self._make_name)

    def choose(self, chance: random.Random) -> MadeName:
        """Return the name of somebody."""
        if chance.random() < LEADER_SHARE:
            return self.name(0)
        above = 1.0 - chance.random()  # never 0
        return self.name(int(HEAD * (above ** (-1 / TAIL) - 1)))

    def _make_name(self, number: int) -> MadeName:
        """Return the name of the person with a number, the same every time."""
        if number < len(self._real_names):
            return self._real_names[number]
        chance = random.Random(number)
        first_name = chance.choice(self._first_names)
        head, tail = chance.choice(self._surnames), chance.choice(self._surnames)
        surname = head[: (len(head) + 1) // 2] + tail[len(tail) // 2 :].lower()
        return MadeName(f"{first_name} {surname}", surname)
