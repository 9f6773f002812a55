"""Send a result as a file."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
"""The rules for a file that a browser shows all the same: it runs nothing and fetches nothing."""


def attachment(lines: Iterable[str], name: str, media_type: str) -> Response:
    """Return an answer that a browser saves as a file.

    Args:
        lines: The lines of the file.
        name: Its name, of letters, digits and full stops.
        media_type: Its type.
    """
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": SANDBOX,
    }
    text = "".join(f"{line}\n" for line in lines)
    return Response(text, media_type=media_type, headers=headers)


def table(lines: Iterable[str], name: str) -> Response:
    """Return a table that a browser saves as a file, whose name gets the suffix of tables."""
    return attachment(lines, f"{name}.csv", "text/csv; charset=utf-8")
