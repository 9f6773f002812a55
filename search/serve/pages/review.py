"""A press review of the articles of a question, as a file."""

from __future__ import annotations

from starlette.responses import Response

from search.reviews import FORMATS, ReviewFormat
from search.serve.failures import NotThere
from search.serve.parts.downloads import SANDBOX
from search.serve.visit import Visit

MAX_TEXTS = 500
"""Texts of a review. A longer one is made on the command line."""
SUFFIXES = {format_.suffix.removeprefix("."): format_ for format_ in FORMATS.values()}
"""The formats by the ends of addresses."""


def send(visit: Visit) -> Response:
    """Send the review in the format that the address ends with, by day.

    Raises:
        NotThere: There is no such format.
    """
    format_ = SUFFIXES.get(visit.request.path_params["format"])
    if format_ is None:
        raise NotThere("failure-no-page")
    question = visit.question
    review = visit.archive.review(
        question.q,
        limit=MAX_TEXTS,
        exact=question.exact,
        variants=question.variants,
        filters=question.filters,
    )
    return as_file(format_.write(review, visit.language), format_)


def as_file(content: bytes, format_: ReviewFormat) -> Response:
    """Return a review that a browser saves as a file; one of HTML is shown."""
    media_type = f"{format_.media_type}; charset=utf-8" if format_.is_text else format_.media_type
    headers = {"Content-Security-Policy": SANDBOX}
    if format_.name != "html":
        headers["Content-Disposition"] = f'attachment; filename="review{format_.suffix}"'
    return Response(content, media_type=media_type, headers=headers)
