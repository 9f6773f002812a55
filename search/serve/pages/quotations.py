"""The page of what a person is quoted with."""

from __future__ import annotations

from msgspec.structs import replace
from starlette.responses import Response

from search.cli.export import quotations_as_csv
from search.option_checks import MAX_PAGE_HITS
from search.serve.asking import Question
from search.serve.canonical import at_canonical_address
from search.serve.failures import NotThere
from search.serve.marking import plain
from search.serve.parts.downloads import table
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.pager import pager_of
from search.serve.parts.quotations import find_quotations, quotation_views
from search.serve.visit import Visit


@at_canonical_address
def show(visit: Visit) -> Response:
    """Show what the first person of a question is quoted with, or ask whose quotations to show."""
    question = visit.question
    if not question.person:
        return visit.page("quotations_of.html")
    speaker = question.person[0]
    found = find_quotations(visit, question, question.limit)
    return visit.page(
        "quotations.html",
        question=question,
        speaker=plain(speaker),
        total=found.total,
        notes=[visit.message(note) for note in found.notes],
        quotations=quotation_views(visit, found.quotations),
        chips=chips_of(visit, "/quotations", question),
        without_filters=visit.address("/quotations", _of_speaker(question)),
        pager=pager_of(visit, "/quotations", question, found.total, has_more=found.has_more),
        person_address=visit.person(speaker),
        file_address=visit.address("/quotations.csv", question),
    )


def send_table(visit: Visit) -> Response:
    """Send the quotations as a table.

    Raises:
        NotThere: The question names nobody.
    """
    question = visit.question.but()
    if not question.person:
        raise NotThere("failure-no-speaker")
    found = find_quotations(visit, question, MAX_PAGE_HITS)
    return table(quotations_as_csv(found.quotations), "quotations")


def _of_speaker(question: Question) -> Question:
    """Return a question without its filters, but for the person who is quoted."""
    return replace(without_filters(question), person=question.person[:1])
