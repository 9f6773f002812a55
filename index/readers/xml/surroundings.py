"""Keep what an XML file says of the newspaper, the issue and the section around an article."""

from __future__ import annotations

from index.readers.records import aliases
from index.readers.xml.tree import Token, tokens

_ISSUES = frozenset(
    """
    day edition issue journal jour livraison magazine newspaper numero parution periodique publication
    quotidien revue
    """.split()  # noqa: SIM905
)
"""Elements whose date is that of the articles in them. That of others may be a day of export."""

_NEWSPAPERS = frozenset(("journal", "magazine", "newspaper", "periodique", "quotidien", "revue"))
_SECTIONS = frozenset(("rubrique", "section", "cahier"))
_NAMES = frozenset((*aliases.TITLE, *aliases.NAME, "nom", "n", "label"))

_MAX_CHARS = 500
"""Characters of a name or a date. A longer text is that of an article."""


class _Level:
    """An element that is open, and what is known from it.

    Attributes:
        tag: Its name.
        values: What it says of the articles in it, by the name of the field.
        text: The text in it so far.
    """

    __slots__ = ("tag", "text", "values")

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.values: dict[str, str] = {}
        self.text = ""


class Surroundings:
    """The elements around an article, told from the text between the articles."""

    __slots__ = ("_levels",)

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    def read(self, text: str) -> None:
        """Follow the tags between two articles."""
        for token in tokens(text):
            if token.opens:
                self._begin(token)
            if token.closes:
                self._end(token.name)
            if self._levels and token.text:
                self._levels[-1].text += token.text[:_MAX_CHARS]

    def values(self) -> dict[str, str]:
        """Return what the elements around say: `date`, `source`, `section`, `language`."""
        found: dict[str, str] = {}
        for level in self._levels:  # the inner ones come last
            found |= level.values
        return found

    def _begin(self, token: Token) -> None:
        level = _Level(token.name)
        self._levels.append(level)
        for name, value in token.attributes.items():
            self._note(level, name, value)

    def _end(self, name: str) -> None:
        """Close an element, whose text may say something of the one around it."""
        if all(level.tag != name for level in self._levels):
            return
        while self._levels:
            level = self._levels.pop()
            if self._levels:
                self._note(self._levels[-1], level.tag, level.text)
            if level.tag == name:
                return

    def _note(self, level: _Level, name: str, value: str) -> None:
        """Keep a value of an element if it says something of the articles in it."""
        text = " ".join(value.split())
        field = _field(aliases.folded(level.tag), aliases.folded(name))
        if field and text and len(text) < _MAX_CHARS:
            level.values.setdefault(field, text)


def _field(tag: str, name: str) -> str | None:
    """Return the field of an article that a value of an element around it gives."""
    if tag in _ISSUES and name in aliases.DATE:
        return "date"
    if tag in _NEWSPAPERS and name in _NAMES:
        return "source"
    if tag in _SECTIONS and name in _NAMES:
        return "section"
    if name in aliases.LANGUAGE:
        return "language"
    return "source" if name in aliases.SOURCE else None
