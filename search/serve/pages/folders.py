"""Folders of articles: their lines in an order, with notes and kept passages. Only forms change them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, json
from starlette.responses import Response

from search.folders import FolderItem, FolderSummary, Passage, Quotation
from search.folders.quotation import CONTEXT_CHARS
from search.serve.addresses import local_address, passage_address
from search.serve.asking import Question
from search.serve.changes import carry_out, sent, sent_id, sent_ids, sent_number
from search.serve.exports import EXPORTS, export_folder
from search.serve.failures import NotThere
from search.serve.marking import plain, plain_lines
from search.serve.parts.downloads import attachment
from search.serve.parts.files import folder_files_of
from search.serve.parts.hits import Day, day_of
from search.serve.visit import Visit
from search.word_breaks import first_break, last_break

ARTICLES_PER_PAGE = 100
"""Articles of a folder that are shown together: few folders have more."""


class FolderView(Struct, frozen=True):
    """A folder as it is shown.

    Attributes:
        name: Its name, as it is shown.
        key: Its name, as forms send it.
        address, results: The addresses of its page, and of a search within it.
        articles: The number of its articles.
        created, changed: The moments when it was made and last changed.
    """

    name: str
    key: str
    address: str
    results: str
    articles: int
    created: str
    changed: str


class PassageView(Struct, frozen=True):
    """A kept passage: its words with those around it, its number, and the address of its place.

    The address is empty if the article does not have it any more.
    """

    number: int
    before: str
    text: str
    after: str
    address: str


class LineView(Struct, frozen=True):
    """An article of a folder.

    Attributes:
        id: Its id.
        place: Its number in the folder, from 1.
        address: The address of its page; empty if it has left the archive.
        title, source: Those of the article.
        day: Its day, or None.
        added: The moment when it was put there.
        note: The note on it.
        passages: The kept passages of it.
        language: Its language.
    """

    id: str
    place: int
    address: str
    title: str
    source: str
    day: Day | None
    added: str
    note: str
    passages: tuple[PassageView, ...]
    language: str


def show_all(visit: Visit) -> Response:
    """List the folders; if the address names one, show that one."""
    if visit.name:
        return show(visit)
    folders = [_view(visit, folder) for folder in visit.archive.folders.all()]
    return visit.page("folders.html", folders=folders)


def show(visit: Visit) -> Response:
    """Show a folder.

    Raises:
        InputError: There is no such folder.
    """
    folders = visit.archive.folders
    summary = folders.summary(visit.name)
    first = (visit.question.page - 1) * ARTICLES_PER_PAGE
    folder = folders.named(summary.name, offset=first, limit=ARTICLES_PER_PAGE)
    return visit.page(
        "folder.html",
        folder=_view(visit, summary),
        question=Question(folder=summary.name),
        lines=[_line(visit, item, place) for place, item in enumerate(folder.items, first + 1)],
        files=folder_files_of(visit, summary.name),
        pages=tuple(_neighbours(visit, summary, visit.question.page)),
    )


def send(visit: Visit) -> Response:
    """Send a folder as a file: its articles in a format of exports, or all of it as JSON.

    Raises:
        NotThere: There is no such format.
        InputError: There is no such folder.
    """
    format_ = visit.request.path_params["format"]
    if format_ == "json":
        folder = visit.archive.folders.named(visit.name)
        text = json.format(json.encode(folder.as_dict()), indent=1).decode()
        return attachment([text], "folder.json", "application/json")
    if format_ not in EXPORTS:
        raise NotThere("failure-no-page")
    return export_folder(visit, visit.name, EXPORTS[format_])


def change(visit: Visit) -> Response:
    """Make, rename or delete a folder, or change what is in it.

    Raises:
        ReadOnly, InputError, HTTPException: See `search.serve.changes.carry_out`.
    """
    changes = {
        "create": _create,
        "rename": _rename,
        "delete": _delete,
        "add": _add,
        "edit": _edit,
        "move": _move,
        "remove": _remove,
        "drop": _drop,
    }
    return carry_out(visit, changes)


def _create(visit: Visit) -> str:
    name = sent(visit, "new_name")
    visit.archive.folders.create(name)
    return visit.folder(visit.archive.folders.summary(name).name)


def _rename(visit: Visit) -> str:
    new_name = sent(visit, "new_name")
    visit.archive.folders.rename(sent(visit, "name"), new_name)
    return visit.folder(visit.archive.folders.summary(new_name).name)


def _delete(visit: Visit) -> str:
    visit.archive.folders.delete(sent(visit, "name"))
    return visit.address("/folders")


def _add(visit: Visit) -> str:
    """Put articles into a folder, which is made if it has a new name, and go back to the page.

    One article may come with a note and a passage.
    """
    folders = visit.archive.folders
    name = sent(visit, "name")
    if sent(visit, "new_name").strip():
        name = sent(visit, "new_name")
        folders.create(name)
    note, text = sent(visit, "note"), sent(visit, "passage").strip()
    for id in sent_ids(visit):
        folders.add(name, id, note)
        if text:
            quotation = Quotation(text, sent(visit, "before"), sent(visit, "after"))
            folders.keep(name, id, quotation)
    return local_address(sent(visit, "back"))


def _edit(visit: Visit) -> str:
    """Write a note, and give the article its place."""
    id = sent_id(visit)
    visit.archive.folders.annotate(sent(visit, "name"), id, sent(visit, "note"))
    return _move(visit)


def _move(visit: Visit) -> str:
    id = sent_id(visit)
    place = max(sent_number(visit, "place"), 1)
    visit.archive.folders.move(sent(visit, "name"), id, place - 1)
    return _address_of_line(visit, place)


def _remove(visit: Visit) -> str:
    id = sent_id(visit)
    visit.archive.folders.remove(sent(visit, "name"), id)
    return _address_of_line(visit, max(sent_number(visit, "place") - 1, 1))


def _drop(visit: Visit) -> str:
    visit.archive.folders.drop(sent(visit, "name"), sent_number(visit, "number"))
    return _address_of_line(visit, max(sent_number(visit, "place"), 1))


def _address_of_line(visit: Visit, place: int) -> str:
    """Return the address of an article of the folder of a form, on the page that it is on."""
    page = (place - 1) // ARTICLES_PER_PAGE + 1
    return f"{_page_address(visit, sent(visit, 'name'), page)}#line-{place}"


def _page_address(visit: Visit, name: str, page: int) -> str:
    """Return the address of a page of a folder."""
    return visit.folder(name, *([("page", str(page))] if page > 1 else []))


def _neighbours(visit: Visit, folder: FolderSummary, page: int) -> Iterator[str]:
    """Yield the addresses of the previous and the next page of a folder; empty at the ends."""
    yield _page_address(visit, folder.name, page - 1) if page > 1 else ""
    has_more = page * ARTICLES_PER_PAGE < folder.articles
    yield _page_address(visit, folder.name, page + 1) if has_more else ""


def _view(visit: Visit, folder: FolderSummary) -> FolderView:
    return FolderView(
        name=plain(folder.name),
        key=folder.name,
        address=visit.folder(folder.name),
        results=visit.address("/", Question(folder=folder.name)),
        articles=folder.articles,
        created=visit.words.moment(folder.created),
        changed=visit.words.moment(folder.changed),
    )


def _line(visit: Visit, item: FolderItem, place: int) -> LineView:
    evidence = item.hit.date_evidence if item.hit else None
    possible_days = item.hit.possible_dates if item.hit else ()
    return LineView(
        id=item.id,
        place=place,
        address="" if item.is_gone else visit.article(item.id),
        title=plain(item.title),
        source=plain(item.source or ""),
        day=day_of(visit.words, item.date, evidence, possible_days),
        added=visit.words.moment(item.added),
        note=plain_lines(item.note),
        passages=tuple(_passage(visit, item, passage) for passage in item.passages),
        language=(item.hit.language if item.hit else None) or "fr",
    )


def _passage(visit: Visit, item: FolderItem, passage: Passage) -> PassageView:
    quotation = passage.quotation
    address = passage_address(visit.article(item.id), quotation.exact) if passage.place else ""
    return PassageView(
        passage.number,
        plain(_whole_words(quotation.before, cut_at_start=True)),
        plain(quotation.exact),
        plain(_whole_words(quotation.after, cut_at_start=False)),
        address,
    )


def _whole_words(around: str, *, cut_at_start: bool) -> str:
    """Return what stands on one side of a passage without the word that it is cut in."""
    if len(around) < CONTEXT_CHARS:  # the text begins or ends there
        return around
    if cut_at_start:
        return f"… {around[first_break(around, 1, len(around)) :].lstrip()}"
    return f"{around[: last_break(around, 0, len(around) - 1)].rstrip()} …"
