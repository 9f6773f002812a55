"""A query with syntax -> query tree.

Whoosh's parser finds fields, quotes, operators and parentheses by the plugins below, and builds its
own syntax tree. `_TreeBuilder` turns that into the tree of `search.query`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct
from whoosh.qparser import plugins, syntax, taggers
from whoosh.qparser.default import QueryParser

from index.analysis.analyzer import fold
from index.engines.query import MAX_WILDCARDS
from index.errors import DateError
from index.lazy_pattern import lazy_pattern
from search.parser.dates import end_of_date, field_period
from search.parser.terms import (
    combine,
    fuzzy_query,
    merge_sources,
    merge_words,
    named_query,
    phrase_query,
    wildcard_query,
    words_query,
)
from search.parser.tokens import (
    AND,
    DATE_FIELDS,
    ENTITY_FIELDS,
    FIELD,
    FIELD_NAME,
    NO_DATE,
    NOT,
    OR,
    QUOTED,
    SUFFIX,
    TAG_FIELDS,
    TEXT_FIELDS,
    WORD_START,
    error_at,
    field_name,
    parse_number,
)
from search.parser.typed_words import quantity_spans
from search.query import (
    EVERY_ARTICLE,
    And,
    DateRange,
    Not,
    Or,
    Phrase,
    Query,
    Source,
    Tagged,
    TextField,
    Undated,
    boosted,
    leaves,
)

MAX_SLOP = 100
"""Limit on the slop of a phrase."""
MAX_SLOP_PHRASE_WORDS = 10
"""Limit on the words of a phrase with a slop, since an engine looks up every two of them."""
MAX_EDITS = 2
"""Limit on the wrong letters of a word that may be misspelt."""

_GLUE = "\u2060"
"""Stands for the spaces within a quantity: a sign that nobody types, and at which Whoosh splits nothing."""
_LOOK_BEHIND_CHARS = 200
"""Number of characters before a value in which its field is looked for."""

_OPEN_FIELD = lazy_pattern(
    rf"{WORD_START}(?P<text>{FIELD_NAME}):(?:\((?:[^()]*\s(?:{AND}|{OR})\s+)?)?\Z"
)
"""A field whose value comes next: `titre:`, `titre:(` or, for a later value, `titre:(grève OU `."""

_NOT_OPERATOR = rf"{WORD_START}(?:{NOT})(?=[\s(])"
_MINUS = r"(?:^|(?<=[\s(]))-(?=[\w\"«“„(*?])"
"""A minus that excludes what follows: it comes after a space or a parenthesis, not in a word."""
_BETWEEN = r"(?<=[\s)])(?:{})(?=[\s(])"
"""The operator that is put into the braces, between two words or parentheses."""
_GROUP_BOOST = r"(?<=\))\^(?P<boost>[0-9]{1,9}(?:\.[0-9]{1,9})?)(?=[\s)]|\Z)"
"""The boost of parentheses, such as `^2.5`. Whoosh reads the group `boost`."""


def parse_syntax(text: str, today: date, *, is_strict: bool = False) -> Query:
    """Parse a query that has syntax.

    Args:
        text: The query.
        today: The day that relative dates count from.
        is_strict: True if it joins parts by AND, and so asks for two sources at once if it names
            two.

    Raises:
        QueryError: A date or a number in it cannot be read, or it is too deeply nested.
    """
    try:
        tree = _parser().process(_with_whole_quantities(text))
        return _TreeBuilder(text, today, is_strict).build_group(tree)
    except RecursionError:
        raise error_at(0, "query-nested-too-deeply") from None


def _with_whole_quantities(text: str) -> str:
    """Return a query whose quantities have no spaces, so that operators take each for one word.

    All characters stay where they are.
    """
    for start, end in quantity_spans(text):
        text = f"{text[:start]}{text[start:end].replace(' ', _GLUE)}{text[end:]}"
    return text


class _SuffixedNode(syntax.TextNode):  # Whoosh's own point of extension
    """A phrase or a word that may have a suffix, such as `~2^3`.

    Attributes:
        text: The phrase or the word without the suffix.
        suffix: A match of `SUFFIX` with its groups `slop` and `boost`. The number after a tilde is
            in `slop`, even where it stands for the edits of a word.
    """

    def __init__(self, text: str, suffix: re.Match[str]) -> None:
        super().__init__(text.replace(_GLUE, " "))
        self.suffix = suffix

    @property
    def has_suffix(self) -> bool:
        """Return True if a tilde or a boost follows."""
        return self.has_tilde or bool(self.suffix["boost"])

    @property
    def has_tilde(self) -> bool:
        """Return True if a tilde follows, with a number or without."""
        return self.suffix["slop"] is not None

    @property
    def tilde_number(self) -> int:
        """The number after the tilde: 1 if none is written, 0 without a tilde."""
        if not self.has_tilde:
            return 0
        return int(self.suffix["slop"] or 1)


class _PhraseNode(_SuffixedNode):
    """A phrase in quotes."""


class _PatternNode(_SuffixedNode):
    """A word with wildcards or with a suffix."""


class _PhrasePlugin(plugins.TaggingPlugin):  # Whoosh's own point of extension
    """Find phrases in any pair of quotes."""

    def __init__(self) -> None:
        super().__init__(re.compile(rf"(?:{QUOTED})(?:{SUFFIX}(?=[\s)]|\Z))?"))

    def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.SyntaxNode:  # noqa: ARG002
        """Make the node of a phrase."""
        contents = match.group("guillemets", "straight", "curly")
        phrase = next(content for content in contents if content is not None)
        return _PhraseNode(phrase, match)


class _PatternPlugin(plugins.TaggingPlugin):  # Whoosh's own point of extension
    """Find words with a wildcard, a tilde or a circumflex.

    A question mark at the end of a sentence is no wildcard.
    """

    _QUOTE_CHARS = r"\"«»“”„"
    _SUFFIXED_WORD = lazy_pattern(rf"(?P<word>.+?){SUFFIX}")
    _STRAY = lazy_pattern(r"\w[~^]")
    _NEXT_CHAR = lazy_pattern(r"\s*(\S?)")
    _SENTENCE_END = lazy_pattern(r"\?[?!.…,;]*\Z")
    _WILDCARD = lazy_pattern(r"[*?]")

    def __init__(self) -> None:
        word_chars = rf"[^\s(){self._QUOTE_CHARS}"
        start = rf"(?:{WORD_START}|(?<=[:){self._QUOTE_CHARS}]))"
        super().__init__(re.compile(rf"{start}{word_chars}*?~^]*[*?~^]{word_chars}]*"))

    def match(
        self,
        parser: QueryParser,
        text: str,
        pos: int,
    ) -> syntax.SyntaxNode | None:
        """Match a word, but not after a colon that ends no field, as in `12:3*`."""
        if pos and text[pos - 1] == ":" and not _open_field(text, pos):
            return None
        node: syntax.SyntaxNode | None = super().match(parser, text, pos)
        return node

    def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.SyntaxNode | None:  # noqa: ARG002
        """Make the node of a word, unless it turns out to be plain."""
        # Whoosh's pattern finds where the word ends; this one splits it from its suffix
        suffixed = self._SUFFIXED_WORD.fullmatch(match.string, match.start(), match.end())
        if suffixed is None or self._STRAY.search(suffixed["word"]):
            return None
        word = suffixed["word"]
        if self._ends_sentence(match):
            word = self._SENTENCE_END.sub("", word)
        node = _PatternNode(word, suffixed)
        if node.has_suffix or self._WILDCARD.search(word):
            return node
        return None

    def _ends_sentence(self, match: re.Match[str]) -> bool:
        """Return True if a sentence may end after the word, so that `?` is no wildcard.

        It may if a capital comes next, or if the word is the last of several, as in `qui a tué
        Hariri?`.
        """
        following = self._NEXT_CHAR.match(match.string, match.end())
        if following and following[1]:
            return following[1].isupper()
        return bool(match.string[: match.start()].strip())


class _DatePlugin(plugins.Plugin, taggers.Tagger):  # Whoosh's own point of extension
    """Find all the words of a date after a date field, or among its values in parentheses."""

    def taggers(self, parser: QueryParser) -> list[Any]:  # noqa: ARG002
        """Return itself as the only tagger, with Whoosh's usual priority."""
        return [(self, 0)]

    def match(self, parser: QueryParser, text: str, pos: int) -> syntax.SyntaxNode | None:  # noqa: ARG002
        """Match the words of a date, if a value of a date field begins at the position."""
        if not pos or text[pos - 1] not in ":( \t\n":
            return None
        if _open_field(text, pos) not in DATE_FIELDS:
            return None
        end = end_of_date(text, pos)
        if end is None:
            return None
        node: syntax.SyntaxNode = syntax.WordNode(text[pos:end]).set_range(pos, end)
        return node


