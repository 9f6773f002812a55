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

FOLDER = Path(__file__).parent / "static"
MEDIA_TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
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
    """Return the files by their names."""
    files: dict[str, StaticFile] = {}
    for path in sorted(FOLDER.iterdir()):
        content = path.read_bytes()
        digest = blake2b(content, digest_size=6).hexdigest()
        address = f"/static/{path.stem}.{digest}{path.suffix}"
        files[path.name] = StaticFile(address, MEDIA_TYPES[path.suffix], content)
    return files


async def send_static(request: Request) -> Response:
    """Send the file that an address names; one of another version is not there."""
    for file in static_files().values():
        if file.address == f"/static/{request.path_params['name']}":
            headers = {"Cache-Control": FOREVER}
            return Response(file.content, media_type=file.media_type, headers=headers)
    raise HTTPException(404)
