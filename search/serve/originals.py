"""Send the file that an article was read from, so that no browser shows or runs it here."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse
from unidecode import unidecode

from index.errors import InputError, UnreadableFile
from index.lazy_pattern import lazy_pattern
from search.originals import Original
from search.serve.failures import NotThere
from search.serve.visit import Visit

PIECE_BYTES = 256_000
"""Bytes that are sent together: each piece is a turn of a thread."""
MEDIA_TYPE = "application/octet-stream"
"""The media type of all files: a page, a picture or a PDF of an archive could hold a script."""
_NOT_IN_NAME = lazy_pattern(r"[^A-Za-z0-9._ -]")
"""Characters that stand in no name of a file which old programs may read."""
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-store",
}


def original_response(visit: Visit, id: str) -> Response:
    """Send the file that an article was read from.

    Raises:
        NotThere: There is no such article or file, or files are not given out here.
    """
    original = _original(visit, id)
    headers = {
        **_HEADERS,
        "Content-Disposition": _disposition(original.name),
        "Content-Length": str(original.size),
    }
    if visit.request.method == "HEAD":
        return Response(media_type=MEDIA_TYPE, headers=headers)
    return StreamingResponse(_pieces(original), media_type=MEDIA_TYPE, headers=headers)


def _original(visit: Visit, id: str) -> Original:
    """Find the file that an article was read from.

    Raises:
        NotThere: There is no such article or file, or files are not given out here.
    """
    if not visit.settings.gives_originals:
        raise NotThere("failure-no-originals")
    try:
        original = visit.archive.original(id)
    except InputError as error:
        raise NotThere.from_message(error.message) from error
    except UnreadableFile as error:
        raise NotThere("failure-original-unreadable", id=id) from error
    if original is None:
        raise NotThere("failure-no-article", id=id)
    return original


def _pieces(original: Original) -> Generator[bytes]:
    """Yield the bytes of a file, no more than were promised, though it may grow meanwhile."""
    left = original.size
    with original.open() as stream:
        while left:
            piece = stream.read(min(PIECE_BYTES, left))
            if not piece:
                return
            left -= len(piece)
            yield piece


def _disposition(name: str) -> str:
    """Return the header that has a file saved under its name (RFC 6266)."""
    ascii_name = _NOT_IN_NAME.sub("_", unidecode(name))
    encoded = quote(name, safe="", errors="replace")
    return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{encoded}"
