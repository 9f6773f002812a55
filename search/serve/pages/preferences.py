"""The reader's language and theme, which cookies keep."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from search.serve.addresses import local_address
from search.serve.language import LANGUAGES, THEMES
from search.serve.visit import Visit

SECONDS = 365 * 24 * 3600
"""Seconds for which a browser keeps a preference."""


def change(visit: Visit) -> Response:
    """Keep the preferences of a form, and go back to the page that it was on."""
    response = RedirectResponse(local_address(visit.form.get("back", "/")), 303)
    for name, choices in (("language", LANGUAGES), ("theme", THEMES)):
        value = visit.form.get(name, "")
        if value in choices:
            response.set_cookie(
                name,
                value,
                max_age=SECONDS,
                path=visit.settings.prefix or "/",
                secure=visit.settings.base_url.startswith("https:"),
                httponly=True,
                samesite="lax",
            )
    return response
