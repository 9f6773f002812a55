"""Do the same work for many articles in lockstep: each step for all of them, before the next step.

Each step has words, rules and patterns of its own, and together they are larger than the cache of a
processor. Where every article goes through all steps by itself, each step fetches its own from memory
again: that takes more than a quarter of the time of reading articles.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

Steps: TypeAlias = Generator[None, None, T]
"""Work that stops for a moment after each of its steps, and at last returns what was made."""


def in_lockstep(works: Iterable[Steps[T]]) -> Iterator[T]:
    """Do works in lockstep, and yield what each has made, in order.

    The error of a work is raised in its place: all before it are yielded first.
    """
    waiting = list(works)
    made: dict[Steps[T], T] = {}
    errors: dict[Steps[T], Exception] = {}
    under_way = waiting
    while under_way:
        for work in under_way:
            try:
                next(work)
            except StopIteration as end:
                made[work] = end.value
            except Exception as error:
                errors[work] = error
        under_way = [work for work in under_way if work not in made and work not in errors]
    for work in waiting:
        if work in errors:
            raise errors[work]
        yield made[work]


def at_once(work: Steps[T]) -> T:
    """Do all steps of a single work, and return what it has made."""
    return next(in_lockstep([work]))
