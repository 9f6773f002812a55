"""The forms that put articles into a folder and give them a tag, on pages of hits and of an article."""

from __future__ import annotations

from msgspec import Struct

from search.serve.visit import Visit


class Filing(Struct, frozen=True):
    """The folders that articles can be put into.

    Attributes:
        names: Their names.
        latest: The name of the one that was changed last; empty if there is none.
    """

    names: tuple[str, ...]
    latest: str


def filing_of(visit: Visit) -> Filing | None:
    """Return the folders for the form; None where they are only shown."""
    if visit.settings.read_only:
        return None

    def read() -> Filing:
        folders = visit.archive.folders.all()
        latest = max(folders, key=lambda folder: folder.changed, default=None)
        return Filing(tuple(folder.name for folder in folders), latest.name if latest else "")

    return visit.kept("names of folders", read)


def tag_names_of(visit: Visit) -> tuple[str, ...]:
    """Return the names of the tags that the form for a tag suggests."""

    def read() -> tuple[str, ...]:
        return tuple(tag.name for tag in visit.archive.tags.all())

    return visit.kept("names of tags", read)
