"""Tags of articles, and the notes on them. Only forms change them."""

from __future__ import annotations

from msgspec import Struct, json
from starlette.responses import Response

from search.serve.asking import Question
from search.serve.changes import carry_out, sent, sent_id
from search.serve.marking import plain, plain_lines
from search.serve.parts.downloads import attachment, table
from search.serve.visit import Visit
from search.tags.annotation import Annotation, TagCount
from search.tags.portable import as_table


class TagView(Struct, frozen=True):
    """A tag as it is shown.

    Attributes:
        name: Its name, as it is shown.
        key: Its name, as forms send it.
        articles: The number of its articles, those that are gone included.
        results: The address of a search for its articles.
    """

    name: str
    key: str
    articles: int
    results: str


class GoneView(Struct, frozen=True):
    """An article with a tag or a note that is no longer in the archive.

    Attributes:
        id: Its id.
        title: Its title, or its id if no title was noted.
        tags: Its tags, as forms send them.
        note: The note on it.
    """

    id: str
    title: str
    tags: tuple[str, ...]
    note: str


def show(visit: Visit) -> Response:
    """List the tags, and the annotated articles that are no longer in the archive."""
    tags = visit.archive.tags
    gone = [each for each in tags.annotations() if each.is_gone]
    return visit.page(
        "tags.html",
        tags=[_view(visit, tag) for tag in tags.all()],
        gone=[_gone(each) for each in gone],
        files=(
            ("JSON Lines", visit.address("/tags.jsonl")),
            ("CSV", visit.address("/tags.csv")),
        ),
    )


def send_lines(visit: Visit) -> Response:
    """Send all tags and notes as lines of JSON."""
    annotations = visit.archive.tags.annotations()
    lines = (json.encode(each.as_dict()).decode() for each in annotations)
    return attachment(lines, "tags.jsonl", "application/jsonl")


def send_table(visit: Visit) -> Response:
    """Send all tags and notes as a table."""
    return table(as_table(visit.archive.tags.annotations()), "tags")


def change(visit: Visit) -> Response:
    """Tag an article, take a tag from it, write a note, or rename or delete a tag.

    Raises:
        ReadOnly, InputError, HTTPException: See `search.serve.changes.carry_out`.
    """
    changes = {
        "add": _add,
        "remove": _remove,
        "note": _note,
        "rename": _rename,
        "delete": _delete,
    }
    return carry_out(visit, changes)


def _add(visit: Visit) -> str:
    id = sent_id(visit)
    visit.archive.tags.add(sent(visit, "name"), [id])
    return _back(visit, id)


def _remove(visit: Visit) -> str:
    id = sent_id(visit)
    visit.archive.tags.remove(sent(visit, "name"), [id])
    return _back(visit, id)


def _note(visit: Visit) -> str:
    id = sent_id(visit)
    visit.archive.tags.annotate(id, sent(visit, "note"))
    return _back(visit, id)


def _rename(visit: Visit) -> str:
    visit.archive.tags.rename(sent(visit, "name"), sent(visit, "new_name"))
    return visit.address("/tags")


def _delete(visit: Visit) -> str:
    visit.archive.tags.delete(sent(visit, "name"))
    return visit.address("/tags")


def _back(visit: Visit, id: str) -> str:
    """Return the address of the article, or of the list for one that is gone."""
    return visit.article(id) if visit.archive.get(id) else visit.address("/tags")


def _view(visit: Visit, tag: TagCount) -> TagView:
    results = visit.address("/", Question(tag=(tag.name,)))
    return TagView(plain(tag.name), tag.name, tag.articles, results)


def _gone(annotation: Annotation) -> GoneView:
    return GoneView(
        annotation.id,
        plain(annotation.title or annotation.id),
        annotation.tags,
        plain_lines(annotation.note),
    )
