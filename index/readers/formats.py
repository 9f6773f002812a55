"""The table that says which reader reads a file of what name."""

from __future__ import annotations

import re

from index.messages import Message
from index.readers.compression import without_suffix

_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")
_FORMATS: dict[str, str] = {
    "": "text",  # or whatever its first bytes tell
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    **dict.fromkeys(_PAGES, "html"),
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "table",
    ".tsv": "table",
    **dict.fromkeys((".rss", ".atom", ".rdf", ".xml"), "feed"),
    ".eml": "mail",
    **dict.fromkeys((".mht", ".mhtml", ".mbox"), "mail"),
    ".pdf": "pdf",
    ".zip": "zip",
    ".tar": "tar",
}
UNKNOWN_FORMAT = Message.of("format-unknown", suffixes=tuple(filter(None, _FORMATS)))
"""Why a file with another suffix is skipped."""

MODULES = {
    "html": "web.html",
    "json": "records.json",
    "jsonl": "records.jsonl",
    "table": "records.table",
    "tar": "archives.tar",
    "zip": "archives.zip",
}
"""Where the readers are that do not stand at the root of this package."""

_OF_MANY = frozenset({"json", "jsonl", "table", "feed", "mail", "zip", "tar"})
_SUFFIX = re.compile(
    r"\.(?![0-9]+\Z)[a-z0-9]{1,6}~?\Z"
)  # after the dot of "n. 5" or of "3.4.2019" comes none
_ASKED = re.compile(r"[?@]|%3f")  # where a page's name goes on with what its address asked for


def format_of(name: str) -> str | None:
    """The name of the module that reads files of a name; None if none does."""
    base = name.lower().rpartition("/")[2]
    own = _suffix(base)
    asked = _ASKED.search(base)
    page = _suffix(base[: asked.start()]) if asked else own
    return _FORMATS.get(page if page in _PAGES else own)


def reads(name: str) -> bool:
    """Whether there is a reader for files of this name."""
    return bool(name) and format_of(name) is not None


def holds_many(name: str) -> bool:
    """Whether a file of this name may hold more than one article, so that several processes can share a large one."""
    return format_of(name) in _OF_MANY


def _suffix(name: str) -> str:
    """The suffix that tells the format, without that of a compression; none where the last dot ends no word."""
    plain = without_suffix(name)
    dot = plain.rfind(".")
    suffix = plain[dot:] if dot > 0 else ""
    return suffix if suffix in _FORMATS or _SUFFIX.match(suffix) else ""
