"""The kinds of entities that articles name: people, organisations and places."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from index.article import Article
from index.stored_article import Forms, StoredArticle

KindName = Literal["person", "organisation", "place"]
"""The kinds by their names."""


class EntityKind(Enum):
    """A kind of entity. Its value is the name of its facet field."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"

    # each is the only one of its value, and the hash of `Enum` takes twice as long
    __hash__ = object.__hash__

    @property
    def label(self) -> KindName:
        """Its name."""
        name: KindName = self.value
        return name

    @property
    def facet_field(self) -> str:
        """The field that holds the names, for counting."""
        return self.value

    @property
    def key_field(self) -> str:
        """The field that holds the keys by which the names are looked up."""
        return f"{self.value}_key"

    def names(self, article: Article) -> tuple[str, ...]:
        """Return the entities of this kind that an article names."""
        if self is EntityKind.PERSON:
            return article.people
        return article.organisations if self is EntityKind.ORGANISATION else article.places

    def forms(self, stored: StoredArticle) -> Forms:
        """Return the forms under which an article names its entities of this kind."""
        if self is EntityKind.PERSON:
            return stored.mentions
        return stored.organisations if self is EntityKind.ORGANISATION else stored.places
