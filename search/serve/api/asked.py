"""Parameters that several operations share. They are those of the addresses of pages."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

from search.serve.asking import PARAMETERS, FilteredQuery, Question

MAX_ID_CHARS = 8_000
"""Characters of an id. No article has a longer one."""

LISTS = ("facets",)
"""Parameters whose values stand behind one another, with commas between."""

Id = Annotated[str, Meta(max_length=MAX_ID_CHARS)]


class Asked(Struct, frozen=True, kw_only=True):
    """The parameters of an operation, those of its path among them."""


class Filtered(Asked, FilteredQuery, frozen=True, kw_only=True):
    """The parameters of an operation on some articles. The query may be the name of a person."""

    @property
    def question(self) -> Question:
        """The question that a page would be asked with the same parameters."""
        shared = [name for name in self.__struct_fields__ if name in PARAMETERS]
        fields: dict[str, Any] = {name: getattr(self, name) for name in shared}
        return Question(**fields)


class Queried(Filtered, frozen=True, kw_only=True):
    """The parameters of an operation on the articles that a query finds.

    Attributes:
        exact: True if only words as typed match.
        variants: True if names match in other spellings as well, and by other names.
    """

    exact: bool = False
    variants: bool = True


class OfArticle(Asked, frozen=True, kw_only=True):
    """The parameters of an operation on one article.

    Attributes:
        id: The id of the article.
    """

    id: Id
