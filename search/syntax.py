"""The syntax of a query -> a query tree. Whoosh's parser and plugins read it; what it means is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from whoosh.qparser import plugins, syntax
from whoosh.qparser.default import QueryParser

from index.analysis import stop_words, tokens
from index.dates.periods import read_period
from index.errors import DateError, QueryError
from search.grammar import FIELDS, PEOPLE_FIELDS, QUOTES, START, TEXT_FIELDS, error_at
from search.query import And, Dated, Not, Or, Query, Source, Starting, TextField
from search.wording import joined, only, person, quoted, words


def parse(text: str, today: date) -> Query:
    """What a query asks.

    Raises:
        QueryError: A date in it cannot be read, or it is too deeply nested.
    """
    try:
        return _Reader(text, today).group(_parser().process(text))
    except RecursionError:
        raise QueryError("the query is too deeply nested: leave some parentheses out", 0) from None


class _Quotes(plugins.TaggingPlugin):  # Whoosh's own point of extension
    """Phrases between any pair of quotes."""

    expr = re.compile(QUOTES)

    def __init__(self) -> None:
        super().__init__(self.expr)

    def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.SyntaxNode:  # noqa: ARG002
        return plugins.PhrasePlugin.PhraseNode(next(text for text in match.groups() if text is not None), match.start())


@cache
def _parser() -> QueryParser:
    operator = plugins.OperatorsPlugin.OpTagger
    between = r"(?<=[\s)])(?:{})(?=[\s(])"
    operators = [
        (operator(rf"{START}(?:NOT|SAUF)(?=[\s(])", syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(r"(?:^|(?<=[\s(]))-(?=[\w\"«“„(])", syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(between.format("AND|ET"), syntax.AndGroup), 0),
        (operator(between.format("OR|OU"), syntax.OrGroup), 0),
    ]
    reading: list[Any] = [
        plugins.WhitespacePlugin(),
        _Quotes(),
        plugins.GroupPlugin(),
        plugins.FieldsPlugin(rf"(?i){START}(?P<text>{'|'.join(FIELDS)}):(?=[^\s)])"),
        plugins.OperatorsPlugin(operators, clean=True),
        plugins.PrefixPlugin(),
    ]
    return QueryParser("text", None, plugins=reading)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns Whoosh's syntax tree into ours."""

    text: str
    today: date

    def node(self, node: Any) -> Query:  # noqa: PLR0911 - one case a kind
        if isinstance(node, syntax.NotGroup):
            return Not(self.alone(node[0])) if len(node) else And(())
        if isinstance(node, syntax.GroupNode):
            return self.group(node)
        if isinstance(node, syntax.Operator):
            return words(self.text[node.startchar : node.endchar])
        field = (node.fieldname or "").lower()
        if field and field not in TEXT_FIELDS:
            return self.filter(field, node)
        if isinstance(node, plugins.PhrasePlugin.PhraseNode):
            return quoted(node.text, TEXT_FIELDS.get(field))
        if isinstance(node, plugins.PrefixPlugin.PrefixNode):
            return self.starting(node, TEXT_FIELDS.get(field))
        return words(self.text[node.startchar : node.endchar], TEXT_FIELDS.get(field))

    def group(self, group: Any) -> Query:
        """What a group asks; plain words side by side are read together, so that `12 000` is one of them."""
        if isinstance(group, syntax.OrGroup):
            parts = [self.alone(node) for node in group]
            return only(Or, [part for part in parts if part != And(())])
        return only(And, joined(self.node(node) for node in self.runs(group)))

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
        return one.fieldname == other.fieldname and not self.text[one.endchar : other.startchar].strip()

    def starting(self, node: Any, field: TextField | None) -> Query:
        """The last word before the star is a beginning; words before it (al-Cha*) are words, if they say anything."""
        *words_before, last = [token.exact for token in tokens(node.text)] or [""]
        before = [word for word in words_before if word not in stop_words()]
        beginning = Starting(last, field) if last else And(())
        return And((quoted(" ".join(before), field), beginning)) if before else beginning

    def filter(self, field: str, node: Any) -> Query:
        if isinstance(node, plugins.PhrasePlugin.PhraseNode | plugins.PrefixPlugin.PrefixNode):
            value = node.text
        else:
            value = self.text[node.startchar : node.endchar]
        if field == "source":
            return Source(value)
        if field in PEOPLE_FIELDS:
            return person(value)
        try:
            return Dated(read_period(value, self.today))
        except DateError as error:
            raise error_at(node.startchar, str(error)) from error