class _FieldPlugin(plugins.FieldsPlugin):  # Whoosh's own point of extension
    """Find fields, whatever the accents of their names."""

    class FieldnameTagger(plugins.FieldsPlugin.FieldnameTagger):
        """Accept only the fields of our query language."""

        def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.SyntaxNode | None:  # noqa: ARG002
            """Make the node of a field, unless there is no such field."""
            name = field_name(match["text"])
            if name is None:
                return None  # Whoosh then reads it as a word
            return syntax.FieldnameNode(name, match[0])


def _open_field(text: str, offset: int) -> str | None:
    """Return the field of the value that begins at an offset, or None if it has no field.

    The value may be one of several in parentheses.
    """
    match = _OPEN_FIELD.search(text, max(0, offset - _LOOK_BEHIND_CHARS), offset)
    if match is None:
        return None
    return field_name(match["text"])


@cache
def _parser() -> QueryParser:
    """Make Whoosh's parser for our query language.

    Where several plugins match, the one that is listed first wins.
    """
    query_plugins: list[Any] = [
        plugins.WhitespacePlugin(),
        _DatePlugin(),
        _PhrasePlugin(),
        plugins.GroupPlugin(),
        _FieldPlugin(FIELD),
        plugins.OperatorsPlugin(_operators(), clean=True),
        plugins.BoostPlugin(_GROUP_BOOST),
        _PatternPlugin(),
    ]
    # Whoosh asks for a field, but nothing uses its name: `_TreeBuilder` reads the nodes of fields
    return QueryParser("text", None, plugins=query_plugins)


