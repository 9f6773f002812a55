"""Tags and notes, for programs."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from search.serve.api.asked import Asked, Id
from search.serve.asking import MAX_NAME_CHARS
from search.serve.visit import Visit

MAX_IDS = 500
"""Articles that one request tags."""

TagName = Annotated[str, Meta(max_length=MAX_NAME_CHARS)]


class TagParameters(Asked, frozen=True, kw_only=True):
    """The parameters of an operation on one tag.

    Attributes:
        name: The name of the tag.
    """

    name: TagName


class ArticlesToTag(TagParameters, frozen=True, kw_only=True):
    """The parameters of tagging articles.

    Attributes:
        ids: The ids of the articles.
    """

    ids: Annotated[tuple[Id, ...], Meta(max_length=MAX_IDS)]


class TaggedArticle(TagParameters, frozen=True, kw_only=True):
    """The parameters of taking a tag from an article.

    Attributes:
        id: The id of the article.
    """

    id: Id


class NoteToWrite(Asked, frozen=True, kw_only=True):
    """The parameters of writing a note.

    Attributes:
        id: The id of the article.
        note: The note; an empty one deletes that which there is.
    """

    id: Id
    note: str


class ListedTag(Struct, frozen=True):
    """A tag.

    Attributes:
        name: Its name.
        articles: The number of its articles, those that are gone included.
    """

    name: str
    articles: int


class ListedTags(Struct, frozen=True):
    """The tags, by name."""

    tags: tuple[ListedTag, ...]


class AnnotatedArticle(Struct, frozen=True):
    """The tags of an article and the note on it.

    Attributes:
        id: The id of the article.
        tags: Its tags, by name.
        note: The note on it; empty if there is none.
    """

    id: str
    tags: tuple[str, ...]
    note: str


def every(visit: Visit, _: Asked) -> ListedTags:
    """Return the tags."""
    return ListedTags(tuple(ListedTag(tag.name, tag.articles) for tag in visit.archive.tags.all()))


def put(visit: Visit, asked: ArticlesToTag) -> ListedTags:
    """Give articles a tag.

    Raises:
        InputError: There is no such article, or the name cannot be used.
    """
    visit.archive.tags.add(asked.name, asked.ids)
    return every(visit, asked)


def take(visit: Visit, asked: TaggedArticle) -> None:
    """Take a tag from an article.

    Raises:
        InputError: There is no such tag.
    """
    visit.archive.tags.remove(asked.name, [asked.id])


def delete(visit: Visit, asked: TagParameters) -> None:
    """Take a tag from all articles.

    Raises:
        InputError: There is no such tag.
    """
    visit.archive.tags.delete(asked.name)


def annotate(visit: Visit, asked: NoteToWrite) -> AnnotatedArticle:
    """Write a note on an article.

    Raises:
        InputError: There is no such article, or the note is too long.
    """
    visit.archive.tags.annotate(asked.id, asked.note)
    annotation = visit.archive.tags.of(asked.id)
    return AnnotatedArticle(annotation.id, annotation.tags, annotation.note)
