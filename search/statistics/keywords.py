"""Find the words that are more frequent in a part of an archive than in another: its keywords."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from msgspec import Struct

from index.engines.query import AndNot
from index.errors import InputError
from index.messages import Language, Message, catalogue
from search.json_values import notes_as_json, struct_as_json
from search.notebooks.listing import Listing
from search.origin import Origin
from search.searcher import Searcher
from search.statistics.association import log_likelihood, log_ratio, percent_difference
from search.statistics.occurrences import read_articles, split_texts
from search.statistics.rare import rare_left_out
from search.statistics.ratios import MILLION, RATIO_DECIMALS, ratio, rounded
from search.statistics.words import Form, form_of, forms_of, is_stop_word

Order = Literal["log-likelihood", "log-ratio", "occurrences"]
"""Keywords come in the order of one of these, the largest first."""
Direction = Literal["more", "less"]
"""Keywords are more frequent in the part than in the rest, or less."""

MAX_KEYWORDS = 100_000
"""Limit on the keywords of a table."""


class Keyword(Struct, frozen=True):
    """A word that is more, or less, frequent in a part than in what it is compared with.

    Attributes:
        word: The word, as it is most often written.
        occurrences: Number of times that it stands in the part.
        per_million: Times for each million words of the part.
        articles: Number of articles of the part that have it.
        rest_occurrences: Number of times that it stands in the rest.
        rest_per_million: Times for each million words of the rest.
        log_likelihood: See `search.statistics.association.log_likelihood`.
        log_ratio: See `search.statistics.association.log_ratio`.
        percent_difference: See `search.statistics.association.percent_difference`; None for a word
            that the rest lacks.
    """

    word: str
    occurrences: int
    per_million: float | None
    articles: int
    rest_occurrences: int
    rest_per_million: float | None
    log_likelihood: float
    log_ratio: float
    percent_difference: float | None


class Keywords(Listing[Keyword], Struct, frozen=True):
    """The keywords of a part of an archive.

        >>> found = archive.statistics.keywords(since="2020", until="2020", min_count=4, limit=2)
        >>> [(row.word, row.occurrences, row.rest_occurrences) for row in found.rows]
        [('Soleimani', 8, 0), ('Qods', 5, 0)]

    Attributes:
        query: The query of the part, as it was typed.
        against: The query of what it is compared with; empty for all other articles.
        direction: The keywords are `more` frequent in the part, or `less`.
        order: The order of the rows.
        articles: Number of articles of the part.
        words: Number of words of the part.
        rest_articles: Number of articles that it is compared with.
        rest_words: Number of their words.
        total: Number of keywords, of which the first are the rows.
        rows: The keywords, in their order.
        notes: Remarks on the way the queries were read.
        origin: The filters of the part, and the state of the index.
    """

    query: str
    against: str
    direction: Direction
    order: Order
    articles: int
    words: int
    rest_articles: int
    rest_words: int
    total: int
    rows: tuple[Keyword, ...]
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    row_type: ClassVar[type[Keyword]] = Keyword
    shown: ClassVar[tuple[str, ...]] = (
        "word",
        "occurrences",
        "per_million",
        "rest_occurrences",
        "rest_per_million",
        "log_likelihood",
        "log_ratio",
    )

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the table as JSON holds it, its notes in a language."""
        return {
            "query": self.query,
            "against": self.against,
            **self.origin.as_dict(),
            "direction": self.direction,
            "order": self.order,
            "articles": self.articles,
            "words": self.words,
            "rest_articles": self.rest_articles,
            "rest_words": self.rest_words,
            "total": self.total,
            "method": catalogue(language).text(METHOD),
            "notes": notes_as_json(self.notes, language),
            "rows": [struct_as_json(row) for row in self.rows],
        }


METHOD = Message("keywords-method")
"""Says what was counted."""


class KeywordOptions(Struct, frozen=True):
    """The options of a table of keywords.

    Attributes:
        min_count: The smallest number of times that a keyword stands in both together.
        stop_words: True to list stop words as well. They are counted anyway.
        direction: More or less frequent in the part.
        order: The order of the rows.
        limit: The largest number of rows.
    """

    min_count: int
    stop_words: bool
    direction: Direction
    order: Order
    limit: int


