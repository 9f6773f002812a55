"""The reader's language and theme, which cookies keep."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from search.serve.addresses import local_address
from search.serve.language import LANGUAGES, THEMES
from search.serve.visit import Visit


def change(visit: Visit) -> Response:
    """Keep the preferences of a form, and go back to the page that it was on."""
    response = RedirectResponse(local_address(visit.form.get("back", "/")), 303)
    for name, choices in (("language", LANGUAGES), ("theme", THEMES)):
        value = visit.form.get(name, "")
        if value in choices:
            visit.set_cookie(response, name, value)
    return response
