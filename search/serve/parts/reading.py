"""The texts of an article with their matches, people and the words that tell the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from search.reading import Reading
from search.serve.marking import Annotation, annotated, annotated_paragraphs
from search.serve.visit import Visit
from search.text_spans import Spans, TextSpans

MAX_MARKS = 5_000
"""Matches of a text that are marked. No reader goes through more, and browsers would be slow."""
DAY_ID = "day"
"""The id of the words that tell the day."""


class ReadingView(Struct, frozen=True):
    """The texts of an article as they are shown.

    Attributes:
        title: The title.
        paragraphs: The paragraphs of the body.
        captions: The captions.
        matches: The number of matches, whose ids are `m1`, `m2` and so on.
        shows_day: True if the words that tell the day stand in the texts, with the id `day`.
    """

    title: Markup
    paragraphs: tuple[Markup, ...]
    captions: tuple[Markup, ...]
    matches: int
    shows_day: bool


def view_of(visit: Visit, reading: Reading) -> ReadingView:
    """Return the texts of an article as they are shown."""
    article, marks = reading.article, reading.marks
    words = reading.date_words
    shows_day = words is not None and words.span is not None
    day_in = words.where if words is not None and shows_day else ""
    first_in_body = len(marks.title) + 1
    first_in_captions = first_in_body + len(marks.body)
    title = [*_matches(marks.title, 1), *_people(visit, reading, "title")]
    body = [*_matches(marks.body, first_in_body), *_people(visit, reading, "body")]
    if words is not None and words.span is not None:
        day = Annotation(words.span, "day", DAY_ID)
        (title if day_in == "title" else body).append(day)
    return ReadingView(
        title=annotated(article.title, title),
        paragraphs=annotated_paragraphs(article.body, body),
        captions=tuple(_captions(article.captions, marks, first_in_captions)),
        matches=marks.total,
        shows_day=shows_day,
    )


def _matches(spans: Spans, first: int) -> Iterator[Annotation]:
    """Yield the matches of a text that are marked, with ids that count from `first` on."""
    for number, span in enumerate(spans[:MAX_MARKS], first):
        yield Annotation(span, "match", f"m{number}")


def _people(visit: Visit, reading: Reading, text: str) -> Iterator[Annotation]:
    """Yield the people whom the title or the body names, with the addresses of their pages."""
    for mention in reading.mentions:
        address = visit.person(mention.person)
        for span in getattr(mention.spans, text):
            yield Annotation(span, "person", address)


def _captions(captions: Sequence[str], marks: TextSpans, first: int) -> Iterator[Markup]:
    """Yield the captions with their matches."""
    for caption, spans in zip(captions, marks.captions, strict=True):
        yield annotated(caption, _matches(spans, first))
        first += len(spans)
