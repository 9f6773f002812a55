"""Say what went wrong with a request of a program, as RFC 9457 has it."""

from __future__ import annotations

from msgspec import Struct, json
from starlette.responses import Response

from search.serve.failures import Failure
from search.serve.words import PageWords

ROOT = "/api/v1"
"""The path that all addresses of the interface begin with."""
MEDIA_TYPE = "application/problem+json"


class Problem(Struct, frozen=True, omit_defaults=True):
    """A request failed.

    Attributes:
        type: The address of what the status means, on the page about the interface.
        title: What the status says, in a few words.
        status: The status of HTTP.
        detail: What happened, and what to do.
        code: The kind of problem, for programs.
        parameter: The parameter that cannot be used, if it is one.
        position: The 0-based position, in code points, of the character of the query that cannot be read.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    parameter: str | None = None
    position: int | None = None


def is_for_program(path: str) -> bool:
    """Return True for a path of the interface, whose failures are told to programs."""
    return path.startswith("/api/")


def problem_response(failure: Failure, words: PageWords, prefix: str) -> Response:
    """Tell a program of a failure.

    Args:
        failure: The failure.
        words: The words of the language that the program asks for.
        prefix: The path that all addresses of the site begin with.
    """
    problem = Problem(
        type=f"{prefix}/api#status-{failure.status}",
        title=words.text(f"status-{failure.status}"),
        status=failure.status,
        detail=words.message(failure.message),
        code=failure.message.code,
        parameter=failure.parameter,
        position=failure.position,
    )
    return Response(json.encode(problem), failure.status, failure.headers, MEDIA_TYPE)
