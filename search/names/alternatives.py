"""The other forms in which articles have the names of a query, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from index.messages import Message
from index.schema import FIELDS, Field
from search.names.typed_names import exact_terms
from search.sorted_counts import most_frequent_first

ALTERNATIVE_WEIGHT = 0.02
"""Weight of a name in another form, relative to a lemma in the body. Articles with the form that was
typed come first."""
ONLY_ALTERNATIVE_WEIGHT = 1.5
"""The same weight if no article has the form that was typed."""
MAX_NOTED_FORMS = 5
"""Forms that a note lists."""


class Alternatives(Struct, frozen=True):
    """A name in a query, and the other forms in which articles have it.

    Attributes:
        words: The exact terms of the name as it was typed.
        forms: The other forms.
        are_synonyms: True for other names, False for other spellings.
        weight: Weight of each form, relative to a lemma in the body.
    """

    words: tuple[str, ...]
    forms: tuple[str, ...]
    are_synonyms: bool = False
    weight: float = ALTERNATIVE_WEIGHT

    def query(self) -> EngineQuery:
        """Match the articles with any of the other forms."""
        return engine_query.Or(
            tuple(verbatim(exact_terms(form), self.weight) for form in self.forms)
        )


class Names(Struct, frozen=True):
    """The names in a query that have other forms.

    Attributes:
        searched: Names that are searched in the other forms as well.
        unsearched: Names that are searched just as they were typed.
    """

    searched: tuple[Alternatives, ...] = ()
    unsearched: tuple[Alternatives, ...] = ()

    @property
    def searched_forms(self) -> tuple[str, ...]:
        """The other forms that are searched."""
        return tuple(form for name in self.searched for form in name.forms)

    def ask_notes(self, batch: Batch, hits: EngineQuery, candidates: EngineQuery) -> Answer[Notes]:
        """Ask for notes on the forms that articles have.

        Args:
            batch: Asks the engine to search.
            hits: Matches the hits, of which those with each form are counted.
            candidates: Matches the articles that pass the filters. Of these, the articles with each
                form that is not searched are counted.
        """
        spellings = [name for name in self.searched if not name.are_synonyms]
        synonyms = [name for name in self.searched if name.are_synonyms]
        asked = (
            ("names-also-written", _ask_counts(batch, spellings, hits)),
            ("names-also-searched", _ask_counts(batch, synonyms, hits)),
            ("names-not-searched", _ask_counts(batch, self.unsearched, candidates)),
        )

        def notes() -> Notes:
            listed = [(code, _listed(counts())) for code, counts in asked]
            return tuple(Message.of(code, names=names) for code, names in listed if names)

        return notes


Notes = tuple[Message, ...]


def verbatim(terms: tuple[str, ...], weight: float = 1.0) -> EngineQuery:
    """Match terms one after the other, as they are written, in any text of an article."""
    return engine_query.Or(
        tuple(engine_query.Phrase(field.name, terms, weight * field.weight) for field in _fields())
    )


@cache
def _fields() -> tuple[Field, ...]:
    """Return the exact fields of the texts of an article, each with the weight of its lemmas."""
    weights = {field.name: field.weight for field in FIELDS}
    fields: list[Field] = []
    for field in FIELDS:
        text = field.name.removesuffix("_exact")
        if text != field.name and not field.is_named_only:
            fields.append(replace(field, weight=weights.get(text, field.weight)))
    return tuple(fields)


def _ask_counts(
    batch: Batch, names: Iterable[Alternatives], articles: EngineQuery
) -> Answer[dict[str, int]]:
    """Ask how many of some articles have each other form of some names."""
    forms = dict.fromkeys(form for name in names for form in name.forms)
    answers: dict[str, Answer[int]] = {}
    for form in forms:
        having_form = engine_query.Filtered(articles, verbatim(exact_terms(form)))
        answers[form] = batch.count(having_form)
    return lambda: {form: answer() for form, answer in answers.items()}


def _listed(counts: dict[str, int]) -> tuple[Message, ...]:
    """Name the forms that articles have, those of most articles first."""
    found = [(form, count) for form, count in most_frequent_first(counts).items() if count]
    return tuple(
        Message.of("part-counted", part=form, articles=count)
        for form, count in found[:MAX_NOTED_FORMS]
    )
