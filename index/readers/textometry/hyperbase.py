"""Read the corpora of Hyperbase: a line such as `&&&&&Le Monde, 2019&&&&&` names each text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.lazy_pattern import lazy_pattern
from index.readers.exports import Part
from index.readers.material import Material
from index.readers.press.printed_days import MONTH
from index.readers.raw_article import RawArticle
from index.readers.textometry.corpus import Notation, read_corpus

_HEAD = lazy_pattern(r"\s*&{3,}(?P<name>[^&\n]{1,300})&{3,}")
_SEPARATOR = r"[ ./_-]?"
_DAY = lazy_pattern(
    rf"""
    [\s,;:_(-]*
    (?P<day>
      (?: (?:[0-9]{{1,2}}{_SEPARATOR})? (?:[0-9]{{1,2}}{_SEPARATOR} | (?:{MONTH})[ _-]) )?
      (?<![0-9]) (?:1[5-9]|20)[0-9]{{2}}
      (?:{_SEPARATOR}[0-9]{{2}} (?:{_SEPARATOR}[0-9]{{2}})?)?
    )
    \)?\s*\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A day, a month or a year at the end of a name."""


def read(material: Material) -> Iterator[Part]:
    """Yield the articles of a corpus; see `read_corpus`."""
    return read_corpus(material, Notation(_HEAD, _article))


def _article(heads: Sequence[str], lines: Sequence[str]) -> RawArticle:
    """Return the article of a text. Its name is a source if a day follows it, and else a title."""
    text = "".join(lines).strip()
    head = _HEAD.match(heads[0])
    name = head["name"].strip() if head else ""
    day = _DAY.search(name)
    if day is None:
        return RawArticle(text, title=name.replace("_", " "))
    # a shorter name may follow the full one
    source = name[: day.start()].partition(",")[0].replace("_", " ").strip()
    return RawArticle(text, source=source or None, date=day["day"].replace("_", "-"))
