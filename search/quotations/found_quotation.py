"""Results: one quotation with its article, and a page of them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from msgspec import Struct

from index.article import Evidence
from index.messages import Language, Message
from search.highlighting.sentences import Span
from search.json_values import notes_as_json, struct_as_json
from search.notebooks.listing import Listing
from search.origin import Origin
from search.results import Duplicate


class FoundQuotation(Struct, frozen=True):
    """Words of a person, quoted by an article.

    Attributes:
        speaker: The name of the person, as the article has it.
        text: The words. Where others stand between them, there is `[…]`.
        highlights: Start and end of each match in the text, in characters.
        parts: Start and end of each part of the words in the body of the article.
        id, title, date, date_evidence, source, url: See `index.article.Article`.
        copies: Other articles that quote just these words, which are no results of their own.
    """

    speaker: str
    text: str
    highlights: tuple[Span, ...]
    parts: tuple[Span, ...]
    id: str
    title: str
    date: date | None
    date_evidence: Evidence | None
    source: str | None
    url: str | None
    copies: tuple[Duplicate, ...] = ()


class QuotationPage(Listing[FoundQuotation], Struct, frozen=True):
    """One page of the quotations of a person.

        >>> page = archive.quotations("Soleimani")
        >>> page.total, len(page.quotations)
        (0, 0)

    Attributes:
        speaker: The name of the person, as it was typed.
        query: The query as it was typed; empty if all quotations were asked for.
        total: Number of quotations on all pages. Those of the same words count once.
        quotations: The quotations of the page, in their order.
        notes: Remarks on the way the name and the query were read.
        origin: The filters, and the state of the index.
        has_more: True if there is a page after this one.
    """

    speaker: str
    query: str
    total: int
    quotations: tuple[FoundQuotation, ...]
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()
    has_more: bool = False

    row_type: ClassVar[type[FoundQuotation]] = FoundQuotation
    shown: ClassVar[tuple[str, ...]] = ("date", "source", "speaker", "text", "title")

    @property
    def rows(self) -> tuple[FoundQuotation, ...]:
        """The quotations."""
        return self.quotations

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the page as JSON holds it, its notes in a language."""
        return {
            "speaker": self.speaker,
            "query": self.query,
            **self.origin.as_dict(),
            "total": self.total,
            "notes": notes_as_json(self.notes, language),
            "quotations": [struct_as_json(quotation) for quotation in self.quotations],
        }
