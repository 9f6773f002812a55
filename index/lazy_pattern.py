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
