"""Find the clause within a quotation that tells its speaker: « Nous irons, a dit Durand, à Paris »."""

from __future__ import annotations

from msgspec import Struct

from index.quotations.attribution import Place
from index.quotations.clauses import SpeechClause, clauses_after_commas
from index.quotations.french.phrases import INCISE_END
from index.quotations.passages import Passage
from index.quotations.quotation import Span
from index.quotations.subjects import Subjects

MIN_WORDS_AROUND_INCISE = 6
"""Words from which a passage may have the clause about it within it."""
MAX_INCISE_CHARS = 120
"""Characters of a clause within a quotation, after the name of its subject."""
MAX_NAME_GAP = 80
"""Characters between the verb of a clause within a quotation and the name of its subject."""


class Incise(Struct, frozen=True):
    """A clause within a quotation.

    Attributes:
        clause: Its verb.
        start: Offset of the comma before it.
        end: Offset after the comma that ends it.
    """

    clause: SpeechClause
    start: int
    end: int

    def around(self, passage: Passage) -> tuple[Span, ...]:
        """Return the parts of a passage before and after it."""
        return (passage.start, self.start), (self.end, passage.end)


def find_incise(text: str, place: Place, subjects: Subjects) -> Incise | None:
    """Return the first clause within a passage that tells who says it, or None."""
    if place.words < MIN_WORDS_AROUND_INCISE:
        return None
    start, end = place.passage.start, place.passage.end
    for clause in clauses_after_commas(text, start, end):
        named_to = _end_of_subject(clause, end, subjects)
        if named_to < 0:
            continue
        limit = min(named_to + MAX_INCISE_CHARS, end)
        clause_end = INCISE_END.search(text, named_to, limit)
        comma = text.rindex(",", start, clause.start)
        return Incise(clause, comma, clause_end.start() + 1 if clause_end else end)
    return None


def _end_of_subject(clause: SpeechClause, end: int, subjects: Subjects) -> int:
    """Return the offset after the subject of a clause, -1 if it is nobody in particular."""
    if clause.pronoun:
        return clause.end
    mention = subjects.first_independent(clause.end, min(clause.end + MAX_NAME_GAP, end))
    return -1 if mention is None else mention.end
