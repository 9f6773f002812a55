"""The form that asks for the token of the site, once in each browser."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from search.serve.addresses import local_address
from search.serve.admission import COOKIE, Admission
from search.serve.visit import Visit


def show(visit: Visit) -> Response:
    """Ask for the token."""
    return _form(visit, back=visit.request.query_params.get("back", "/"))


def check(visit: Visit) -> Response:
    """Admit a reader who has sent the token, and ask again for any other text."""
    admission = Admission(visit.settings.token)
    back = visit.form.get("back", "/")
    if not visit.settings.token or not admission.is_token(visit.form.get("token", "").strip()):
        return _form(visit, back, status=401)
    response = RedirectResponse(local_address(back), 303)
    visit.set_cookie(response, COOKIE, admission.cookie)
    return response


def _form(visit: Visit, back: str, status: int = 200) -> Response:
    """Show the form."""
    response = visit.page("login.html", status, back=local_address(back), is_refused=status == 401)
    response.headers["Cache-Control"] = "no-store"
    return response
