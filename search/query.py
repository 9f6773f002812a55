"""The typed query as a tree.

The parser builds the tree, and `search.ranking` translates it into the tree of
`index.engines.query`. That one is what an engine is asked: it has the fields, terms and weights of
an index, and nothing of what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import UnionType
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from index.analysis.analyzer import analyze_word, search_terms, stop_words
from index.analysis.compounds import Compound, inflected_parts, parts_of_camel_case, parts_of_joined
from index.analysis.french import ABBREVIATIONS, LEMMAS_WRITTEN_APART, SMALL_COMPOUNDS
from index.analysis.particles import OPTIONAL_ARTICLES
from index.dates.period import Period
from index.entities.kind import EntityKind

TextField = Literal["title", "body", "captions", "authors", "section"]
"""The texts of an article that a query may be limited to."""


class Word(Struct, frozen=True):
    """One word that was typed.

    Attributes:
        exact: Its folded surface form.
        lemmas: The terms that its inflected forms share.
        lesser_lemmas: The terms of words that it is less likely to be a form of.
        spellings: Its spelling, if other words have the same letters.
        optional: True for a stop word among other words: an article may lack it.
        boost: The number by which its weight is multiplied.
        parts: The exact terms of a compound, or of a run of characters: a phrase of them is the
            word as well.
        other_parts: Other phrases that are the word: inflections of the parts of a compound.
        typed: A word with parts, as it was typed.
        is_noun: True for a noun that is spelt like a stop word: "or" of "l'or".
        is_quantity: True for a number with a unit, which has one term however it is written.
    """

    exact: str
    lemmas: tuple[str, ...]
    lesser_lemmas: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    optional: bool = False
    boost: float = 1.0
    parts: tuple[str, ...] = ()
    other_parts: tuple[tuple[str, ...], ...] = ()
    typed: str = ""
    is_noun: bool = False
    is_quantity: bool = False

    @classmethod
    def of(cls, written: str, *, is_name: bool = True) -> Word:
        """Analyse a word.

        Args:
            written: The word as it was typed.
            is_name: True if a capital can only begin a name.
        """
        exact = analyze_word(written).exact
        written = ABBREVIATIONS.get(written, written)
        terms = search_terms(written, exact, is_name=is_name)
        parts = parts_of_joined(exact) or parts_of_camel_case(written)
        return cls(
            exact,
            terms.terms,
            terms.lesser_terms,
            terms.spellings,
            parts=parts,
            other_parts=_written_apart(terms.terms),
        )

    @classmethod
    def of_compound(cls, compound: Compound, written: str) -> Word:
        """Analyse a word with hyphens.

        Args:
            compound: Its parts and terms.
            written: The word as it was typed.
        """
        parts = tuple([analyze_word(part).exact for part in compound.parts])
        others = (*inflected_parts(parts), *_written_apart(compound.terms))
        return cls(compound.exact, compound.terms, parts=parts, other_parts=others, typed=written)

    @classmethod
    def of_quantity(cls, term: str, written: str) -> Word:
        """Analyse a number with a unit.

        Args:
            term: Its term.
            written: The quantity as it was typed.
        """
        return cls(term, (term,), typed=written, is_quantity=True)

    @classmethod
    def of_characters(cls, written: str) -> Word:
        """Analyse a run of characters of a script without spaces, each of which is a word."""
        return cls(written, (written,), parts=tuple(written), typed=written)

    @property
    def terms(self) -> tuple[str, ...]:
        """The exact terms that it has in a text, one after the other."""
        return self.parts or (self.exact,)

    @property
    def all_terms(self) -> tuple[str, ...]:
        """Its exact term, and those of its parts."""
        return (self.exact, *self.parts)

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """The phrases of exact terms that are the word."""
        return tuple(dict.fromkeys(filter(None, (self.parts, *self.other_parts))))

    @property
    def as_typed(self) -> Word:
        """The word without inflections of its parts."""
        return replace(self, other_parts=()) if self.other_parts else self

    @property
    def shown(self) -> str:
        """Its name in messages."""
        return self.typed or self.exact

    @property
    def is_stop_word(self) -> bool:
        """True for a word that says little of what is sought: "mais", but not "maïs"."""
        is_small = self.exact in SMALL_COMPOUNDS or (
            self.exact in stop_words() and self.exact in self.lemmas
        )
        return is_small and not self.is_noun


def _written_apart(lemmas: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the forms of two words that some texts have for a lemma."""
    return tuple([form for lemma in lemmas for form in LEMMAS_WRITTEN_APART.get(lemma, ())])


class Words(Struct, frozen=True):
    """Words typed side by side: an article should hold all, in any order and any inflection."""

    words: tuple[Word, ...]
    field: TextField | None = None

    @property
    def content_words(self) -> tuple[Word, ...]:
        """The words that an article should hold, each lemma once.

        Stop words are left out. So is, among other words, the particle `al` or `el` of an Arabic
        name such as `al-Chaabi`, which some newspapers do not write.
        """
        by_lemma = {word.lemmas: word for word in self.words if not word.optional}
        words = tuple(by_lemma.values())
        if len(words) == 1:  # even a particle is searched for if there is nothing else
            return words
        return tuple(word for word in words if word.exact not in OPTIONAL_ARTICLES)


