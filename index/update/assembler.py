"""Assemble articles from what a reader gives."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from index.dates.zones import DEFAULT_ZONE, load_zone
from index.lockstep import at_once
from index.sources import SourceTable

if TYPE_CHECKING:
    from index.dates.day_span import DaySpan
    from index.lockstep import Steps
    from index.people.spacy_ner import EntityRecognizer
    from index.readers.raw_article import RawArticle
    from index.stored_article import StoredArticle


class Assembler(Struct, frozen=True):
    """Assembles articles.

    Attributes:
        today: No article is later than this day. Years that dates leave out are counted back from
            it.
        source_names: Lines of the user's own table of sources.
        ner: Whether to ask spaCy for a second opinion on who is a person.
        timezone: The zone in which the moments of metadata have their day.
    """

    today: date
    source_names: str = ""
    ner: bool = False
    timezone: str = DEFAULT_ZONE

    def check(self) -> None:
        """Check that the table of sources, the time zone and the model of spaCy can be used.

        Raises:
            InputError: A line of the table of sources cannot be used, there is no such time zone, or
                spaCy's model is not installed.
        """
        load_zone(self.timezone)
        if self.source_names:  # the table of the program alone can be used, and takes long to read
            SourceTable.parse(self.source_names)
        if self.ner:
            entity_recognizer()

    def assemble(self, raw: RawArticle, path: str, span: DaySpan | None = None) -> StoredArticle:
        """Assemble one article, see `steps`."""
        return at_once(self.steps(raw, path, span))

    def steps(
        self, raw: RawArticle, path: str, span: DaySpan | None = None
    ) -> Steps[StoredArticle]:
        """Return the steps that assemble one article.

        Args:
            raw: What a reader gave.
            path: The path of its file in the index.
            span: The days of the other articles of the file, where they are known.
        """
        from index.update.assembly import Assembly  # late: a run starts without the rooms it needs

        sources = SourceTable.parse(self.source_names)
        recognizer = entity_recognizer() if self.ner else None
        assembly = Assembly(raw, path, span, self.today, self.timezone, sources, recognizer)
        return assembly.steps()


@cache
def entity_recognizer() -> EntityRecognizer:
    """Return spaCy's model, loaded once in each process."""
    from index.people.spacy_ner import french_model  # late: few archives want it

    return french_model()
