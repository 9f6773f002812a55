"""Find the names in a query that articles have in other forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from index.engines.batch import Batch
from index.people.names import skeleton
from search.names.alternatives import ONLY_ALTERNATIVE_WEIGHT, Alternatives, Names
from search.names.synonyms import Synonyms, find_synonyms
from search.names.typed_names import (
    TypedName,
    exact_terms,
    quotations,
    quoted_names,
    quoted_phrases,
    typed_names,
    without_quotes,
)
from search.names.variants import Variants
from search.query import Query, plain_terms


class NameFinder(Struct, frozen=True):
    """Finds the names in a query that have other forms: other spellings, and other names.

    Attributes:
        batch: Asks the engine to search.
        text: The query as it was typed. Its capitals tell what may be a name.
        query: The query tree.
        synonyms_file: The user's own list of synonyms, or None.
    """

    batch: Batch
    text: str
    query: Query
    synonyms_file: Path | None = None

    def find(self, *, widen: bool = True) -> Names:
        """Return the names that have other forms.

        Names in quotes are searched as they were typed. Those that are excluded, or searched in a
        field, are left alone.

        Args:
            widen: False to search for no name in another form.

        Raises:
            InputError: The user's list of synonyms cannot be read.
        """
        variants = Variants(self.batch)
        plain = typed_names(self.text, self.query)
        quoted = quoted_names(self.text, self.query)
        if self.batch.saves_requests:
            variants.announce((*plain, *quoted))
        searched = _with_spellings(self._plain_synonyms(), plain, variants)
        unsearched = _with_spellings(self._quoted_synonyms(), quoted, variants)
        if not widen:
            return Names((), searched + unsearched)
        counts = [variants.count_typed(name.words) for name in searched]
        weighted = [
            name if count() else replace(name, weight=ONLY_ALTERNATIVE_WEIGHT)
            for name, count in zip(searched, counts, strict=True)
        ]
        return Names(tuple(weighted), unsearched)

    def _plain_synonyms(self) -> list[Alternatives]:
        """Return the names of the lists among the words that may stand anywhere in an article."""
        words = plain_terms(self.query)
        found = self._synonyms(without_quotes(self.text)) if words else []
        return [name for name in found if words.issuperset(name.words)]

    def _quoted_synonyms(self) -> list[Alternatives]:
        """Return the names of the lists that are a phrase of the query."""
        phrases = quoted_phrases(self.query)
        quoted = quotations(self.text) if phrases else []
        found = [name for text in quoted for name in self._synonyms(text)]
        return [name for name in found if name.words in phrases]

    def _synonyms(self, text: str) -> list[Alternatives]:
        found = find_synonyms(text, self.synonyms_file)
        return [alternatives for name in found for alternatives in _split(name)]


def _split(name: Synonyms) -> Iterator[Alternatives]:
    """Split the names of a list into spellings that sound like the typed one, and other names."""
    sounds = skeleton(" ".join(name.words))
    spellings = tuple(other for other in name.others if skeleton(other) == sounds)
    synonyms = tuple(other for other in name.others if other not in spellings)
    if spellings:
        yield Alternatives(name.words, spellings)
    if synonyms:
        yield Alternatives(name.words, synonyms, are_synonyms=True)


def _with_spellings(
    synonyms: Sequence[Alternatives], names: Sequence[TypedName], variants: Variants
) -> tuple[Alternatives, ...]:
    """Return the other names and the other spellings in a query, each form once.

    Args:
        synonyms: Names with their other names.
        names: Words of the query that may be names.
        variants: Finds their other spellings.
    """
    listed = {exact_terms(form) for name in synonyms for form in name.forms}
    found = list(synonyms)
    for name in variants.of(names):
        spellings = [form for form in name.forms if exact_terms(form) not in listed]
        if spellings:
            found.append(replace(name, forms=tuple(spellings)))
    return tuple(found)