def find_keywords(part: Searcher, rest: Searcher, options: KeywordOptions) -> Keywords:
    """Find the words that are more, or less, frequent in a part than in the rest.

    Args:
        part: The query of the part, with its filters.
        rest: The query of what it is compared with. Articles of the part are left out of it.
        options: The options of the table.

    Raises:
        InputError: One of the two has no words.
    """
    for searcher in (part, rest):
        searcher.resolver.announce(searcher.parsed.query)
    own = part.whole_query()
    others = AndNot(rest.whole_query(), own)
    corpora = (_Corpus(), _Corpus(counts_articles=False))
    for article, numbers in read_articles(part.batch, [own, others]):
        for number in numbers:
            corpora[number].add(split_texts(article))
    inside, outside = corpora
    if not (inside.words and outside.words):
        raise InputError("keywords-of-nothing", articles=inside.read, others=outside.read)
    rows = list(_rows(inside, outside, options))
    rows.sort(key=_SORT_KEYS[options.order])
    return Keywords(
        query=part.text,
        against=rest.text,
        direction=options.direction,
        order=options.order,
        articles=inside.read,
        words=inside.words,
        rest_articles=outside.read,
        rest_words=outside.words,
        total=len(rows),
        rows=tuple(rows[: options.limit]),
        notes=(
            *part.notes(inside.read),
            *rest.notes(outside.read),
            *rare_left_out(options.min_count),
        ),
        origin=part.origin,
    )


class _Corpus:
    """The words of some articles.

    Attributes:
        read: Number of articles.
        written: Number of times that each word was met, as it is written.
        articles: Number of articles that have each word as it is written, if these are counted.
    """

    def __init__(self, *, counts_articles: bool = True) -> None:
        self._counts_articles = counts_articles
        self.read = 0
        self.written: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()

    @property
    def words(self) -> int:
        """The number of words."""
        return self.written.total()

    def add(self, words_of_texts: Iterator[Sequence[str]]) -> None:
        """Count the words of the texts of an article."""
        self.read += 1
        words = [word for words in words_of_texts for word in words]
        self.written.update(words)
        if self._counts_articles:
            self.articles.update(set(map(form_of, set(words))))


def _rows(inside: _Corpus, outside: _Corpus, options: KeywordOptions) -> Iterator[Keyword]:
    """Yield the keywords, in any order."""
    own, others = forms_of(inside.written), forms_of(outside.written)
    words, other_words = inside.words, outside.words
    for form in own.keys() | others.keys():
        here, there = own[form], others[form]
        if here.total + there.total < options.min_count:
            continue
        if is_stop_word(form) and not options.stop_words:
            continue
        excess = here.total * other_words - there.total * words
        if excess > 0 if options.direction == "more" else excess < 0:
            yield _keyword(here, there, words, other_words, inside.articles[form])


def _keyword(here: Form, there: Form, words: int, other_words: int, articles: int) -> Keyword:
    """Work out the measures of a word."""
    counts = (here.total, words, there.total, other_words)
    likelihood = log_likelihood(here.total, words, here.total + there.total, words + other_words)
    return Keyword(
        word=here.written or there.written,
        occurrences=here.total,
        per_million=ratio(MILLION * here.total, words),
        articles=articles,
        rest_occurrences=there.total,
        rest_per_million=ratio(MILLION * there.total, other_words),
        log_likelihood=round(likelihood, RATIO_DECIMALS),
        log_ratio=round(log_ratio(*counts), RATIO_DECIMALS),
        percent_difference=rounded(percent_difference(*counts)),
    )


_SORT_KEYS: Mapping[Order, Callable[[Keyword], tuple[float, str]]] = MappingProxyType(
    {
        "log-likelihood": lambda row: (-row.log_likelihood, row.word),
        "log-ratio": lambda row: (-abs(row.log_ratio), row.word),
        "occurrences": lambda row: (-row.occurrences, row.word),
    }
)
