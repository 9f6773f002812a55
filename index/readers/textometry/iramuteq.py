"""Read the corpora of IRaMuTeQ and Alceste.

Above each text stands a line such as `**** *source_Le_Monde *date_2019-03-12`. Alceste may number
its texts: `0001 *source_Le_Monde`. Lines such as `-*sports` name the theme of what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.lazy_pattern import lazy_pattern
from index.readers.exports import Part
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.readers.textometry import variables
from index.readers.textometry.corpus import Notation, read_corpus

_HEAD = lazy_pattern(
    r"\s*(?:\*{4}(?=\s)|[0-9]{4,10}[ \t]+(?=\*[^\s*_]{1,100}(?:_[^\s*]|[ \t]+\*[^\s*_]))).*"
)
_VARIABLE = lazy_pattern(r"(?:^|(?<=\s))\*(?P<name>[^\s_*]+)_?(?P<value>[^*]*(?:(?<=\S)\*+[^*]*)*)")
"""A variable: its name ends with the first underscore, and its value before the next variable."""

_THEME = lazy_pattern(r"\s*-\*\S*\s*\Z")
_DATE_SIGNS = lazy_pattern(r"(?<=[0-9])_(?=[0-9])")


def read(material: Material) -> Iterator[Part]:
    """Yield the articles of a corpus; see `read_corpus`."""
    return read_corpus(material, Notation(_HEAD, _article))


def _article(heads: Sequence[str], lines: Sequence[str]) -> RawArticle:
    """Return the article of a text."""
    text = "".join("\n" if _THEME.match(line) else line for line in lines)
    return variables.article(_variables(heads[0]), text.strip())


def _variables(head: str) -> dict[str, str]:
    """Return the variables of a line, with spaces for the underscores in their values."""
    values: dict[str, str] = {}
    for match in _VARIABLE.finditer(head):
        value = match["value"].strip()
        if "://" not in value:
            value = _DATE_SIGNS.sub("-", value).replace("_", " ").strip()
        values.setdefault(match["name"], value)
    return values
