"""Know the records of a few tools that give usual names another meaning, or names of their own.

A bookmark, for example, has its title in `description`. Each shape is told by names that stand
together in no other record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.press.bylines import author_name
from index.readers.press.europresse.header import read_header
from index.readers.records.posts import (
    is_message,
    is_post,
    long_post,
    message,
    post,
    post_of_crowdtangle,
    post_of_reddit,
)
from index.readers.records.values import as_text

Record = Mapping[str, Any]

_IMPRESSO_ID = lazy_pattern(
    r"(?P<newspaper>\w{2,40}?)-(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z]{1,2}-i[0-9]{4}"
)
"""The id of an article of impresso: the code of the newspaper, the day, the edition, the number."""

_NEWSPAPERS: Mapping[str, str] = {
    "EXP": "L'Express",
    "GDL": "Gazette de Lausanne",
    "IMP": "L'Impartial",
    "JDG": "Journal de Genève",
    "LLE": "La Liberté",
    "NZZ": "Neue Zürcher Zeitung",
}
"""The names of newspapers by their codes in impresso. Of others, the code is the name."""

_UNTITLED = frozenset(("unknown", "untitled", "n/a", "[untitled]"))
"""Words that impresso writes, in capitals or not, for a title that was not recognised."""

_BULK_ACTIONS = frozenset(("index", "create", "update", "delete"))
"""Keys of the lines between the records of an Elasticsearch export."""


class _Shape(Struct, frozen=True):
    """The records of one tool.

    Attributes:
        mark: The name of a field that all of them have, which is looked for first.
        is_of: Tells if a record with that field is one of them.
        translated: Returns the record under usual names.
    """

    mark: str
    is_of: Callable[[Record], bool]
    translated: Callable[[Record], Record]


def usual(record: Record) -> Record:
    """Return a record under the usual names, if it is of a tool that has others; else itself."""
    if MARKS.isdisjoint(record):
        return record
    for shape in _SHAPES:
        if shape.mark in record and shape.is_of(record):
            return shape.translated(record)
    return record


def is_no_content(record: Record) -> bool:
    """Return True if a record without a text should have none.

    It is an instruction, an event in a chat, or a message that is a picture.
    """
    if len(record) == 1:
        [(name, value)] = record.items()
        return name in _BULK_ACTIONS and isinstance(value, dict) and _is_address(value)
    return is_message(record)


def id_in_action(record: Record) -> str | None:
    """Return the id that an instruction gives the record below it; None if it gives none."""
    if len(record) != 1:
        return None
    [(name, value)] = record.items()
    return as_text(value.get("_id")) if name in _BULK_ACTIONS and isinstance(value, dict) else None


def _is_address(value: Record) -> bool:
    """Return True if an object says where in an index something is, and nothing more."""
    return bool(value) and all(name.startswith("_") or name == "routing" for name in value)


def is_piece_of_transcript(value: object) -> bool:
    """Return True if a value is what was said from one second on."""
    if not isinstance(value, dict) or "title" in value:
        return False
    return isinstance(value.get("start"), (int, float)) and isinstance(value.get("text"), str)


def _bookmark(record: Record) -> Record:
    """Return a bookmark of Pinboard, whose description is the title of the page."""
    return {
        "title": record["description"],
        "text": record.get("extended"),
        "url": record.get("href"),
        "saved": record.get("time"),
        "id": record.get("hash"),
    }


def _is_of_impresso(record: Record) -> bool:
    number = record.get("id") or record.get("uid")
    return isinstance(number, str) and _IMPRESSO_ID.match(number) is not None


def _of_impresso(record: Record) -> Record:
    """Return an article of impresso, whose number tells the newspaper and the day."""
    number = _IMPRESSO_ID.match(record.get("id") or record["uid"])
    usual_names = dict(record)
    for usual_name, name in (("date", "d"), ("language", "lg"), ("page", "pp"), ("saved", "ts")):
        usual_names.setdefault(usual_name, record.get(name))
    if number:
        code = as_text(record.get("mediaUid")) or number["newspaper"]
        usual_names.setdefault("source", record.get("var_t") or _NEWSPAPERS.get(code, code))
        if usual_names["date"] is None and "publicationDate" not in record:
            usual_names["date"] = number["day"]
    title = record.get("t") or record.get("title")
    is_titled = isinstance(title, str) and title.strip().lower() not in _UNTITLED
    usual_names["title"] = title if is_titled else None
    usual_names["text"] = record.get("ft") or record.get("transcript") or record.get("text")
    return usual_names


def _issue(record: Record) -> Record:
    """Return an issue or a page of a newspaper, whose title is the name of the newspaper."""
    issue = {**record, "source": record["title"], "title": None}
    if record.get("complete_text"):
        issue["ocr"] = None  # how much of it was recognised, in some data sets
    return issue


def _starred(record: Record) -> Record:
    """Return an article of a reader of feeds, as Google Reader and its heirs export it."""
    return {**record, "source": record.get("origin"), "saved": record["crawlTimeMsec"]}


def _of_europarser(record: Record) -> Record:
    """Return an article of europarser, which keeps the line below the source of Europresse."""
    header = read_header(str(record["complement"]).partition("|")[0])
    return {"rubrique": header.section, "page": header.page, **record}


def _of_dow_jones(record: Record) -> Record:
    """Return an article of Dow Jones: the snippet is its lead, which the body does not repeat."""
    byline = author_name(as_text(record.get("byline")) or "")
    return {**record, "chapo": record["snippet"], "id": record["an"], "byline": byline}


def _archived_post(record: Record) -> Record:
    """Return a post in an archive of X, which has a box around it."""
    return usual(record["tweet"])


def _has_box(name: str) -> Callable[[Record], bool]:
    """Return a function that tells if a record holds nothing but an object of a name."""
    return lambda record: len(record) == 1 and isinstance(record[name], dict)


def _always(_: Record) -> bool:
    return True


_SHAPES = (
    _Shape("local_time", is_post, post),
    _Shape("rawContent", _always, post),
    _Shape("created_utc", _always, post_of_reddit),
    _Shape("Post Created", lambda record: "Message" in record, post_of_crowdtangle),
    _Shape("crawlTimeMsec", _always, _starred),
    _Shape("tweet", _has_box("tweet"), _archived_post),
    _Shape("noteTweet", _has_box("noteTweet"), long_post),
    _Shape("created_at", is_post, post),
    _Shape("from_id", is_message, message),
    _Shape("text_entities", is_message, message),
    _Shape("extended", lambda record: {"href", "description"} <= record.keys(), _bookmark),
    _Shape("ft", _is_of_impresso, _of_impresso),
    _Shape("transcript", _is_of_impresso, _of_impresso),
    _Shape("complete_text", lambda record: {"file_id", "title"} <= record.keys(), _issue),
    _Shape("ocr", lambda record: {"file_id", "title"} <= record.keys(), _issue),
    _Shape("issue_uri", lambda record: {"text", "title"} <= record.keys(), _issue),
    _Shape("complement", lambda record: {"journal", "texte"} <= record.keys(), _of_europarser),
    _Shape("snippet", lambda record: {"an", "body"} <= record.keys(), _of_dow_jones),
)

MARKS = frozenset(shape.mark for shape in _SHAPES)
"""The names of fields without which a record is of none of these tools."""
