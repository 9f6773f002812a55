"""Read the question that an address asks, and write the address that asks a question.

Pages, the programming interface and assistants share this vocabulary. It is that of the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from index.dates.period_parser import read_period
from index.engines.base import Sort
from index.errors import DateError
from search.filters import NAME_FILTERS, Filters, each_name
from search.names.initials import Initial
from search.saved import SavedQuery
from search.serve.parameters import (
    Pairs,
    ParameterError,
    field_pairs,
    pairs_by_field,
    read_parameters,
)
from search.timeline import Step

MAX_QUERY_CHARS = 10_000
"""Characters of a query. Nobody types so many, and longer ones would take long to read."""
MAX_NAME_CHARS = 500
"""Characters of a name or a day."""
MAX_NAMES = 50
"""Names of one filter."""
MAX_COMPARED = 4
"""Queries that one is compared with: more than five curves cannot be told apart."""
HITS_PER_PAGE = 20
"""Hits of a page, unless the address says otherwise."""

PageNumber = Annotated[int, Meta(ge=1, le=1000)]
Limit = Annotated[int, Meta(ge=1, le=100)]
Text = Annotated[str, Meta(max_length=MAX_QUERY_CHARS)]
Name = Annotated[str, Meta(max_length=MAX_NAME_CHARS)]
Names = Annotated[tuple[Name, ...], Meta(max_length=MAX_NAMES)]
Order = Literal["right", "left", "date"]
"""The order of a concordance: by what follows the match, what precedes it, or the day."""


class FilteredQuery(Struct, frozen=True):
    """A query, and the filters that narrow it. The order of the fields is that of an address.

    Attributes:
        q: The query as `search query` takes it.
        since, until, source, person, not_source, not_person, undated, folder, organisation, place,
            not_organisation, not_place, tag, not_tag: See `search.filters.Filters`.
    """

    q: Text = ""
    since: Name = ""
    until: Name = ""
    source: Names = ()
    person: Names = ()
    not_source: Names = ()
    not_person: Names = ()
    undated: bool = False
    folder: Name = ""
    organisation: Names = ()
    place: Names = ()
    not_organisation: Names = ()
    not_place: Names = ()
    tag: Names = ()
    not_tag: Names = ()

    @property
    def filters(self) -> Filters:
        """The filters, as the library takes them."""
        return Filters(
            since=self.since or None,
            until=self.until or None,
            source=self.source,
            person=self.person,
            not_source=self.not_source,
            not_person=self.not_person,
            undated=self.undated,
            folder=self.folder or None,
            organisation=self.organisation,
            place=self.place,
            not_organisation=self.not_organisation,
            not_place=self.not_place,
            tag=self.tag,
            not_tag=self.not_tag,
        )


class Question(FilteredQuery, frozen=True, dict=True):
    """The question that an address asks. The order of the fields is that of its parameters.

    Attributes:
        sort: The order of the hits, or None for the usual one.
        page: The number of the page, from 1.
        limit: The number of hits of a page.
        exact: True if only words as typed match.
        variants: True if names match in other spellings as well, and by other names.
        group: True if near-duplicates count as one hit.
        partial: True to show all articles that hold only some of the words as well.
        by: The length of a period of the timeline, or None for one that gives few enough bars.
        share: True for shares of the archive over time, False for numbers of articles, or None for
            the usual of the two.
        order: The order of a concordance.
        vs: Further queries, to compare the first one with.
        letter: The letter that the names of a list begin with; None for all of them.
        rank: The place of an article among the hits, from 1, or None.
    """

    sort: Sort | None = None
    page: PageNumber = 1
    limit: Limit = HITS_PER_PAGE
    exact: bool = False
    variants: bool = True
    group: bool = True
    partial: bool = False
    by: Step | None = None
    share: bool | None = None
    order: Order = "right"
    vs: Annotated[tuple[Text, ...], Meta(max_length=MAX_COMPARED)] = ()
    letter: Initial | None = None
    rank: Annotated[int, Meta(ge=1, le=100_000)] | None = None

    @classmethod
    def of(cls, saved: SavedQuery) -> Question:
        """Return the question that a saved query asks."""
        filters = saved.options.filters
        names: dict[str, Any] = {
            name: tuple(each_name(getattr(filters, name))) for name in NAME_FILTERS
        }
        return cls(
            q=saved.text,
            since=str(filters.since or ""),
            until=str(filters.until or ""),
            **names,
            undated=filters.undated,
            folder=filters.folder or "",
            exact=saved.options.exact,
            variants=saved.options.variants,
        )

    @property
    def usual_sort(self) -> Sort:
        """The order of the hits if none is asked for: without words, none is more relevant."""
        return "relevance" if self.q else "-date"

    @property
    def counted(self) -> Question:
        """The question without all that does not change which articles are found."""
        filtered = {name: getattr(self, name) for name in FilteredQuery.__struct_fields__}
        return Question(**filtered, exact=self.exact, variants=self.variants)

    @property
    def pairs(self) -> Pairs:
        """The parameters of the address, without those that hold their default."""
        return tuple(chain.from_iterable(self._pairs_by_field.values()))

    @cached_property
    def _pairs_by_field(self) -> dict[str, Pairs]:
        return pairs_by_field(self)

    def but(self, **changes: Any) -> Question:
        """Return the question with some fields changed, from its first page on."""
        changes = {"page": 1, "rank": None, **changes}
        question = replace(self, **changes)
        # the parameters of the other fields are the same: a page has hundreds of addresses
        pairs = self._pairs_by_field.copy()
        for name, part in changes.items():
            pairs[name] = field_pairs(Question, name, part)
        question.__dict__["_pairs_by_field"] = pairs
        return question


DAY_PARAMETERS = ("since", "until")
"""The names of the parameters that are days or periods as a user types them."""
PARAMETERS = Question.__struct_fields__
"""The names of all parameters, in the order in which an address has them."""


def read_question(pairs: Iterable[tuple[str, str]]) -> Question:
    """Read the parameters of an address. Unknown parameters and empty values are left out.

    Of a parameter that may not be repeated, the first value counts.

    Raises:
        ParameterError: A value cannot be used.
    """
    given: dict[str, list[str]] = {}
    for name, text in pairs:
        value = text.strip()
        if name in PARAMETERS and value and value not in given.setdefault(name, []):
            given[name].append(value)
    question = read_parameters(Question, given)
    _check_days(question)
    if question.sort == question.usual_sort:
        return replace(question, sort=None)
    return question


def _check_days(question: Question) -> None:
    """Refuse days that cannot be read, and name the parameter; the library names only the text.

    Raises:
        ParameterError: A day cannot be read.
    """
    for parameter in DAY_PARAMETERS:
        text = getattr(question, parameter)
        if text:
            try:
                read_period(text, date.today())
            except DateError as error:
                raise ParameterError.of(parameter, error.message) from error
