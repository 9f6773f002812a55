"""Read files and make documents of their articles: what the children of a run do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from index.article import Article, Days, Evidence
from index.dates.day_span import DaySpan
from index.engines.base import Document
from index.errors import UnreadableFile
from index.lockstep import Steps, at_once, in_lockstep, together
from index.messages import Message
from index.readers import Part, may_be_empty, parts, read, read_member
from index.readers.limits import MAX_MEMORY_BYTES
from index.readers.material import Material, Member
from index.readers.raw_article import Problem, RawArticle
from index.store.ledger import PlannedRead
from index.update.assembler import Assembler
from index.update.batches import (
    CHANGED_MEANWHILE,
    FileSlice,
    WorkItem,
    stamp_of,
    with_unique_keys,
)
from index.update.dependencies import fingerprint, hash_of_taken
from index.update.failures import OUT_OF_MEMORY, failure_message
from index.update.materials import Materials

T = TypeVar("T")

_TEXT = """\
Le pont de Zorval rouvre, dit Mme Ferrand

Nadia Ferrand, rectrice de l'université de Lyon, l'annonce : « Il rouvrira », a-t-elle dit lundi
dans le village de Zorval, selon l'Agence des ponts (ADP). « Nous y serons », a ajouté la rectrice,
qui zorvalise comme Paul Durand dans « Les Ponts » du Luxembourg.
"""
"""A text that loads what is needed to understand most articles."""
_PAGE = b"<html><body><h1>Le pont</h1><p>Le pont rouvre.</p></body></html>"
"""A page that loads what is needed to read one."""

_STATED: frozenset[Evidence | None] = frozenset({"metadata", "stated"})
"""Evidence of days that tell when the other articles of a file are from."""
_GROUP_CHARS = 200_000
"""Characters of articles, or bytes of items, that are made in lockstep. More gain nothing, and take
more memory."""
_MAX_READINGS = 3
"""Times that a file which changes all the time is read in one run."""


class WorkerOptions(Struct, frozen=True):
    """The options of processing files.

    Attributes:
        jobs: Number of processes.
        assembler: Makes an article from what a reader gives.
        materials: Makes the materials of files.
    """

    jobs: int
    assembler: Assembler
    materials: Materials = Materials(run=0)


class BatchResult(Struct, frozen=True):
    """The result of one item of a batch: a file, or a slice of one.

    Attributes:
        file: The file.
        digest: Hash of its content; empty if it could not be read.
        documents: The articles, ready for the engine.
        problems: Why some of it could not be read.
        is_last: True for a file, and for the last slice of one.
        size: Bytes of work in a slice; 0 for a whole file.
    """

    file: PlannedRead
    digest: str
    documents: tuple[Document, ...]
    problems: tuple[Message, ...]
    is_last: bool = True
    size: int = 0


class Begun(Struct, frozen=True):
    """Tells that a part of a file is about to be processed.

    Attributes:
        number: How many parts of the file, or of the slice, stand before it.
        key: Its key; None if it has none.
    """

    number: int
    key: str | None


@cache
def load_word_lists() -> None:
    """Load the lists of words, which forked children then have. A text of our own is read for it."""
    at_once(_Made("a.txt", Assembler(date.today())).add([RawArticle(_TEXT)]))


@cache
def load_page_reader() -> None:
    """Load the reader of pages, which forked children then have. A page of our own is read for it."""
    with suppress(UnreadableFile):  # the page has no article, but loads what reads one
        list(read(Material("a.html", _PAGE)))


def process_batch(batch: Sequence[WorkItem], options: WorkerOptions) -> Iterator[BatchResult]:
    """Read and analyse the items of a batch, small ones in lockstep, and yield the result of each.

    Raises:
        MemoryError: One of several items takes too much, which may have cost others theirs.
    """
    for group in _groups(batch, _item_size):
        results = list(in_lockstep([_item_steps(item, options) for item in group]))
        if len(results) > 1 and any(OUT_OF_MEMORY in result.problems for result in results):
            raise MemoryError
        yield from results


def process_apart(batch: Sequence[WorkItem], options: WorkerOptions) -> Iterator[BatchResult]:
    """Do what `process_batch` does, but begin no item before those before it have their results.

    So it shows which of them ends the process.
    """
    for item in batch:
        yield at_once(_item_steps(item, options))


def process_by_part(
    item: WorkItem, start: int, options: WorkerOptions
) -> Iterator[Begun | BatchResult]:
    """Read and analyse an item part by part, so that it shows which one ends the process.

    Args:
        item: A file, or a slice of one.
        start: How many of its parts are left out.
        options: The options of processing.

    Yields:
        Before each part, that it has begun, and then its result.
    """
    if isinstance(item, FileSlice):
        file, digest, item_parts = item.file, item.digest, iter(item.parts)
    else:
        file, material = item, options.materials.of(item.root, item.path, item.location)
        digest = fingerprint(material, item.location)
        item_parts = with_unique_keys(parts(material))
    for number, part in enumerate(item_parts):
        if number >= start:
            yield Begun(number, None if isinstance(part, Problem) else part.key)
            documents, problems = at_once(_part_steps([part], file, options.assembler))
            yield BatchResult(file, digest, documents, problems, is_last=False)


def has_article(
    root: str, path: str, location: Path, materials: Materials
) -> Iterator[bool | Message]:
    """Yield True if a file has an article, or is right to have none: they are of other files.

    If nothing in it can be read, the reason is yielded.

    Args:
        root: The folder that its path is relative to.
        path: Its path.
        location: Where it is on this machine.
        materials: Makes its material.
    """
    try:
        material = materials.of(root, path, location)
        is_right = may_be_empty(material)
        yield is_right or any(isinstance(part, RawArticle) for part in read(material))
    except Exception as error:
        yield failure_message(error)


def takes_the_same(
    root: str, path: str, location: Path, materials: Materials, known: str
) -> Iterator[bool]:
    """Yield True if the articles of a file take from other files what they took before.

    Args:
        root: The folder that its path is relative to.
        path: Its path.
        location: Where it is on this machine.
        materials: Makes its material.
        known: A hash of what they took before.
    """
    yield hash_of_taken(materials.of(root, path, location)) == known


def _item_steps(item: WorkItem, options: WorkerOptions) -> Steps[BatchResult]:
    """Make documents of a slice that was read before, or read a file and make documents of it.

    A file that changes while it is read is read again.
    """
    if isinstance(item, FileSlice):
        documents, problems = yield from _part_steps(item.parts, item.file, options.assembler)
        return BatchResult(
            item.file, item.digest, documents, problems, is_last=item.is_last, size=item.size
        )
    for _ in range(_MAX_READINGS):
        before = stamp_of(item)
        result = yield from _file_steps(item, options)
        if stamp_of(item) == before:
            return result
    # no content has an empty hash: the next run reads the file again
    return replace(result, digest="", problems=(*result.problems, CHANGED_MEANWHILE))


def _file_steps(file: PlannedRead, options: WorkerOptions) -> Steps[BatchResult]:
    """Read a file, and make documents of its articles."""
    material = options.materials.of(file.root, file.path, file.location)
    try:
        content = _content_of(file)
        material = replace(material, content=content)
        content_hash = fingerprint(material, content)
    except Exception as error:
        return BatchResult(file, "", (), (failure_message(error),))
    articles = with_unique_keys(read(material))
    documents, problems = yield from _part_steps(articles, file, options.assembler)
    notes = options.materials.notes(file.root, file.path)
    return BatchResult(file, content_hash, documents, (*problems, *notes))


def _content_of(file: PlannedRead) -> Path | bytes:
    """Return the bytes of a small file, so that what is hashed is what is read; else its place.

    Raises:
        OSError: It cannot be read.
    """
    if file.size > MAX_MEMORY_BYTES:
        return file.location
    with file.location.open("rb") as stream:
        data = stream.read(MAX_MEMORY_BYTES + 1)
    return data if len(data) <= MAX_MEMORY_BYTES else file.location  # it may have grown


def _part_steps(
    file_parts: Iterable[Part], file: PlannedRead, assembler: Assembler
) -> Steps[tuple[tuple[Document, ...], tuple[Message, ...]]]:
    """Make documents from the parts of a file, and return them and the problems.

    An error ends the file: the documents made until then are kept.
    """
    made = _Made(file.name, assembler)
    problems: list[Message] = []
    try:
        for articles in _groups(_articles(file_parts, problems), _article_size):
            yield
            yield from made.add(articles)
        made.settle_years()
    except Exception as error:
        problems.append(failure_message(error))
    return tuple(made.documents), tuple(problems)


class _Made(Struct):
    """The documents made of articles that were read together from one file.

    Attributes:
        path: The path of the file in the index.
        assembler: Makes the articles.
        documents: The documents.
        known_days: The days of the articles whose day the file or their text states.
        unsettled: By the places of their documents, the articles that may be of several days, and
            these days.
    """

    path: str
    assembler: Assembler
    documents: list[Document] = field(default_factory=list)
    known_days: list[date] = field(default_factory=list)
    unsettled: dict[int, tuple[RawArticle, Days]] = field(default_factory=dict)

    def add(self, raws: Sequence[RawArticle]) -> Steps[None]:
        """Make documents of some articles."""
        made = yield from together([self._steps(raw) for raw in raws])
        for raw, (article, its_document) in zip(raws, made, strict=True):
            if article.possible_dates:
                self.unsettled[len(self.documents)] = (raw, article.possible_dates)
            elif article.date is not None and article.date_evidence in _STATED:
                self.known_days.append(article.date)
            self.documents.append(its_document)

    def settle_years(self) -> None:
        """Make those articles anew whose year the others tell."""
        span = DaySpan.of(self.known_days, len(self.documents))
        if span is None:
            return
        for place, (raw, days) in self.unsettled.items():
            if span.only_day_of(days) is not None:
                _, self.documents[place] = at_once(self._steps(raw, span))

    def _steps(
        self, raw: RawArticle, span: DaySpan | None = None
    ) -> Steps[tuple[Article, Document]]:
        """Assemble an article, and make its document."""
        from index.update.documents import document_steps  # late: a run starts without it

        stored = yield from self.assembler.steps(raw, self.path, span)
        yield
        its_document = yield from document_steps(stored)
        return stored.article, its_document


def _groups(each: Iterable[T], size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield articles or items in groups of about `_GROUP_CHARS`, in order."""
    group: list[T] = []
    size = 0
    for one in each:
        group.append(one)
        size += size_of(one)
        if size >= _GROUP_CHARS:
            yield group
            group = []
            size = 0
    yield group


def _article_size(article: RawArticle) -> int:
    return len(article.text)


def _item_size(item: WorkItem) -> int:
    return item.size


def _articles(file_parts: Iterable[Part], problems: list[Message]) -> Iterator[RawArticle]:
    """Yield the articles of a file, and add what cannot be read of it to the problems."""
    try:
        for part in _with_members_read(file_parts):
            if isinstance(part, Problem):
                problems.append(part.reason)
            else:
                yield part
    except Exception as error:
        problems.append(failure_message(error))


def _with_members_read(file_parts: Iterable[Part]) -> Iterator[RawArticle | Problem]:
    """Yield the articles and problems of a file, and of the files inside it, at any depth."""
    for part in file_parts:
        if isinstance(part, Member):
            yield from _with_members_read(with_unique_keys(read_member(part)))
        else:
            yield part
