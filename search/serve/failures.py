"""Tell what went wrong with a request: its status, and a message for its reader."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from msgspec import Struct
from starlette.exceptions import HTTPException

from index.errors import (
    ClusterDown,
    IndexBusy,
    IndexMissing,
    IndexMoved,
    InputError,
    QueryError,
    SearchError,
)
from index.messages import Message
from search.serve.asking import ParameterError
from search.serve.readers import TooManyRequests

RETRY_SECONDS = 2
"""Seconds after which a request that was turned away is worth repeating."""
_TEMPORARY = (ClusterDown, IndexBusy, IndexMissing, IndexMoved)
_STATUS_CODES: Mapping[int, str] = {
    HTTPStatus.NOT_FOUND: "failure-no-page",
    HTTPStatus.METHOD_NOT_ALLOWED: "failure-method",
}
"""The code of the message on a status that the framework gives."""


class Failure(Struct, frozen=True):
    """A request failed.

    Attributes:
        status: The status of HTTP.
        message: What happened, and what to do.
        parameter: The parameter that cannot be used, if it is one.
        position: The 0-based position of the character of the query that cannot be read.
    """

    status: int
    message: Message
    parameter: str | None = None
    position: int | None = None

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer: nothing keeps it, and programs may learn when to retry."""
        headers = {"Cache-Control": "no-store"}
        if self.status == HTTPStatus.SERVICE_UNAVAILABLE:
            headers["Retry-After"] = str(RETRY_SECONDS)
        return headers


def failure_of(error: Exception, *, shows_paths: bool) -> Failure:
    """Tell what an error means for the reader.

    Args:
        error: The error. One that nobody has raised on purpose is told without its text.
        shows_paths: True if the reader may learn where files are. Messages on the index name it.
    """
    match error:
        case InputError():
            parameter, position = _place(error)
            return Failure(400, error.message, parameter, position)
        case SearchError():
            status = 503 if isinstance(error, _TEMPORARY) else 500
            return Failure(status, error.message if shows_paths else _hidden(status))
        case TooManyRequests():
            return Failure(503, Message.of("failure-busy"))
        case HTTPException():
            code = _STATUS_CODES.get(error.status_code, "failure-request")
            return Failure(error.status_code, Message.of(code))
        case _:
            return Failure(500, _hidden(500))


def _place(error: InputError) -> tuple[str | None, int | None]:
    """Return the parameter that an error is about, and its place in the query, if it has them."""
    match error:
        case ParameterError(parameter=parameter):
            return parameter, None
        case QueryError(position=position):
            return "q", position
        case _:
            return None, None


def _hidden(status: int) -> Message:
    """Return a message on the index that names no path."""
    return Message.of("failure-later" if status == 503 else "failure-index")
