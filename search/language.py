"""What was typed -> a query tree. Whoosh's parser and plugins read the syntax; what it means is decided here."""

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
from search.query import And, Dated, Not, Or, Person, Query, Quoted, Source, Starting, TextField, Word, Words

LONGEST = 10_000
"""Characters of a query; more is refused, so that no query can hang the program."""

_TEXT_FIELDS: dict[str, TextField] = {"titre": "title", "title": "title", "corps": "body", "body": "body"}
_PEOPLE_FIELDS = ("personne", "personnes", "people", "person")
_FIELDS = (*_TEXT_FIELDS, "source", "date", *_PEOPLE_FIELDS)

_START = r"(?:^|(?<=[\s(\-]))"  # a field or a quote begins where a word could
_QUOTES = r"""«(?P<guillemets>[^»]*)»|"(?P<straight>[^"]*)"|[“„](?P<curly>[^”“]*)[”“]"""
_ANY_QUOTE = re.compile(r"[«»“”„\"]")
_UNKNOWN_FIELD = re.compile(rf"{_START}([^\W\d]\w+):(?=[\w\"«“])")
_IN_A_ROW = re.compile(r"(?<!\S)(?:AND|ET|OR|OU|NOT|SAUF)\s+(?:AND|ET|OR|OU|NOT\s+NOT|SAUF\s+SAUF)(?!\S)")
_DANGLING = re.compile(r"^\s*(AND|ET|OR|OU)\s+\S|\S\s+(AND|ET|OR|OU|NOT|SAUF)\s*$")
_JOINED = re.compile(r"\s(?:AND|ET)\s")


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it was understood.

    Attributes:
        query: What is asked.
        notes: What its author should know about the way it was read.
        strict: Whether words were joined by AND, so that none of them may be let off.
    """

    query: Query
    notes: tuple[str, ...] = ()
    strict: bool = False


def read(text: str, today: date) -> Reading:
    """Understand a query.

    Args:
        text: What was typed.
        today: The day that "il y a 3 mois" counts from.

    Raises:
        QueryError: It cannot be read; the message says where, why, and what to do.
    """
    if len(text) > LONGEST:
        raise QueryError(f"the query is {len(text)} characters long; {LONGEST} are read at most: shorten it", LONGEST)
    bare = re.sub(_QUOTES, lambda quoted: "x" * len(quoted[0]), text)
    _check(bare)
    reader = _Reader(text, today)
    try:
        query = reader.group(_parser().process(text))
    except RecursionError:
        raise QueryError("the query is too deeply nested: leave some parentheses out", 0) from None
    if query == And(()) and text.strip() not in ("", "*"):
        raise QueryError(f"there is no word to search for in {text.strip()[:40]!r}: type one", 0)
    return Reading(query, tuple(dict.fromkeys(_remarks(bare))), strict=bool(_JOINED.search(bare)))


def _check(bare: str) -> None:
    """Refuse what has no single meaning, in a query whose phrases are blanked out."""
    if operators := _IN_A_ROW.search(bare):
        raise _error("two operators in a row: leave one out, or write it in lower case", operators.start())
    if quote := _ANY_QUOTE.search(bare):
        raise _error("this quote has no partner: close it, or leave it out", quote.start())
    depth: list[int] = []
    for place, sign in enumerate(bare):
        if sign == "(":
            depth.append(place)
        elif sign == ")" and not depth:
            raise _error("this parenthesis was never opened: open it, or leave it out", place)
        elif sign == ")":
            depth.pop()
    if depth:
        raise _error("this parenthesis is never closed: close it, or leave it out", depth[-1])


def _error(message: str, position: int) -> QueryError:
    return QueryError(f"query, character {position + 1}: {message}", position)


def _remarks(bare: str) -> Iterator[str]:
    for found in _UNKNOWN_FIELD.finditer(bare):
        if found[1].lower() not in _FIELDS:
            yield f'"{found[1]}:" is not a field, and was read as a word (fields are {", ".join(_FIELDS)})'
    for found in _DANGLING.finditer(bare):
        yield f'"{found[1] or found[2]}" joins nothing where it stands, and was read as a word'


class _Quotes(plugins.TaggingPlugin):  # Whoosh's own point of extension
    """Phrases between any pair of quotes."""

    expr = re.compile(_QUOTES)

    def __init__(self) -> None:
        super().__init__(self.expr)

    def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.SyntaxNode:  # noqa: ARG002
        return plugins.PhrasePlugin.PhraseNode(next(text for text in match.groups() if text is not None), match.start())


@cache
def _parser() -> QueryParser:
    operator = plugins.OperatorsPlugin.OpTagger
    between = r"(?<=\s)(?:{})(?=\s)"
    operators = [
        (operator(rf"{_START}(?:NOT|SAUF)(?=\s)", syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(r"(?:^|(?<=[\s(]))-(?=[\w\"«“„(])", syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(between.format("AND|ET"), syntax.AndGroup), 0),
        (operator(between.format("OR|OU"), syntax.OrGroup), 0),
    ]
    reading: list[Any] = [
        plugins.WhitespacePlugin(),
        _Quotes(),
        plugins.GroupPlugin(),
        plugins.FieldsPlugin(rf"(?i){_START}(?P<text>{'|'.join(_FIELDS)}):(?=[^\s)])"),
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
            return Not(self.node(node[0])) if len(node) else And(())
        if isinstance(node, syntax.GroupNode):
            return self.group(node)
        if isinstance(node, syntax.Operator):
            return self.words(node.startchar, node.endchar, None)
        field = (node.fieldname or "").lower()
        if field and field not in _TEXT_FIELDS:
            return self.filter(field, node)
        if isinstance(node, plugins.PhrasePlugin.PhraseNode):
            return _quoted(node.text, _TEXT_FIELDS.get(field))
        if isinstance(node, plugins.PrefixPlugin.PrefixNode):
            return self.starting(node, _TEXT_FIELDS.get(field))
        return self.words(node.startchar, node.endchar, _TEXT_FIELDS.get(field))

    def group(self, group: Any) -> Query:
        """What a group asks; plain words side by side are read together, so that `12 000` is one of them."""
        if isinstance(group, syntax.OrGroup):
            parts = [self.node(node) for node in group]
            return _only(Or, [part for part in parts if part != And(())])
        return _only(And, _with_words_joined(self.node(node) for node in self.runs(group)))

    def runs(self, group: Iterable[Any]) -> Iterator[Any]:
        """The nodes of a group, each run of plain words made one."""
        run: syntax.WordNode | None = None
        for node in group:
            plain = type(node) is syntax.WordNode and not node.fieldname
            if plain and run and not self.text[run.endchar : node.startchar].strip():
                run.endchar = node.endchar
                continue
            if run:
                yield run
            run = node if plain else None
            if not plain:
                yield node
        if run:
            yield run

    def words(self, start: int, end: int, field: TextField | None) -> Query:
        found = tuple(Word(token.exact, token.stem) for token in tokens(self.text[start:end]))
        return Words(found, field) if found else And(())

    def starting(self, node: Any, field: TextField | None) -> Query:
        """The last word before the star is a beginning; words before it (l'Ira*) are words."""
        *before, last = [token.exact for token in tokens(node.text)] or [""]
        beginning = Starting(last, field) if last else And(())
        return And((_quoted(" ".join(before), field), beginning)) if before else beginning

    def filter(self, field: str, node: Any) -> Query:
        if isinstance(node, plugins.PhrasePlugin.PhraseNode | plugins.PrefixPlugin.PrefixNode):
            value = node.text
        else:
            value = self.text[node.startchar : node.endchar]
        if field == "source":
            return Source(value)
        if field in _PEOPLE_FIELDS:
            return person(value)
        try:
            return Dated(read_period(value, self.today))
        except DateError as error:
            raise _error(str(error), node.startchar) from error


def person(name: str) -> Query:
    """The articles that name somebody; every article when there is no name."""
    texts = tuple(token.exact for token in tokens(name))
    return Person(texts) if texts else And(())


def _quoted(text: str, field: TextField | None) -> Query:
    texts = tuple(token.exact for token in tokens(text))
    return Quoted(texts, field) if texts else And(())


def _with_words_joined(parts: Iterable[Query]) -> list[Query]:
    """The parts that ask something, with all the plain words among them as one."""
    asked = [part for part in parts if part != And(())]
    plain = [part for part in asked if isinstance(part, Words) and part.field is None]
    joined = _hushed(Words(tuple(word for part in plain for word in part.words)))
    rest = [_hushed(part) if isinstance(part, Words) else part for part in asked if part not in plain]
    return [joined, *rest] if plain else rest


def _hushed(words: Words) -> Words:
    """With its stop words silent, if other words remain."""
    silent = [word.exact in stop_words() for word in words.words]
    if all(silent):
        return words
    pairs = zip(words.words, silent, strict=True)
    return Words(tuple(Word(word.exact, word.stem, hushed) for word, hushed in pairs), words.field)


def _only(kind: type[And | Or], parts: list[Query]) -> Query:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
