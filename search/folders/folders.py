"""Keep articles in folders, beside the generations of an index, so that a rebuild loses none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from index.errors import InputError
from search.filters import Filters
from search.folders.cleaning import check_quotation, clean_item, clean_name, clean_note
from search.folders.folder import Folder, FolderItem, FolderSummary, Passage
from search.folders.passages import find_passage, requote
from search.folders.portable import read_folder
from search.folders.quotation import Quotation
from search.folders.tables import TABLES, FolderRows, names_holding, summaries
from search.results import Hit
from search.saved import PrepareSearch
from search.surrogates import without_surrogates
from search.user_database import UserDatabase

_FILE_NAME = "folders.sqlite"
MAX_ARTICLES = 10_000
"""Articles of a folder: more are a query, which can be saved."""
_LOOKED_UP_TOGETHER = 500
"""Articles that are looked up in the archive at a time."""


class Folders(Struct, frozen=True):
    """The folders of an index.

        >>> archive.folders.create("Séisme")
        >>> id = archive.find("séisme dévastateur").hits[0].id
        >>> archive.folders.add("Séisme", id, note="Premier bilan.")
        >>> [(item.title, item.note) for item in archive.folders.named("Séisme").items]
        [('Turquie-Syrie : des milliers de morts dans un séisme dévastateur', 'Premier bilan.')]
        >>> archive.folders.delete("Séisme")

    Every method that takes the name of a folder raises an `InputError` if there is no such folder.

    Attributes:
        location: The folder of the index.
        prepare: Parses a query and prepares to search this index for it.
    """

    location: Path
    prepare: PrepareSearch

    def all(self) -> tuple[FolderSummary, ...]:
        """Return every folder without its articles, sorted by name."""
        with self._database.reading() as db:
            return tuple(summaries(db))

    @property
    def version(self) -> tuple[int, ...]:
        """A value that changes whenever anything in a folder does."""
        return self._database.version

    def summary(self, name: str) -> FolderSummary:
        """Return a folder without its articles."""
        with self._database.reading() as db:
            return FolderRows(db, clean_name(name)).summary()

    def holding_each(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the names of the folders that each of some articles is in."""
        with self._database.reading() as db:
            return {id: names_holding(db, id) for id in ids}

    def holding(self, id: str) -> tuple[str, ...]:
        """Return the names of the folders that an article is in."""
        with self._database.reading() as db:
            return names_holding(db, id)

    def named(self, name: str, *, offset: int = 0, limit: int | None = None) -> Folder:
        """Return a folder with its articles in their order, and their passages where they are now.

        Args:
            name: The name of the folder.
            offset: The number of articles to leave out at the beginning.
            limit: The number of articles to return; all of them by default.
        """
        with self._database.reading() as db:
            rows = FolderRows(db, clean_name(name))
            summary = rows.summary()
            items = rows.items(offset, limit)
        hits = self._hits([item.id for item in items])
        return Folder(
            name=summary.name,
            created=summary.created,
            changed=summary.changed,
            items=tuple(_as_now(item, hits.get(item.id)) for item in items),
        )

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids of the articles of a folder in their order, those that are gone included."""
        return folder_ids(self.location, name)

    def hits(self, name: str) -> Iterator[Hit]:
        """Yield the articles of a folder that are in the archive, in their order, to export them."""
        ids = self.ids(name)
        for start in range(0, len(ids), _LOOKED_UP_TOGETHER):
            some = ids[start : start + _LOOKED_UP_TOGETHER]
            hits = self._hits(some)
            yield from (hits[id] for id in some if id in hits)

    def create(self, name: str) -> None:
        """Make an empty folder.

        Raises:
            InputError: The name is empty, too long or taken.
        """
        with self._database.writing() as db:
            rows = FolderRows(db, clean_name(name))
            _refuse_taken(rows)
            rows.create(_now())

    def rename(self, name: str, new_name: str) -> None:
        """Give a folder another name.

        Raises:
            InputError: The new name is empty, too long or taken.
        """
        cleaned = clean_name(new_name)
        with self._changing(name) as rows:
            if cleaned != rows.name:
                _refuse_taken(FolderRows(rows.db, cleaned))
                rows.rename(cleaned)

    def delete(self, name: str) -> None:
        """Delete a folder with its notes and passages. The articles stay in the archive."""
        with self._changing(name) as rows:
            rows.delete()

    def add(self, name: str, id: str, note: str = "") -> None:
        """Put an article into a folder, behind the others; one that is there stays where it is.

        Args:
            name: The name of the folder.
            id: The id of the article.
            note: A note on it. An empty one leaves that of an article which is there.

        Raises:
            InputError: There is no such article, the note is too long, or the folder is full.
        """
        cleaned = clean_note(note)
        hit = self._hit(id)
        with self._changing(name) as rows:
            ids = rows.ids()
            if hit.id not in ids:
                _refuse_full(rows.name, len(ids))
                rows.extend([_item_of(hit, cleaned)])
            elif cleaned:
                rows.annotate(hit.id, cleaned)

    def remove(self, name: str, id: str) -> None:
        """Take an article out of a folder, with its note and passages.

        Raises:
            InputError: It is not in the folder.
        """
        with self._changing(name, id) as rows:
            rows.remove(id)

    def annotate(self, name: str, id: str, note: str) -> None:
        """Replace the note on an article of a folder; an empty one deletes it.

        Raises:
            InputError: The article is not in the folder, or the note is too long.
        """
        cleaned = clean_note(note)
        with self._changing(name, id) as rows:
            rows.annotate(id, cleaned)

    def move(self, name: str, id: str, position: int) -> None:
        """Move an article of a folder to a position, counted from 0.

        A position beyond either end is that end.

        Raises:
            InputError: The article is not in the folder.
        """
        with self._changing(name, id) as rows:
            ids = [other for other in rows.ids() if other != id]
            ids.insert(max(position, 0), id)
            rows.arrange(ids)

    def keep(self, name: str, id: str, quotation: Quotation) -> Passage:
        """Keep a passage of an article of a folder.

        Args:
            name: The name of the folder.
            id: The id of the article.
            quotation: The passage: `Quotation.of` makes it from a stretch of a text. What stands
                around it may be left out, and tells it from others of the same words.

        Raises:
            InputError: The article is not in the folder, has no such passage, or it is too long.
        """
        hit = self._hit(id)
        place = find_passage(hit, check_quotation(quotation))
        if place is None:
            raise InputError("passage-not-found", id=id)
        stored = requote(hit, place)
        with self._changing(name, hit.id) as rows:
            number = rows.keep(hit.id, stored)
        return Passage(number, stored, place)

    def drop(self, name: str, number: int) -> None:
        """Forget a passage of a folder.

        Raises:
            InputError: The folder has no passage of this number.
        """
        with self._changing(name) as rows:
            if not rows.drop(number):
                raise InputError("passage-unknown", number=number)

    def load(self, content: Mapping[str, Any] | bytes | str, name: str | None = None) -> str:
        """Make a folder of what `Folder.as_dict` gave, and return its name.

        Its articles need not be in the archive.

        Args:
            content: The folder, or the JSON of it.
            name: A name for the folder; by default the one that it had.

        Raises:
            InputError: The content is no folder, is too large, or its name is taken.
        """
        folder = read_folder(content)
        items = list(map(clean_item, folder.items))
        with self._database.writing() as db:
            rows = FolderRows(db, clean_name(folder.name if name is None else name))
            _refuse_taken(rows)
            _refuse_full(rows.name, len(items) - 1)
            rows.create(folder.created)
            rows.extend(items)
        return rows.name

    def _hit(self, id: str) -> Hit:
        """Return an article of the archive.

        Raises:
            InputError: There is no such article.
        """
        for hit in self._hits([id]).values():
            return hit
        raise InputError("folder-article-missing", id=id)

    def _hits(self, ids: Sequence[str]) -> dict[str, Hit]:
        """Return the articles of the archive that have some ids."""
        searcher = self.prepare("", Filters(), exact=False)
        storable_ids = list(map(without_surrogates, ids))
        return {hit.id: hit for hit in searcher.page_of(storable_ids).hits}

    @contextmanager
    def _changing(self, name: str, id: str | None = None) -> Iterator[FolderRows]:
        """Open a folder for changes that are made all or not at all.

        Args:
            name: The name of the folder.
            id: The id of an article that must be in it.

        Raises:
            InputError: There is no such folder, or the article is not in it.
        """
        with self._database.writing() as db:
            rows = FolderRows(db, clean_name(name))
            rows.summary()
            if id is not None and id not in rows.ids():
                raise InputError("folder-lacks-article", name=name, id=id)
            yield rows
            rows.touch()

    @property
    def _database(self) -> UserDatabase:
        """The file that they are kept in."""
        return _database(self.location)


def folder_ids(location: Path, name: str) -> tuple[str, ...]:
    """Return the ids of the articles of a folder in their order.

    Args:
        location: The folder of the index.
        name: The name of the folder of articles.

    Raises:
        InputError: There is no such folder.
    """
    with _database(location).reading() as db:
        rows = FolderRows(db, clean_name(name))
        rows.summary()
        return tuple(rows.ids())


def _database(location: Path) -> UserDatabase:
    return UserDatabase(location / _FILE_NAME, TABLES, remedy="restore-folders")


def _item_of(hit: Hit, note: str) -> FolderItem:
    """Return an article of the archive as an article of a folder."""
    return FolderItem(hit.id, hit.title, hit.date, hit.source, added=_now(), note=note)


def _as_now(item: FolderItem, hit: Hit | None) -> FolderItem:
    """Return an article of a folder as it is in the archive now, if it is still there."""
    if hit is None:
        return item
    passages = tuple(
        replace(passage, place=find_passage(hit, passage.quotation)) for passage in item.passages
    )
    return replace(
        item, title=hit.title, date=hit.date, source=hit.source, passages=passages, hit=hit
    )


def _refuse_taken(rows: FolderRows) -> None:
    """Check that no folder has a name.

    Raises:
        InputError: One has.
    """
    if rows.exists():
        raise InputError("folder-name-taken", name=rows.name)


def _refuse_full(name: str, articles: int) -> None:
    """Check that there is room for one more article in a folder.

    Raises:
        InputError: There is none.
    """
    if articles >= MAX_ARTICLES:
        raise InputError("folder-full", name=name, max_articles=MAX_ARTICLES)


def _now() -> datetime:
    return datetime.now(UTC)
