"""A record of a web archive: what a program that archives the web has kept of one exchange."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Record(Struct, frozen=True):
    """A record of a web archive.

    Attributes:
        number: Its number in its file.
        type: Its type in WARC: `response`, `resource`, `conversion`, `revisit` and others.
        block: Its content: for a response, what the server sent, its headers included.
        url: What was asked for; empty if it is not said.
        date: When it was, as the archive writes it; None if it is not said.
        content_type: The media type of the block, with its parameters; empty if it is not said.
        identified_type: The media type that the archive has found for the page; empty if none.
        is_whole: False if the block is larger than may be held, and only its start is here.
        is_cut_short: The program that archived the page broke off.
    """

    number: int
    type: str
    block: bytes
    url: str = ""
    date: str | None = None
    content_type: str = ""
    identified_type: str = ""
    is_whole: bool = True
    is_cut_short: bool = False


def parse_headers(lines: bytes) -> Mapping[str, str]:
    """Return the values of headers by their names in lower case; the first of a name counts.

    A line that begins with white space continues the one before it. Lines without a colon are left
    out.
    """
    headers: dict[str, str] = {}
    name = ""
    for line in lines.split(b"\n"):
        text = _decoded(line)
        if text[:1] in {" ", "\t"} and name:
            headers[name] = f"{headers[name]} {text.strip()}"
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower() if colon else ""
        if name and name not in headers:
            headers[name] = value.strip()
        else:
            name = ""
    return headers


def _decoded(line: bytes) -> str:
    """Decode a header, which is ASCII by the standard, and UTF-8 or Latin-1 where it is not."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("latin-1")
