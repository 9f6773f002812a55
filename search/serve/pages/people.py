"""The pages of the people whom the archive names: all of them, and each."""

from __future__ import annotations

from msgspec.structs import replace
from starlette.responses import Response

from index.people.lookup_keys import lookup_key
from search.archive import MAX_PAGE_HITS
from search.cli.export import people_as_csv
from search.results import PeoplePage, Person
from search.serve.asking import Question
from search.serve.canonical import at_canonical_address
from search.serve.failures import NotThere
from search.serve.marking import plain
from search.serve.pages.results import found
from search.serve.parts.downloads import attachment
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.hits import views_of
from search.serve.parts.names import NameView, counts_of, person_view
from search.serve.parts.network import network_of
from search.serve.parts.pager import pager_of
from search.serve.parts.quotations import find_quotations, quotation_views
from search.serve.parts.timeline import over_time, timeline_of
from search.serve.visit import Visit

PEOPLE_PER_PAGE = 60
"""People of a page of the list."""
MOST_BESIDE = 28
"""People of the network of somebody."""
MOST_NAMESAKES = 12
"""Other people of the same surname."""
LATEST = 5
"""Latest articles and quotations that are shown."""
MOST_SOURCES = 10
"""Sources that are shown."""


@at_canonical_address
def show_all(visit: Visit) -> Response:
    """List the people whom the articles name."""
    question = visit.question
    page = _people(visit, question, PEOPLE_PER_PAGE)
    has_more = page.total > question.page * PEOPLE_PER_PAGE
    paged = replace(question, limit=PEOPLE_PER_PAGE)
    return visit.page(
        "people.html",
        question=question,
        total=page.total,
        notes=[visit.message(note) for note in page.notes],
        chips=chips_of(visit, "/people", question),
        without_filters=visit.address("/people", without_filters(question)),
        names=[person_view(visit, person) for person in page.people],
        pager=pager_of(visit, "/people", paged, page.total, has_more=has_more),
        file_address=visit.address("/people.csv", question),
        network_address=visit.address("/network", question.but(q="")),
    )


def send_table(visit: Visit) -> Response:
    """Send the list of all people as a table."""
    page = _people(visit, visit.question.but(), MAX_PAGE_HITS)
    return attachment(people_as_csv(page), "people.csv", "text/csv; charset=utf-8")


def show(visit: Visit) -> Response:
    """Show somebody: over time, among others, in which sources.

    Raises:
        NotThere: No article names somebody of that name.
    """
    name = visit.name
    named = _people(visit, Question(q=name), MOST_NAMESAKES) if name.strip() else None
    if named is None or not named.people:
        raise NotThere("failure-no-person", name=name)
    person = next(
        (each for each in named.people if lookup_key(each.name) == lookup_key(name)),
        named.people[0],
    )
    question = Question(person=(person.name,))
    page = found(visit, replace(question, limit=LATEST))
    sources = page.facets.source if page.facets else {}
    (timeline,) = over_time(visit, question, [""])
    quoted = find_quotations(visit, question, LATEST)
    return visit.page(
        "person.html",
        person=replace(person_view(visit, person), articles=timeline.total),
        question=question,
        spellings=[(plain(spelling), count) for spelling, count in person.spellings.items()],
        timeline=timeline_of(visit, timeline, question) if len(timeline.points) > 1 else None,
        network=network_of(visit, question, MOST_BESIDE),
        sources=counts_of(visit, sources, visit.source, MOST_SOURCES),
        latest=views_of(visit, page.hits, question),
        quotations=quotation_views(visit, quoted.quotations),
        quotations_total=quoted.total,
        quotations_address=visit.address("/quotations", question),
        namesakes=_namesakes(visit, person),
        results=visit.address("/", question),
        feed=visit.address("/feed.atom", question),
        concordance_address=visit.address("/concordance", Question(q=_typed(person.name))),
    )


def _people(visit: Visit, question: Question, limit: int) -> PeoplePage:
    """Return a page of the people whose names a question types, or of all."""

    def find() -> PeoplePage:
        return visit.archive.people(
            question.q or None, filters=question.filters, limit=limit, page=question.page
        )

    return visit.kept(("people", question.counted, question.page, limit), find)


def _namesakes(visit: Visit, person: Person) -> list[NameView]:
    """Return other people of the same surname."""
    surname = person.name.split()[-1]
    others = _people(visit, Question(q=surname), MOST_NAMESAKES).people
    return [person_view(visit, other) for other in others if other.name != person.name]


def _typed(name: str) -> str:
    """Return the query for a name as a user types it."""
    return '"{}"'.format(name.replace('"', " "))
