"""The syntax of a query -> a query tree. Whoosh's parser and plugins read it; what it means is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct
from whoosh.qparser import plugins, syntax, taggers
from whoosh.qparser.default import QueryParser

from index.engines.query import MAX_WILDCARDS
from index.errors import DateError
from search.parser.dates import days, end_of_date
from search.parser.terms import alike, joined, only, person_query, quoted, shaped, words
from search.parser.tokens import (
    DATE_FIELDS,
    FIELD,
    NAME,
    PEOPLE_FIELDS,
    QUOTES,
    START,
    SUFFIX,
    TEXT_FIELDS,
    error_at,
    field_name,
    number,
)
from search.query import And, DateRange, Not, Or, Phrase, Query, Source, TextField, boosted

FARTHEST = 100
"""Moves that the words of a phrase may be told to be apart."""
MOST_APART = 10
"""Words of a phrase that may be apart: each two of them are looked up."""


def parse(text: str, today: date) -> Query:
    """What a query asks.

    Raises:
        QueryError: A date or a number in it cannot be read, or it is too deeply nested.
    """
    try:
        return _Reader(text, today).group(_parser().process(text))
    except RecursionError:
        raise error_at(0, "query-nested-too-deeply") from None


class _Tagged(syntax.TextNode):  # Whoosh's own point of extension
    """A phrase, or a word with wildcards or with what may follow a word."""

    def __init__(self, text: str, match: re.Match[str], *, phrase: bool) -> None:
        super().__init__(text)
        self.match, self.phrase = match, phrase


class _Quotes(plugins.TaggingPlugin):  # Whoosh's own point of extension
    """Phrases between any pair of quotes."""

    def __init__(self) -> None:
        super().__init__(re.compile(rf"(?:{QUOTES})(?:{SUFFIX}(?=[\s)]|\Z))?"))

    def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.SyntaxNode:  # noqa: ARG002
        texts = match.group("guillemets", "straight", "curly")
        return _Tagged(next(text for text in texts if text is not None), match, phrase=True)


class _Signs(plugins.TaggingPlugin):  # Whoosh's own point of extension
    """Words with wildcards, a tilde or a circumflex; the question mark that ends a sentence is no wildcard."""

    _QUOTE = r"\"«»“”„"
    _WORD = re.compile(rf"(?P<word>.+?){SUFFIX}")
    _STRAY = re.compile(r"\w[~^]")
    _NEXT = re.compile(r"\s*(\S?)")
    _ENDING = re.compile(r"\?[?!.…,;]*\Z")
    _WILDCARD = re.compile(r"[*?]")

    def __init__(self) -> None:
        letters = rf"[^\s(){self._QUOTE}"
        super().__init__(
            re.compile(rf"(?:{START}|(?<=[:){self._QUOTE}])){letters}*?~^]*[*?~^]{letters}]*")
        )

    def match(self, parser: QueryParser, text: str, pos: int) -> syntax.SyntaxNode | None:
        if pos and text[pos - 1] == ":" and not _field_before(text, pos):
            return None
        found: syntax.SyntaxNode | None = super().match(parser, text, pos)
        return found

    def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.SyntaxNode | None:  # noqa: ARG002
        found = self._WORD.fullmatch(match.string, match.start(), match.end())
        if found is None or self._STRAY.search(found["word"]):
            return None
        word = (
            self._ENDING.sub("", found["word"]) if self._ends_a_sentence(match) else found["word"]
        )
        signs = self._WILDCARD.search(word) or found["slop"] is not None or found["boost"]
        return _Tagged(word, found, phrase=False) if signs else None

    def _ends_a_sentence(self, match: re.Match[str]) -> bool:
        following = self._NEXT.match(match.string, match.end())
        if following and following[1]:
            return following[1].isupper()
        return bool(match.string[: match.start()].strip())


class _Dates(plugins.Plugin, taggers.Tagger):  # Whoosh's own point of extension
    """As many words as make a date: after the colon of a date field, or at the places for one in its parentheses."""

    def taggers(self, parser: QueryParser) -> list[Any]:  # noqa: ARG002
        return [(self, 0)]

    def match(self, parser: QueryParser, text: str, pos: int) -> syntax.SyntaxNode | None:  # noqa: ARG002
        if not pos or text[pos - 1] not in ":( \t\n":
            return None
        if _field_before(text, pos) not in DATE_FIELDS:
            return None
        end = end_of_date(text, pos)
        return syntax.WordNode(text[pos:end]).set_range(pos, end) if end else None


class _Fields(plugins.FieldsPlugin):  # Whoosh's own point of extension
    """Fields, whatever the accents of their names."""

    class FieldnameTagger(plugins.FieldsPlugin.FieldnameTagger):
        """Takes for fields what we have."""

        def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.SyntaxNode | None:  # noqa: ARG002
            name = field_name(match["text"])
            return syntax.FieldnameNode(name, match[0]) if name else None


_BEFORE = re.compile(rf"{START}(?P<text>{NAME}):(?:\((?:[^()]*\s(?:AND|ET|OR|OU)\s+)?)?\Z")
_FAR = 200  # characters before a place that are looked at


def _field_before(text: str, place: int) -> str | None:
    """The field whose value begins at a place, or one of whose values in parentheses does."""
    found = _BEFORE.search(text, max(0, place - _FAR), place)
    return field_name(found["text"]) if found else None


@cache
def _parser() -> QueryParser:
    operator = plugins.OperatorsPlugin.OpTagger
    between = r"(?<=[\s)])(?:{})(?=[\s(])"
    operators = [
        (operator(rf"{START}(?:NOT|SAUF)(?=[\s(])", syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(r"(?:^|(?<=[\s(]))-(?=[\w\"«“„(*?])", syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(between.format("AND|ET"), syntax.AndGroup), 0),
        (operator(between.format("OR|OU"), syntax.OrGroup), 0),
    ]
    boost = plugins.BoostPlugin(r"(?<=\))\^(?P<boost>[0-9]{1,9}(?:\.[0-9]{1,9})?)(?=[\s)]|\Z)")
    reading: list[Any] = [
        plugins.WhitespacePlugin(),
        _Dates(),
        _Quotes(),
        plugins.GroupPlugin(),
        _Fields(FIELD),
        plugins.OperatorsPlugin(operators, clean=True),
        boost,
        _Signs(),
    ]
    return QueryParser("text", None, plugins=reading)


class _Reader(Struct, frozen=True):
    """Turns Whoosh's syntax tree into ours."""

    text: str
    today: date

    def node(self, node: Any) -> Query:
        if isinstance(node, syntax.NotGroup):
            return Not(self.alone(node[0])) if len(node) else And(())
        if isinstance(node, syntax.GroupNode):
            return self.group(node)
        if isinstance(node, syntax.Operator):
            return words(self.typed(node))
        field = node.fieldname
        if field and field not in TEXT_FIELDS:
            return self.filter(field, node)
        if isinstance(node, _Tagged):
            return self.tagged(node, TEXT_FIELDS.get(field))
        return words(self.typed(node), TEXT_FIELDS.get(field))

    def typed(self, node: Any) -> str:
        """What was typed where a node stands."""
        return self.text[node.startchar : node.endchar]

    def group(self, group: Any) -> Query:
        """What a group asks; plain words side by side are read together, so that `12 000` is one of them."""
        if isinstance(group, syntax.OrGroup):
            parts = [self.alone(node) for node in group]
            asked = only(Or, [part for part in parts if part != And(())])
        else:
            asked = only(And, joined(self.node(node) for node in self.runs(group)))
        return asked if group.boost == 1.0 else boosted(asked, group.boost)

    def alone(self, node: Any) -> Query:
        """What one node asks, its stop words told from the others."""
        return only(And, joined([self.node(node)]))

    def runs(self, group: Iterable[Any]) -> Iterator[Any]:
        """The nodes of a group, each run of plain words of one field made one."""
        run: syntax.WordNode | None = None
        for node in group:
            plain = type(node) is syntax.WordNode
            if plain and run and self.adjoin(run, node):
                run.endchar = node.endchar
                continue
            if run:
                yield run
            run = node if plain else None
            if not plain:
                yield node
        if run:
            yield run

    def adjoin(self, one: syntax.WordNode, other: syntax.WordNode) -> bool:
        """Whether two words are of the same field with nothing but space between them."""
        return (
            one.fieldname == other.fieldname
            and not self.text[one.endchar : other.startchar].strip()
        )

    def tagged(self, node: _Tagged, field: TextField | None) -> Query:
        """What a phrase, or a word with signs, asks; a tilde says how far from it will do, a circumflex its boost."""
        asked = self.phrase(node, field) if node.phrase else self.word(node, field)
        boost = node.match["boost"]
        return boosted(asked, number(boost)) if boost else asked

    def phrase(self, node: _Tagged, field: TextField | None) -> Query:
        slop = _number(node, default=1)
        if slop > FARTHEST:
            raise error_at(node.match.start("slop"), "query-slop-too-high", limit=FARTHEST)
        asked = quoted(node.text, field, slop)
        if isinstance(asked, Phrase) and slop and len(asked.terms) > MOST_APART:
            raise error_at(node.startchar, "query-slop-phrase-too-long", limit=MOST_APART)
        return asked

    def word(self, node: _Tagged, field: TextField | None) -> Query:
        wildcards = sum(node.text.count(sign) for sign in "*?")
        if wildcards > MAX_WILDCARDS:
            raise error_at(node.startchar, "query-too-many-wildcards", limit=MAX_WILDCARDS)
        if node.match["slop"] is None:
            return shaped(node.text, field) if wildcards else words(node.text, field)
        if wildcards:
            raise error_at(node.match.start("slop") - 1, "query-wildcard-with-edits")
        edits = _number(node, default=1)
        if edits > 2:
            raise error_at(node.match.start("slop"), "query-too-many-edits")
        return alike(node.text, edits, field) if edits else quoted(node.text, field)

    def filter(self, field: str, node: Any) -> Query:
        value = node.text if isinstance(node, _Tagged) and node.phrase else self.typed(node)
        if isinstance(node, _Tagged) and (node.match["slop"] is not None or node.match["boost"]):
            raise error_at(node.startchar, "query-filter-with-suffix", field=field)
        if field == "source":
            return Source(value.strip("*?"))
        if field in PEOPLE_FIELDS:
            return person_query(value.strip("*?"))
        try:
            return DateRange(days(field, value, self.today))
        except DateError as error:
            raise error_at(node.startchar, "query-date-unreadable", reason=error.message) from error


def _number(node: _Tagged, default: int) -> int:
    """What follows the tilde of a node: 0 where there is no tilde."""
    typed = node.match["slop"]
    return 0 if typed is None else int(typed or default)
