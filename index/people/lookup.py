"""What a person may be looked up by: the whole name, its surname, or its first and last word, in any spelling."""

from __future__ import annotations

from functools import lru_cache

from index.people.identity import identity


def lookup_key(name: str) -> str:
    """What to look a typed name up by; empty when it has no letter that a key is made of.

    Lone surrogates, which can be typed but which no index holds, are left out.
    """
    return identity(name.encode("utf-8", "ignore").decode())


@lru_cache(maxsize=1 << 14)
def lookup_keys(name: str) -> tuple[str, ...]:
    """Whatever a person of this name may be looked up by: the whole name, what it ends in, its first and last word."""
    sounds = identity(name).split()
    tails = [" ".join(sounds[start:]) for start in range(len(sounds))]
    ends = [f"{sounds[0]} {sounds[-1]}"] if len(sounds) > 2 else []
    return tuple(dict.fromkeys((*tails, *ends)))
