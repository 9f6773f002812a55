"""Match a query with the words of one quotation, as an engine matches it with an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct

from search.highlighting.highlighter import Highlighter
from search.highlighting.sentences import Span
from search.names.alternatives import Alternatives
from search.query import And, Fuzzy, Not, Or, Phrase, Prefix, Query, Wildcard, Words, is_filter

_OWN = (None, "body")
"""The fields whose words a quotation can have."""


class QuotationMatch(Struct, frozen=True):
    """The way in which a text matches a query.

    Attributes:
        highlights: The spans that match, in order.
        terms: The number of times that each term of the query matches.
        length: Number of words of the text.
    """

    highlights: tuple[Span, ...]
    terms: Mapping[str, int]
    length: int


class QuotationQuery:
    """A query for single texts: each must hold what the query asks for.

    Filters are for articles, and so are words of a title or another named field: every text passes
    them.
    """

    def __init__(self, query: Query, names: Sequence[Alternatives], *, exact: bool) -> None:
        """Prepare to match a query.

        Args:
            query: The query tree.
            names: The names in the query that match in other forms as well.
            exact: Match words in the form they were typed.
        """
        self._query = query
        self._exact = exact
        self._names = [(set(name.words), self._highlighter(And(()), name.forms)) for name in names]
        forms = chain.from_iterable([name.forms for name in names])
        self._whole = self._highlighter(query, tuple(forms))
        self._parts: dict[Query, Highlighter] = {}

    def match(self, text: str) -> QuotationMatch | None:
        """Return how a text matches, or None if it does not."""
        highlights = self._whole.highlights(text)
        if not self._holds(text, self._query, self._named(text)):
            return None
        terms = Counter(chain.from_iterable([highlight.terms for highlight in highlights]))
        spans = tuple([highlight.span for highlight in highlights])
        return QuotationMatch(spans, terms, len(text.split()))

    def _named(self, text: str) -> set[str]:
        """Return the words of the names that a text has in another form."""
        found = [words for words, highlighter in self._names if highlighter.highlights(text)]
        return set(chain.from_iterable(found))

    def _holds(self, text: str, query: Query, named: set[str]) -> bool:
        """Return True if a text holds all of a query, given the words of names that it holds."""
        match query:
            case And(parts):
                return all(self._holds(text, part, named) for part in parts)
            case Or(parts):
                return any(self._holds(text, part, named) for part in parts)
            case Not(part):
                return _is_for_articles(part) or not self._holds(text, part, named)
            case Words(field=field) if field in _OWN:
                missing = [word for word in query.content_words if word.exact not in named]
                return all(self._shows(text, Words((word,), field)) for word in missing)
            case _:
                return _is_for_articles(query) or self._shows(text, query)

    def _shows(self, text: str, leaf: Query) -> bool:
        """Return True if a leaf of the query matches in a text."""
        if leaf not in self._parts:
            self._parts[leaf] = self._highlighter(leaf)
        return bool(self._parts[leaf].highlights(text))

    def _highlighter(self, query: Query, names: Sequence[str] = ()) -> Highlighter:
        return Highlighter(query, names, exact=self._exact)


def _is_for_articles(query: Query) -> bool:
    """Return True for a filter, and for words of a text that is no quotation, such as the title."""
    if isinstance(query, Words | Phrase | Prefix | Wildcard | Fuzzy):
        return query.field not in _OWN
    return is_filter(query)
