"""Regular expressions that are compiled when they are first used.

To compile those of the modules that a search loads would take a tenth of its time, and most searches
use few of them. With those of an update of one article it would be a fifth.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, Generic, cast


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what can be used like a compiled pattern."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))


class _LazyPattern(Generic[AnyStr]):
    """A pattern that is compiled when it is asked for one of its methods."""

    _source: AnyStr

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._source = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Return a method of the pattern, and keep it: from then on it is found without this."""
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


_BEYOND_LATIN = lazy_pattern("[^\x00-\xff](?:-[^\x00-\xff])?")
"""A character of a class that no text of Latin-1 has, or a range of them."""


class TextPattern:
    """A pattern that is compiled for texts of Latin-1 without the characters that they cannot have.

    A class of several characters beyond Latin-1 takes 0.1 ms to compile, and few queries have one.
    """

    def __init__(self, pattern: str) -> None:
        """Compile nothing yet.

        Args:
            pattern: A pattern with each character beyond Latin-1 in a class that has others, too.
        """
        self._source = pattern

    def of(self, text: str) -> re.Pattern[str]:
        """Return the pattern for a text."""
        try:
            text.encode("latin-1")
        except UnicodeEncodeError:
            return self._any
        return self._latin

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(self._source)

    @cached_property
    def _latin(self) -> re.Pattern[str]:
        return re.compile(_BEYOND_LATIN.sub("", self._source))
