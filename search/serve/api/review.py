"""A press review, for programs."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta
from starlette.responses import Response

from search.reviews import FORMATS
from search.reviews.formats import FormatName
from search.reviews.review import GroupedBy
from search.serve.api.asked import Queried
from search.serve.pages.review import MAX_TEXTS, as_file
from search.serve.visit import Visit


class ReviewParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a press review.

    Attributes:
        group_by: What the articles of a group have in common.
        format: The format of the file.
        limit: The largest number of texts.
    """

    group_by: GroupedBy = "day"
    format: FormatName = "html"
    limit: Annotated[int, Meta(ge=1, le=MAX_TEXTS)] = 100


def review(visit: Visit, asked: ReviewParameters) -> Response:
    """Send a press review as a file."""
    made = visit.archive.review(
        asked.q,
        by=asked.group_by,
        limit=asked.limit,
        exact=asked.exact,
        variants=asked.variants,
        filters=asked.filters,
    )
    format_ = FORMATS[asked.format]
    return as_file(format_.write(made, visit.language), format_)
