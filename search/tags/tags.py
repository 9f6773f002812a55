"""Give articles tags and notes, beside the generations of an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from index.article import Article
from index.errors import InputError
from search.filters import Filters
from search.folders.cleaning import clean_line, clean_note, storable
from search.saved import PrepareSearch
from search.surrogates import without_surrogates
from search.tags.annotation import Annotation, Imported, TagCount
from search.tags.cleaning import clean_tag
from search.tags.portable import read_annotations
from search.tags.tables import TagRows, database
from search.user_database import UserDatabase

MAX_ARTICLES = 10_000
"""Articles that have one tag: more are a query, which can be saved."""
_LOOKED_UP_TOGETHER = 500
"""Articles that are looked up in the archive at a time."""


class Tags(Struct, frozen=True):
    """The tags of the articles of an index, and the notes on them.

        >>> id = archive.find("séisme dévastateur").hits[0].id
        >>> archive.tags.add("À relire", [id])
        1
        >>> archive.tags.annotate(id, "Premier bilan.")
        >>> [(hit.tags, hit.note) for hit in archive.find("séisme", tag="a relire").hits]
        [(('À relire',), 'Premier bilan.')]
        >>> archive.tags.delete("À relire")
        1
        >>> archive.tags.annotate(id, "")

    A tag is the same in any capitals, and with or without accents. It exists as long as an article
    has it. An article that leaves the archive keeps its tags and its note.

    Attributes:
        location: The folder of the index.
        prepare: Parses a query and prepares to search this index for it.
    """

    location: Path
    prepare: PrepareSearch

    @property
    def version(self) -> tuple[int, ...]:
        """A value that changes whenever a tag or a note does."""
        return self._database.version

    def all(self) -> tuple[TagCount, ...]:
        """Return every tag with the number of its articles, sorted by name."""
        with self._database.reading() as db:
            return TagRows(db).counts()

    def of(self, id: str) -> Annotation:
        """Return the tags of an article and the note on it, which may be empty."""
        with self._database.reading() as db:
            found = list(TagRows(db).annotations([storable(id)]))
        return found[0] if found else Annotation(id)

    def annotations(self, tag: str | None = None) -> Iterator[Annotation]:
        """Yield every article with a tag or a note, those that are gone included, by their ids.

        Args:
            tag: Only articles with this tag, in the order in which they got it.

        Raises:
            InputError: There is no such tag.
        """
        with self._database.reading() as db:
            rows = TagRows(db)
            ids = rows.annotated_ids() if tag is None else _ids(rows, tag)
            noted = list(rows.annotations(ids))
        for start in range(0, len(noted), _LOOKED_UP_TOGETHER):
            some = noted[start : start + _LOOKED_UP_TOGETHER]
            articles = self._articles([each.id for each in some])
            for each in some:
                yield _as_now(each, articles.get(each.id))

    def add(self, name: str, ids: Sequence[str]) -> int:
        """Give articles a tag, and return how many did not have it.

        Raises:
            InputError: The name is empty or too long, there is no such article, or too many have
                the tag.
        """
        cleaned = clean_tag(name)
        articles = list(self._present(list(dict.fromkeys(ids))))
        with self._database.writing() as db:
            rows = TagRows(db)
            added = rows.tag(cleaned, [article.id for article in articles])
            rows.note_articles(articles)
            _refuse_full(rows, cleaned)
        return added

    def remove(self, name: str, ids: Sequence[str]) -> int:
        """Take a tag from articles, which may be gone, and return how many had it.

        Raises:
            InputError: There is no such tag.
        """
        return self._change(name, lambda rows: rows.untag(name, map(storable, ids)))

    def delete(self, name: str) -> int:
        """Take a tag from all articles, and return how many had it.

        Raises:
            InputError: There is no such tag.
        """
        return self._change(name, lambda rows: rows.delete(name))

    def rename(self, name: str, new_name: str) -> None:
        """Give a tag another name. If there is a tag of that name, the two become one.

        Raises:
            InputError: There is no such tag, the new name is empty or too long, or too many articles
                have one of the two.
        """
        cleaned = clean_tag(new_name)

        def rename(rows: TagRows) -> int:
            rows.rename(name, cleaned)
            _refuse_full(rows, cleaned)
            return 0

        self._change(name, rename)

    def annotate(self, id: str, note: str) -> None:
        """Replace the note on an article; an empty one deletes it, even if the article is gone.

        Raises:
            InputError: There is no such article, or the note is too long.
        """
        cleaned = clean_note(note)
        [article] = self._present([id]) if cleaned else [Annotation(storable(id))]
        with self._database.writing() as db:
            rows = TagRows(db)
            rows.annotate(article.id, cleaned)
            if cleaned:
                rows.note_articles([article])

    def load(self, content: bytes) -> Imported:
        """Add the tags and notes of a file, and return the numbers of its articles.

        Tags are added to those that articles have, and a note takes the place of another one.
        Articles that the archive does not have keep theirs, too. All of it is added, or nothing.

        Args:
            content: What `Annotation.as_dict` gave, a line of JSON each, or a table with the columns
                `id`, `tags` and `note`.

        Raises:
            InputError: The content cannot be read, a line names no article, or a name, a note or a tag
                is too long.
        """
        annotations = list(map(_cleaned, read_annotations(content)))
        with self._database.writing() as db:
            rows = TagRows(db)
            for each in annotations:
                for name in each.tags:
                    rows.tag(name, [each.id])
                if each.note:
                    rows.annotate(each.id, each.note)
            rows.note_articles(annotations)
            rows.sweep()
            for name in {name for each in annotations for name in each.tags}:
                _refuse_full(rows, name)
        ids = {each.id for each in annotations}
        return Imported(len(ids), len(ids) - self._number_of_present(ids))

    def _change(self, name: str, change: Callable[[TagRows], int]) -> int:
        """Change a tag that there is, wholly or not at all."""
        with self._database.writing() as db:
            rows = TagRows(db)
            _ids(rows, name)
            return change(rows)

    def _present(self, ids: Sequence[str]) -> Iterator[Annotation]:
        """Yield articles of the archive without annotations.

        Raises:
            InputError: There is no such article.
        """
        for start in range(0, len(ids), _LOOKED_UP_TOGETHER):
            some = ids[start : start + _LOOKED_UP_TOGETHER]
            articles = self._articles(some)
            for id in some:
                article = articles.get(without_surrogates(id))
                if article is None:
                    raise InputError("folder-article-missing", id=id)
                yield Annotation(article.id, article.title, article.date, article.source)

    def _number_of_present(self, ids: Iterable[str]) -> int:
        """Count the ids that articles of the archive have."""
        sorted_ids = sorted(ids)
        starts = range(0, len(sorted_ids), _LOOKED_UP_TOGETHER)
        parts = (sorted_ids[start : start + _LOOKED_UP_TOGETHER] for start in starts)
        return sum(len(self._articles(part)) for part in parts)

    def _articles(self, ids: Sequence[str]) -> dict[str, Article]:
        """Return the articles of the archive that have some ids."""
        searcher = self.prepare("", Filters(), exact=False)
        found = searcher.stored_with(list(map(without_surrogates, ids)))
        return {stored.article.id: stored.article for stored in found}

    @property
    def _database(self) -> UserDatabase:
        """The file that they are kept in."""
        return database(self.location)


def _ids(rows: TagRows, name: str) -> tuple[str, ...]:
    """Return the ids of the articles that have a tag.

    Raises:
        InputError: There is no such tag.
    """
    if rows.name(name) is None:
        raise InputError("tag-missing", name=name)
    return rows.ids(name)


def _refuse_full(rows: TagRows, name: str) -> None:
    """Check that not too many articles have a tag.

    Raises:
        InputError: Too many have.
    """
    if len(rows.ids(name)) > MAX_ARTICLES:
        raise InputError("tag-full", name=name, max_articles=MAX_ARTICLES)


def _as_now(noted: Annotation, article: Article | None) -> Annotation:
    """Return an annotation with the article as it is in the archive now, if it is still there."""
    if article is None:
        return replace(noted, is_gone=True)
    return replace(noted, title=article.title, date=article.date, source=article.source)


def _cleaned(annotation: Annotation) -> Annotation:
    """Return an annotation that comes from elsewhere as it is kept.

    Raises:
        InputError: A tag is empty, or a tag or the note is too long.
    """
    return Annotation(
        storable(annotation.id),
        clean_line(annotation.title),
        annotation.date,
        clean_line(annotation.source) if annotation.source else None,
        tuple(map(clean_tag, annotation.tags)),
        clean_note(annotation.note),
    )
