"""Read the fields that Joplin writes below the text of each note that it exports."""

from __future__ import annotations

from typing import Any

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern

_TRAILER = lazy_pattern(
    r"(?:\A|\n)(?P<fields>id: [0-9a-f]{32}\n(?:[a-z_]{1,40}:[^\n]*\n){2,60}"
    r"type_: (?P<type>[0-9]{1,2}))\s*\Z"
)
"""The fields, of which the id is the first and the kind of the item the last."""

_MAX_TRAILER_CHARS = 20_000

_NOTE = "1"
"""The type of a note. Other items are folders, pictures and labels."""

_HTML = "2"
"""The markup of a note that was clipped as it is."""


def split_trailer(text: str) -> tuple[dict[str, Any], str]:
    """Split a note into a record, under usual names, and the text above its fields.

    The first line of a note is its title. A text without such fields gives an empty record.

    Raises:
        UnreadableFile: It is another item of the export: a folder, a picture, a label.
    """
    start = max(0, len(text) - _MAX_TRAILER_CHARS)
    trailer = _TRAILER.search(text, start)
    if trailer is None:
        return {}, text
    if trailer["type"] != _NOTE:
        raise UnreadableFile("joplin-other-item")
    fields = _fields(trailer["fields"])
    title, _, body = text[: trailer.start()].lstrip().partition("\n")
    record = {
        "title": title,
        "url": fields.get("source_url"),
        "author": fields.get("author"),
        "saved": fields.get("user_created_time") or fields.get("created_time"),
    }
    if fields.get("markup_language") == _HTML:
        return {**record, "text": body}, ""
    return record, body


def _fields(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in text.split("\n"):
        name, _, value = line.partition(":")
        fields[name] = value.strip()
    return fields