class Phrase(Struct, frozen=True):
    """Words in quotes: an article must hold them one after the other.

    Attributes:
        slop: The number of moves that any two of the words may be away from this. A move takes a
            word one position along: `a x b` is one move from "a b", and `b a` two.
        spellings: The spellings of some of the words, whose letters other words have as well: for
            each of them, those that will do.
    """

    terms: tuple[str, ...]
    field: TextField | None = None
    slop: int = 0
    boost: float = 1.0
    spellings: tuple[tuple[str, ...], ...] = ()


class Prefix(Struct, frozen=True):
    """The beginning of a word, typed with a star after it.

    Attributes:
        is_compound: True if words with hyphens may begin so, when they are joined.
    """

    text: str
    field: TextField | None = None
    boost: float = 1.0
    is_compound: bool = False


class Wildcard(Struct, frozen=True):
    """A word with wildcards: `*` stands for any letters or none, `?` for any one letter.

    Attributes:
        is_compound: True if words with hyphens may fit, when they are joined.
    """

    pattern: str
    field: TextField | None = None
    boost: float = 1.0
    is_compound: bool = False


class Fuzzy(Struct, frozen=True):
    """A word that may be misspelt: words at most `edits` letters (1 or 2) away match too."""

    term: str
    edits: int = 1
    field: TextField | None = None
    boost: float = 1.0


class Source(Struct, frozen=True):
    """Articles of a source, whose name may be written in several ways."""

    name: str


class Named(Struct, frozen=True):
    """Articles that name a person, an organisation or a place.

    The name may be in any spelling, a person's surname alone, and another name that the lists have.
    """

    name: str
    kind: EntityKind = EntityKind.PERSON


class DateRange(Struct, frozen=True):
    """Articles published within a period."""

    period: Period


class Undated(Struct, frozen=True):
    """Articles whose day of publication is not known."""


class InFolder(Struct, frozen=True):
    """Articles that a user has put into a folder."""

    name: str


class Tagged(Struct, frozen=True):
    """Articles to which a user has given a tag."""

    name: str


FindIds = Callable[[str], Sequence[str]]
"""A function that returns the ids of the articles in the folder of a name, or with its tag."""


def no_ids(_name: str) -> Sequence[str]:
    """Find no articles: a `FindIds` for where there are neither folders nor tags."""
    return ()


class And(Struct, frozen=True):
    """Articles that every part matches; without parts, every article."""

    parts: tuple[Query, ...]


class Or(Struct, frozen=True):
    """Articles that at least one part matches."""

    parts: tuple[Query, ...]


class Not(Struct, frozen=True):
    """Articles that the part does not match."""

    part: Query


Filter = Source | Named | DateRange | Undated | InFolder | Tagged
"""A leaf that narrows a search and never scores."""
Leaf = Words | Phrase | Prefix | Wildcard | Fuzzy | Filter
Query = Leaf | And | Or | Not

EVERY_ARTICLE = And(())


def only_filters(query: Query) -> bool:
    """Return True if a query only narrows, so that no article matches better than another."""
    if isinstance(query, And | Or):
        return all(only_filters(part) for part in query.parts)
    return isinstance(query, Filter | Not)


def is_filter(query: Query) -> bool:
    """Return True if a query consists of filters, such as a source or no source."""
    return all(isinstance(leaf, Filter) for leaf in leaves(query))


def is_choice_of(kind: type | UnionType, query: Query) -> bool:
    """Return True for a leaf of some kind, and for a choice between such leaves."""
    if isinstance(query, Or):
        return all(is_choice_of(kind, part) for part in query.parts)
    return isinstance(query, kind)


def asked_days(parts: Iterable[Query]) -> Period:
    """Return the days that all parts of a query ask for, without limits where none asks for any.

    Dates inside a choice or an exclusion are not looked at.
    """
    periods = [part.period for part in parts if isinstance(part, DateRange)]
    first = max((period.first for period in periods if period.first), default=None)
    last = min((period.last for period in periods if period.last), default=None)
    return Period(first, last)


def conjuncts(query: Query) -> tuple[Query, ...]:
    """Return the parts that an article must all match: those of an And, or the query itself."""
    if isinstance(query, And):
        return query.parts
    return (query,)


def leaves(query: Query) -> Iterator[Leaf]:
    """Yield every leaf of a query in order, excluded ones included."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case leaf:
            yield leaf


def searched_leaves(query: Query) -> Iterator[Leaf]:
    """Yield the leaves of a query in order, without those that it excludes."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from searched_leaves(part)
    elif not isinstance(query, Not):
        yield query


def plain_terms(query: Query) -> set[str]:
    """Return the exact terms of the words that may stand anywhere in an article."""
    terms: set[str] = set()
    for leaf in searched_leaves(query):
        if isinstance(leaf, Words) and leaf.field is None:
            terms.update(term for word in leaf.words for term in word.all_terms)
    return terms


def boosted(query: Query, factor: float) -> Query:
    """Multiply the boosts of a query by a factor. Filters and exclusions stay as they are."""
    match query:
        case And(parts) | Or(parts):
            return type(query)(tuple(boosted(part, factor) for part in parts))
        case Words(words, field):
            return Words(tuple(replace(word, boost=word.boost * factor) for word in words), field)
        case Phrase() | Prefix() | Wildcard() | Fuzzy():
            return replace(query, boost=query.boost * factor)
        case _:
            return query
