"""Undo what a web server did to a page in order to send it (RFC 9112).

Programs that archive the web keep the headers as they came, and often the page as a browser had it:
a header may say that the page is packed when it is not any more. The bytes have the last word.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from email.message import Message as MimeHeaders

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.web_archives.content_encoding import Content, decoded
from index.readers.web_archives.record import parse_headers

_STATUS_LINE = lazy_pattern(
    rb"\s*HTTP/[0-9](?:\.[0-9])?[ \t]+(?P<status>[0-9]{3})\b[^\n]*(?:\n|\Z)"
)
_END_OF_HEADERS = lazy_pattern(rb"\n\r?\n")
_MAX_HEADER_BYTES = 1 << 18
"""Bytes of all the headers of a page. Some sites send dozens of cookies."""

_CHUNK_SIZE = lazy_pattern(rb"[ \t\r\n]*(?P<size>[0-9a-fA-F]{1,16})[ \t]*(?:;[^\n]{0,1000})?\r?\n")
_MAX_ENCODINGS = 3
"""Compressions around one another that are undone."""


class Answer(Struct, frozen=True):
    """An answer of a web server.

    Attributes:
        status: Its code: 200 if there is a page.
        headers: The headers, by their names in lower case.
        body: What follows them.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


def media_type(content_type: str) -> str:
    """Return a media type in lower case and without its parameters."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str | None:
    """Return the encoding that a media type has as a parameter; None if it has none."""
    mime = MimeHeaders()
    mime["Content-Type"] = content_type
    with suppress(ValueError, LookupError, TypeError):
        return mime.get_content_charset()
    return None


def parse_answer(block: bytes) -> Answer | None:
    """Return what a server answered; None if it is no answer in HTTP."""
    status_line = _STATUS_LINE.match(block)
    if status_line is None:
        return None
    end = _END_OF_HEADERS.search(block, status_line.end() - 1, _MAX_HEADER_BYTES)
    if end is None:
        headers = parse_headers(block[status_line.end() : _MAX_HEADER_BYTES])
        return Answer(int(status_line["status"]), headers, b"")
    headers = parse_headers(block[status_line.end() : end.start()])
    return Answer(int(status_line["status"]), headers, block[end.end() :])


def content(answer: Answer, max_bytes: int) -> Content:
    """Return the page of an answer as it was before it was sent.

    Args:
        answer: The answer.
        max_bytes: Bytes that the page may have.

    Raises:
        UnreadableFile: The page is too large, damaged, or packed in a way that is not known.
    """
    is_chunked = "chunked" in answer.headers.get("transfer-encoding", "").lower()
    page = _joined_chunks(answer.body) if is_chunked else Content(answer.body)
    encodings = answer.headers.get("content-encoding", "").lower().split(",")
    for encoding in encodings[: -_MAX_ENCODINGS - 1 : -1]:  # the last one was done last
        outer = page
        page = decoded(outer.data, encoding.strip(), max_bytes)
        page = Content(page.data, is_whole=page.is_whole and outer.is_whole)
    return page


def _joined_chunks(body: bytes) -> Content:
    """Return a body whose chunks are joined; one without a chunk at its start is unchanged.

    What follows a chunk of a wrong size is kept as it is.
    """
    header = _CHUNK_SIZE.match(body)
    if header is None:
        return Content(body)
    joined = bytearray()
    end = 0
    while header is not None:
        size = int(header["size"], 16)
        end = header.end() + size
        joined += body[header.end() : end]
        if not size:  # the last one
            return Content(bytes(joined))
        header = _CHUNK_SIZE.match(body, end)
    rest = body[end:].strip()
    return Content(bytes(joined) + rest, is_whole=end <= len(body) and not rest)
