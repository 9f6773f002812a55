"""Read the corpora of Lexico and iTrameur, whose keys stand in angle brackets.

Lines such as `<journal=Le-Monde>` or `<partie="une">` give a key its value from there on. The sign
`§` ends a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.lazy_pattern import lazy_pattern
from index.readers.exports import Part
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.readers.records.aliases import folded
from index.readers.textometry import french, variables
from index.readers.textometry.corpus import Notation, read_corpus

_NAME = r"[^\W\d][\w.-]{0,60}"
_VALUE = r"[ \t]{0,9}\"[^\"<>\n]{0,1000}\"[ \t]{0,9}/?|[^\"<>\n]{0,1000}"
_PLACES = "|".join(sorted(french.PLACES))
_KEY = lazy_pattern(rf"<(?P<name>{_NAME})[ \t]*=(?P<value>{_VALUE})>")
_HEAD = lazy_pattern(
    rf"\s*(?!<(?:{_PLACES})[ \t]*=)(?:<{_NAME}[ \t]*=(?:{_VALUE})>[ \t]*)+", re.IGNORECASE
)
"""One or more keys at the start of a line. A key that tells only a place begins no text."""

_PLACE_KEY = lazy_pattern(rf"<(?:{_PLACES})[ \t]*=[^<>\n]{{0,100}}>", re.IGNORECASE)
_HYPHEN = lazy_pattern(r"(?<![0-9])-|-(?![0-9])")
"""A hyphen that stands for a space, as values have none. Those of a date are its own."""


def read(material: Material) -> Iterator[Part]:
    """Yield the articles of a corpus; see `read_corpus`."""
    return read_corpus(material, Notation(_HEAD, _Keys().article, joins_heads=True))


class _Keys:
    """The values that keys have at a place of the corpus."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def article(self, heads: Sequence[str], lines: Sequence[str]) -> RawArticle:
        """Return the article of a text, whose keys may have been set above earlier texts."""
        for name in french.OF_ONE_TEXT:
            self._values.pop(name, None)
        for key in _KEY.finditer("".join(heads)):
            self._values[folded(key["name"])] = _plain(key["value"].rstrip("/ "))
        paragraphs = _PLACE_KEY.sub("", "".join(lines)).split("§")
        text = "\n\n".join(filter(None, map(str.strip, paragraphs)))
        return variables.article(_with_id(self._values), text)


def _plain(value: str) -> str:
    """Return a value with spaces where it has hyphens or underscores in their place."""
    value = value.strip(' "\t')
    if " " in value or "://" in value:
        return value
    return _HYPHEN.sub(" ", value.replace("_", " ")).strip()


def _with_id(values: dict[str, str]) -> dict[str, str]:
    """Return keys with the number of the article under the usual name."""
    number = values.get("articlenb")
    return {**values, "id": number} if number else values
