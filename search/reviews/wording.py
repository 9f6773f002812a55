"""The words of a press review, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from index.messages import Language, Message, catalogue
from search.highlighting.snippets import Snippet
from search.period_names import day_name
from search.results import Hit
from search.reviews.review import Review, ReviewGroup
from search.text_spans import pieces_of
from search.web_addresses import web_address
from search.xml_text import xml_text

MAX_COPIES = 10
"""Limit on the copies of a text that are named."""


class Wording(Struct, frozen=True):
    """Puts the parts of a review into words of a language, without characters that act on a line.

    Attributes:
        review: The review.
        language: The language.
    """

    review: Review
    language: Language

    @property
    def title(self) -> str:
        """The title that the review was given, or the usual one with the query."""
        if self.review.title.strip():
            return xml_text(self.review.title.strip())
        if self.review.query.strip():
            return self._words("review-title-of", query=xml_text(self.review.query.strip()))
        return self._words("review-title")

    def summary(self) -> Iterator[str]:
        """Yield lines below the title: the days, the numbers of articles, what is not there."""
        review = self.review
        if review.days:
            first, last = (day_name(day, self.language) for day in review.days)
            yield first if first == last else self._words("review-days", first=first, last=last)
        texts = len(review.hits)
        yield self._words("review-numbers", texts=texts, articles=review.articles)
        if review.left_out:
            yield self._words("review-left-out", texts=review.left_out)
        words = catalogue(self.language)
        for note in review.notes:
            text = xml_text(words.text(note))
            yield text[:1].upper() + text[1:]

    def heading(self, group: ReviewGroup) -> str:
        """Return the heading of a group."""
        match self.review.by:
            case "day":
                return day_name(group.day, self.language) if group.day else self.undated
            case "source":
                return xml_text(group.source) if group.source else self._words("review-sourceless")
            case "subject":
                names = ", ".join(map(xml_text, group.subject))
                return names or self._words("review-other-subjects")

    @property
    def undated(self) -> str:
        """The words for an article whose day is not known."""
        return self._words("review-undated")

    @property
    def contents(self) -> str:
        """The heading of the list of groups."""
        return self._words("review-contents")

    def byline(self, hit: Hit) -> str:
        """Return the source, the page, the day and the authors of an article."""
        day = day_name(hit.date, self.language) if hit.date else self.undated
        page = self._words("review-page", page=xml_text(hit.page)) if hit.page else ""
        source = ", ".join(filter(None, (xml_text(hit.source or ""), page)))
        authors = ", ".join(map(xml_text, hit.authors))
        return " · ".join(filter(None, (source, day, authors)))

    def copies(self, hit: Hit) -> str:
        """Name the sources of the other copies of an article; empty if there are none."""
        if not hit.duplicates:
            return ""
        names = dict.fromkeys(xml_text(copy.source or copy.id) for copy in hit.duplicates)
        listed = tuple(names)[:MAX_COPIES]
        return self._words("review-copies", count=len(hit.duplicates), names=listed)

    def tags(self, hit: Hit) -> str:
        """Name the tags of an article; empty if it has none."""
        if not hit.tags:
            return ""
        return self._words("review-tags", names=tuple(map(xml_text, hit.tags)))

    def _words(self, code: str, **values: Any) -> str:
        return catalogue(self.language).text(Message.of(code, **values))


def address_of(hit: Hit) -> str:
    """Return the address of an article on the web; empty if it has none."""
    return xml_text(web_address(hit.url))


def note_lines(hit: Hit) -> list[str]:
    """Return the lines of the note on an article; none if there is no note."""
    return [xml_text(line) for line in hit.note.split("\n")] if hit.note else []


def pieces(snippet: Snippet) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a passage in their order, each with True if it matches the query."""
    for text, is_match in pieces_of(snippet.text, snippet.highlights):
        yield xml_text(text), is_match
