"""Name the file of an article, so that every file system takes the name, and no other has it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import blake2b

from unidecode import unidecode

from index.lazy_pattern import lazy_pattern
from search.exports.fields import Exportable

MAX_WORDS_CHARS = 60
"""Characters of a name that come from the source and the title."""
_MAX_READ_CHARS = 4 * MAX_WORDS_CHARS
"""Characters that are looked at. A sign of another script may become none at all."""
_DIGEST_BYTES = 5
_KEPT = 8
"""Names that are remembered: several parts of an export ask for the one of each article."""
_NOT_IN_NAMES = lazy_pattern("[^a-z0-9]+")


def file_name(article: Exportable) -> str:
    """Return a name such as `2019-03-02-le-matin-la-crue-monte-1a2b3c4d5e`, without a suffix.

    It has only lower-case letters of ASCII, digits and hyphens, sorts by day, and stays the same as
    long as the article does. The end is that of its id alone.
    """
    return _name(article.date, article.source or "", article.title, article.id)


@lru_cache(maxsize=_KEPT)
def _name(day: date | None, source: str, title: str, id: str) -> str:
    words = _plain(f"{source} {title}")[:MAX_WORDS_CHARS].strip("-")
    digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
    return "-".join(filter(None, (day.isoformat() if day else "undated", words, digest)))


def _plain(text: str) -> str:
    """Return the letters and digits of a text, with hyphens for all else."""
    return _NOT_IN_NAMES.sub("-", unidecode(text[:_MAX_READ_CHARS]).lower()).strip("-")
