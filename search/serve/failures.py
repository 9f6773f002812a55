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
    PoolBusy,
    QueryError,
    SearchError,
    TooLong,
)
from index.messages import Message
from search.serve.clients import AlreadyExporting
from search.serve.parameters import ParameterError
from search.serve.readers import TooManyRequests

RETRY_SECONDS = 2
"""Seconds after which a request that was turned away is worth repeating."""
_WORTH_REPEATING = (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS)
_TEMPORARY = (ClusterDown, IndexBusy, IndexMissing, IndexMoved)
_STATUS_CODES: Mapping[int, str] = {
    HTTPStatus.NOT_FOUND: "failure-no-page",
    HTTPStatus.METHOD_NOT_ALLOWED: "failure-method",
    HTTPStatus.UNAUTHORIZED: "failure-token",
    HTTPStatus.FORBIDDEN: "failure-other-site",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "failure-body-too-long",
    HTTPStatus.REQUEST_URI_TOO_LONG: "failure-address-too-long",
    HTTPStatus.MISDIRECTED_REQUEST: "failure-host",
}
"""The code of the message on a status that the framework gives."""
_ABSENT = frozenset(
    (
        "saved-query-missing",
        "saved-query-unknown",
        "folder-missing",
        "folder-article-missing",
        "folder-lacks-article",
        "passage-unknown",
        "tag-missing",
    )
)
"""Codes of messages of the library on things that are asked for by their names, and are not there."""


_OF_FILES = frozenset(("user-file-unwritable", "user-file-unusable", "user-file-unreadable"))
"""Codes of messages of the library on the files of watches, folders and tags, which name their paths."""


class NotThere(SearchError):  # noqa: N818 - a state, told to the reader in these words
    """The archive has nothing at an address that could have something."""


class ReadOnly(SearchError):  # noqa: N818 - a state, told to the reader in these words
    """Watches, folders and tags are shown here, and not changed."""


class Failure(Struct, frozen=True):
    """A request failed.

    Attributes:
        status: The status of HTTP.
        message: What happened, and what to do.
        parameter: The parameter that cannot be used, if it is one.
        position: The 0-based position of the character of the query that cannot be read.
        allowed: The methods of HTTP that the address can be asked with, if it was another one.
    """

    status: int
    message: Message
    parameter: str | None = None
    position: int | None = None
    allowed: str = ""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer: nothing keeps it, and programs may learn when to retry."""
        headers = {"Cache-Control": "no-store"}
        if self.status in _WORTH_REPEATING:
            headers["Retry-After"] = str(RETRY_SECONDS)
        if self.status == HTTPStatus.UNAUTHORIZED:
            headers["WWW-Authenticate"] = "Bearer"
        if self.allowed:
            headers["Allow"] = self.allowed
        return headers


def failure_of(error: Exception, *, shows_paths: bool) -> Failure:
    """Tell what an error means for the reader.

    Args:
        error: The error. One that nobody has raised on purpose is told without its text.
        shows_paths: True if the reader may learn where files are. Messages on the index name it.
    """
    match error:
        case InputError() if error.message.code not in _OF_FILES:
            parameter, position = _place(error)
            is_absent = error.message.code in _ABSENT
            return Failure(404 if is_absent else 400, error.message, parameter, position)
        case SearchError():
            return _of_archive(error, shows_paths=shows_paths)
        case AlreadyExporting():
            return Failure(429, Message.of("failure-exporting"))
        case TooManyRequests():
            return Failure(503, Message.of("failure-busy"))
        case HTTPException():
            return Failure(
                error.status_code,
                Message.of(_STATUS_CODES.get(error.status_code, "failure-request")),
                allowed=(error.headers or {}).get("Allow", ""),
            )
        case _:
            return Failure(500, Message.of("failure-index"))


def _of_archive(error: SearchError, *, shows_paths: bool) -> Failure:
    """Tell what an error of the archive means. Its message may name paths and other machines."""
    if isinstance(error, NotThere):
        return Failure(404, error.message)
    if isinstance(error, ReadOnly):
        return Failure(403, error.message)
    if isinstance(error, PoolBusy | TooLong):
        return Failure(503, error.message)
    is_temporary = isinstance(error, _TEMPORARY)
    message = Message.of("failure-later" if is_temporary else "failure-index")
    return Failure(503 if is_temporary else 500, error.message if shows_paths else message)


def _place(error: InputError) -> tuple[str | None, int | None]:
    """Return the parameter that an error is about, and its place in the query, if it has them."""
    match error:
        case ParameterError(parameter=parameter):
            return parameter, None
        case QueryError(position=position):
            return "q", position
        case _:
            return None, None