def _operators() -> list[tuple[Any, int]]:
    """Make the taggers of the operators, each with Whoosh's usual priority."""
    operator = plugins.OperatorsPlugin.OpTagger
    return [
        (operator(_NOT_OPERATOR, syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(_MINUS, syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(_BETWEEN.format(AND), syntax.AndGroup), 0),
        (operator(_BETWEEN.format(OR), syntax.OrGroup), 0),
    ]


class _TreeBuilder(Struct, frozen=True):
    """Turns Whoosh's syntax tree into a query tree.

    Attributes:
        text: The query as it was typed.
        today: The day that relative dates count from.
        is_strict: True if the query joins parts by AND.
    """

    text: str
    today: date
    is_strict: bool = False

    def build(self, node: Any) -> Query:
        """Build the query of one node."""
        if isinstance(node, syntax.NotGroup):
            return self.build_exclusion(node)
        if isinstance(node, syntax.GroupNode):
            return self.build_group(node)
        if isinstance(node, syntax.Operator):
            # an operator that joins nothing, such as `ET` at the start, is a word
            return words_query(self.typed_text(node))
        if node.fieldname and node.fieldname not in TEXT_FIELDS:
            return self.build_filter(node.fieldname, node)
        # None without a field name: all texts of an article are searched
        field = TEXT_FIELDS.get(node.fieldname)
        if isinstance(node, _SuffixedNode):
            return self.build_suffixed(node, field)
        return words_query(self.typed_text(node), field)

    def build_exclusion(self, group: Any) -> Query:
        """Build the query that excludes the only node of a group. An empty group excludes nothing."""
        if not len(group):
            return EVERY_ARTICLE
        return Not(self.build_alone(group[0]))

    def typed_text(self, node: Any) -> str:
        """Return the text of the query that a node was made from."""
        return self.text[node.startchar : node.endchar]

    def build_group(self, group: Any) -> Query:
        """Build the query of a group of nodes."""
        if isinstance(group, syntax.OrGroup):
            query = self.build_alternatives(group)
        else:
            nodes = self.join_words(group)
            parts = merge_words(map(self.build, nodes))
            query = combine(And, parts if self.is_strict else merge_sources(parts))
        if group.boost == 1.0:
            return query
        return boosted(query, group.boost)

    def build_alternatives(self, group: Iterable[Any]) -> Query:
        """Build the query of nodes joined by OR."""
        parts = map(self.build_alone, group)
        return combine(Or, [part for part in parts if part != EVERY_ARTICLE])

    def build_alone(self, node: Any) -> Query:
        """Build the query of a node that is not joined to others, with its stop words optional."""
        return combine(And, merge_words([self.build(node)]))

    def join_words(self, group: Iterable[Any]) -> Iterator[Any]:
        """Join plain words of one field that follow each other, so that `12 000` is one word.

        Yields the other nodes as they are.
        """
        run: syntax.WordNode | None = None
        for node in group:
            if type(node) is not syntax.WordNode:
                if run:
                    yield run
                run = None
                yield node
            elif run and self.is_continued(run, node):
                run.endchar = node.endchar
            else:
                if run:
                    yield run
                run = node
        if run:
            yield run

    def is_continued(self, left: syntax.WordNode, right: syntax.WordNode) -> bool:
        """Return True if two words belong to one field and only white space is between them."""
        gap = self.text[left.endchar : right.startchar]
        return left.fieldname == right.fieldname and not gap.strip()

    def build_suffixed(self, node: _SuffixedNode, field: TextField | None) -> Query:
        """Build the query of a phrase or a pattern, with its boost."""
        query = self.build_unboosted(node, field)
        boost = node.suffix["boost"]
        if not boost:
            return query
        return boosted(query, parse_number(boost))

    def build_unboosted(self, node: _SuffixedNode, field: TextField | None) -> Query:
        """Build the query of a phrase or a pattern, without its boost."""
        if isinstance(node, _PhraseNode):
            return self.build_phrase(node, field)
        return self.build_pattern(node, field)

    def build_phrase(self, node: _SuffixedNode, field: TextField | None) -> Query:
        """Build the query of a phrase; the number after its tilde is its slop.

        Raises:
            QueryError: The slop is too high, or the phrase is too long for one.
        """
        slop = node.tilde_number
        if slop > MAX_SLOP:
            raise error_at(node.suffix.start("slop"), "query-slop-too-high", limit=MAX_SLOP)
        query = phrase_query(node.text, field, slop)
        phrases = [leaf for leaf in leaves(query) if isinstance(leaf, Phrase)]
        if slop and any(len(phrase.terms) > MAX_SLOP_PHRASE_WORDS for phrase in phrases):
            raise error_at(
                node.startchar, "query-slop-phrase-too-long", limit=MAX_SLOP_PHRASE_WORDS
            )
        return query

    def build_pattern(self, node: _SuffixedNode, field: TextField | None) -> Query:
        """Build the query of a word with wildcards, or with a tilde and the number of its edits.

        Raises:
            QueryError: It has too many wildcards, both wildcards and a tilde, or too many edits.
        """
        wildcards = node.text.count("*") + node.text.count("?")
        if wildcards > MAX_WILDCARDS:
            raise error_at(node.startchar, "query-too-many-wildcards", limit=MAX_WILDCARDS)
        if wildcards and node.has_tilde:
            tilde = node.suffix.start("slop") - 1
            raise error_at(tilde, "query-wildcard-with-edits")
        if wildcards:
            return wildcard_query(node.text, field)
        if node.has_tilde:
            return self.build_fuzzy(node, field)
        return words_query(node.text, field)

    def build_fuzzy(self, node: _SuffixedNode, field: TextField | None) -> Query:
        """Build the query of a word with a tilde; the number after it is its edits."""
        edits = node.tilde_number
        if edits > MAX_EDITS:
            raise error_at(node.suffix.start("slop"), "query-too-many-edits")
        if not edits:  # `Soleimani~0` matches only as it was typed
            return phrase_query(node.text, field)
        return fuzzy_query(node.text, edits, field)

    def build_filter(self, field: str, node: Any) -> Query:
        """Build the filter of a field that is no text: a source, a tag, a person or days.

        Raises:
            QueryError: The value has a suffix, or cannot be read as a date.
        """
        if isinstance(node, _SuffixedNode) and node.has_suffix:
            raise error_at(node.startchar, "query-filter-with-suffix", field=field)
        value = self.typed_text(node)
        if isinstance(node, _PhraseNode):
            value = node.text
        if field == "source":
            return Source(value.strip("*?"))  # names have no wildcards
        if field in TAG_FIELDS:
            return Tagged(value)
        if field == "date" and fold(value) in NO_DATE:
            return Undated()
        if field in ENTITY_FIELDS:
            return named_query(ENTITY_FIELDS[field], value.strip("*?"))
        try:
            return DateRange(field_period(field, value, self.today))
        except DateError as error:
            raise error_at(node.startchar, "query-date-unreadable", reason=error.message) from error
