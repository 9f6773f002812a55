"""Give out the style sheet and the script, whose addresses change whenever they do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from search.pictures import page_style

FOLDER = Path(__file__).parent / "static"
MEDIA_TYPES: Mapping[str, str] = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
FOREVER = "public, max-age=31536000, immutable"
"""Caches may keep a file for a year: a file that is changed has another address."""


class StaticFile(Struct, frozen=True):
    """A file of `static`, read once.

    Attributes:
        address: Its path in addresses, with a digest of its content.
        media_type: Its type.
        content: Its bytes.
    """

    address: str
    media_type: str
    content: bytes


@cache
def static_files() -> Mapping[str, StaticFile]:
    """Return the files by their names, and the style sheet of the pictures."""
    contents = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir())}
    contents["pictures.css"] = page_style().encode()
    return {name: _file(name, content) for name, content in contents.items()}


def _file(name: str, content: bytes) -> StaticFile:
    """Return a file with an address that has a digest of it."""
    stem, _, suffix = name.rpartition(".")
    digest = blake2b(content, digest_size=6).hexdigest()
    return StaticFile(f"/static/{stem}.{digest}.{suffix}", MEDIA_TYPES[suffix], content)


async def send_static(request: Request) -> Response:
    """Send the file that an address names; one of another version is not there."""
    for file in static_files().values():
        if file.address == f"/static/{request.path_params['name']}":
            headers = {"Cache-Control": FOREVER}
            return Response(file.content, media_type=file.media_type, headers=headers)
    raise HTTPException(404)
