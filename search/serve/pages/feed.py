"""The latest articles of a question, and what is new for a saved query, as feeds."""

from __future__ import annotations

from starlette.responses import Response

from search.serve.asking import Question
from search.serve.dispatch import if_changed
from search.serve.feeds import MAX_ENTRIES, feed
from search.serve.visit import Visit


def of_question(visit: Visit) -> Response:
    """Write a feed of the articles that the question finds, the latest first."""
    question = visit.question
    page = visit.archive.find(
        question.q,
        sort=question.sort or "-date",
        limit=MAX_ENTRIES,
        exact=question.exact,
        variants=question.variants,
        group=question.group,
        filters=question.filters,
    )
    title = visit.words.text("feed-title", query=question.q or visit.words.text("feed-everything"))
    return feed(visit, title, question, [(hit, None) for hit in page.hits])


def of_watch(visit: Visit) -> Response:
    """Write a feed of what a saved query has found, what came last first."""
    name = visit.name
    saved = visit.archive.saved.named(name)
    question = Question.of(saved)
    arrivals = visit.archive.saved.arrivals(name, MAX_ENTRIES)
    title = visit.words.text("feed-watch-title", name=name)
    hits = [(arrival.hit, arrival.at) for arrival in arrivals]
    return if_changed(visit, feed(visit, title, question, hits))
