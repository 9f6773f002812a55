"""The pages of the sources of the archive: all of them, and each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from starlette.responses import Response

from index.analysis.analyzer import fold
from search.cli.export import sources_as_csv
from search.names.initials import initial_of
from search.results import SourceArticles
from search.serve.asking import Question
from search.serve.canonical import at_canonical_address
from search.serve.failures import NotThere
from search.serve.marking import plain
from search.serve.pages.results import found
from search.serve.pages.watches import watch_name
from search.serve.parts.downloads import table
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.hits import views_of
from search.serve.parts.names import counts_of, letters_of, source_view
from search.serve.parts.timeline import over_time, timeline_of
from search.serve.visit import Visit

LATEST = 8
"""Latest articles that are shown."""
MOST_PEOPLE = 20
"""People that are shown."""


@at_canonical_address
def show_all(visit: Visit) -> Response:
    """List the sources whose names have what was typed, or all."""
    question = visit.question
    typed = fold(question.q)
    sources = [source for source in _sources(visit, question) if typed in fold(source.name)]
    if question.letter:
        sources = [each for each in sources if initial_of(each.name) == question.letter]
    return visit.page(
        "sources.html",
        question=question,
        chips=chips_of(visit, "/sources", question),
        without_filters=visit.address("/sources", without_filters(question)),
        letters=letters_of(visit, "/sources", question),
        names=[source_view(visit, source) for source in sources],
        file_address=visit.address("/sources.csv", question.but(q="")),
    )


def send_table(visit: Visit) -> Response:
    """Send the list of all sources as a table."""
    return table(sources_as_csv(_sources(visit, visit.question)), "sources")


def show(visit: Visit) -> Response:
    """Show a source: over time, whom it names, its latest articles.

    Raises:
        NotThere: The archive has no such source.
    """
    source = _named(visit, _sources(visit, Question()), visit.name)
    if source is None:
        raise NotThere("failure-no-source", name=visit.name)
    question = Question(source=(source.name,))
    page = found(visit, replace(question, limit=LATEST))
    people = page.facets.person if page.facets else {}
    (timeline,) = over_time(visit, question, [""])
    return visit.page(
        "source.html",
        source=source_view(visit, source),
        spellings=[plain(spelling) for spelling in visit.archive.source_spellings(source.name)[1:]],
        question=question,
        timeline=timeline_of(visit, timeline, question) if len(timeline.points) > 1 else None,
        people=counts_of(visit, people, visit.person, MOST_PEOPLE),
        latest=views_of(visit, page.hits, question),
        results=visit.address("/", question),
        feed=visit.address("/feed.atom", question),
        watch_name=watch_name(visit, question),
        network_address=visit.address("/network", question),
    )


def _sources(visit: Visit, question: Question) -> tuple[SourceArticles, ...]:
    """Return the sources of the articles that pass the filters of a question."""
    asked = question.but(q="").counted
    return visit.kept(("sources", asked), lambda: visit.archive.sources(filters=asked.filters))


def _named(visit: Visit, sources: Sequence[SourceArticles], name: str) -> SourceArticles | None:
    """Return the source of a name in any of its spellings."""
    if not name.strip():
        return None
    spellings = {fold(spelling) for spelling in visit.archive.source_spellings(name)}
    exact = (source for source in sources if source.name == name)
    spelt_otherwise = (source for source in sources if fold(source.name) in spellings)
    return next(exact, None) or next(spelt_otherwise, None)
