"""Leave out what a file says again and again.

A damaged file, or one made to harm, repeats a few bytes a million times. Reading them costs little,
but each article is understood and stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from index.readers.limits import MAX_REPEATED_CHARS, MAX_REPEATS
from index.readers.material import Part
from index.readers.raw_article import Problem, RawArticle

_REMEMBERED = 1000
"""Short articles of a file, the latest, that another one is compared with."""


def without_repeats(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of a file without the short articles that repeat others, beyond the first."""
    repeats = _Repeats()
    for part in parts:
        if not repeats.is_one_too_many(part):
            yield part
    if repeats.left_out:
        yield Problem.of("articles-repeated", articles=repeats.left_out)


class _Repeats(Struct):
    """Tells which articles of a file repeat others.

    Attributes:
        recent: Hashes of short articles without their keys, in the order in which they came.
        left_out: The articles that were one too many.
        repeated: Those that repeat others.
    """

    recent: dict[int, None] = field(default_factory=dict)
    left_out: int = 0
    repeated: int = 0

    def is_one_too_many(self, part: Part) -> bool:
        """Return True for an article that is left out; a file may repeat some."""
        if not isinstance(part, RawArticle) or not self._repeats(part):
            return False
        self.repeated += 1
        if self.repeated <= MAX_REPEATS:
            return False
        self.left_out += 1
        return True

    def _repeats(self, article: RawArticle) -> bool:
        """Return True if a short article is the same as one before it, but for its key."""
        if len(article.text) + len(article.title or "") > MAX_REPEATED_CHARS:
            return False
        content = hash(replace(article, key=None))
        if content in self.recent:
            return True
        if len(self.recent) >= _REMEMBERED:
            del self.recent[next(iter(self.recent))]
        self.recent[content] = None
        return False
