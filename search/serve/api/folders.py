"""Folders of articles for programs: their lines, notes and kept passages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from search.folders import Folder, FolderItem, FolderSummary, Passage, Place, Quotation
from search.folders.cleaning import MAX_NAME_CHARS, MAX_NOTE_CHARS, MAX_PASSAGE_CHARS
from search.folders.folders import MAX_ARTICLES
from search.serve.addresses import quoted_path
from search.serve.api.asked import Asked, Id
from search.serve.api.links import HitLinks, api_address, links_of_article
from search.serve.visit import Visit

FolderName = Annotated[str, Meta(max_length=MAX_NAME_CHARS)]
Words = Annotated[str, Meta(max_length=MAX_PASSAGE_CHARS)]


class FolderParameters(Asked, frozen=True, kw_only=True):
    """The parameters of a folder: its name."""

    name: FolderName


class FolderArticle(FolderParameters, frozen=True, kw_only=True):
    """The parameters of an article of a folder: the name of the folder, and the id of the article."""

    id: Id


class ArticleToPut(FolderArticle, frozen=True, kw_only=True):
    """An article to put into a folder.

    Attributes:
        note: A note on it; None to leave the one that there is.
        position: Its place in the folder, from 0; None for that which it has, or the end.
    """

    note: Annotated[str, Meta(max_length=MAX_NOTE_CHARS)] | None = None
    position: Annotated[int, Meta(ge=0, le=MAX_ARTICLES)] | None = None


class PassageToKeep(FolderArticle, frozen=True, kw_only=True):
    """A passage to keep.

    Attributes:
        text: The words of the passage.
        before, after: The words around it, which tell it from others of the same words.
    """

    text: Words
    before: Words = ""
    after: Words = ""


class KeptPassageParameters(FolderParameters, frozen=True, kw_only=True):
    """The parameters of a kept passage: the name of the folder, and the number of the passage."""

    number: Annotated[int, Meta(ge=0, le=2**53)]


class FolderLinks(Struct, frozen=True, rename={"self_": "self"}):
    """The addresses of a folder: for programs, and for people."""

    self_: str
    page: str


class ListedFolder(Struct, frozen=True):
    """A folder in a list.

    Attributes:
        name: Its name.
        articles: The number of its articles.
        created, changed: The moments when it was made and last changed.
        links: Its addresses.
    """

    name: str
    articles: int
    created: datetime
    changed: datetime
    links: FolderLinks


class ListedFolders(Struct, frozen=True):
    """The folders, by name."""

    folders: tuple[ListedFolder, ...]


class KeptPassage(Struct, frozen=True):
    """A kept passage.

    Attributes:
        number: Its number in the folder.
        text: Its words.
        before, after: The words around it.
        place: Its place in the article; null if it is not there any more.
    """

    number: int
    text: str
    before: str
    after: str
    place: Place | None


class FolderLine(Struct, frozen=True):
    """An article of a folder.

    Attributes:
        id, title, date, source: Those of the article, or of what it was when it was put there.
        added: The moment when it was put there.
        note: The note on it.
        passages: The kept passages of it.
        gone: True if it has left the archive.
        links: The addresses of the article.
    """

    id: str
    title: str
    date: date | None
    source: str | None
    added: datetime
    note: str
    passages: tuple[KeptPassage, ...]
    gone: bool
    links: HitLinks


class WholeFolder(Struct, frozen=True):
    """A folder with its articles, in their order.

    Attributes:
        name: Its name.
        created, changed: The moments when it was made and last changed.
        articles: Its articles.
        links: Its addresses.
    """

    name: str
    created: datetime
    changed: datetime
    articles: tuple[FolderLine, ...]
    links: FolderLinks


def every(visit: Visit, _: Asked) -> ListedFolders:
    """Return the folders."""
    return ListedFolders(tuple(_listed(visit, folder) for folder in visit.archive.folders.all()))


def one(visit: Visit, asked: FolderParameters) -> WholeFolder:
    """Return a folder with its articles.

    Raises:
        InputError: There is no such folder.
    """
    return _whole(visit, visit.archive.folders.named(asked.name))


def create(visit: Visit, asked: FolderParameters) -> WholeFolder:
    """Make an empty folder.

    Raises:
        InputError: The name cannot be used.
    """
    visit.archive.folders.create(asked.name)
    return one(visit, asked)


def delete(visit: Visit, asked: FolderParameters) -> None:
    """Delete a folder.

    Raises:
        InputError: There is no such folder.
    """
    visit.archive.folders.delete(asked.name)


def put(visit: Visit, asked: ArticleToPut) -> WholeFolder:
    """Put an article into a folder, or change its note and place there.

    Raises:
        InputError: There is no such folder or article, or the folder is full.
    """
    folders = visit.archive.folders
    folders.add(asked.name, asked.id)
    if asked.note is not None:
        folders.annotate(asked.name, asked.id, asked.note)
    if asked.position is not None:
        folders.move(asked.name, asked.id, asked.position)
    return one(visit, asked)


def take_out(visit: Visit, asked: FolderArticle) -> None:
    """Take an article out of a folder.

    Raises:
        InputError: There is no such folder, or it lacks the article.
    """
    visit.archive.folders.remove(asked.name, asked.id)


def keep(visit: Visit, asked: PassageToKeep) -> KeptPassage:
    """Keep a passage of an article of a folder.

    Raises:
        InputError: The folder lacks the article, or the article lacks the passage.
    """
    quotation = Quotation(asked.text, asked.before, asked.after)
    return _passage(visit.archive.folders.keep(asked.name, asked.id, quotation))


def drop(visit: Visit, asked: KeptPassageParameters) -> None:
    """Forget a passage.

    Raises:
        InputError: There is no such folder, or it has no such passage.
    """
    visit.archive.folders.drop(asked.name, asked.number)


def _listed(visit: Visit, folder: FolderSummary) -> ListedFolder:
    links = _links(visit, folder.name)
    return ListedFolder(folder.name, folder.articles, folder.created, folder.changed, links)


def _whole(visit: Visit, folder: Folder) -> WholeFolder:
    return WholeFolder(
        name=folder.name,
        created=folder.created,
        changed=folder.changed,
        articles=tuple(_line(visit, item) for item in folder.items),
        links=_links(visit, folder.name),
    )


def _line(visit: Visit, item: FolderItem) -> FolderLine:
    return FolderLine(
        id=item.id,
        title=item.title,
        date=item.date,
        source=item.source,
        added=item.added,
        note=item.note,
        passages=tuple(map(_passage, item.passages)),
        gone=item.is_gone,
        links=links_of_article(visit, item.id),
    )


def _passage(passage: Passage) -> KeptPassage:
    quotation = passage.quotation
    return KeptPassage(
        passage.number, quotation.exact, quotation.before, quotation.after, passage.place
    )


def _links(visit: Visit, name: str) -> FolderLinks:
    path = f"/folders/{quoted_path(name)}"
    return FolderLinks(self_=api_address(visit, path), page=visit.folder(name))
