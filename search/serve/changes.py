"""Carry out what a form of ours asks for, and lead its reader on. Only `POST` comes here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from search.serve.visit import Visit

MAX_DIGITS = 15
"""Digits of a number of a form. Longer ones are no number of ours, and none of SQLite's."""

Change = Callable[[Visit], str]
"""A function that changes something, and returns the address to go on to."""


def carry_out(visit: Visit, changes: Mapping[str, Change]) -> Response:
    """Make the change that the button of a form names, and go on.

    Args:
        visit: The request.
        changes: The changes by the values of the field `do`.

    Raises:
        ReadOnly: Nothing may be changed here.
        HTTPException: There is no such change.
        InputError: It cannot be made.
    """
    visit.check_changes()
    change = changes.get(visit.form.get("do", ""))
    if change is None:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return RedirectResponse(change(visit), HTTPStatus.SEE_OTHER)


def sent(visit: Visit, field: str) -> str:
    """Return a field of the form; empty if it was not sent."""
    return visit.form.get(field, "")


def sent_number(visit: Visit, field: str) -> int:
    """Return a number of the form.

    Raises:
        HTTPException: It is none.
    """
    text = sent(visit, field)
    if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return int(text)


def sent_id(visit: Visit) -> str:
    """Return the id of the one article of the form.

    Raises:
        HTTPException: There is none, or there are several.
    """
    ids = sent_ids(visit)
    if len(ids) != 1:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return ids[0]


def sent_ids(visit: Visit) -> list[str]:
    """Return the ids of the articles of the form, which are encoded as in addresses."""
    return [unquote(value) for name, value in visit.form_pairs if name == "id"]
